import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HealthCheck } from '../../ecs/container-definition';
import type { AnswerChange } from '../state';
import { healthAt, healthChanges } from './probes';
import type { ContainerHealth } from './probes';

/** The same by doing every check. */
function probed(
  check: Required<Pick<HealthCheck, 'interval' | 'retries' | 'startPeriod'>>,
  startedAtMs: number,
  answers: readonly AnswerChange[],
  untilMs: number,
): ContainerHealth {
  let health: ContainerHealth = 'UNKNOWN';
  let failures = 0;
  let succeeded = false;
  for (let atMs = startedAtMs + check.interval * 1_000; atMs <= untilMs; atMs += check.interval * 1_000) {
    if (answers.findLast((change) => change.atMs <= atMs)?.answers === true) {
      health = 'HEALTHY';
      failures = 0;
      succeeded = true;
    } else if (succeeded || atMs - startedAtMs >= check.startPeriod * 1_000) {
      failures++;
      if (failures >= check.retries) health = 'UNHEALTHY';
    }
  }
  return health;
}

const checks = fc.record({
  command: fc.constant(['CMD', 'true']),
  interval: fc.integer({ min: 5, max: 40 }),
  retries: fc.integer({ min: 1, max: 5 }),
  startPeriod: fc.constantFrom(0, 20, 60, 300),
});

it('health by calculation is health by doing every check', () => {
  const lives = fc.tuple(
    checks,
    fc.integer({ min: 0, max: 50_000 }),
    fc.array(fc.integer({ min: 1, max: 120_000 }), { maxLength: 8 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 700_000 }),
  );
  fc.assert(
    fc.property(lives, ([check, startedAtMs, gaps, first, afterMs]) => {
      let atMs = startedAtMs;
      const answers = [{ atMs, answers: first }];
      gaps.forEach((gap, index) => answers.push({ atMs: (atMs += gap), answers: (index % 2 === 0) !== first }));
      const run = { startedAtMs, exitsAtMs: Infinity, exitCode: null, reason: null, answers };
      const nowMs = startedAtMs + afterMs;
      expect(healthAt(healthChanges(check, run), run, nowMs)).toBe(probed(check, startedAtMs, answers, nowMs));
    }),
    { numRuns: 500 },
  );
});
