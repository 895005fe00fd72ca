import { instanceRowChanged } from './task-changes';
import type { World } from './world';

/**
 * What has happened to the container instances of a world, for those who remember things about them. One follower a world: its
 * cache of placement. A world that nobody follows pays nothing.
 */
export interface ChangeLog {
  /** The latest changes, in a ring: entry `n` is at `n & CHANGE_MASK`. */
  readonly instances: Int32Array;
  /** The task group whose count on the instance changed, -1 when something else did. */
  readonly groups: Int32Array;
  /** Changes so far. */
  count: number;
}

const RING_SIZE = 8_192;
export const CHANGE_MASK = RING_SIZE - 1;

const logs = new WeakMap<World, ChangeLog>();

/** Starts to follow a world; an earlier follower is forgotten. */
export function followChanges(world: World): ChangeLog {
  const log = { instances: new Int32Array(RING_SIZE), groups: new Int32Array(RING_SIZE), count: 0 };
  logs.set(world, log);
  return log;
}

/**
 * To be called whenever anything of a container instance has changed that placement can see: status, connection, capacity provider, room.
 * `reserve` and `release` do so themselves; attributes have a call of their own, `attributesChanged`.
 *
 * @param group index of the task group whose live tasks on the instance have changed
 */
export function instanceChanged(world: World, instance: number, group = -1): void {
  instanceRowChanged(world, instance);
  const log = logs.get(world);
  if (log !== undefined) noteChange(log, instance, group);
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
