import type { CapacityProviderRow } from './capacity';

/**
 * One moment as readers see it: one `Frame`. What is many (instances, tasks, decisions, history) is row-major in typed arrays; what is few
 * (waiting groups, events, services) is plain objects. Names and other strings are in the `Catalog`, which is there only when it changes.
 * From the worker to the page crosses what has changed of it (`frame-update.ts`).
 */

/** Columns of one container instance; row = `instanceIndex` = fleet order. CPU in CPU units, memory in MiB. */
export const INSTANCE = {
  /** Code in INSTANCE_STATUSES. */
  status: 0,
  /** 1 while the agent is connected. */
  agentConnected: 1,
  cpuUnitsRegistered: 2,
  cpuUnitsFree: 3,
  memoryMiBRegistered: 4,
  memoryMiBFree: 5,
  /** Tasks with desiredStatus RUNNING. */
  runningTasksCount: 6,
  pendingTasksCount: 7,
  /** Network interfaces for awsvpc tasks: how many the instance offers, and how many are left. */
  networkInterfacesRegistered: 8,
  networkInterfacesFree: 9,
  gpusRegistered: 10,
  gpusFree: 11,
  registeredAtMs: 12,
  /** 1 when the free room fits no task definition that the scenario's services and timeline use (stranded). */
  stranded: 13,
  /** 1 when the EC2 instance is gone and ECS has yet to notice: it still counts as ACTIVE, and its tasks as RUNNING. */
  terminated: 14,
  /** Code in INSTANCE_LIFECYCLES. */
  lifecycle: 15,
  /** When its machine will have booted, or Spot takes it back, simulated ms; 0 where neither is under way. */
  lifecycleEndsAtMs: 16,
} as const;
export const INSTANCE_WIDTH = 17;

/**
 * Where the machine is in its life, as Auto Scaling and Spot have it. `pending`: it boots, is not registered, and nothing counts its room;
 * `spotNotice`: the two-minute warning has come; `terminating`: its group takes it away.
 */
export const INSTANCE_LIFECYCLES = ['inService', 'pending', 'spotNotice', 'terminating'] as const;
export type InstanceLifecycle = (typeof INSTANCE_LIFECYCLES)[number];

/**
 * Columns of one task. A task has a row from its creation until 11 simulated seconds after it stopped:
 * STOPPED for 10 seconds, then DELETED for one.
 */
export const TASK = {
  /** Row of the worker's task table: stable for the whole run, counts from 0. */
  taskIndex: 0,
  /** -1 for a task without an instance: on Fargate, and while it waits for one. */
  instanceIndex: 1,
  /** Index in `Catalog.owners`: the service, or the family of a standalone task. */
  ownerIndex: 2,
  /** Number in order of creation within the owner, from 1: the 9 of `web-9`. */
  number: 3,
  /** Index in `Catalog.taskDefinitions`. */
  taskDefinitionIndex: 4,
  /** Code in TASK_STATUSES. */
  lastStatus: 5,
  /** Code in DESIRED_STATUSES. */
  desiredStatus: 6,
  createdAtMs: 7,
  /** When the present lastStatus began. */
  statusSinceMs: 8,
  /** Code in STOP_CODES, -1 while none. */
  stopCode: 9,
  /** 1 when it reserves room on its instance (until desiredStatus STOPPED), 0 when only its containers are still there. */
  reserves: 10,
  /** Assigned host ports are looked up on demand; this is their number. */
  hostPorts: 11,
  /** 0: nothing checks it; 1 unknown, 2 healthy, 3 unhealthy by its containers' health checks and its targets together. */
  health: 12,
  /** 1 while protected from scale-in. */
  protected: 13,
  /** Number of the decision that placed it; -1 for a task that was there at the start or that StartTask put there. */
  decision: 14,
  /** What it runs on: 0 an instance by launch type EC2, 1 Fargate by launch type, 2 + i the capacity provider `Catalog.capacityProviders[i]`. */
  platform: 15,
  /** Position in `Catalog.zones` of a Fargate task, -1 for all others. */
  zoneIndex: 16,
} as const;
export const TASK_WIDTH = 17;

/**
 * Columns of one placement decision, always recorded (architecture.md rule 3). A decision has a number: its position in the run's log.
 */
export const DECISION = {
  number: 0,
  atMs: 1,
  /** Code in DECISION_KINDS. */
  kind: 2,
  /** The placed or stopped task, -1 when nothing could be placed. */
  taskIndex: 3,
  ownerIndex: 4,
  taskDefinitionIndex: 5,
  /** The chosen instance; -1 when none, and for a task on Fargate, where zones are counted in place of instances. */
  instanceIndex: 6,
  /** Instances looked at, then those left after the steps `active`, `resources`, `constraints`. */
  total: 7,
  afterActive: 8,
  afterResources: 9,
  afterConstraints: 10,
  /** Left after each strategy in turn, the implicit last one included; -1 where there is no further one. Six columns. */
  afterStrategy: 11,
  /** How many were left for fleet order (or the draw) to decide, 1 when nothing was tied. */
  tied: 17,
  /** For an unplaced task: check code (ELIGIBILITY_CHECKS) of the closest instance, 0 when placed. */
  closestCheck: 18,
  closestInstanceIndex: 19,
  /** What the closest instance was short of, in the check's unit (CPU units, MiB, ...): needed and available; -1 where it has no numbers. */
  needed: 20,
  available: 21,
  /** Rejections by check code, 1 (`status`) to 12 (`distinctInstance`). Twelve columns. */
  rejected: 22,
} as const;
export const DECISION_WIDTH = 34;
export const DECISION_KINDS = ['place', 'stop'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Columns of one row of the run's history, written whenever one of them changes. */
export const HISTORY = {
  timeMs: 0,
  desiredTasks: 1,
  runningTasks: 2,
  /** PROVISIONING, PENDING and ACTIVATING tasks. */
  pendingTasks: 3,
  /** Desired tasks that could not be placed. */
  waitingTasks: 4,
  cpuUnitsReserved: 5,
  cpuUnitsRegistered: 6,
  memoryMiBReserved: 7,
  memoryMiBRegistered: 8,
  /** ACTIVE and DRAINING instances. */
  instances: 9,
  /** Indicative list price of all that runs, USD. */
  costPerHour: 10,
} as const;
export const HISTORY_WIDTH = 11;

/** Equal tasks that have no place, with the closest match. */
export interface WaitingGroup {
  readonly ownerIndex: number;
  readonly taskDefinitionIndex: number;
  readonly count: number;
  /** Code in ELIGIBILITY_CHECKS of the closest instance; 0 where no instance is registered at all. */
  readonly check: number;
  /** -1 where no instance is registered. */
  readonly closestInstanceIndex: number;
  /** In the check's unit; null where it has no numbers. */
  readonly needed: number | null;
  readonly available: number | null;
  /** Number of the decision that failed, for `explain`. */
  readonly decision: number;
  /** ECS's own service event or failure text. */
  readonly message: string;
  readonly sinceMs: number;
  /** True for a DAEMON service: each task waits for its own instance, and `closestInstanceIndex` is one of these. */
  readonly daemon?: boolean;
  /** True for a service, which tries again at its next passes; false for tasks that RunTask gave up, shown for a while. */
  readonly retries: boolean;
}

/** What kind of mark an event makes on the time axis and in the feed. */
export type EventKind = 'deployment' | 'scaling' | 'drain' | 'failure' | 'placement' | 'service' | 'action' | 'refused';

/** One line of the feed: a service event, or the outcome of a timeline action. */
export interface EventRow {
  readonly sequence: number;
  readonly atMs: number;
  readonly kind: EventKind;
  /** ECS's own text (service events), or `RunTask`, `DrainInstance` ... with its outcome. */
  readonly message: string;
  /** The service it belongs to; null for actions of the world. */
  readonly ownerIndex: number | null;
  readonly taskIndexes: readonly number[];
  /** Short names of these tasks, such as `web-9`, in the order in which the message has their ids. */
  readonly taskNames: readonly string[];
  readonly instanceIndexes: readonly number[];
  /** ECS's error code for a refused action. */
  readonly errorCode: string | null;
}

/** Columns of one target: a task's registration with one target group (or classic load balancer). Rows in order of registration. */
export const TARGET = {
  /** Index in `Catalog.targetGroups`. */
  targetGroupIndex: 0,
  taskIndex: 1,
  instanceIndex: 2,
  port: 3,
  /** Code in TARGET_STATES. */
  state: 4,
  /** When the present state began, simulated ms. */
  sinceMs: 5,
  /** Code in TARGET_REASONS (ecs/load-balancing). */
  reason: 6,
  /** Position of its task's deployment in the service's `ServiceRow.deployments`; -1 where that is gone, or there is none. */
  deployment: 7,
} as const;
export const TARGET_WIDTH = 8;
/** Source: services-and-capacity 2.3. */
export const TARGET_STATES = ['initial', 'healthy', 'unhealthy', 'draining', 'unused'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** One service as DescribeServices counts it. */
export interface ServiceRow {
  readonly ownerIndex: number;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly taskDefinitionIndex: number;
  /** The bounds that its percentages make: tasks that have to be healthy, tasks that there may be (services-and-capacity 1.2). */
  readonly minimumTasks: number;
  readonly maximumTasks: number;
  readonly steady: boolean;
  /** PRIMARY first. */
  readonly deployments: readonly DeploymentRow[];
}

/** One deployment, or task set, of a service. */
export interface DeploymentRow {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  readonly taskDefinitionIndex: number;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutStateReason: string | null;
  readonly createdAtMs: number;
  /** The stage of a blue/green, linear or canary deployment, such as `BAKE_TIME`; null for others. */
  readonly stage: string | null;
  /** Share of production and of test traffic that reaches its tasks, in per cent; null where traffic is not shifted. */
  readonly productionTraffic: number | null;
  readonly testTraffic: number | null;
}

export interface CatalogInstance {
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly capacityProvider: string | null;
  readonly spot: boolean;
  /** Hardware memory in MiB where the type is known, else what is registered; the difference is kept by system and agent. */
  readonly memoryMiB: number;
}

/** A target group, or a classic load balancer, which stands for its only one. */
export interface CatalogTargetGroup {
  readonly name: string;
  readonly loadBalancer: string;
  readonly type: 'application' | 'network' | 'classic';
  readonly targetType: 'instance' | 'ip';
}

/** A capacity provider of the cluster. */
export interface CatalogCapacityProvider {
  readonly name: string;
  readonly kind: 'autoScalingGroup' | 'fargate' | 'fargateSpot';
}

/** A service, or the family of standalone tasks: what gives a task its name and colour. */
export interface CatalogOwner {
  readonly kind: 'service' | 'family';
  readonly name: string;
  /** Position in the order of first appearance in the scenario, from 0. */
  readonly colour: number;
}

export interface CatalogTaskDefinition {
  readonly family: string;
  readonly revision: number;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly networkInterfaces: number;
  readonly hostPorts: readonly number[];
  /** The newest ACTIVE revision of its family. */
  readonly newest: boolean;
}

export interface Catalog {
  readonly version: number;
  readonly clusterName: string;
  /** Present in a world that another system than ECS runs: tasks are pods there, instances nodes. */
  readonly lens?: 'eks';
  /** Zone names in order. */
  readonly zones: readonly string[];
  readonly instances: readonly CatalogInstance[];
  readonly owners: readonly CatalogOwner[];
  readonly taskDefinitions: readonly CatalogTaskDefinition[];
  readonly targetGroups: readonly CatalogTargetGroup[];
  readonly capacityProviders: readonly CatalogCapacityProvider[];
  /** Why tasks of an owner are not started (launch type or scheduling strategy not simulated yet), as sentences. */
  readonly notStarted: readonly { readonly ownerIndex: number; readonly message: string }[];
}

export interface Frame {
  /** Counts loads: frames of different worlds never mix. */
  readonly world: number;
  readonly timeMs: number;
  /** When the next event is due; null when only periodic work is left. */
  readonly nextEventAtMs: number | null;
  /** Rows of INSTANCE_WIDTH, and rows of TASK_WIDTH in no particular order. Those of the page's frame store change with its next frame. */
  readonly instances: Int32Array;
  readonly tasks: Int32Array;
  /**
   * Positions of the rows that are new or have changed since the frame before, each once; null or absent for all of them. Rows behind
   * the last have gone.
   */
  readonly changedInstances?: Int32Array | null;
  readonly changedTasks?: Int32Array | null;
  /** By `taskIndex`: the position of its row, valid where that row is there and is the task's own. Absent where rows ascend by `taskIndex`. */
  readonly taskPositions?: Int32Array;
  /** Targets that are registered or draining now, in order of registration. */
  readonly targets: Int32Array;
  /** Tasks with desiredStatus RUNNING by `ownerIndex`, and the same in each zone, one zone of `Catalog.zones` after the other. */
  readonly liveTasks: Int32Array;
  readonly liveTasksByZone: Int32Array;
  /** Decisions since `decisionsFrom`. */
  readonly decisions: Int32Array;
  readonly decisionsFrom: number;
  /** History rows since `historyFrom` (row number). */
  readonly history: Float64Array;
  readonly historyFrom: number;
  readonly services: readonly ServiceRow[];
  /** Zones out of order now. */
  readonly failedZones: readonly string[];
  readonly waiting: readonly WaitingGroup[];
  /** One for each of `Catalog.capacityProviders`. */
  readonly capacityProviders: readonly CapacityProviderRow[];
  /** Events since `eventsFrom` (sequence). */
  readonly events: readonly EventRow[];
  readonly eventsFrom: number;
  /** Present when it changed since the previous frame of this world. */
  readonly catalog: Catalog | null;
  readonly stateHash: string | null;
}

/** Position of a task's row among rows of tasks that ascend by `taskIndex`, -1 when it has none. */
export function rowByOrder(tasks: Int32Array, taskIndex: number): number {
  let low = 0;
  let high = rowCount(tasks, TASK_WIDTH) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = tasks[middle * TASK_WIDTH + TASK.taskIndex] ?? -1;
    if (found === taskIndex) return middle;
    if (found < taskIndex) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Number of rows in one of the frame's arrays. */
export function rowCount(array: { readonly length: number }, width: number): number {
  return array.length / width;
}
