import { INSTANCE_WIDTH, TASK, TASK_WIDTH } from './frame';
import type { Frame, ServiceRow } from './frame';
import type { FrameUpdate } from './frame-update';
import { ensureRows } from '../lib/columns';

/** The rows of the latest moment, kept in place: an update costs what it changes. */
export interface LiveRows {
  apply(update: FrameUpdate): Rows;
}

/** Of a frame what an update tells only in part. Views of the same memory from update to update. */
type Rows = Required<Pick<Frame, 'changedInstances' | 'changedTasks' | 'taskPositions'>> &
  Pick<Frame, 'instances' | 'tasks' | 'services' | 'targets'>;

export function createLiveRows(): LiveRows {
  let instances: Int32Array = new Int32Array();
  let tasks: Int32Array = new Int32Array();
  let positions = new Int32Array();
  let services: readonly ServiceRow[] = [];
  let targets: Int32Array = new Int32Array();

  function noteTask(position: number): void {
    const task = tasks[position * TASK_WIDTH + TASK.taskIndex] ?? 0;
    positions = ensureRows(positions, task + 1);
    positions[task] = position;
  }

  function applyTasks({ whole, tasks: rows, changedTasks, taskCount }: FrameUpdate): void {
    tasks = whole ? rows : writtenRows(tasks, TASK_WIDTH, taskCount, changedTasks, rows);
    if (whole) for (let position = 0; position < taskCount; position++) noteTask(position);
    else for (const position of changedTasks) noteTask(position);
  }

  function applyServices({ whole, services: rows, changedServices, serviceCount }: FrameUpdate): void {
    if (whole) services = rows;
    else if (changedServices.length > 0) {
      const next = services.slice(0, serviceCount);
      rows.forEach((row, at) => (next[changedServices[at] ?? next.length] = row));
      services = next;
    }
  }

  return {
    apply(update) {
      const { whole, instanceCount, taskCount, changedInstances, changedTasks } = update;
      instances = whole
        ? update.instances
        : writtenRows(instances, INSTANCE_WIDTH, instanceCount, changedInstances, update.instances);
      applyTasks(update);
      applyServices(update);
      targets = update.targets ?? targets;
      return {
        instances: instances.subarray(0, instanceCount * INSTANCE_WIDTH),
        tasks: tasks.subarray(0, taskCount * TASK_WIDTH),
        changedInstances: whole ? null : changedInstances,
        changedTasks: whole ? null : changedTasks,
        taskPositions: positions,
        services,
        targets,
      };
    },
  };
}

/** `table` with room for `count` rows and these rows at these positions. */
function writtenRows(
  table: Int32Array,
  width: number,
  count: number,
  positions: Int32Array,
  rows: Int32Array,
): Int32Array {
  const grown = ensureRows(table, count * width);
  positions.forEach((position, at) => {
    for (let column = 0; column < width; column++) grown[position * width + column] = rows[at * width + column] ?? 0;
  });
  return grown;
}
