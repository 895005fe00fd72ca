import { TASK_STATUS } from '../../../src/ecs/status';
import { TASK, TASK_WIDTH } from '../../../src/frame/frame';
import type { Frame } from '../../../src/frame/frame';
import { handWorld } from '../../../src/drawing/testing/hand-world';
import type { HandWorld } from '../../../src/drawing/testing/hand-world';
import type { FleetSize } from './bench-page';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const OWNERS = ['web', 'api', 'worker', 'batch', 'cache', 'queue', 'mail', 'search'];
/** An m5.4xlarge has room for so many CPU units. */
const CPU_UNITS = 16_384;

export function fleetOf({ instances, tasksPerInstance }: FleetSize): HandWorld {
  const cpuUnits = Math.floor(CPU_UNITS / tasksPerInstance);
  return handWorld(
    OWNERS.map((name) => ({ name, cpuUnits, memoryMiB: cpuUnits * 3 })),
    Array.from({ length: instances }, (_, index) => ({
      id: `i-${index}`,
      type: 'm5.4xlarge',
      zone: ZONES[index % ZONES.length] ?? '',
      tasks: Array.from({ length: tasksPerInstance }, (_, task) => ({ owner: OWNERS[(index + task) % 8] ?? '' })),
    })),
  );
}

/** Frames in which so many tasks have moved on to another status since the frame before; the rest is as it was. */
export function changingFrames(first: Frame, changes: number): () => Frame {
  const { tasks } = first;
  const count = tasks.length / TASK_WIDTH;
  const statuses = [TASK_STATUS.PENDING, TASK_STATUS.RUNNING, TASK_STATUS.STOPPING];
  const changedTasks = new Int32Array(changes);
  let { timeMs } = first;
  let row = 0;
  return () => {
    timeMs += 16;
    for (let index = 0; index < changes; index += 1) {
      // A stride that shares no factor with the number of rows: the changes lie all over the fleet.
      row = (row + 7_919) % count;
      const at = row * TASK_WIDTH;
      const next = (statuses.indexOf(tasks[at + TASK.lastStatus] as never) + 1) % statuses.length;
      tasks[at + TASK.lastStatus] = statuses[next] ?? 0;
      tasks[at + TASK.statusSinceMs] = timeMs;
      changedTasks[index] = row;
    }
    return { ...first, timeMs, tasks, changedTasks: changedTasks.slice(), changedInstances: new Int32Array() };
  };
}
