import { INSTANCE_STATUSES, TASK_STATUSES } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import { count, counted } from '../text';
import type { StageRef } from './refs';
import type { Snapshot } from './snapshot';

/** What a reference is called, for the keyboard's focus and screen readers. */

/** `web-9, PENDING, on m5-4, 256 CPU, 512 MiB`; an empty text for what is not there any more. */
export function describe(ref: StageRef, { catalog, instances, tasks }: Snapshot): string {
  switch (ref.kind) {
    case 'task': {
      const row = taskRowOf(tasks, ref.taskIndex);
      if (row < 0) return '';
      const value = (column: number): number => tasks[row * TASK_WIDTH + column] ?? -1;
      const definition = catalog.taskDefinitions[value(TASK.taskDefinitionIndex)];
      const place = catalog.instances[value(TASK.instanceIndex)];
      const name = `${catalog.owners[value(TASK.ownerIndex)]?.name ?? ''}-${value(TASK.number)}`;
      const status = TASK_STATUSES[value(TASK.lastStatus)] ?? '';
      const size = `${count(definition?.cpuUnits ?? 0)} CPU, ${count(definition?.memoryMiB ?? 0)} MiB`;
      return `${name}, ${status}, ${place ? `on ${place.id}, ` : ''}${size}`;
    }
    case 'instance': {
      const entry = catalog.instances[ref.instanceIndex];
      if (!entry) return '';
      const value = (column: number): number => instances[ref.instanceIndex * INSTANCE_WIDTH + column] ?? 0;
      const status = INSTANCE_STATUSES[value(INSTANCE.status)] ?? '';
      const running = counted(value(INSTANCE.runningTasksCount), 'task');
      const free = `${count(value(INSTANCE.cpuUnitsFree))} CPU and ${count(value(INSTANCE.memoryMiBFree))} MiB free`;
      const agent =
        value(INSTANCE.terminated) === 1
          ? ', terminated, which ECS has yet to notice'
          : value(INSTANCE.agentConnected) === 1
            ? ''
            : ', agent disconnected';
      return `${entry.id}, ${entry.instanceType}, in ${entry.availabilityZone}, ${status}${agent}, ${running}, ${free}`;
    }
    case 'zone':
      return `zone ${ref.zone}`;
    case 'waiting':
      return 'waiting tasks';
  }
}

/** Row of a task by its `taskIndex`; rows ascend by it. -1 when it has none. */
export function taskRowOf(tasks: Int32Array, taskIndex: number): number {
  let low = 0;
  let high = rowCount(tasks, TASK_WIDTH) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = tasks[middle * TASK_WIDTH + TASK.taskIndex] ?? -1;
    if (found === taskIndex) return middle;
    if (found < taskIndex) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
