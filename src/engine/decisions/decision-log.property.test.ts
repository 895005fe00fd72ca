import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECK, ELIGIBILITY_CHECKS } from '../../ecs/failure-reasons';
import { DECISION, DECISION_KINDS } from '../../frame/frame';
import type { DecisionKind } from '../../frame/frame';
import { emptyOutcome } from '../placement/placement';
import type { PlacementOutcome } from '../placement/placement';
import { appendDecision, DECISIONS_PER_CHUNK, emptyDecisionLog } from './decision-log';
import { decisionAt, decisionsFrom } from './decision-rows';

/** A decision as the engine would write it down. */
interface Told {
  readonly kind: DecisionKind;
  readonly waitMs: number;
  readonly task: number;
  readonly owner: number;
  readonly taskDefinition: number;
  readonly outcome: PlacementOutcome;
}

const count = fc.oneof(fc.nat(40), fc.nat(65_540), fc.nat(2_000_000));

/** Of a placement the counts follow from one another; of the choice of a task to stop they need not. */
const outcomes = fc
  .record({
    kind: fc.constantFrom<DecisionKind>('place', 'stop'),
    instance: fc.oneof(fc.constant(-1), count),
    left: count,
    tied: count,
    rejected: fc.array(fc.oneof(fc.constant(0), count), { minLength: 12, maxLength: 12 }),
    strategies: fc.array(count, { maxLength: 6 }),
    steps: fc.tuple(count, count, count),
    closest: fc.option(
      fc.tuple(fc.integer({ min: 1, max: 12 }), count, fc.integer({ min: -1 }), fc.integer({ min: -1 })),
    ),
  })
  .map(({ kind, instance, left, tied, rejected, strategies, steps, closest }) => {
    const outcome = emptyOutcome();
    outcome.rejected.set([0, ...(kind === 'stop' ? [] : rejected)]);
    outcome.afterStrategy.set(strategies);
    outcome.afterConstraints = left;
    const after = (check: number): number => rejected.slice(check).reduce((sum, one) => sum + one, left);
    const [most = 0, middle = 0, least = 0] = steps.toSorted((one, other) => other - one);
    outcome.total = kind === 'place' ? after(0) : Math.max(most, left, tied, ...strategies);
    outcome.afterActive = kind === 'place' ? after(CHECK.capacityProvider) : middle;
    outcome.afterResources = kind === 'place' ? after(CHECK.gpu) : least;
    outcome.instance = instance;
    outcome.tied = Math.min(tied, outcome.total);
    for (let step = 0; step < strategies.length; step++)
      outcome.afterStrategy[step] = Math.min(outcome.afterStrategy[step] ?? 0, outcome.total);
    if (closest !== null) [outcome.closestCheck, outcome.closestInstance, outcome.needed, outcome.available] = closest;
    return { kind, outcome };
  });

const decisions: fc.Arbitrary<Told> = fc
  .record({
    told: outcomes,
    waitMs: fc.oneof(fc.constant(0), fc.nat(100_000)),
    task: fc.oneof(fc.constant(-1), fc.nat(3), count),
    owner: fc.oneof(fc.nat(3), count),
    taskDefinition: fc.nat(3),
  })
  .map(({ told, ...rest }) => ({ ...told, ...rest }));

describe('the log of decisions', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.array(decisions, { maxLength: 40 }), (told) => {
        const log = emptyDecisionLog();
        const rows = write(log, told);
        expect(told.map((_, number) => Array.from(decisionAt(log, number)))).toEqual(rows);
        expect([decisionAt(log, -1).length, decisionAt(log, told.length).length]).toEqual([0, 0]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back rows across chunks, in whatever order they are asked for', () => {
    const several = fc.array(decisions, { minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(several, fc.array(fc.nat(2 * DECISIONS_PER_CHUNK)), (some, asked) => {
        const log = emptyDecisionLog();
        const told = Array.from({ length: 2 * DECISIONS_PER_CHUNK + 3 }, (_, at) => some[at % some.length] as Told);
        const rows = [...write(log, told.slice(0, 1_030))];
        // What is read while the log still grows is read on.
        expect(Array.from(decisionAt(log, 1_029))).toEqual(rows[1_029]);
        rows.push(...write(log, told.slice(1_030), rows));
        for (const number of asked) expect(Array.from(decisionAt(log, number))).toEqual(rows[number]);
        expect(Array.from(decisionsFrom(log, 1_020))).toEqual(rows.slice(1_020).flat());
      }),
      { numRuns: 10 },
    );
  });
});

/** Writes decisions down; answers with the rows that they ought to be. */
function write(
  log: ReturnType<typeof emptyDecisionLog>,
  told: readonly Told[],
  before: readonly (readonly number[])[] = [],
): number[][] {
  let atMs = before.at(-1)?.[DECISION.atMs] ?? 0;
  return told.map(({ kind, waitMs, task, owner, taskDefinition, outcome }, index) => {
    atMs += waitMs;
    const number = appendDecision(log, kind, atMs, task, owner, taskDefinition, outcome);
    expect(number).toBe(before.length + index);
    return [
      number,
      atMs,
      DECISION_KINDS.indexOf(kind),
      task,
      owner,
      taskDefinition,
      outcome.instance,
      outcome.total,
      outcome.afterActive,
      outcome.afterResources,
      outcome.afterConstraints,
      ...outcome.afterStrategy,
      outcome.tied,
      outcome.closestCheck,
      outcome.closestInstance,
      outcome.needed,
      outcome.available,
      ...outcome.rejected.slice(1, ELIGIBILITY_CHECKS.length),
    ];
  });
}
