import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextTurn } from './health-checks';
import type { Behaviour, CheckRules, Standing, Turn } from './health-checks';

/** One check after the other, as a load balancer carries them out. */
function carriedOut(rules: CheckRules, behaviour: Behaviour, untilMs: number): Turn[] {
  const turns: Turn[] = [];
  let [passed, failed] = [0, 0];
  const turn = (atMs: number, standing: Standing): number => turns.push({ atMs, standing });
  for (let atMs = behaviour.checkedFromMs; atMs <= untilMs; atMs += rules.intervalMs) {
    const answers = behaviour.answersFromMs <= atMs && atMs < behaviour.answersUntilMs;
    const standing = turns.at(-1)?.standing ?? 'initial';
    [passed, failed] = answers ? [passed + 1, 0] : [0, failed + 1];
    if (standing === 'initial' && answers) turn(atMs, 'healthy');
    else if ((standing === 'initial' || standing === 'healthy') && failed >= rules.unhealthyThreshold)
      turn(atMs, 'unhealthy');
    else if (standing === 'unhealthy' && answers) turn(atMs, 'recovering');
    else if (standing === 'recovering' && !answers) turn(atMs, 'unhealthy');
    else if (standing === 'recovering' && passed >= rules.healthyThreshold) turn(atMs, 'healthy');
  }
  return turns;
}

function calculated(rules: CheckRules, behaviour: Behaviour, untilMs: number): Turn[] {
  const turns: Turn[] = [];
  let standing: Standing = 'initial';
  let fromMs = behaviour.checkedFromMs;
  for (;;) {
    const turn = nextTurn(standing, rules, behaviour, fromMs);
    if (turn === null || turn.atMs > untilMs) return turns;
    turns.push(turn);
    ({ atMs: fromMs, standing } = turn);
  }
}

it('what is calculated is what checks that are carried out come to', () => {
  const times = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(
      fc.record({
        intervalMs: fc.integer({ min: 5, max: 60 }),
        healthyThreshold: fc.integer({ min: 2, max: 10 }),
        unhealthyThreshold: fc.integer({ min: 2, max: 10 }),
      }),
      fc.integer({ min: 0, max: 50 }),
      fc.oneof(times, fc.constant(Infinity)),
      fc.oneof(times, fc.constant(Infinity)),
      (rules, checkedFromMs, answersFromMs, lastsMs) => {
        const behaviour = {
          checkedFromMs,
          behavesFromMs: checkedFromMs,
          answersFromMs,
          answersUntilMs: answersFromMs + lastsMs,
        };
        expect(calculated(rules, behaviour, 3_000)).toEqual(carriedOut(rules, behaviour, 3_000));
      },
    ),
  );
});
