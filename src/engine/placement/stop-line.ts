import type { PlacementStrategy } from '../../ecs/placement';
import { drawIndex } from '../../lib/random';
import type { RandomStream } from '../../lib/random';
import type { World } from '../world';
import { cacheOf } from './cache';
import { STRATEGIES } from './strategies/strategies';
import type { StrategyView } from './strategies/strategy';
import { taskDefinitionIndex } from '../task-rows/kinds';
import { placeNumber } from '../task-rows/platform';

/**
 * Tasks of one pool, in the order in which they stop when nothing else decides, taken out one after the other. Neighbours on the same instance with
 * the same task definition are one stack: whatever a strategy looks at is the same for all of them. So a choice costs as much as there are stacks,
 * at most one an instance as a rule, and not as there are tasks.
 */
export interface StopLine {
  readonly tasks: Int32Array;
  /** Where each stack begins in `tasks`, and how many it still has from there on. Empty ones are left out in `stacks`. */
  readonly starts: Int32Array;
  readonly sizes: Int32Array;
  /** The stacks that are not empty, in their order. */
  readonly stacks: Int32Array;
  stackCount: number;
  taskCount: number;
  /** Room for one choice: stacks that are still in question, the first task of each, and their scores. */
  readonly left: Int32Array;
  readonly members: Int32Array;
  readonly scores: Int32Array;
}

/** @param tasks sorted; kept and written to */
export function stopLine(world: World, tasks: Int32Array): StopLine {
  const starts = new Int32Array(tasks.length);
  const sizes = new Int32Array(tasks.length);
  let stackCount = 0;
  tasks.forEach((task, at) => {
    const before = tasks[at - 1] ?? -1;
    const isSame =
      at > 0 &&
      placeNumber(world, task) === placeNumber(world, before) &&
      taskDefinitionIndex(world, task) === taskDefinitionIndex(world, before);
    if (!isSame) starts[stackCount++] = at;
    sizes[stackCount - 1] = (sizes[stackCount - 1] ?? 0) + 1;
  });
  return {
    tasks,
    starts: starts.slice(0, stackCount),
    sizes: sizes.slice(0, stackCount),
    stacks: Int32Array.from({ length: stackCount }, (_, stack) => stack),
    stackCount,
    taskCount: tasks.length,
    left: new Int32Array(stackCount),
    members: new Int32Array(stackCount),
    scores: new Int32Array(stackCount),
  };
}

/**
 * Takes the task out of the line that the strategies, one after the other, say. There is at least one.
 * @param afterStrategy receives how many tasks each rule leaves
 * @returns it, and the number of tasks that were left to the draw or to the order
 */
export function takeFromLine(
  world: World,
  line: StopLine,
  strategies: readonly PlacementStrategy[],
  group: number,
  random: RandomStream,
  afterStrategy: Int32Array,
): { task: number; tied: number } {
  const view: StrategyView = { world, cache: cacheOf(world), group };
  line.left.set(line.stacks);
  let stacksLeft = line.stackCount;
  let tasksLeft = line.taskCount;
  let drawnFrom = 0;
  let place = 0;
  strategies.forEach(({ type, field = '' }, rule) => {
    const strategy = STRATEGIES[type];
    if (strategy.kind === 'scores' && drawnFrom === 0) {
      for (let at = 0; at < stacksLeft; at++) line.members[at] = line.tasks[line.starts[line.left[at] ?? 0] ?? 0] ?? 0;
      strategy.scoreToStop(view, field, { members: line.members, count: stacksLeft }, line.scores);
      stacksLeft = keepLowestStacks(line, stacksLeft);
      tasksLeft = tasksIn(line, stacksLeft);
    } else if (drawnFrom === 0) {
      // One draw a task: after it there is nothing left to choose.
      drawnFrom = tasksLeft;
      place = drawIndex(random, tasksLeft);
      tasksLeft = 1;
    }
    afterStrategy[rule] = tasksLeft;
  });
  return { task: takeAt(line, place), tied: drawnFrom > 0 ? drawnFrom : tasksLeft };
}

function keepLowestStacks({ left, scores }: StopLine, count: number): number {
  let lowest = Infinity;
  for (let at = 0; at < count; at++) lowest = Math.min(lowest, scores[at] ?? 0);
  let kept = 0;
  for (let at = 0; at < count; at++) if (scores[at] === lowest) left[kept++] = left[at] ?? 0;
  return kept;
}

function tasksIn({ left, sizes }: StopLine, count: number): number {
  let tasks = 0;
  for (let at = 0; at < count; at++) tasks += sizes[left[at] ?? 0] ?? 0;
  return tasks;
}

/** Takes out the task at a place among those of the stacks that are left. */
function takeAt(line: StopLine, place: number): number {
  const { tasks, starts, sizes, left } = line;
  let at = 0;
  let before = 0;
  while (before + (sizes[left[at] ?? 0] ?? 0) <= place) before += sizes[left[at++] ?? 0] ?? 0;
  const stack = left[at] ?? 0;
  const start = starts[stack] ?? 0;
  const position = start + place - before;
  const task = tasks[position] ?? -1;
  tasks.copyWithin(start + 1, start, position);
  starts[stack] = start + 1;
  sizes[stack] = (sizes[stack] ?? 0) - 1;
  line.taskCount--;
  if (sizes[stack] === 0) dropStack(line, stack);
  return task;
}

function dropStack(line: StopLine, stack: number): void {
  const at = line.stacks.indexOf(stack);
  line.stacks.copyWithin(at, at + 1, line.stackCount);
  line.stackCount--;
}
