import { TASK_STATUS } from '../ecs/status';
import { TASK, TASK_WIDTH } from '../frame/frame';
import type { Catalog, Frame } from '../frame/frame';
import type { WorldView } from './frame-store';

/** Equal tasks that are PROVISIONING and wait for an instance of their capacity provider. */
export interface CapacityWaiting {
  /** Index in `Catalog.capacityProviders`. */
  readonly provider: number;
  readonly ownerIndex: number;
  readonly taskDefinitionIndex: number;
  readonly count: number;
  /** When the first of them was created, simulated ms. */
  readonly sinceMs: number;
  /** The first of them. */
  readonly taskIndex: number;
}

const NONE: readonly CapacityWaiting[] = [];
const FIRST_PROVIDER = 2;

const known = new WeakMap<Frame, readonly CapacityWaiting[]>();

/** Whether tasks of a world may wait for capacity. */
export function mayWaitForCapacity({ capacityProviders }: Catalog): boolean {
  return capacityProviders.some(({ kind }) => kind === 'autoScalingGroup');
}

/**
 * Those that wait, by provider and shape, the first to come first. It goes through all tasks, once a frame, and only in worlds where some may wait; ECS lets
 * at most 500 do so.
 */
export function waitingForCapacity({
  frame,
  catalog,
}: Pick<WorldView, 'frame' | 'catalog'>): readonly CapacityWaiting[] {
  if (!mayWaitForCapacity(catalog)) return NONE;
  const found = known.get(frame) ?? gathered(frame);
  known.set(frame, found);
  return found;
}

function gathered({ tasks }: Frame): readonly CapacityWaiting[] {
  const groups = new Map<string, { -readonly [K in keyof CapacityWaiting]: CapacityWaiting[K] }>();
  for (let at = 0; at < tasks.length; at += TASK_WIDTH) {
    const cell = (column: number): number => tasks[at + column] ?? -1;
    if (cell(TASK.instanceIndex) >= 0 || cell(TASK.lastStatus) !== TASK_STATUS.PROVISIONING) continue;
    if (cell(TASK.zoneIndex) >= 0 || cell(TASK.platform) < FIRST_PROVIDER) continue;
    const [ownerIndex, taskDefinitionIndex] = [cell(TASK.ownerIndex), cell(TASK.taskDefinitionIndex)];
    const provider = cell(TASK.platform) - FIRST_PROVIDER;
    const key = `${provider} ${ownerIndex} ${taskDefinitionIndex}`;
    const [taskIndex, sinceMs] = [cell(TASK.taskIndex), cell(TASK.createdAtMs)];
    const group = groups.get(key);
    if (!group) groups.set(key, { provider, ownerIndex, taskDefinitionIndex, count: 1, sinceMs, taskIndex });
    else {
      group.count++;
      if (taskIndex < group.taskIndex) group.taskIndex = taskIndex;
      group.sinceMs = Math.min(group.sinceMs, sinceMs);
    }
  }
  return [...groups.values()].sort((a, b) => a.taskIndex - b.taskIndex);
}
