import { INSTANCE_STATUS, TASK_STATUSES } from '../ecs/status';
import type { CreateServiceInput, DeployedFields } from '../ecs/service';
import { CAPACITY_ROW_WIDTH } from '../frame/capacity';
import { HISTORY_WIDTH } from '../frame/frame';
import type { EventRow } from '../frame/frame';
import { SCALING_ROW_WIDTH } from '../frame/scaling';
import { randomStream } from '../lib/random';
import type { RandomStream } from '../lib/random';
import type { ImageBehaviour, TimelineEntry } from '../scenario/scenario';
import { emptyCapacity } from './capacity/capacity-state';
import type { CapacityActivity, CapacityState } from './capacity/capacity-state';
import type { LaunchRequest } from './capacity/launch-target';
import { emptyCost } from './cost/state';
import type { CostState } from './cost/state';
import { emptyQueue } from './event-queue';
import type { EventQueue } from './event-queue';
import { emptyFargateState } from './fargate/fargate-state';
import type { NewInstance } from './fleet';
import type { TargetGroup } from './load-balancing/target-groups';
import { emptyTargetTable } from './load-balancing/target-table';
import type { TargetTable } from './load-balancing/target-table';
import { emptyDecisionLog } from './decisions/decision-log';
import type { DecisionLog } from './decisions/decision-log';
import type { Launches } from './quotas/launches';
import { emptyRowLog } from './row-log';
import type { RowLog } from './row-log';
import { emptyScaling } from './scaling/state';
import type { ScalingActivity, ScalingState } from './scaling/state';
import type { SpotSource } from './spot/rate';
import type { TrafficChange, TrafficShift } from './service/blue-green/shift-state';
import { emptyTaskLife } from './task-rows/life';
import type { TaskLifeTable } from './task-rows/life';
import { emptyTaskTable } from './task-rows/table';
import { emptyInstanceTable } from './world';
import type { World } from './world';

/**
 * All of the simulated cluster: what placement reads (`World`) and what time needs on top. Plain data throughout, so that a snapshot is a
 * copy. Values inside arrays that are marked readonly are never changed in place but replaced, so that copies may share them.
 */
export interface SimulationState extends World {
  readonly seed: number;
  readonly queue: EventQueue;
  readonly random: { readonly placement: RandomStream; readonly stop: RandomStream };
  readonly instanceLife: InstanceLifeTable;
  readonly taskLife: TaskLifeTable;
  /** What interrupts Spot instances steadily. */
  readonly spotSources: SpotSource[];
  /** Zones out of order, from FailAvailabilityZone to RestoreAvailabilityZone. */
  readonly failedZones: string[];
  /** Instances whose agents try again to register; those that have come to an end stay, marked. */
  readonly registrations: PendingRegistration[];
  /** Services and families, in the order in which the scenario first names them. */
  readonly owners: OwnerState[];
  /** Target groups and classic load balancers of the scenario, and what is registered with them. */
  readonly targetGroups: TargetGroup[];
  readonly targets: TargetTable;
  readonly services: ServiceState[];
  readonly deployments: DeploymentState[];
  /** By index in `taskDefinitions`: true once deregistered. */
  readonly taskDefinitionInactive: boolean[];
  /** Application Auto Scaling; what it has done, and what it saw at the end of each period (`SCALING_ROW`). */
  readonly scaling: ScalingState;
  /** Capacity providers and their Auto Scaling groups; what the groups have done, and their history (`CAPACITY_ROW`). */
  readonly capacity: CapacityState;
  readonly capacityActivities: CapacityActivity[];
  readonly capacityHistory: RowLog;
  readonly scalingActivities: ScalingActivity[];
  readonly scalingHistory: RowLog;
  /** CloudWatch alarms by name, as their datapoints or `SetAlarmState` left them; one that is not here is OK. */
  readonly alarms: Map<string, AlarmState>;
  /** Behaviour by image name; `SetImage` replaces entries. */
  readonly images: Map<string, ImageBehaviour>;
  /** The scenario's timeline, and what has been added to it since. */
  readonly timeline: TimelineEntry[];
  readonly responses: ActionResponse[];
  readonly events: EventRow[];
  readonly decisions: DecisionLog;
  readonly history: RowLog;
  readonly totals: Totals;
  readonly cost: CostState;
  /** Grows with every change that placement could see: room, instances, attributes, task definitions. */
  placementVersion: number;
  /** Grows with every change of what a frame's catalog holds. */
  catalogVersion: number;
  /** The moment of the last regular service pass, -1 before the first. */
  lastPassAtMs: number;
  /** No service has its next pass before that. */
  passesFromMs: number;
  /** Services (indexes) with tasks that could not be placed, in no particular order. */
  readonly waitingServices: number[];
  /** All of them have been woken since the last of their passes. */
  areWaitersAwake: boolean;
}

/** What happens to a container instance in time; rows as in `InstanceTable`. */
export interface InstanceLifeTable {
  count: number;
  /** 1 while messages between the agent and ECS get through. */
  linkUp: Uint8Array;
  /** When the loss of the connection will be noticed; NaN while it is up. */
  agentLostAtMs: Float64Array;
  /** When the termination of the EC2 instance will be noticed, Infinity for never; NaN while it runs. */
  terminatedAtMs: Float64Array;
  /** 1 while its EC2 instance is stopped, which is not terminated: it can be started again. */
  machineStopped: Uint8Array;
  /** When its machine, or its trunk interface, will be ready; NaN where nothing is under way. */
  bootAtMs: Float64Array;
  /** Since when its machine has to be paid for, NaN where it has not (engine/cost/). */
  billedSinceMs: Float64Array;
  /** When EC2 takes the Spot instance back that has been given notice; NaN for all others. */
  spotEndsAtMs: Float64Array;
  /** Where its Auto Scaling group has it: GROUP_STAGE (capacity/capacity-state.ts). */
  groupStage: Uint8Array;
  /** Why it is REGISTRATION_FAILED. */
  readonly statusReason: (string | null)[];
  /** Entry of the scenario's `containerInstances` that it came from, -1 for one registered later. */
  entry: Int32Array;
  /** What the containers of its tasks hold on the host, from when the agent starts them until they are gone. */
  cpuUnitsHeld: Int32Array;
  memoryMiBHeld: Int32Array;
  gpusHeld: Int32Array;
  /** How many of these tasks have been told to stop. */
  leaving: Int32Array;
  /** Those of these tasks that have bound host ports. */
  readonly binding: number[][];
  /** Tasks that the agent has but cannot start until the host has room, first come first served. */
  readonly waiting: number[][];
  /** Tasks whose next step waits for the agent's connection to come back. */
  readonly held: number[][];
  /** Images on the instance: when the first pull is or was complete. */
  readonly images: Map<string, number>[];
}

/** An instance that could not register and tries again. */
export interface PendingRegistration extends NewInstance {
  readonly firstTriedAtMs: number;
  /** Tries so far; 0 once it has registered or given up. */
  readonly tries: number;
}

/**
 * A container on its host. What has come is its history, what lies ahead is the agent's plan, which something may still change. Times in
 * simulated ms, NaN where they have neither come nor been planned.
 */
export interface ContainerState extends ContainerRun {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  /** As the agent has reported it. */
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  /** When nothing that it depends on holds it up any longer. */
  readonly readyAtMs: number;
  readonly pulledAtMs: number;
  readonly createdAtMs: number;
  /** What keeps it from ever starting; null where nothing does. */
  readonly failed: 'resources' | 'pull' | 'create' | 'start' | 'dependency' | null;
  /** When the agent sends it the stop signal; for one that does not exist then, when the agent gives it up. */
  readonly signalledAtMs: number;
  /** What it did before the agent restarted it, the oldest first. */
  readonly earlierRuns: readonly ContainerRun[];
  readonly networkBindings: readonly NetworkBinding[];
}

/** From one start of a container to its end. */
export interface ContainerRun {
  readonly startedAtMs: number;
  /** When it ends, by itself, by a signal or without ever having started; Infinity for never. */
  readonly exitsAtMs: number;
  /** How it ends; null where nothing is known of that. */
  readonly exitCode: number | null;
  readonly reason: string | null;
  /** Whether it answers its health check, from each moment on at which that changes; empty where nothing checks it. */
  readonly answers: readonly AnswerChange[];
}

export interface AnswerChange {
  readonly atMs: number;
  readonly answers: boolean;
  /** Counts as a check that was passed at that very moment. */
  readonly atOnce?: true;
}

export interface NetworkBinding {
  readonly bindIP: string;
  readonly containerPort: number;
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface OwnerState {
  readonly kind: 'service' | 'family';
  readonly name: string;
  /** Tasks created so far. */
  tasks: number;
  /** Index of the owner of the other kind that has the same name; -1 while there is none. */
  namesake: number;
}

export interface ServiceState {
  readonly name: string;
  /** Index in `owners`. */
  readonly owner: number;
  /** Index in `groups`. */
  readonly group: number;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** What it has started in the last minute, the oldest first, where a quota counts that. */
  readonly launches: Launches[];
  /** Why its tasks are not started, as a sentence; null for a service that is simulated. */
  readonly notStarted: string | null;
  /** The service as CreateService and UpdateService left it. */
  input: CreateServiceInput;
  /** Through the EKS lens: its bounds are those of a Deployment or a DaemonSet, rounded the way Kubernetes does. */
  readonly rollsOutAs?: 'kubernetes';
  desiredCount: number;
  /** Indexes in `deployments`, PRIMARY first; INACTIVE ones are gone from the list. */
  readonly deployments: number[];
  /** Tasks with desiredStatus RUNNING, in order of creation. */
  readonly liveTasks: number[];
  /** How many of that list have been told to stop since: read it by service/live-tasks.ts. */
  leftTasks: number;
  readonly taskCount: TaskCount;
  /** The moment of its latest pass, regular or at once; -1 before the first. */
  lastPassAtMs: number;
  /** When a pass could next change something; Infinity when only a change of the cluster can bring that about. */
  passAtMs: number;
  /** When a pass has something to repeat, an event or a vain attempt; Infinity when it has not. */
  repeatAtMs: number;
  /** Of the latest pass: whether it reached a steady state. */
  steady: boolean;
  /** Since when it has been in its steady state; NaN while it is not. From then on its zones are looked at regularly. */
  steadySinceMs: number;
  /** Its zones are being evened out; null while they are not. */
  rebalancing: Rebalancing | null;
  failure: PlacementFailure | null;
  /** Unhealthy tasks that it has stopped before their replacements could start. */
  replacementsOwed: number;
  /** Service events that are not written again for a while: when each was last written. */
  readonly written: Map<string, number>;
  /** Its desired count and bounds after each pass that found them changed, in order of time. */
  readonly bounds: ServiceBounds[];
}

/** What is known of a service's live tasks without looking at each (service/task-count.ts). */
export interface TaskCount {
  /** Whether nothing has happened since that only a look at every task can tell. */
  holds: boolean;
  /** All live tasks are of this deployment (index). */
  deployment: number;
  /** Those that count as healthy, as the latest pass has found. */
  healthy: number;
  /** RUNNING ones without checks that have not been so for long enough, in the order in which they will; some of them may have been told to stop. */
  readonly settling: number[];
}

/** How many tasks a service wants, has to keep and may have, from a moment on. */
export interface ServiceBounds {
  readonly atMs: number;
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A service's zones are uneven, and it does something about it (placement-and-lifecycle 6.4). */
export interface Rebalancing {
  /** The additional task in the zone with too few; -1 while there is none. */
  readonly task: number;
  /** What it goes by: when one of them changes, it stops. */
  readonly deployment: number;
  readonly desiredCount: number;
}

/** Why a service's latest pass left tasks unplaced. */
export interface PlacementFailure {
  readonly sinceMs: number;
  /** Of the latest pass that tried. */
  readonly atMs: number;
  readonly decision: number;
  readonly check: number;
  readonly closestInstance: number;
  readonly needed: number;
  readonly available: number;
  readonly message: string;
  /** Whose instances were asked for: index in `World.capacityProviders`, -1 for a launch type. */
  readonly provider: number;
  /** Fargate's own reason, or a capacity provider's; null where the closest instance's check is the reason. */
  readonly reason: string | null;
  /** How many tasks had no place; what a REPLICA service lacks is its desired count less its tasks, at any moment. */
  readonly unplaced: number;
  /** Id of the deployment whose tasks they are. */
  readonly deployment: string;
  /** `placementVersion` at that pass: as long as it stands, another try ends the same. */
  readonly placementVersion: number;
}

export interface DeploymentState {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  /** Index in `services`. */
  readonly service: number;
  /** Index in `taskDefinitions`. */
  readonly taskDefinition: number;
  readonly createdAtMs: number;
  status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  /** ECS's sentence about the rollout state. */
  rolloutStateReason: string;
  /** What of the service it was made with: what coming back to it restores. */
  readonly configuration: DeployedFields;
  /** Index of the deployment that it brings back; -1 for one that is no rollback. */
  readonly rollsBackTo: number;
  /** When it was COMPLETED or FAILED, or INACTIVE without either; NaN before. */
  endedAtMs: number;
  /** Whether one of its tasks has been RUNNING: the second stage of the circuit breaker. */
  hasRun: boolean;
  /** Failures that the circuit breaker counts, and whether they have reached its threshold (services-and-capacity 1.11). */
  breakerFailures: number;
  breakerTripped: boolean;
  /** Whether its alarms were in ALARM when it began, so that they say nothing of it; whether one has fired since. */
  readonly alarmsIgnored: boolean;
  alarmFired: boolean;
  /** Until when its alarms are watched after its tasks are in place; NaN until they are. */
  bakesUntilMs: number;
  /** As DescribeServices counts it: starts that failed and placements that could not be made, since the last task that ran. */
  failedTasks: number;
  /** Consecutive starts that ended before RUNNING, and until when the next one waits (placement-and-lifecycle 6.2). */
  startFailures: number;
  throttledUntilMs: number;
  /** Its tasks that are not STOPPED yet. */
  unfinishedTasks: number;
  /** Its live tasks by platform (task-rows/platform.ts), those of capacity providers. */
  readonly liveByPlatform: number[];
  /** What CreateTaskSet says of what its tasks run on; null where that is for its service to say. */
  readonly launch: LaunchRequest | null;
  /** How it takes the traffic over; null for one that shifts none: a rolling update, the first deployment of a service, a task set of others. */
  shift: TrafficShift | null;
  /** The traffic that reaches its tasks, from each moment on at which that changed; empty where traffic is not shifted. Replaced as a whole. */
  traffic: readonly TrafficChange[];
  /** Whether its tasks are registered with the service's alternate target group. */
  usesAlternateTargetGroup: boolean;
  /** What CreateTaskSet says of it, and UpdateTaskSet changes; null for one of ECS or CodeDeploy. */
  taskSet: TaskSetState | null;
}

/** A task set of an EXTERNAL service. Replaced as a whole. */
export interface TaskSetState {
  readonly externalId: string | null;
  /** Share of the service's desired count in ten-thousandths of a per cent. */
  readonly scale: number;
  /** It has been deleted, and is there until its last task is STOPPED. */
  readonly isDraining: boolean;
}

/** `StateValue` of a CloudWatch alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an action of the timeline came to, as `simulate` prints it; `atMs` in simulated milliseconds. */
export interface ActionResponse {
  readonly atMs: number;
  readonly action: string;
  /** RunTask and StartTask: the tasks that were created. */
  readonly tasks?: readonly number[];
  readonly failures?: readonly { readonly arn: string; readonly reason: string }[];
  /** RunTask: number of the decision about the first task without a place. */
  readonly unplaced?: number;
  /** How many tasks RunTask was asked for and did not create. */
  readonly missing?: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Why the playground did nothing with it. */
  readonly notSimulated?: string;
}

/** Running sums over the tables, kept so that the history need not add them up. */
export interface Totals {
  cpuUnitsReserved: number;
  memoryMiBReserved: number;
  cpuUnitsRegistered: number;
  memoryMiBRegistered: number;
  instances: number;
  /** Tasks by code of lastStatus. */
  readonly tasksByStatus: Int32Array;
  /** Standalone tasks with desiredStatus RUNNING. */
  standaloneTasks: number;
}

/** A state without anything in it at second 0. Without `sharesPlans` each task has containers of its own. */
export function emptyState(seed: number, sharesPlans = true): SimulationState {
  return {
    timeMs: 0,
    zones: [],
    capacityProviders: [],
    instances: emptyInstanceTable(),
    tasks: emptyTaskTable(),
    taskDefinitions: [],
    groups: [],
    groupIndexByName: new Map(),
    daemons: [],
    fargate: emptyFargateState(),
    seed,
    queue: emptyQueue(),
    random: { placement: randomStream(seed, 'placement'), stop: randomStream(seed, 'stop') },
    instanceLife: emptyInstanceLife(),
    taskLife: emptyTaskLife(sharesPlans),
    spotSources: [],
    failedZones: [],
    registrations: [],
    owners: [],
    targetGroups: [],
    targets: emptyTargetTable(),
    services: [],
    deployments: [],
    taskDefinitionInactive: [],
    scaling: emptyScaling(),
    scalingActivities: [],
    capacity: emptyCapacity(),
    capacityActivities: [],
    capacityHistory: emptyRowLog(CAPACITY_ROW_WIDTH),
    scalingHistory: emptyRowLog(SCALING_ROW_WIDTH),
    alarms: new Map(),
    images: new Map(),
    timeline: [],
    responses: [],
    events: [],
    decisions: emptyDecisionLog(),
    history: emptyRowLog(HISTORY_WIDTH),
    totals: emptyTotals(),
    cost: emptyCost(),
    placementVersion: 0,
    catalogVersion: 1,
    lastPassAtMs: -1,
    passesFromMs: Infinity,
    waitingServices: [],
    areWaitersAwake: false,
  };
}

function emptyInstanceLife(): InstanceLifeTable {
  return {
    count: 0,
    linkUp: new Uint8Array(),
    agentLostAtMs: new Float64Array(),
    terminatedAtMs: new Float64Array(),
    machineStopped: new Uint8Array(),
    bootAtMs: new Float64Array(),
    billedSinceMs: new Float64Array(),
    spotEndsAtMs: new Float64Array(),
    groupStage: new Uint8Array(),
    statusReason: [],
    entry: new Int32Array(),
    cpuUnitsHeld: new Int32Array(),
    memoryMiBHeld: new Int32Array(),
    gpusHeld: new Int32Array(),
    leaving: new Int32Array(),
    binding: [],
    waiting: [],
    held: [],
    images: [],
  };
}

function emptyTotals(): Totals {
  return {
    cpuUnitsReserved: 0,
    memoryMiBReserved: 0,
    cpuUnitsRegistered: 0,
    memoryMiBRegistered: 0,
    instances: 0,
    tasksByStatus: new Int32Array(TASK_STATUSES.length),
    standaloneTasks: 0,
  };
}

/** Whether an instance is in the cluster: registered, and not deregistered yet. */
export function isPresent(state: SimulationState, instance: number): boolean {
  const status = state.instances.status[instance];
  return status === INSTANCE_STATUS.ACTIVE || status === INSTANCE_STATUS.DRAINING;
}
