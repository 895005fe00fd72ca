/**
 * How many live tasks each container instance has, of those that have any. A table in which an instance is found by its index, or soon after: to read or
 * change a number touches one place in memory, and that is where most of the time of a start or a stop would go. Plain data, so that
 * copies of the state copy it.
 */
export interface TaskCounts {
  /** Instances with tasks. */
  size: number;
  /** Pairs: an instance's index plus 1, 0 where the place is free, and its number of tasks. A power of two of them, never full. */
  pairs: Int32Array;
}

const SMALLEST_PLACES = 4;

export function noTaskCounts(): TaskCounts {
  return { size: 0, pairs: new Int32Array(SMALLEST_PLACES * 2) };
}

/** Tasks of an instance, 0 where it has none. */
export function tasksOn({ pairs }: TaskCounts, instance: number): number {
  return pairs[placeOf(pairs, instance) + 1] ?? 0;
}

/**
 * Changes an instance's tasks by `more`, which leaves it with 0 or more.
 * @returns how many there were
 */
export function addTasksOn(counts: TaskCounts, instance: number, more: number): number {
  const { pairs } = counts;
  const place = placeOf(pairs, instance);
  const before = pairs[place + 1] ?? 0;
  pairs[place + 1] = before + more;
  if (before === 0 && more > 0) {
    pairs[place] = instance + 1;
    if (++counts.size * 3 > pairs.length) grow(counts);
  } else if (before > 0 && before + more === 0) free(counts, place);
  return before;
}

/** Calls `visit` for every instance with tasks, in no particular order. */
export function forEachWithTasks({ pairs }: TaskCounts, visit: (instance: number, tasks: number) => void): void {
  for (let place = 0; place < pairs.length; place += 2) {
    const key = pairs[place] ?? 0;
    if (key !== 0) visit(key - 1, pairs[place + 1] ?? 0);
  }
}

/** Where the pair of an instance is, or the free place where it would be. */
function placeOf(pairs: Int32Array, instance: number): number {
  const last = pairs.length - 2;
  let place = (instance * 2) & last;
  for (let key = pairs[place]; key !== 0 && key !== instance + 1; key = pairs[place]) place = (place + 2) & last;
  return place;
}

/** Frees a place; what was put behind it only because it was taken moves up. */
function free(counts: TaskCounts, from: number): void {
  const { pairs } = counts;
  const last = pairs.length - 2;
  let gap = from;
  for (let place = (gap + 2) & last; pairs[place] !== 0; place = (place + 2) & last) {
    const home = (((pairs[place] ?? 0) - 1) * 2) & last;
    if (((place - home) & last) < ((place - gap) & last)) continue;
    pairs[gap] = pairs[place] ?? 0;
    pairs[gap + 1] = pairs[place + 1] ?? 0;
    gap = place;
  }
  pairs[gap] = 0;
  pairs[gap + 1] = 0;
  counts.size--;
}

function grow(counts: TaskCounts): void {
  const { pairs } = counts;
  counts.pairs = new Int32Array(pairs.length * 2);
  forEachWithTasks({ size: 0, pairs }, (instance, tasks) => {
    const place = placeOf(counts.pairs, instance);
    counts.pairs[place] = instance + 1;
    counts.pairs[place + 1] = tasks;
  });
}
