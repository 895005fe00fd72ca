import { ownerPosition } from '../../ecs/owner';
import { TASK } from '../../frame/frame';
import { taskCell, taskRow } from '../frame-store';
import type { WorldView } from '../frame-store';
import { usePlayback } from '../playback-store';
import { useSelection } from '../selection-store';
import type { Selectable } from '../selection-store';
import { taskNumbered } from '../task-names';
import { activeWorld, useWorlds } from './worlds';

/**
 * The thing of the same name in another world: a task by its short name, an instance by its id, a service or family and a zone by theirs. Null where the other
 * world has no such thing now.
 */
export function thereOf(ref: Selectable | null, here: WorldView | null, there: WorldView | null): Selectable | null {
  if (ref === null || here === null || there === null) return null;
  if (here === there) return ref;
  switch (ref.kind) {
    case 'task': {
      const row = taskRow(here.frame, ref.taskIndex);
      if (row < 0) return null;
      const owner = ownerThere(here, there, taskCell(here.frame, row, TASK.ownerIndex));
      const taskIndex = taskNumbered(there, owner, taskCell(here.frame, row, TASK.number));
      return taskIndex === null ? null : { kind: 'task', taskIndex };
    }
    case 'instance': {
      const id = here.catalog.instances[ref.instanceIndex]?.id;
      const sameAt = there.catalog.instances[ref.instanceIndex]?.id === id ? ref.instanceIndex : -1;
      const instanceIndex = sameAt >= 0 ? sameAt : there.catalog.instances.findIndex((it) => it.id === id);
      return instanceIndex < 0 ? null : { kind: 'instance', instanceIndex };
    }
    case 'zone':
      return there.catalog.zones.includes(ref.zone) ? ref : null;
    case 'service': {
      const ownerIndex = ownerThere(here, there, ref.ownerIndex);
      return ownerIndex < 0 ? null : { kind: 'service', ownerIndex };
    }
    default:
      // What else can be selected is of one world alone: a group of waiting tasks, a decision.
      return null;
  }
}

/** The service or family of the same name, by its index; -1 for none. */
export function ownerThere(here: WorldView, there: WorldView, ownerIndex: number): number {
  const owner = here.catalog.owners[ownerIndex];
  const same = there.catalog.owners[ownerIndex];
  if (owner === undefined) return -1;
  if (same?.kind === owner.kind && same.name === owner.name) return ownerIndex;
  return ownerPosition(there.catalog.owners, owner);
}

/** Turns to a world: the panels tell of it. What is selected, lit or waited for stays so, by its name. */
export function turnTo(index: number): void {
  const { worlds, active } = useWorlds.getState();
  const there = worlds[index];
  if (there === undefined || index === active) return;
  const [from, to] = [activeWorld().frames.view(), there.frames.view()];
  const { selected, litOwner } = useSelection.getState();
  const { pauseAtTask } = usePlayback.getState();
  const waited = pauseAtTask === null ? null : thereOf({ kind: 'task', taskIndex: pauseAtTask }, from, to);
  useWorlds.setState({ active: index });
  useSelection.setState({
    selected: thereOf(selected, from, to),
    hovered: null,
    clause: null,
    litInstances: null,
    litTasks: null,
    ghosts: null,
    litOwner: litOwner === null || from === null || to === null ? null : litOwnerOf(ownerThere(from, to, litOwner)),
  });
  usePlayback.setState({ pauseAtTask: waited?.kind === 'task' ? waited.taskIndex : null });
}

function litOwnerOf(ownerIndex: number): number | null {
  return ownerIndex < 0 ? null : ownerIndex;
}
