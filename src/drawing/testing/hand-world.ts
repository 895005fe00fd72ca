import { INSTANCE_STATUS, STOP_CODES, TASK_STATUS } from '../../ecs/status';
import type { InstanceStatus, StopCode, TaskStatus } from '../../ecs/status';
import {
  DECISION_WIDTH,
  INSTANCE,
  INSTANCE_LIFECYCLES,
  INSTANCE_WIDTH,
  TARGET,
  TARGET_STATES,
  TARGET_WIDTH,
  TASK,
  TASK_WIDTH,
} from '../../frame/frame';
import type {
  Catalog,
  CatalogCapacityProvider,
  CatalogInstance,
  CatalogOwner,
  CatalogTaskDefinition,
  Frame,
  InstanceLifecycle,
  TargetState,
  WaitingGroup,
} from '../../frame/frame';

/** Clusters made by hand, for looking at the drawing and for its tests: no engine, only a catalog and a frame. */

/** Hardware of the instance types that the cases use: CPU units, MiB, MiB left to tasks, GPUs. */
const TYPES: Readonly<Record<string, readonly [cpu: number, memory: number, registered: number, gpus: number]>> = {
  'm5.large': [2048, 8192, 7782, 0],
  'm5.xlarge': [4096, 16384, 15516, 0],
  'm5.4xlarge': [16384, 65536, 62900, 0],
  'c5.large': [2048, 4096, 3891, 0],
  'r5.large': [2048, 16384, 15564, 0],
  't3.micro': [2048, 1024, 904, 0],
  'g4dn.xlarge': [4096, 16384, 15500, 1],
  'g4dn.12xlarge': [49152, 196608, 190000, 4],
};

export interface HandTask {
  readonly owner: string;
  readonly status?: TaskStatus;
  readonly stopCode?: StopCode;
  /** Position in the owner's definitions; the newest by default. */
  readonly revision?: number;
  readonly number?: number;
}

export interface HandInstance {
  readonly id: string;
  readonly type: string;
  readonly zone: string;
  readonly status?: InstanceStatus;
  readonly agentConnected?: boolean;
  readonly stranded?: boolean;
  /** Gone, which ECS has yet to notice. */
  readonly terminated?: boolean;
  readonly lifecycle?: InstanceLifecycle;
  readonly capacityProvider?: string;
  readonly spot?: boolean;
  readonly tasks: readonly HandTask[];
}

/** Tasks on Fargate in a zone; `provider` as in FARGATE_SPOT, absent by launch type. */
export interface HandFargate {
  readonly zone: string;
  readonly provider?: string;
  readonly tasks: readonly HandTask[];
}

export interface HandOwner {
  readonly name: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly revisions?: number;
  readonly gpus?: number;
  readonly networkInterfaces?: number;
}

/** A target group with lines such as `web-1 web-4! web-0/`: `!` initial, `/` draining, `x` unhealthy, `-` unused. */
export interface HandTargetGroup {
  readonly name: string;
  readonly targets: string;
}

export interface HandWorld {
  readonly catalog: Catalog;
  readonly frame: Frame;
}

/** Makes catalog and frame. Tasks are numbered by owner in the order given, unless they say otherwise. */
export function handWorld(
  owners: readonly HandOwner[],
  instances: readonly HandInstance[],
  waiting: readonly WaitingGroup[] = [],
  groups: readonly HandTargetGroup[] = [],
  fargate: readonly HandFargate[] = [],
): HandWorld {
  const zones = [...new Set([...instances, ...fargate].map(({ zone }) => zone))].sort();
  const providers = providersOf(instances, fargate);
  const catalogOwners: CatalogOwner[] = owners.map(({ name }, colour) => ({ kind: 'service', name, colour }));
  const definitions: CatalogTaskDefinition[] = [];
  const newestOf = owners.map((owner) => {
    const revisions = owner.revisions ?? 1;
    for (let revision = 1; revision <= revisions; revision += 1) {
      definitions.push({
        family: owner.name,
        revision,
        cpuUnits: owner.cpuUnits,
        memoryMiB: owner.memoryMiB,
        gpus: owner.gpus ?? 0,
        networkInterfaces: owner.networkInterfaces ?? 0,
        hostPorts: [],
        newest: revision === revisions,
      });
    }
    return definitions.length - 1;
  });
  const instanceRows = new Int32Array(instances.length * INSTANCE_WIDTH);
  const taskRows: number[] = [];
  const numbers = owners.map(() => 0);
  /** Adds a task's row. */
  function addTask(
    task: HandTask,
    place: { readonly instanceIndex?: number; readonly zoneIndex?: number; readonly platform?: number },
  ): { readonly owner: HandOwner; readonly status: number } {
    const ownerIndex = owners.findIndex((owner) => owner.name === task.owner);
    const owner = owners[ownerIndex];
    const newest = newestOf[ownerIndex] ?? 0;
    if (!owner) throw new Error(`no owner ${task.owner}`);
    const number = task.number ?? (numbers[ownerIndex] ?? 0) + 1;
    numbers[ownerIndex] = Math.max(number, numbers[ownerIndex] ?? 0);
    const status = TASK_STATUS[task.status ?? 'RUNNING'];
    const row = Array.from({ length: TASK_WIDTH }, () => 0);
    row[TASK.taskIndex] = taskRows.length / TASK_WIDTH;
    row[TASK.instanceIndex] = place.instanceIndex ?? -1;
    row[TASK.zoneIndex] = place.zoneIndex ?? -1;
    row[TASK.platform] = place.platform ?? 0;
    row[TASK.ownerIndex] = ownerIndex;
    row[TASK.number] = number;
    row[TASK.taskDefinitionIndex] = newest - ((owner.revisions ?? 1) - (task.revision ?? owner.revisions ?? 1));
    row[TASK.lastStatus] = status;
    row[TASK.desiredStatus] = status > TASK_STATUS.RUNNING ? 1 : 0;
    row[TASK.stopCode] = task.stopCode ? STOP_CODES.indexOf(task.stopCode) : -1;
    row[TASK.reserves] = status > TASK_STATUS.RUNNING ? 0 : 1;
    taskRows.push(...row);
    return { owner, status };
  }

  for (const [index, instance] of instances.entries()) {
    const [cpu, , registered, gpus] = TYPES[instance.type] ?? [1024, 1024, 1024, 0];
    let [cpuFree, memoryFree, gpusFree, interfacesFree] = [cpu, registered, gpus, 2];
    for (const task of instance.tasks) {
      const { owner, status } = addTask(task, { instanceIndex: index });
      if (status > TASK_STATUS.RUNNING) continue;
      cpuFree -= owner.cpuUnits;
      memoryFree -= owner.memoryMiB;
      gpusFree -= owner.gpus ?? 0;
      interfacesFree -= owner.networkInterfaces ?? 0;
    }
    const cells = instanceRows.subarray(index * INSTANCE_WIDTH, (index + 1) * INSTANCE_WIDTH);
    cells[INSTANCE.status] = INSTANCE_STATUS[instance.status ?? 'ACTIVE'];
    cells[INSTANCE.agentConnected] = instance.agentConnected === false ? 0 : 1;
    cells[INSTANCE.cpuUnitsRegistered] = cpu;
    cells[INSTANCE.cpuUnitsFree] = cpuFree;
    cells[INSTANCE.memoryMiBRegistered] = registered;
    cells[INSTANCE.memoryMiBFree] = memoryFree;
    cells[INSTANCE.networkInterfacesRegistered] = 2;
    cells[INSTANCE.networkInterfacesFree] = interfacesFree;
    cells[INSTANCE.gpusRegistered] = gpus;
    cells[INSTANCE.gpusFree] = gpusFree;
    cells[INSTANCE.stranded] = instance.stranded ? 1 : 0;
    cells[INSTANCE.terminated] = instance.terminated ? 1 : 0;
    cells[INSTANCE.lifecycle] = INSTANCE_LIFECYCLES.indexOf(instance.lifecycle ?? 'inService');
    cells[INSTANCE.lifecycleEndsAtMs] =
      instance.lifecycle === 'pending' || instance.lifecycle === 'spotNotice' ? 144_000 : 0;
  }
  for (const { zone, provider, tasks } of fargate) {
    const platform = provider === undefined ? 1 : 2 + providers.findIndex(({ name }) => name === provider);
    for (const task of tasks) addTask(task, { zoneIndex: zones.indexOf(zone), platform });
  }
  const catalog: Catalog = {
    version: 1,
    clusterName: 'default',
    zones,
    instances: instances.map((instance): CatalogInstance => ({
      id: instance.id,
      ec2InstanceId: `i-${instance.id}`,
      instanceType: instance.type,
      availabilityZone: instance.zone,
      capacityProvider: instance.capacityProvider ?? null,
      spot: instance.spot === true,
      memoryMiB: TYPES[instance.type]?.[1] ?? 1024,
    })),
    owners: catalogOwners,
    taskDefinitions: definitions,
    capacityProviders: providers,
    targetGroups: groups.map(({ name }) => ({
      name,
      loadBalancer: 'front',
      type: 'application',
      targetType: 'instance',
    })),
    notStarted: [],
  };
  const frame: Frame = {
    world: 1,
    timeMs: 42_000,
    nextEventAtMs: 45_000,
    instances: instanceRows,
    tasks: Int32Array.from(taskRows),
    targets: handTargets(groups, owners, taskRows),
    liveTasks: new Int32Array(),
    liveTasksByZone: new Int32Array(),
    decisions: new Int32Array(DECISION_WIDTH),
    decisionsFrom: 0,
    history: new Float64Array(),
    historyFrom: 0,
    services: [],
    failedZones: [],
    capacityProviders: [],
    waiting,
    events: [],
    eventsFrom: 0,
    catalog,
    stateHash: null,
  };
  return { catalog, frame };
}

function providersOf(instances: readonly HandInstance[], fargate: readonly HandFargate[]): CatalogCapacityProvider[] {
  const groups = new Set(instances.flatMap(({ capacityProvider }) => capacityProvider ?? []));
  const own = new Set(fargate.flatMap(({ provider }) => provider ?? []));
  return [
    ...[...groups].map((name) => ({ name, kind: 'autoScalingGroup' }) as const),
    ...[...own].map((name) => ({ name, kind: name === 'FARGATE_SPOT' ? 'fargateSpot' : 'fargate' }) as const),
  ];
}

function handTargets(
  groups: readonly HandTargetGroup[],
  owners: readonly HandOwner[],
  taskRows: readonly number[],
): Int32Array {
  const states: Readonly<Record<string, TargetState>> = {
    '!': 'initial',
    '/': 'draining',
    x: 'unhealthy',
    '-': 'unused',
  };
  const rows = groups.flatMap(({ targets }, group) =>
    targets.split(' ').flatMap((word, index) => {
      const [, owner = '', number = '', mark = ''] = /^(.+)-(\d+)([!/x-]?)$/.exec(word) ?? [];
      const ownerIndex = owners.findIndex(({ name }) => name === owner);
      const at = taskRows.findIndex(
        (_, cell) =>
          cell % TASK_WIDTH === 0 &&
          taskRows[cell + TASK.ownerIndex] === ownerIndex &&
          taskRows[cell + TASK.number] === Number(number),
      );
      const row = Array.from({ length: TARGET_WIDTH }, () => 0);
      row[TARGET.targetGroupIndex] = group;
      row[TARGET.taskIndex] = taskRows[at + TASK.taskIndex] ?? -1;
      row[TARGET.instanceIndex] = taskRows[at + TASK.instanceIndex] ?? -1;
      row[TARGET.port] = 32_768 + index;
      row[TARGET.state] = TARGET_STATES.indexOf(states[mark] ?? 'healthy');
      return row;
    }),
  );
  return Int32Array.from(rows);
}

/** Tasks from a line such as `web-1 api-2! web-3~`: `!` PENDING, `+` ACTIVATING, `~` STOPPING, `%` DEACTIVATING, `.` DEPROVISIONING. */
export function handTasks(line: string): HandTask[] {
  const marks: Readonly<Record<string, TaskStatus>> = {
    '?': 'PROVISIONING',
    '!': 'PENDING',
    '+': 'ACTIVATING',
    '%': 'DEACTIVATING',
    '~': 'STOPPING',
    '.': 'DEPROVISIONING',
  };
  return line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, owner = '', number = '', mark = ''] = /^(.+)-(\d+)(\W?)$/.exec(word) ?? [];
      const status = marks[mark];
      return { owner, number: Number(number), ...(status && { status }) };
    });
}
