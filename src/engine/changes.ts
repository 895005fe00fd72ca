import { instanceRowChanged } from './task-changes';
import type { TaskRequirements } from '../ecs/task-definition';
import type { World } from './world';

/**
 * What has happened to the container instances of a world, for those who remember things about them. One follower a world: its
 * cache of placement. A world that nobody follows pays nothing.
 */
export interface ChangeLog {
  /** The latest changes, in a ring: entry `n` is at `n & CHANGE_MASK`. */
  readonly instances: Int32Array;
  /** Code in CHANGED. */
  readonly what: Uint8Array;
  /** What the instance had left after the change. */
  readonly cpuUnitsFree: Int32Array;
  readonly memoryMiBFree: Int32Array;
  /** What it had left before or after the change, whichever is less; -1 where anything may have changed. */
  readonly leastCpuUnits: Int32Array;
  readonly leastMemoryMiB: Int32Array;
  /** By index of the group: who wants to be told of the numbers of its tasks. */
  readonly groupFollowers: (GroupFollower | undefined)[];
  /** Changes so far. */
  count: number;
}

/** What may have changed of an instance: by a task that has started or stopped its room, or nothing of that but CPU and memory. */
export const CHANGED = { anything: 0, room: 1, cpuAndMemory: 2 } as const;

/** Told as soon as the number of a group's live tasks on an instance has become `now`. */
export type GroupFollower = (instance: number, before: number, now: number) => void;

const RING_SIZE = 8_192;
export const CHANGE_MASK = RING_SIZE - 1;

const logs = new WeakMap<World, ChangeLog>();
/** The world that was last told of, and its log: there is hardly ever another one. */
let lastWorld: World | null = null;
let lastLog: ChangeLog | undefined;

/** Starts to follow a world; an earlier follower is forgotten. */
export function followChanges(world: World): ChangeLog {
  const log: ChangeLog = {
    instances: new Int32Array(RING_SIZE),
    what: new Uint8Array(RING_SIZE),
    cpuUnitsFree: new Int32Array(RING_SIZE),
    memoryMiBFree: new Int32Array(RING_SIZE),
    leastCpuUnits: new Int32Array(RING_SIZE),
    leastMemoryMiB: new Int32Array(RING_SIZE),
    groupFollowers: [],
    count: 0,
  };
  logs.set(world, log);
  [lastWorld, lastLog] = [world, log];
  return log;
}

/**
 * To be called whenever anything of a container instance has changed that placement can see: status, connection, capacity provider, room.
 * Tasks that come and go have a call of their own, `tasksChanged`, and so have attributes, `attributesChanged`.
 */
export function instanceChanged(world: World, instance: number): void {
  instanceRowChanged(world, instance);
  const log = logOf(world);
  if (log !== undefined) noteChange(world, log, instance);
}

/**
 * To be called when a task has taken room on an instance or given it back, and nothing else has changed there: `reserve` and `release` do so.
 * @param group index of its task group, with `now` live tasks on the instance instead of `before`
 * @param needs what it has taken or given back
 */
export function tasksChanged(
  world: World,
  instance: number,
  group: number,
  before: number,
  now: number,
  { cpuUnits, memoryMiB, gpus, networkInterfaces, tcpPorts, udpPorts }: TaskRequirements,
): void {
  instanceRowChanged(world, instance);
  const log = logOf(world);
  if (log === undefined) return;
  const at = noteChange(world, log, instance);
  const isPlain = gpus === 0 && networkInterfaces === 0 && tcpPorts.length === 0 && udpPorts.length === 0;
  log.what[at] = isPlain ? CHANGED.cpuAndMemory : CHANGED.room;
  const givenBack = now < before ? 1 : 0;
  log.leastCpuUnits[at] = (log.cpuUnitsFree[at] ?? 0) - givenBack * cpuUnits;
  log.leastMemoryMiB[at] = (log.memoryMiBFree[at] ?? 0) - givenBack * memoryMiB;
  log.groupFollowers[group]?.(instance, before, now);
}

/** Notes that anything may have changed of an instance. Answers with the entry's place in the ring. */
export function noteChange({ instances }: World, log: ChangeLog, instance: number): number {
  const at = log.count++ & CHANGE_MASK;
  log.instances[at] = instance;
  log.what[at] = CHANGED.anything;
  log.cpuUnitsFree[at] = instances.cpuUnitsFree[instance] ?? 0;
  log.memoryMiBFree[at] = instances.memoryMiBFree[instance] ?? 0;
  log.leastCpuUnits[at] = -1;
  log.leastMemoryMiB[at] = -1;
  return at;
}

/** Whether the ring still has every change after the first `seen`. */
export function hasChangesSince(log: ChangeLog, seen: number): boolean {
  return log.count - seen <= RING_SIZE;
}

function logOf(world: World): ChangeLog | undefined {
  if (world !== lastWorld) [lastWorld, lastLog] = [world, logs.get(world)];
  return lastLog;
}
