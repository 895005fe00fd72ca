import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { Snapshot } from './snapshot';

/** Tasks that are elsewhere in another world, and the instances they are on. Another object when it may say something else. */
export interface Differences {
  readonly tasks: ReadonlySet<number>;
  readonly instances: ReadonlySet<number>;
}

/** Follows what differs from picture to picture. */
export interface DifferenceBook {
  /** What differs in a snapshot; null where nothing is compared. `changed`: instances that are to be drawn anew for it. */
  take(
    tasks: ReadonlySet<number> | null,
    snapshot: Snapshot,
  ): { readonly differs: Differences | null; readonly changed: ReadonlySet<number> };
}

const NONE: ReadonlySet<number> = new Set();

export function createDifferenceBook(): DifferenceBook {
  let known: Differences | null = null;
  let seen: Snapshot | null = null;

  return {
    take(tasks, snapshot) {
      if (tasks === (known?.tasks ?? null) && (tasks === null || seen === snapshot))
        return { differs: known, changed: NONE };
      seen = snapshot;
      const before = known;
      const instances = tasks && instancesOf(tasks, snapshot);
      if (tasks === before?.tasks && instances && sameMembers(before.instances, instances))
        return { differs: before, changed: NONE };
      known = tasks && instances && { tasks, instances };
      return { differs: known, changed: new Set([...(before?.instances ?? NONE), ...(instances ?? NONE)]) };
    },
  };
}

function instancesOf(tasks: ReadonlySet<number>, { book, tasks: rows }: Snapshot): Set<number> {
  const found = new Set<number>();
  for (const task of tasks) {
    const row = book.rowOf(task);
    const instance = row < 0 ? -1 : (rows[row * TASK_WIDTH + TASK.instanceIndex] ?? -1);
    if (instance >= 0) found.add(instance);
  }
  return found;
}

function sameMembers(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((member) => b.has(member));
}
