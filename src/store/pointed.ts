import { TASK } from '../frame/frame';
import { taskCell, taskRow } from './frame-store';
import type { StageRef } from './selection-store';
import { activeWorld } from './worlds/worlds';

/** The instance that is pointed at on the stage: itself, or by a task on it. Null for anything else. */
export function pointedInstance(ref: StageRef): number | null {
  if (ref.kind === 'instance') return ref.instanceIndex;
  const view = activeWorld().frames.view();
  const row = ref.kind === 'task' && view !== null ? taskRow(view.frame, ref.taskIndex) : -1;
  const instance = row < 0 || view === null ? -1 : taskCell(view.frame, row, TASK.instanceIndex);
  return instance < 0 ? null : instance;
}
