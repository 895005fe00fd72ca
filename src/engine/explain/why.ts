import { FILTER_STEPS } from '../../ecs/failure-reasons';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import type { Cause, Explained, PlacementCandidate, PlacementStep } from '../../frame/explanation';
import type { World } from '../world';
import { checksOfStep } from './checks';
import { clausesOfStrategy } from './clauses/placement-clauses';
import { SOURCE_OF_DAEMON, SOURCE_OF_STEP, sourceOfStrategy, sourceOfTie } from './clauses/sources';
import type { WrittenIn } from './clauses/written-in';
import type { Recording } from './recorder';

/** What a person gets to see of a placement beyond the contract of the command line: check by check, with the clauses and the sources of each step. */

export function stepsWithCauses(
  steps: readonly PlacementStep[],
  recording: Recording,
  writtenIn: WrittenIn,
): PlacementStep[] {
  const { strategies, onlyInstance } = recording.ask.request;
  return steps.map((step, at) => {
    const filter = FILTER_STEPS.find((name) => name === step.step);
    if (filter === undefined) {
      const index = at - FILTER_STEPS.length;
      const rule = strategies[index];
      const causes = clausesOfStrategy(strategies, index, writtenIn);
      return rule ? { ...step, causes, source: sourceOfStrategy(rule) } : step;
    }
    const reached = steps[at - 1]?.remaining ?? recording.looked.length;
    const checks = checksOfStep(recording, filter, reached, writtenIn);
    const isDaemons = onlyInstance !== undefined && filter === 'active';
    return {
      ...step,
      checks,
      causes: eachOnce(checks.flatMap(({ causes = [] }) => causes)),
      source: isDaemons ? SOURCE_OF_DAEMON : SOURCE_OF_STEP[filter],
    };
  });
}

/** What decides among equals: the strategy that draws, or nothing that is written anywhere. */
export function tieOf({ ask }: Recording, tieBreak: 'fleet order' | 'draw', writtenIn: WrittenIn): Explained {
  const { strategies } = ask.request;
  const draw = strategies.findIndex(({ type }) => type === 'random');
  return {
    causes: tieBreak === 'draw' ? clausesOfStrategy(strategies, draw, writtenIn) : [],
    source: sourceOfTie(tieBreak),
  };
}

/** Candidates with the values by which the strategies that they reached told them apart. */
export function withValues(
  candidates: readonly PlacementCandidate[],
  { ask, looked }: Recording,
): PlacementCandidate[] {
  return candidates.map((candidate, at) =>
    candidate.scores === undefined || candidate.scores.length === 0
      ? candidate
      : {
          ...candidate,
          values: candidate.scores.map((_, rule) =>
            valueFor(ask.world, looked[at] ?? -1, ask.request.strategies[rule]),
          ),
        },
  );
}

/** The value of an instance by which a spread over an attribute counts it; null for every other strategy, and where it has none. */
export function valueFor({ instances }: World, instance: number, rule: EffectiveStrategy | undefined): string | null {
  const attribute = /^attribute:(.+)$/.exec(rule?.field ?? '')?.[1];
  const record = instances.records[instance];
  if (rule?.type !== 'spread' || attribute === undefined || record === undefined) return null;
  return record.attributes.get(attribute) ?? null;
}

function eachOnce(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.map((cause) => [cause.path.join('.'), cause])).values()];
}
