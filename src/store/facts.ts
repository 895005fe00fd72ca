import { DESIRED_STATUSES, INSTANCE_STATUS, INSTANCE_STATUSES, STOP_CODES, TASK_STATUSES } from '../ecs/status';
import { TARGET_REASONS } from '../ecs/load-balancing';
import type { DesiredStatus, InstanceStatus, StopCode, TaskStatus } from '../ecs/status';
import {
  DECISION,
  DECISION_KINDS,
  DECISION_WIDTH,
  INSTANCE,
  INSTANCE_LIFECYCLES,
  INSTANCE_WIDTH,
  TARGET,
  TARGET_STATES,
  TARGET_WIDTH,
  TASK,
  TASK_WIDTH,
  rowCount,
} from '../frame/frame';
import type {
  Catalog,
  CatalogOwner,
  CatalogTargetGroup,
  CatalogTaskDefinition,
  InstanceLifecycle,
  TargetState,
} from '../frame/frame';
import { instanceCell, taskCell, taskRow } from './frame-store';
import type { WorldView } from './frame-store';

/** A task's row of the frame in words and names: for panels, which show a few; painters read the columns. */
export interface TaskFacts {
  readonly taskIndex: number;
  /** Short name, such as `web-9`. */
  readonly name: string;
  readonly number: number;
  readonly ownerIndex: number;
  readonly owner: CatalogOwner;
  readonly definition: CatalogTaskDefinition;
  readonly lastStatus: TaskStatus;
  readonly desiredStatus: DesiredStatus;
  readonly stopCode: StopCode | null;
  /** -1 for a task without an instance. */
  readonly instanceIndex: number;
  readonly instanceId: string | null;
  /** Its instance's, or on Fargate its own; null while it waits for an instance. */
  readonly zone: string | null;
  readonly platform: TaskPlatform;
  readonly createdAtMs: number;
  readonly statusSinceMs: number;
  /** What its containers' health checks and its targets say together; null where nothing checks it. */
  readonly health: 'unknown' | 'healthy' | 'unhealthy' | null;
  /** From scale-in. */
  readonly isProtected: boolean;
  /** Number of the decision that placed it; null for one that was there from the start. */
  readonly decision: number | null;
  /** When it left the stage, simulated ms; null for one that is on it. */
  readonly leftAtMs: number | null;
}

/** What a task runs on. */
export interface TaskPlatform {
  readonly kind: 'ec2' | 'fargate' | 'fargateSpot';
  /** Null where it has a launch type. */
  readonly capacityProvider: string | null;
}

/** A task's registration with a target group or classic load balancer. */
export interface TargetFacts {
  readonly group: CatalogTargetGroup;
  readonly taskIndex: number;
  readonly zone: string | null;
  readonly port: number;
  readonly state: TargetState;
  /** Why it is in that state; null for a healthy one. */
  readonly reason: string | null;
  readonly sinceMs: number;
}

/** An instance's row of the frame in words and names. CPU in CPU units, memory in MiB. */
export interface InstanceFacts {
  readonly instanceIndex: number;
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly instanceType: string;
  readonly zone: string;
  readonly capacityProvider: string | null;
  readonly spot: boolean;
  readonly lifecycle: InstanceLifecycle;
  /** When its machine will have booted, or Spot takes it back; null where neither is under way. */
  readonly lifecycleEndsAtMs: number | null;
  readonly status: InstanceStatus;
  readonly agentConnected: boolean;
  /** Its EC2 instance is gone and ECS has yet to notice. */
  readonly terminated: boolean;
  readonly cpuUnits: { readonly registered: number; readonly free: number };
  readonly memoryMiB: { readonly registered: number; readonly free: number };
  readonly networkInterfaces: { readonly registered: number; readonly free: number };
  readonly gpus: { readonly registered: number; readonly free: number };
  readonly runningTasksCount: number;
  readonly pendingTasksCount: number;
  readonly stranded: boolean;
  readonly registeredAtMs: number;
}

/** Null when the frame has no such task: not created yet, or long stopped. */
export function taskFacts(view: WorldView, taskIndex: number): TaskFacts | null {
  const row = taskRow(view.frame, taskIndex);
  return row < 0 ? null : taskFactsOfRow(view, row);
}

export function taskFactsOfRow({ frame, catalog }: WorldView, row: number): TaskFacts | null {
  const cell = (column: number): number => taskCell(frame, row, column);
  const ownerIndex = cell(TASK.ownerIndex);
  const owner = catalog.owners[ownerIndex];
  const definition = catalog.taskDefinitions[cell(TASK.taskDefinitionIndex)];
  if (!owner || !definition) return null;
  const instanceIndex = cell(TASK.instanceIndex);
  const instance = catalog.instances[instanceIndex];
  return {
    taskIndex: cell(TASK.taskIndex),
    name: `${owner.name}-${cell(TASK.number)}`,
    number: cell(TASK.number),
    ownerIndex,
    owner,
    definition,
    lastStatus: TASK_STATUSES[cell(TASK.lastStatus)] ?? 'PROVISIONING',
    desiredStatus: DESIRED_STATUSES[cell(TASK.desiredStatus)] ?? 'RUNNING',
    stopCode: STOP_CODES[cell(TASK.stopCode)] ?? null,
    instanceIndex,
    instanceId: instance?.id ?? null,
    zone: instance?.availabilityZone ?? catalog.zones[cell(TASK.zoneIndex)] ?? null,
    platform: platformOf(catalog, cell(TASK.platform)),
    createdAtMs: cell(TASK.createdAtMs),
    statusSinceMs: cell(TASK.statusSinceMs),
    health: HEALTH[cell(TASK.health)] ?? null,
    isProtected: cell(TASK.protected) === 1,
    decision: cell(TASK.decision) < 0 ? null : cell(TASK.decision),
    leftAtMs: null,
  };
}

/** By the code that `TASK.platform` has. */
export function platformOf({ capacityProviders }: Pick<Catalog, 'capacityProviders'>, code: number): TaskPlatform {
  const provider = capacityProviders[code - FIRST_PROVIDER];
  if (!provider) return { kind: code === FARGATE ? 'fargate' : 'ec2', capacityProvider: null };
  return { kind: provider.kind === 'autoScalingGroup' ? 'ec2' : provider.kind, capacityProvider: provider.name };
}

const FARGATE = 1;
const FIRST_PROVIDER = 2;

/** By `TASK.health`. */
const HEALTH = [null, 'unknown', 'healthy', 'unhealthy'] as const;

/** Targets in order of registration: all, or those of one task. */
export function targetFacts({ frame, catalog }: WorldView, taskIndex: number | null = null): TargetFacts[] {
  const found: TargetFacts[] = [];
  const { targets } = frame;
  for (let at = 0; at < targets.length; at += TARGET_WIDTH) {
    const cell = (column: number): number => targets[at + column] ?? -1;
    const group = catalog.targetGroups[cell(TARGET.targetGroupIndex)];
    if (!group || (taskIndex !== null && cell(TARGET.taskIndex) !== taskIndex)) continue;
    const reason = cell(TARGET.reason);
    found.push({
      group,
      taskIndex: cell(TARGET.taskIndex),
      zone:
        catalog.instances[cell(TARGET.instanceIndex)]?.availabilityZone ??
        fargateZone({ frame, catalog }, cell(TARGET.taskIndex)),
      port: cell(TARGET.port),
      state: TARGET_STATES[cell(TARGET.state)] ?? 'unused',
      reason: reason === 0 ? null : (TARGET_REASONS[reason] ?? null),
      sinceMs: cell(TARGET.sinceMs),
    });
  }
  return found;
}

function fargateZone({ frame, catalog }: Pick<WorldView, 'frame' | 'catalog'>, taskIndex: number): string | null {
  const row = taskRow(frame, taskIndex);
  return row < 0 ? null : (catalog.zones[taskCell(frame, row, TASK.zoneIndex)] ?? null);
}

export function instanceFacts({ frame, catalog }: WorldView, instanceIndex: number): InstanceFacts | null {
  const instance = catalog.instances[instanceIndex];
  if (!instance || instanceIndex >= rowCount(frame.instances, INSTANCE_WIDTH)) return null;
  const cell = (column: number): number => instanceCell(frame, instanceIndex, column);
  return {
    instanceIndex,
    id: instance.id,
    ec2InstanceId: instance.ec2InstanceId,
    instanceType: instance.instanceType,
    zone: instance.availabilityZone,
    capacityProvider: instance.capacityProvider,
    spot: instance.spot,
    lifecycle: INSTANCE_LIFECYCLES[cell(INSTANCE.lifecycle)] ?? 'inService',
    lifecycleEndsAtMs: cell(INSTANCE.lifecycleEndsAtMs) > 0 ? cell(INSTANCE.lifecycleEndsAtMs) : null,
    status: INSTANCE_STATUSES[cell(INSTANCE.status)] ?? 'INACTIVE',
    agentConnected: cell(INSTANCE.agentConnected) === 1,
    terminated: cell(INSTANCE.terminated) === 1,
    cpuUnits: { registered: cell(INSTANCE.cpuUnitsRegistered), free: cell(INSTANCE.cpuUnitsFree) },
    memoryMiB: { registered: cell(INSTANCE.memoryMiBRegistered), free: cell(INSTANCE.memoryMiBFree) },
    networkInterfaces: {
      registered: cell(INSTANCE.networkInterfacesRegistered),
      free: cell(INSTANCE.networkInterfacesFree),
    },
    gpus: { registered: cell(INSTANCE.gpusRegistered), free: cell(INSTANCE.gpusFree) },
    runningTasksCount: cell(INSTANCE.runningTasksCount),
    pendingTasksCount: cell(INSTANCE.pendingTasksCount),
    stranded: cell(INSTANCE.stranded) === 1,
    registeredAtMs: cell(INSTANCE.registeredAtMs),
  };
}

/** Rows of the tasks on the instances from `first` up to `end`, in order of creation. It looks at every task: for what is not asked every frame. */
export function taskRowsOnInstances({ frame: { tasks } }: WorldView, first: number, end: number): number[] {
  const rows: number[] = [];
  for (let at = TASK.instanceIndex, row = 0; at < tasks.length; at += TASK_WIDTH, row++) {
    const instance = tasks[at] ?? -1;
    if (instance >= first && instance < end) rows.push(row);
  }
  const taskOf = (row: number): number => tasks[row * TASK_WIDTH + TASK.taskIndex] ?? 0;
  return rows.sort((a, b) => taskOf(a) - taskOf(b));
}

/** The tasks of an instance, in order of creation. */
export function tasksOfInstance(view: WorldView, instanceIndex: number): TaskFacts[] {
  return taskRowsOnInstances(view, instanceIndex, instanceIndex + 1).flatMap((row) => taskFactsOfRow(view, row) ?? []);
}

/** A zone in numbers: what a spread over zones looks at. */
export interface ZoneFacts {
  /** ACTIVE and DRAINING ones. */
  readonly instances: number;
  readonly cpuUnitsFree: number;
  readonly memoryMiBFree: number;
  /** Tasks with desiredStatus RUNNING per owner, by `ownerIndex`. */
  readonly tasksByOwner: readonly number[];
}

export function zoneFacts({ frame, catalog }: WorldView, zone: string): ZoneFacts {
  let [instances, cpuUnitsFree, memoryMiBFree] = [0, 0, 0];
  const registered = Math.min(catalog.instances.length, rowCount(frame.instances, INSTANCE_WIDTH));
  for (let index = 0; index < registered; index++) {
    const status = instanceCell(frame, index, INSTANCE.status);
    if (catalog.instances[index]?.availabilityZone !== zone || status === INSTANCE_STATUS.INACTIVE) continue;
    instances++;
    cpuUnitsFree += instanceCell(frame, index, INSTANCE.cpuUnitsFree);
    memoryMiBFree += instanceCell(frame, index, INSTANCE.memoryMiBFree);
  }
  const owners = catalog.owners.length;
  const from = catalog.zones.indexOf(zone) * owners;
  const tasksByOwner = [...frame.liveTasksByZone.subarray(from, from + owners)];
  return { instances, cpuUnitsFree, memoryMiBFree, tasksByOwner };
}

/**
 * Tasks placed between two views of one world, in order; `instance` is null for those without a place. Null where they were more than are
 * remembered one by one.
 */
export function placementsBetween(
  before: WorldView,
  now: WorldView,
): { readonly task: string; readonly instance: string | null }[] | null {
  if (before.decisionCount < now.decisionsFrom) return null;
  const placements: { task: string; instance: string | null }[] = [];
  for (let number = before.decisionCount; number < now.decisionCount; number++) {
    const at = (number - now.decisionsFrom) * DECISION_WIDTH;
    if (now.decisions[at + DECISION.kind] !== DECISION_KINDS.indexOf('place')) continue;
    const task = taskFacts(now, now.decisions[at + DECISION.taskIndex] ?? -1);
    if (task) placements.push({ task: task.name, instance: task.instanceId });
  }
  return placements;
}
