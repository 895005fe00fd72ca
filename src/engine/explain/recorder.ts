import { CHECK } from '../../ecs/failure-reasons';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import type { RandomStream } from '../../lib/random';
import { prepare } from '../placement/ask';
import type { Ask } from '../placement/ask';
import { firstFailure } from '../placement/eligibility';
import type { PlacementRequest } from '../placement/placement';
import { applyStrategy } from '../placement/strategies/chain';
import { STRATEGIES } from '../placement/strategies/strategies';
import type { World } from '../world';

/** One strategy at work, seen from outside: who reached it, what it gave each of them, and who stayed. */
export interface Round {
  readonly rule: EffectiveStrategy;
  /** Instances that reached the rule, in fleet order. */
  readonly reached: readonly number[];
  /** The score of each of them, lowest best; null for a draw. */
  readonly scores: readonly number[] | null;
  /** Instances that the rule kept, in fleet order. */
  readonly kept: readonly number[];
}

/** Everything that happened in one placement. */
export interface Recording {
  readonly ask: Ask;
  /** The instances in question, in fleet order: all of them, or the one that the request is about. */
  readonly looked: readonly number[];
  /** First failing check code of each instance in question, 0 for the eligible ones. */
  readonly failures: readonly number[];
  /** The instances that can take the task. */
  readonly eligible: readonly number[];
  readonly rounds: readonly Round[];
  /** -1 when no instance was eligible. */
  readonly chosen: number;
  /** The instances among which the draw, or else fleet order, decided: the chosen one included. */
  readonly tied: readonly number[];
  readonly tieBreak: 'fleet order' | 'draw' | null;
}

/**
 * Repeats one placement and writes down what each step did: the same rules run as in `placeTask`, one after the other, and know nothing
 * of it. One object per candidate, so only on demand.
 *
 * @param world as it was when the task was placed
 * @param random as it was then; it is not moved on
 */
export function recordPlacement(world: World, request: PlacementRequest, random: RandomStream): Recording {
  const ask = prepare(world, request);
  const { onlyInstance } = request;
  const looked = onlyInstance === undefined ? world.instances.records.map((_, instance) => instance) : [onlyInstance];
  const failures = looked.map((instance) => firstFailure(ask, instance));
  const eligible = looked.filter((_, at) => failures[at] === CHECK.eligible);
  const rounds = eligible.length > 0 ? recordRounds(ask, request.strategies, eligible, random) : [];
  const left = rounds.at(-1)?.kept ?? eligible;
  const draw = rounds.find((round) => round.scores === null);
  const tied = draw?.reached ?? left;
  return {
    ask,
    looked,
    failures,
    eligible,
    rounds,
    chosen: left[0] ?? -1,
    tied,
    tieBreak: tied.length < 2 ? null : draw ? 'draw' : 'fleet order',
  };
}

/** The rounds of a chain over eligible instances, of which there is at least one. */
export function recordRounds(
  ask: Ask,
  chain: readonly EffectiveStrategy[],
  eligible: readonly number[],
  random: RandomStream,
): Round[] {
  const candidates = { members: Int32Array.from(eligible), count: eligible.length };
  const scores = new Int32Array(eligible.length);
  const stream = { state: random.state };
  const view = { world: ask.world, cache: ask.cache, group: ask.request.group };
  return chain.map((rule) => {
    const reached = [...candidates.members.subarray(0, candidates.count)];
    applyStrategy(view, rule, 'place', candidates, stream, scores);
    return {
      rule,
      reached,
      scores: STRATEGIES[rule.type].kind === 'draws' ? null : [...scores.subarray(0, reached.length)],
      kept: [...candidates.members.subarray(0, candidates.count)],
    };
  });
}
