import type { PlacementStrategy } from '../../ecs/placement';
import type { RandomStream } from '../../lib/random';
import type { World } from '../world';
import { cacheOf } from './cache';
import type { PlacementOutcome } from './placement';
import type { Candidates } from './select';
import { applyStrategy } from './strategies/chain';
import type { StrategyView } from './strategies/strategy';

/** A live task of the service that is to be scaled in. */
export interface StopCandidate {
  readonly task: number;
  /** By task scale-in protection: never stopped. */
  readonly protected: boolean;
  /** It belongs to a deployment that is being replaced. */
  readonly oldDeployment: boolean;
  /** Its instance is DRAINING. */
  readonly draining: boolean;
  readonly unhealthy: boolean;
  /** Its lastStatus is not RUNNING yet. */
  readonly notRunning: boolean;
}

/** Who goes first, whatever the strategies say: each pool, where anybody is in it, leaves out the rest. Assumption `scale-in-pools`. */
const POOLS: readonly ((candidate: StopCandidate, world: World) => boolean)[] = [
  (candidate) => candidate.oldDeployment,
  (candidate) => candidate.draining,
  (candidate) => candidate.unhealthy,
  (candidate) => candidate.notRunning,
  // Waiting for capacity: it holds no room anywhere, and strategies have nothing to compare.
  ({ task }, { tasks }) => tasks.instanceIndex[task] === -1,
];

/**
 * The task to stop when a service has more live tasks than it wants: first the pools, then the service's strategies, in order, as
 * filters on tasks by their instances; then the first instance in fleet order and, on it, the newest task (assumption
 * `scale-in-ties`). Source: placement-and-lifecycle 2.4.
 *
 * @param candidates every live task of the service, protected ones included
 * @param strategies the chain in force
 * @param group whose tasks spread counts: index in `World.groups`
 * @param random drawn from by the strategy `random` alone, once
 * @param outcome filled when given: `afterActive` counts the unprotected, `afterResources` and `afterConstraints` those in the pool, and
 *   `instance` is the chosen task's
 * @returns the task, -1 where all are protected
 */
export function chooseTaskToStop(
  world: World,
  candidates: readonly StopCandidate[],
  strategies: readonly PlacementStrategy[],
  group: number,
  random: RandomStream,
  outcome?: PlacementOutcome,
): number {
  const { pool, unprotected } = poolOf(world, candidates);
  const left = { members: inStopOrder(world, pool), count: pool.length };
  const afterStrategy = outcome?.afterStrategy ?? new Int32Array(strategies.length);
  const tied = applyAll({ world, cache: cacheOf(world), group }, strategies, left, random, afterStrategy);
  const task = pool.length > 0 ? (left.members[0] ?? -1) : -1;
  if (outcome) note(outcome, world, task, tied, [candidates.length, unprotected, pool.length]);
  return task;
}

/** The tasks that are in the same pools as the one that is in the foremost, and how many candidates may be stopped at all. */
function poolOf(world: World, candidates: readonly StopCandidate[]): { pool: Int32Array; unprotected: number } {
  const pool = new Int32Array(candidates.length);
  let unprotected = 0;
  let foremost = -1;
  let count = 0;
  for (const candidate of candidates) {
    if (candidate.protected) continue;
    unprotected++;
    // A digit for each pool, the first one leading: as if each pool in turn left out whoever is not in it.
    let pools = 0;
    for (const isIn of POOLS) pools = pools * 2 + (isIn(candidate, world) ? 1 : 0);
    if (pools < foremost) continue;
    if (pools > foremost) count = 0;
    foremost = pools;
    pool[count++] = candidate.task;
  }
  return { pool: pool.subarray(0, count), unprotected };
}

/** Applies the strategies one after the other, and answers with the number of tasks that were left to the draw or to the order. */
function applyAll(
  view: StrategyView,
  strategies: readonly PlacementStrategy[],
  left: Candidates,
  random: RandomStream,
  afterStrategy: Int32Array,
): number {
  afterStrategy.fill(-1);
  if (left.count === 0) return 0;
  const scores = new Int32Array(left.count);
  let drawnFrom = 0;
  strategies.forEach((rule, at) => {
    // One draw a task: after it there is nothing left to choose.
    if (rule.type !== 'random' || drawnFrom === 0) {
      drawnFrom = rule.type === 'random' ? left.count : drawnFrom;
      applyStrategy(view, rule, 'stop', left, random, scores);
    }
    afterStrategy[at] = left.count;
  });
  return drawnFrom > 0 ? drawnFrom : left.count;
}

/**
 * Sorts the tasks by instances in fleet order and, on each, the newest first: what decides when nothing else does. Who stops many tasks in a
 * row hands them over in this order, and then there is nothing to sort.
 */
export function inStopOrder({ tasks: { instanceIndex } }: World, tasks: Int32Array): Int32Array {
  const before = (a: number, b: number) => (instanceIndex[a] ?? -1) - (instanceIndex[b] ?? -1) || b - a;
  const sorted = tasks.every((task, at) => at === 0 || before(tasks[at - 1] ?? 0, task) < 0);
  return sorted ? tasks : tasks.sort(before);
}

function note(
  outcome: PlacementOutcome,
  { tasks }: World,
  task: number,
  tied: number,
  [total, unprotected, inPool]: readonly [number, number, number],
): void {
  outcome.instance = task === -1 ? -1 : (tasks.instanceIndex[task] ?? -1);
  outcome.total = total;
  outcome.afterActive = unprotected;
  outcome.afterResources = inPool;
  outcome.afterConstraints = inPool;
  outcome.tied = tied;
  outcome.rejected.fill(0);
  outcome.closestInstance = -1;
  outcome.closestCheck = 0;
  outcome.needed = -1;
  outcome.available = -1;
}
