import { instanceRowChanged } from './task-changes';
import type { World } from './world';

/**
 * What has happened to the container instances of a world, for those who remember things about them. One follower a world: its
 * cache of placement. A world that nobody follows pays nothing.
 */
export interface ChangeLog {
  /** The latest changes, in a ring: entry `n` is at `n & CHANGE_MASK`. */
  readonly instances: Int32Array;
  /** The task group of which a task has started or stopped on the instance, -1 when something else has happened. */
  readonly groups: Int32Array;
  /** By index of the group: who wants to be told of the numbers of its tasks. */
  readonly groupFollowers: (GroupFollower | undefined)[];
  /** Changes so far. */
  count: number;
}

/** Told as soon as the number of a group's live tasks on an instance has become `now`. */
export type GroupFollower = (instance: number, before: number, now: number) => void;

const RING_SIZE = 8_192;
export const CHANGE_MASK = RING_SIZE - 1;

const logs = new WeakMap<World, ChangeLog>();

/** Starts to follow a world; an earlier follower is forgotten. */
export function followChanges(world: World): ChangeLog {
  const log: ChangeLog = {
    instances: new Int32Array(RING_SIZE),
    groups: new Int32Array(RING_SIZE),
    groupFollowers: [],
    count: 0,
  };
  logs.set(world, log);
  return log;
}

/**
 * To be called whenever anything of a container instance has changed that placement can see: status, connection, capacity provider, room.
 * Tasks that come and go have a call of their own, `tasksChanged`, and so have attributes, `attributesChanged`.
 */
export function instanceChanged(world: World, instance: number): void {
  instanceRowChanged(world, instance);
  const log = logs.get(world);
  if (log !== undefined) noteChange(log, instance, -1);
}

/**
 * To be called when a task has taken room on an instance or given it back, and nothing else has changed there: `reserve` and `release` do so.
 * @param group index of its task group, with `now` live tasks on the instance instead of `before`
 */
export function tasksChanged(world: World, instance: number, group: number, before: number, now: number): void {
  instanceRowChanged(world, instance);
  const log = logs.get(world);
  if (log === undefined) return;
  noteChange(log, instance, group);
  log.groupFollowers[group]?.(instance, before, now);
}

export function noteChange(log: ChangeLog, instance: number, group: number): void {
  const at = log.count++ & CHANGE_MASK;
  log.instances[at] = instance;
  log.groups[at] = group;
}

/** Whether the ring still has every change after the first `seen`. */
export function hasChangesSince(log: ChangeLog, seen: number): boolean {
  return log.count - seen <= RING_SIZE;
}
