import { TASK, TASK_WIDTH } from '../../../frame/frame';
import type { Catalog } from '../../../frame/frame';
import { MIB_PER_CPU_UNIT } from '../scale';
import type { StageArrangement } from '../stage-types';
import type { TaskBook } from '../task-book';

/** Fargate tasks in the columns of the stage in which they stand: a column for each zone, or for each capacity provider where groups are those. */
export interface FargateColumn {
  /** What its head says, such as `Fargate us-east-1a`. */
  readonly name: string;
  /** Null where columns are capacity providers. */
  readonly zone: string | null;
  /** Tasks (`taskIndex`) in the order in which they were created. */
  readonly tasks: Int32Array;
  /** Index in `Catalog.taskDefinitions` of each of them: its size. */
  readonly definitions: Int32Array;
  /** CPU units of all, and a CPU unit for every four MiB: what takes room. */
  readonly area: number;
  /** Tasks by their cell of the map, which they keep until they leave; -1 where one is free. */
  readonly cells: Int32Array;
}

export interface FargateSource {
  readonly catalog: Catalog;
  readonly book: Pick<TaskBook, 'tasks' | 'rowOf' | 'fargate' | 'fargateSlotsOf'>;
}

export const NO_COLUMNS: readonly FargateColumn[] = [];

/** A world's Fargate columns: none while it has had no Fargate task, then one for each zone, empty ones too, because zones are compared. */
export function fargateColumns(
  { catalog, book }: FargateSource,
  { group }: StageArrangement,
): readonly FargateColumn[] {
  if (book.fargate === 0) return NO_COLUMNS;
  const zones = catalog.zones.map((zone, index) => {
    const cells = tasksIn(book.fargateSlotsOf(index), book.tasks);
    const own = inOrder(
      cells.filter((task) => task >= 0),
      { catalog, book },
    );
    return { name: `Fargate ${zone}`, zone, cells, ...own };
  });
  return group.by === 'capacityProvider' ? byProvider(zones, { catalog, book }) : zones;
}

/** Tasks by slot, without the free slots at the end. */
function tasksIn(slots: Int32Array, tasks: Int32Array): Int32Array {
  let end = slots.length;
  while (end > 0 && (slots[end - 1] ?? -1) < 0) end -= 1;
  return slots.subarray(0, end).map((row) => (row < 0 ? -1 : (tasks[row * TASK_WIDTH + TASK.taskIndex] ?? -1)));
}

function inOrder(
  tasks: Int32Array,
  { catalog, book }: FargateSource,
): Pick<FargateColumn, 'tasks' | 'definitions' | 'area'> {
  const sorted = tasks.sort();
  let area = 0;
  const definitions = sorted.map((task) => {
    const index = book.tasks[book.rowOf(task) * TASK_WIDTH + TASK.taskDefinitionIndex] ?? -1;
    const { cpuUnits = 0, memoryMiB = 0 } = catalog.taskDefinitions[index] ?? {};
    area += cpuUnits + memoryMiB / MIB_PER_CPU_UNIT;
    return index;
  });
  return { tasks: sorted, definitions, area };
}

/** What a task of launch type FARGATE stands under, beside those of a capacity provider. */
const BY_LAUNCH_TYPE = 'launch type FARGATE';

function byProvider(zones: readonly FargateColumn[], { catalog, book }: FargateSource): FargateColumn[] {
  const byName = new Map<string, number[]>();
  for (const { kind, name } of catalog.capacityProviders) if (kind !== 'autoScalingGroup') byName.set(name, []);
  for (const { tasks } of zones) {
    for (const task of tasks) {
      const platform = book.tasks[book.rowOf(task) * TASK_WIDTH + TASK.platform] ?? 0;
      const name = catalog.capacityProviders[platform - FIRST_PROVIDER]?.name ?? BY_LAUNCH_TYPE;
      const own = byName.get(name);
      if (own) own.push(task);
      else byName.set(name, [task]);
    }
  }
  return [...byName].map(([name, tasks]) => {
    const own = inOrder(Int32Array.from(tasks), { catalog, book });
    return { name, zone: null, cells: own.tasks, ...own };
  });
}

/** `TASK.platform` of the first capacity provider. */
const FIRST_PROVIDER = 2;

/**
 * What columns have to have room for, so that a scale that was found need not be looked for with each task: as long as they take no more than `known`
 * does, and not less than half of it, that. Another object only when the room needed is another.
 */
export function roomNeeded(known: readonly FargateColumn[], now: readonly FargateColumn[]): readonly FargateColumn[] {
  const same = known.length === now.length && now.every(({ name }, at) => known[at]?.name === name);
  const holds = now.every(({ area, cells }, at) => {
    const before = known[at];
    return before !== undefined && area <= before.area && cells.length <= before.cells.length;
  });
  const all = (columns: readonly FargateColumn[]): number => columns.reduce((sum, { area }) => sum + area, 0);
  return same && holds && all(now) * 2 >= all(known) ? known : now;
}
