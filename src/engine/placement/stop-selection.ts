import type { PlacementStrategy } from '../../ecs/placement';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import type { StopRule } from '../../frame/stop-explanation';
import type { RandomStream } from '../../lib/random';
import type { World } from '../world';
import type { PlacementOutcome } from './placement';
import { stopLine, takeFromLine } from './stop-line';
import { placeNumber } from '../task-rows/platform';

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

/** A choice of one task to stop, as it is about to be made. */
export interface ChoiceToStop {
  /** Index in `SimulationState.services`. */
  readonly service: number;
  readonly candidates: readonly StopCandidate[];
  /** The chain in force. */
  readonly strategies: readonly EffectiveStrategy[];
  /** `stoppedReason`, where the one who asks gives it; null where it follows from the task. */
  readonly reason: string | null;
}

/** Who goes first, whatever the strategies say: each pool, where anybody is in it, leaves out the rest. Assumption `scale-in-pools`. */
export const POOLS: readonly {
  readonly rule: Exclude<StopRule, 'unprotected'>;
  readonly isIn: (candidate: StopCandidate, world: World) => boolean;
}[] = [
  { rule: 'oldDeployment', isIn: (candidate) => candidate.oldDeployment },
  { rule: 'draining', isIn: (candidate) => candidate.draining },
  { rule: 'unhealthy', isIn: (candidate) => candidate.unhealthy },
  { rule: 'notRunning', isIn: (candidate) => candidate.notRunning },
  // Waiting for capacity: it holds no room anywhere, and strategies have nothing to compare.
  { rule: 'withoutInstance', isIn: ({ task }, world) => placeNumber(world, task) < 0 },
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
  return tasksToStop(world, candidates, strategies, group, random, outcome)();
}

/**
 * The same choice many times in a row, from what is left each time: every call answers with the next task and takes it out. The caller stops it
 * before the next call; nothing else about the candidates changes in between.
 */
export function tasksToStop(
  world: World,
  candidates: readonly StopCandidate[],
  strategies: readonly PlacementStrategy[],
  group: number,
  random: RandomStream,
  outcome?: PlacementOutcome,
): () => number {
  const lines = poolsOf(world, candidates).map((tasks) => stopLine(world, tasks));
  const afterStrategy = outcome?.afterStrategy ?? new Int32Array(strategies.length);
  let total = candidates.length;
  let unprotected = lines.reduce((count, { taskCount }) => count + taskCount, 0);
  return () => {
    while (lines[0]?.taskCount === 0) lines.shift();
    const line = lines[0];
    const inPool = line?.taskCount ?? 0;
    afterStrategy.fill(-1);
    const { task, tied } = line
      ? takeFromLine(world, line, strategies, group, random, afterStrategy)
      : { task: -1, tied: 0 };
    if (outcome) note(outcome, world, task, tied, [total, unprotected, inPool]);
    if (task !== -1) {
      total--;
      unprotected--;
    }
    return task;
  };
}

/** The tasks that may be stopped at all by the pools that they are in, the foremost first, each in the order in which they stop. */
function poolsOf(world: World, candidates: readonly StopCandidate[]): Int32Array[] {
  const byPools = new Map<number, number[]>();
  for (const candidate of candidates) {
    if (candidate.protected) continue;
    // A digit for each pool, the first one leading: as if each pool in turn left out whoever is not in it.
    let pools = 0;
    for (const { isIn } of POOLS) pools = pools * 2 + (isIn(candidate, world) ? 1 : 0);
    const tasks = byPools.get(pools);
    if (tasks) tasks.push(candidate.task);
    else byPools.set(pools, [candidate.task]);
  }
  return [...byPools].sort(([a], [b]) => b - a).map(([, tasks]) => inStopOrder(world, Int32Array.from(tasks)));
}

/**
 * Sorts the tasks by instances in fleet order, or by zones on Fargate, and in each place the newest first: what decides when nothing else does.
 */
export function inStopOrder(world: World, tasks: Int32Array): Int32Array {
  const { instanceIndex } = world.tasks;
  const place = (task: number): number => {
    const instance = instanceIndex[task] ?? -1;
    return instance >= 0 ? instance : placeNumber(world, task);
  };
  return tasks.sort((a, b) => place(a) - place(b) || b - a);
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
  outcome.ofZones = false;
}
