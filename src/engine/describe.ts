import { DESIRED_STATUS, DESIRED_STATUSES, INSTANCE_STATUSES, TASK_STATUSES } from '../ecs/status';
import type { TaskDetail } from '../frame/explanation';
import { formatTimestamp } from '../query/timestamp';
import { isBehindClassic } from '../scenario/refusal/load-balancing';
import type { HostPorts } from './host-ports';
import { instanceId, shortNameOf, taskDefinitionName, taskIdAt } from './names';
import { deploymentCountsOf } from './service/described';
import { sizeOf } from './service/sizes';
import type { Simulation } from './simulation';
import type { NetworkBinding, ServiceState, SimulationState } from './state';
import { containerDetails } from './task/container-history';
import { neverStarts } from './task/containers';
import { containerVerdict } from './task/health';
import { containersIn, pullStoppedAtMs } from './task/plan/shared-containers';
import {
  executionStoppedAtMs,
  stopCodeAt,
  stopCodeOf,
  stoppedAtMs,
  stoppedReason,
  stoppingAtMs,
} from './task-rows/endings';
import { startedBy, taskDefinitionIndex, taskGroup, taskOwner } from './task-rows/kinds';
import { pullStartedAtMs } from './task-rows/life';
import { startedAtMs, statusAtMs } from './task-rows/moments';
import { isOnFargate, taskProvider, taskZone } from './task-rows/platform';

/** Tasks, container instances and deployments as ECS describes them. Times in simulated seconds, null where they have not come. */

export interface DescribedTask {
  readonly taskId: string;
  readonly name: string;
  readonly taskDefinition: string;
  readonly group: string;
  readonly startedBy: string | null;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly capacityProvider: string | null;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  readonly containerInstance: string | null;
  readonly availabilityZone: string | null;
  readonly healthStatus: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  readonly createdAt: number;
  readonly pullStartedAt: number | null;
  readonly pullStoppedAt: number | null;
  readonly startedAt: number | null;
  readonly stoppingAt: number | null;
  readonly executionStoppedAt: number | null;
  readonly stoppedAt: number | null;
  readonly stopCode: string | null;
  readonly stoppedReason: string | null;
  readonly containers: readonly {
    readonly name: string;
    readonly lastStatus: string;
    readonly exitCode: number | null;
    readonly reason: string | null;
    readonly networkBindings: readonly NetworkBinding[];
  }[];
}

export function describedTask(world: SimulationState, task: number): DescribedTask {
  const { tasks } = world;
  const instance = tasks.instanceIndex[task] ?? -1;
  const provider = taskProvider(world, task);
  return {
    taskId: taskIdAt(world, task),
    name: shortNameOf(world, task),
    taskDefinition: taskDefinitionName(world, taskDefinitionIndex(world, task)),
    group: world.groups[taskGroup(world, task)]?.name ?? '',
    startedBy: startedBy(world, task),
    launchType: isOnFargate(world, task) ? 'FARGATE' : 'EC2',
    capacityProvider: world.capacityProviders[provider] ?? null,
    lastStatus: TASK_STATUSES[tasks.lastStatus[task] ?? 0] ?? '',
    desiredStatus: DESIRED_STATUSES[tasks.desiredStatus[task] ?? 0] ?? '',
    containerInstance: instance < 0 ? null : instanceId(world, instance),
    availabilityZone: world.zones[taskZone(world, task)] ?? null,
    healthStatus: healthStatusOf(world, task),
    createdAt: (tasks.createdAtMs[task] ?? 0) / 1_000,
    pullStartedAt: happened(world, pullStartedAtMs(world, task)),
    pullStoppedAt: happened(world, pullStoppedAtMs(world, task)),
    startedAt: happened(world, startedAtMs(world, task)),
    stoppingAt: happened(world, stoppingAtMs(world, task)),
    executionStoppedAt: happened(world, executionStoppedAtMs(world, task)),
    stoppedAt: happened(world, stoppedAtMs(world, task)),
    stopCode: stopCodeOf(stopCodeAt(world, task)),
    stoppedReason: stoppedReason(world, task),
    containers: containersIn(world, task).map((container) => ({
      name: container.name,
      lastStatus: container.lastStatus,
      exitCode: container.lastStatus === 'STOPPED' ? container.exitCode : null,
      // What the agent plans or fears shows only once it has happened.
      reason: container.lastStatus === 'STOPPED' ? container.reason : null,
      networkBindings: container.lastStatus === 'PENDING' || neverStarts(container) ? [] : container.networkBindings,
    })),
  };
}

/** Only essential containers with a health check make a task's health; without any it is UNKNOWN. */
function healthStatusOf(world: SimulationState, task: number): DescribedTask['healthStatus'] {
  const verdict = containerVerdict(world, task);
  return verdict === 'healthy' ? 'HEALTHY' : verdict === 'unhealthy' ? 'UNHEALTHY' : 'UNKNOWN';
}

/** A task with what the inspector shows of it; null where there is no such task. */
export function describeTask(simulation: Simulation, task: number): TaskDetail | null {
  const { world } = simulation;
  if (task < 0 || task >= world.tasks.count) return null;
  const json = describedTask(simulation.world, task);
  return {
    taskIndex: task,
    taskId: json.taskId,
    name: json.name,
    ownerIndex: taskOwner(world, task),
    number: world.tasks.number[task] ?? 0,
    taskDefinitionIndex: taskDefinitionIndex(world, task),
    instanceIndex: world.tasks.instanceIndex[task] ?? -1,
    stopCode: stopCodeOf(stopCodeAt(world, task)),
    stoppedReason: json.stoppedReason,
    json: { ...json },
    lifecycle: lifecycleOf(world, task),
    containers: containerDetails(world, task),
    decision: world.tasks.decision[task] ?? -1,
  };
}

/** The statuses that the task has been in; each ends where the next begins. */
function lifecycleOf(world: SimulationState, task: number): TaskDetail['lifecycle'] {
  const begun = TASK_STATUSES.flatMap((status, code) => {
    const atMs = statusAtMs(world, task, code);
    return Number.isNaN(atMs) ? [] : { status, from: atMs / 1_000 };
  });
  return begun.map((it, index) => ({ ...it, to: begun[index + 1]?.from ?? null }));
}

export interface DescribedInstance {
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly capacityProvider: string | null;
  readonly status: string;
  readonly agentConnected: boolean;
  readonly registeredResources: { readonly cpu: number; readonly memory: number };
  readonly remainingResources: { readonly cpu: number; readonly memory: number };
  readonly runningTasksCount: number;
  readonly pendingTasksCount: number;
}

export function describedInstance(
  { instances, capacityProviders }: SimulationState,
  instance: number,
): DescribedInstance {
  const record = instances.records[instance];
  return {
    id: record?.id ?? '',
    ec2InstanceId: record?.ec2InstanceId ?? '',
    instanceType: record?.instanceType ?? '',
    availabilityZone: record?.availabilityZone ?? '',
    capacityProvider: capacityProviders[instances.capacityProvider[instance] ?? -1] ?? null,
    status: INSTANCE_STATUSES[instances.status[instance] ?? 0] ?? '',
    agentConnected: instances.agentConnected[instance] === 1,
    registeredResources: {
      cpu: instances.cpuUnitsRegistered[instance] ?? 0,
      memory: instances.memoryMiBRegistered[instance] ?? 0,
    },
    remainingResources: {
      cpu: instances.cpuUnitsFree[instance] ?? 0,
      memory: instances.memoryMiBFree[instance] ?? 0,
    },
    runningTasksCount: instances.runningTasksCount[instance] ?? 0,
    pendingTasksCount: instances.pendingTasksCount[instance] ?? 0,
  };
}

/** One instance with everything that DescribeContainerInstances tells of it; null where there is no such instance. */
export function describeInstance({ world }: Simulation, instance: number): Readonly<Record<string, unknown>> | null {
  const record = world.instances.records[instance];
  if (!record) return null;
  const ports = (held: HostPorts | undefined) => (held?.keys() ?? []).sort((a, b) => a - b);
  const { registeredResources, remainingResources, ...described } = describedInstance(world, instance);
  const more = {
    ports: ports(world.instances.tcpPortsInUse[instance]),
    portsUdp: ports(world.instances.udpPortsInUse[instance]),
    networkInterfaces: world.instances.networkInterfacesFree[instance] ?? 0,
    gpus: world.instances.gpusFree[instance] ?? 0,
  };
  return {
    ...described,
    ...statusReasonAt(world, instance),
    agentVersion: record.agentVersion,
    registeredAt: formatTimestamp(record.registeredAtEpochMs),
    registeredResources: {
      ...registeredResources,
      networkInterfaces: world.instances.networkInterfacesRegistered[instance] ?? 0,
      gpus: world.instances.gpusRegistered[instance] ?? 0,
    },
    // As in ECS: what is left of CPU and memory, but of ports those in use (placement-and-lifecycle 7.1).
    remainingResources: { ...remainingResources, ...more },
    attributes: [...record.attributes].map(([name, value]) => (value === '' ? { name } : { name, value })),
    tasks: tasksOn(world, instance),
  };
}

/** Why it is REGISTRATION_FAILED; other instances have no such field. */
function statusReasonAt({ instanceLife }: SimulationState, instance: number): { readonly statusReason?: string } {
  const statusReason = instanceLife.statusReason[instance] ?? null;
  return statusReason === null ? {} : { statusReason };
}

/** Short names of the tasks that hold room on the instance. */
function tasksOn(world: SimulationState, instance: number): string[] {
  const { tasks } = world;
  const names: string[] = [];
  for (let task = 0; task < tasks.count; task++) {
    const live = tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING;
    if (live && tasks.instanceIndex[task] === instance) names.push(shortNameOf(world, task));
  }
  return names;
}

export function describedDeployment(
  world: SimulationState,
  service: ServiceState,
  index: number,
): Readonly<Record<string, unknown>> {
  const deployment = world.deployments[index];
  return {
    id: deployment?.id ?? '',
    status: deployment?.status ?? '',
    taskDefinition: taskDefinitionName(world, deployment?.taskDefinition ?? -1),
    desiredCount: sizeOf(world, service, index),
    ...deploymentCountsOf(world, service, index),
    failedTasks: deployment?.failedTasks ?? 0,
    // ECS says nothing of it behind a classic load balancer (services-and-capacity 1.1).
    ...(isBehindClassic(service.input) || !deployment
      ? {}
      : { rolloutState: deployment.rolloutState, rolloutStateReason: deployment.rolloutStateReason }),
    createdAt: (deployment?.createdAtMs ?? 0) / 1_000,
  };
}

/** Seconds of a moment that has come; null for one that has not, or lies ahead. */
function happened({ timeMs }: SimulationState, atMs: number | undefined): number | null {
  return atMs === undefined || !(atMs <= timeMs) ? null : atMs / 1_000;
}
