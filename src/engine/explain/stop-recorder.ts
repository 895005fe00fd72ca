import { drawIndex } from '../../lib/random';
import type { RandomStream } from '../../lib/random';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import { STOP_RULES } from '../../frame/stop-explanation';
import type { StopRule } from '../../frame/stop-explanation';
import { cacheOf } from '../placement/cache';
import { inStopOrder, POOLS } from '../placement/stop-selection';
import type { StopCandidate } from '../placement/stop-selection';
import { STRATEGIES } from '../placement/strategies/strategies';
import { placeNumber } from '../task-rows/platform';
import type { World } from '../world';
import { most } from './extremes';

/** One rule before the strategies, seen from outside. */
export interface StopRuleRecord {
  readonly rule: StopRule;
  /** How many of those that reached it are what it names. */
  readonly named: number;
  /** Tasks that it left. */
  readonly kept: readonly StopCandidate[];
}

/** One strategy at work on tasks. */
export interface StopRound {
  readonly rule: EffectiveStrategy;
  /** Tasks that reached it, in the order in which they go when nothing decides. */
  readonly reached: readonly number[];
  /** The score of each, highest goes first; null for a draw. */
  readonly scores: readonly number[] | null;
  readonly kept: readonly number[];
}

export interface StopRecording {
  readonly rules: readonly StopRuleRecord[];
  /** Tasks among which the strategies choose, in the order in which they go when nothing decides. */
  readonly pool: readonly number[];
  readonly rounds: readonly StopRound[];
  /** -1 where every task is protected. */
  readonly chosen: number;
  /** The tasks among which the draw, or else the order, decided: the chosen one included. */
  readonly tied: readonly number[];
  readonly tieBreak: 'draw' | 'fleet order' | 'newest' | null;
}

/**
 * Repeats one choice of a task to stop and writes down what each step did, one step after the other as placement-and-lifecycle 2.4 tells them:
 * `takeFromLine` comes to the same in fewer.
 *
 * @param world as it was before the task was told to stop
 * @param random as it was then; it is not moved on
 */
export function recordStop(
  world: World,
  candidates: readonly StopCandidate[],
  strategies: readonly EffectiveStrategy[],
  group: number,
  random: RandomStream,
): StopRecording {
  const rules = recordRules(world, candidates);
  const left = rules.at(-1)?.kept ?? candidates;
  const pool = [
    ...inStopOrder(
      world,
      Int32Array.from(left, ({ task }) => task),
    ),
  ];
  const rounds = pool.length > 0 ? recordStopRounds(world, pool, strategies, group, random) : [];
  return { rules, pool, rounds, ...outcomeOf(world, pool, rounds) };
}

function recordRules(world: World, candidates: readonly StopCandidate[]): StopRuleRecord[] {
  let left = candidates;
  return STOP_RULES.map((rule) => {
    const isNamed = (candidate: StopCandidate) =>
      rule === 'unprotected'
        ? !candidate.protected
        : POOLS.some((pool) => pool.rule === rule && pool.isIn(candidate, world));
    const named = left.filter(isNamed);
    if (named.length > 0 || rule === 'unprotected') left = named;
    return { rule, named: named.length, kept: left };
  });
}

/** The rounds of a chain over a pool of tasks, of which there is at least one. */
export function recordStopRounds(
  world: World,
  pool: readonly number[],
  chain: readonly EffectiveStrategy[],
  group: number,
  random: RandomStream,
): StopRound[] {
  const view = { world, cache: cacheOf(world), group };
  const stream = { state: random.state };
  let left: readonly number[] = pool;
  return chain.map((rule) => {
    const strategy = STRATEGIES[rule.type];
    const reached = left;
    if (strategy.kind === 'draws') {
      left = reached.length < 2 ? reached : [reached[drawIndex(stream, reached.length)] ?? -1];
      return { rule, reached, scores: null, kept: left };
    }
    const scores = new Int32Array(reached.length);
    const members = Int32Array.from(reached);
    strategy.scoreToStop(view, rule.field ?? '', { members, count: reached.length }, scores);
    const highest = [...scores].map((score) => 0 - score);
    const best = most(highest);
    left = reached.filter((_, at) => highest[at] === best);
    return { rule, reached, scores: highest, kept: left };
  });
}

/** What comes of the rounds: among whom the last word was left, and to what. */
export function outcomeOf(
  world: World,
  pool: readonly number[],
  rounds: readonly StopRound[],
): Pick<StopRecording, 'chosen' | 'tied' | 'tieBreak'> {
  const left = rounds.at(-1)?.kept ?? pool;
  const draw = rounds.find(({ scores }) => scores === null);
  const tied = draw?.reached ?? left;
  const isOnOne = tied.every((task) => placeNumber(world, task) === placeNumber(world, tied[0] ?? -1));
  const tieBreak = tied.length < 2 ? null : draw ? 'draw' : isOnOne ? 'newest' : 'fleet order';
  return { chosen: left[0] ?? -1, tied, tieBreak };
}
