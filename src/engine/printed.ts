import { formatTimestamp, parseTimestamp } from '../query/timestamp';
import { describedInstance, describedTask } from './describe';
import type { HostPorts } from './host-ports';
import { nameOf } from './names';
import { interfacesOnFargate, printedOnFargate } from './printed-fargate';
import type { Moment } from './simulation';
import type { SimulationState } from './state';
import { taskDefinitionIndex } from './task-rows/kinds';

/**
 * Tasks and container instances as `aws ecs describe-tasks` and `describe-container-instances` print them: ARNs, calendar times, resources by name, and
 * no member for what has not happened. Ids of the scenario stand where ECS has its own. Source: the API's Task and ContainerInstance.
 */

/** The account of AWS's own documentation, as in the ARNs of registered task definitions. */
const ACCOUNT_ID = '123456789012';

export type Printed = Readonly<Record<string, unknown>>;

/** One entry of `tasks`; null where there is no such task. */
export function printedTask(moment: Moment, task: number): Printed | null {
  const { world } = moment;
  if (task < 0 || task >= world.tasks.count) return null;
  const described = describedTask(world, task);
  const definition = world.taskDefinitions[taskDefinitionIndex(world, task)];
  const taskArn = arn(moment, 'task', described.taskId);
  const time = (seconds: number | null): string | undefined => calendarTime(moment, seconds);
  const host = world.instances.records[world.tasks.instanceIndex[task] ?? -1];
  return withoutAbsent({
    attributes: [{ name: 'ecs.cpu-architecture', value: host?.attributes.get('ecs.cpu-architecture') ?? 'x86_64' }],
    availabilityZone: described.availabilityZone,
    capacityProviderName: described.capacityProvider,
    clusterArn: clusterArn(moment),
    connectivity: host === undefined ? undefined : 'CONNECTED',
    containerInstanceArn: host === undefined ? undefined : arn(moment, 'container-instance', host.id),
    containers: described.containers.map((container) => {
      const input = definition?.input.containerDefinitions.find(({ name }) => name === container.name);
      return withoutAbsent({
        containerArn: arn(moment, 'container', `${described.taskId}/${container.name}`),
        taskArn,
        name: container.name,
        image: input?.image,
        lastStatus: container.lastStatus,
        exitCode: container.exitCode,
        reason: container.reason,
        networkBindings: container.networkBindings,
        networkInterfaces: interfacesOnFargate(moment, task),
        healthStatus: described.healthStatus,
        cpu: String(input?.cpu ?? 0),
        memory: input?.memory === undefined ? undefined : String(input.memory),
        memoryReservation: input?.memoryReservation === undefined ? undefined : String(input.memoryReservation),
      });
    }),
    cpu: String(definition?.requirements.cpuUnits ?? 0),
    createdAt: time(described.createdAt),
    desiredStatus: described.desiredStatus,
    enableExecuteCommand: false,
    executionStoppedAt: time(described.executionStoppedAt),
    group: described.group,
    healthStatus: described.healthStatus,
    lastStatus: described.lastStatus,
    launchType: described.launchType,
    memory: String(definition?.requirements.memoryMiB ?? 0),
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
    pullStartedAt: time(described.pullStartedAt),
    pullStoppedAt: time(described.pullStoppedAt),
    startedAt: time(described.startedAt),
    startedBy: described.startedBy,
    stopCode: described.stopCode,
    stoppedAt: time(described.stoppedAt),
    stoppedReason: described.stoppedReason,
    stoppingAt: time(described.stoppingAt),
    tags: [],
    taskArn,
    taskDefinitionArn: definition?.arn,
    ...printedOnFargate(moment, task),
  });
}

/** One entry of `containerInstances`; null where there is no such instance. */
export function printedInstance(moment: Moment, instance: number): Printed | null {
  const { world } = moment;
  const record = world.instances.records[instance];
  if (!record) return null;
  const { status, agentConnected, runningTasksCount, pendingTasksCount } = describedInstance(world, instance);
  return withoutAbsent({
    containerInstanceArn: arn(moment, 'container-instance', record.id),
    ec2InstanceId: record.ec2InstanceId,
    capacityProviderName: world.capacityProviders[world.instances.capacityProvider[instance] ?? -1],
    versionInfo: { agentVersion: record.agentVersion },
    remainingResources: resources(world, instance, 'Free'),
    registeredResources: resources(world, instance, 'Registered'),
    status,
    agentConnected,
    runningTasksCount,
    pendingTasksCount,
    attributes: [...record.attributes].map(([name, value]) => (value === '' ? { name } : { name, value })),
    registeredAt: formatTimestamp(record.registeredAtEpochMs),
    attachments: [],
    tags: [],
  });
}

/**
 * Resources by name. Of CPU and memory what is left (or offered); of ports those in use, in both lists, as ECS has it
 * (placement-and-lifecycle 7.1): registered are the reserved ones alone.
 */
function resources({ instances }: SimulationState, instance: number, which: 'Free' | 'Registered'): Printed[] {
  const ports = (held: HostPorts | undefined): string[] =>
    (held?.keys() ?? [])
      .filter((port) => which === 'Free' || held?.get(port) === -1)
      .sort((a, b) => a - b)
      .map(String);
  const integer = (name: string, integerValue: number): Printed => ({ name, type: 'INTEGER', integerValue });
  const gpus = instances.gpusRegistered[instance] ?? 0;
  return [
    integer('CPU', instances[`cpuUnits${which}`][instance] ?? 0),
    integer('MEMORY', instances[`memoryMiB${which}`][instance] ?? 0),
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: ports(instances.tcpPortsInUse[instance]) },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: ports(instances.udpPortsInUse[instance]) },
    ...(gpus === 0 ? [] : [integer('GPU', instances[`gpus${which}`][instance] ?? 0)]),
  ];
}

/** The ARN of something in the cluster. */
export function arn(moment: Moment, kind: string, id: string): string {
  const { region, cluster } = moment.scenario;
  return `arn:aws:ecs:${region}:${ACCOUNT_ID}:${kind}/${nameOf(cluster.clusterName)}/${id}`;
}

export function clusterArn({ scenario: { region, cluster } }: Moment): string {
  return `arn:aws:ecs:${region}:${ACCOUNT_ID}:cluster/${nameOf(cluster.clusterName)}`;
}

/** The calendar time of a simulated second, by the scenario's `startsAt`. */
export function calendarTime({ scenario }: Moment, seconds: number | null): string | undefined {
  return seconds === null ? undefined : formatTimestamp((parseTimestamp(scenario.startsAt) ?? 0) + seconds * 1_000);
}

/** ECS leaves out what there is not, rather than printing null. */
export function withoutAbsent(members: Printed): Printed {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));
}
