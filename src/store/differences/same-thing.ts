import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { CatalogOwner } from '../../frame/frame';
import { taskCell, taskRow } from '../frame-store';
import type { WorldView } from '../frame-store';
import type { Selectable } from '../selection-store';

/** The same thing in another world: the task, instance, zone or service of the same name. Null where there is none. */
export function sameThing(ref: Selectable, from: WorldView, to: WorldView): Selectable | null {
  switch (ref.kind) {
    case 'zone':
      return to.catalog.zones.includes(ref.zone) ? ref : null;
    case 'instance': {
      const instanceIndex = sameInstance(ref.instanceIndex, from, to);
      return instanceIndex < 0 ? null : { kind: 'instance', instanceIndex };
    }
    case 'task': {
      const taskIndex = sameTask(ref.taskIndex, from, to);
      return taskIndex < 0 ? null : { kind: 'task', taskIndex };
    }
    case 'service': {
      const ownerIndex = sameOwner(from.catalog.owners[ref.ownerIndex], to);
      return ownerIndex < 0 ? null : { kind: 'service', ownerIndex };
    }
    case 'waiting': {
      const owner = sameOwner(from.catalog.owners[from.waiting[ref.index]?.ownerIndex ?? -1], to);
      const index = to.waiting.findIndex(({ ownerIndex }) => ownerIndex === owner);
      return index < 0 ? null : { kind: 'waiting', index };
    }
    default:
      return null;
  }
}

/** -1 where there is none. */
export function sameOwner(owner: CatalogOwner | undefined, { catalog }: WorldView): number {
  return catalog.owners.findIndex(({ kind, name }) => kind === owner?.kind && name === owner.name);
}

/** -1 where there is none. Mostly it has the same index: that is looked at first. */
export function sameInstance(instanceIndex: number, from: WorldView, { catalog: { instances } }: WorldView): number {
  const id = from.catalog.instances[instanceIndex]?.id;
  if (id === undefined) return -1;
  return instances[instanceIndex]?.id === id ? instanceIndex : instances.findIndex((other) => other.id === id);
}

function sameTask(taskIndex: number, from: WorldView, to: WorldView): number {
  const row = taskRow(from.frame, taskIndex);
  if (row < 0) return -1;
  const owner = sameOwner(from.catalog.owners[taskCell(from.frame, row, TASK.ownerIndex)], to);
  const number = taskCell(from.frame, row, TASK.number);
  if (owner < 0) return -1;
  const { tasks } = to.frame;
  for (let at = 0; at < tasks.length; at += TASK_WIDTH)
    if (tasks[at + TASK.number] === number && tasks[at + TASK.ownerIndex] === owner)
      return tasks[at + TASK.taskIndex] ?? -1;
  return -1;
}
