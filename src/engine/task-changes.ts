import { addToSet, clearSet, emptyRowSet } from '../lib/row-set';
import type { RowSet } from '../lib/row-set';
import type { World } from './world';

/**
 * Whose row of a frame has changed, for one who remembers the rows of a world. A world that nobody follows pays nothing. What changes by time
 * alone (STOPPED for ten seconds, a protection that ends) is not told.
 */
export interface RowChanges {
  /** Indexes of tasks that have changed since they were last forgotten, each once, in the order of their first change. */
  readonly tasks: RowSet;
  readonly instances: RowSet;
  /** Targets have changed, come or gone. */
  targets: boolean;
}

const followers = new WeakMap<World, RowChanges>();
/** The world that was last told of, and its follower: there is hardly ever another one. */
let lastWorld: World | null = null;
let lastChanges: RowChanges | undefined;

/** Starts to follow a world; an earlier follower of it is forgotten. */
export function followTaskChanges(world: World): RowChanges {
  const changes: RowChanges = { tasks: emptyRowSet(), instances: emptyRowSet(), targets: false };
  followers.set(world, changes);
  [lastWorld, lastChanges] = [world, changes];
  return changes;
}

/** To be called whenever anything has changed that a task's row shows (frame/frame.ts, `TASK`); its instance's row counts as changed with it. */
export function taskChanged(world: World, task: number): void {
  const changes = changesOf(world);
  if (changes === undefined) return;
  addToSet(changes.tasks, task);
  addToSet(changes.instances, world.tasks.instanceIndex[task] ?? -1);
}

/** To be called whenever anything has changed that an instance's row shows (`INSTANCE`) and that no task has changed. */
export function instanceRowChanged(world: World, instance: number): void {
  const changes = changesOf(world);
  if (changes !== undefined) addToSet(changes.instances, instance);
}

/** To be called whenever a target of a task has changed, come or gone: the task's health may have changed with it. */
export function targetChanged(world: World, task: number): void {
  const changes = changesOf(world);
  if (changes === undefined) return;
  changes.targets = true;
  addToSet(changes.tasks, task);
}

export function forgetChanges(changes: RowChanges): void {
  clearSet(changes.tasks);
  clearSet(changes.instances);
  changes.targets = false;
}

function changesOf(world: World): RowChanges | undefined {
  if (world !== lastWorld) [lastWorld, lastChanges] = [world, followers.get(world)];
  return lastChanges;
}
