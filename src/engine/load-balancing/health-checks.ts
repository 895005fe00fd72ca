/**
 * Health checks of a target, without one event per check: from when on it answers follows when its state next changes. Pure arithmetic. Times in
 * simulated ms. Source: services-and-capacity 2.3.
 */

export interface CheckRules {
  readonly intervalMs: number;
  /** Checks passed in a row that make an unhealthy target healthy. A new one needs a single one. */
  readonly healthyThreshold: number;
  /** Checks failed in a row that make a target unhealthy. */
  readonly unhealthyThreshold: number;
}

/** `recovering`: still unhealthy, but its last check was passed. */
export type Standing = 'initial' | 'healthy' | 'unhealthy' | 'recovering';

/** What the target does from some moment on: it answers in [answersFromMs, answersUntilMs) and at no other time. */
export interface Behaviour {
  /** The first check, from which the others follow at every interval. */
  readonly checkedFromMs: number;
  /** From when on this is what it does; checks before do not count towards a row. */
  readonly behavesFromMs: number;
  readonly answersFromMs: number;
  readonly answersUntilMs: number;
}

export interface Turn {
  readonly atMs: number;
  readonly standing: Standing;
}

/** The next change of the target's standing at or after a moment; null where none lies ahead. */
export function nextTurn(standing: Standing, rules: CheckRules, behaviour: Behaviour, fromMs: number): Turn | null {
  for (const { beginsMs, endsMs, answers } of spellsOf(rules, behaviour)) {
    const after = AFTER[standing][answers ? 'passed' : 'failed'];
    if (after === null) continue;
    const atMs = nthCheckMs(rules, behaviour, beginsMs, after.checks(rules));
    if (atMs >= fromMs && atMs < endsMs) return { atMs, standing: after.standing };
  }
  return null;
}

/** Whether the target answers at a moment. */
export function answersAt({ answersFromMs, answersUntilMs }: Behaviour, timeMs: number): boolean {
  return answersFromMs <= timeMs && timeMs < answersUntilMs;
}

/** Since when it does what it does at a moment, answer or not. */
export function sinceWhen(rules: CheckRules, behaviour: Behaviour, timeMs: number): number {
  const spell = spellsOf(rules, behaviour).findLast(({ beginsMs, endsMs }) => beginsMs <= timeMs && timeMs < endsMs);
  return spell?.beginsMs ?? behaviour.behavesFromMs;
}

interface Step {
  readonly standing: Standing;
  readonly checks: (rules: CheckRules) => number;
}

const one = (): number => 1;
const enoughToFail = ({ unhealthyThreshold }: CheckRules): number => unhealthyThreshold;
const enoughToRecover = ({ healthyThreshold }: CheckRules): number => healthyThreshold;

/** What so many checks in a row, passed or failed, make of a target. */
const AFTER: { readonly [K in Standing]: { readonly passed: Step | null; readonly failed: Step | null } } = {
  initial: { passed: { standing: 'healthy', checks: one }, failed: { standing: 'unhealthy', checks: enoughToFail } },
  healthy: { passed: null, failed: { standing: 'unhealthy', checks: enoughToFail } },
  unhealthy: { passed: { standing: 'recovering', checks: one }, failed: null },
  recovering: {
    passed: { standing: 'healthy', checks: enoughToRecover },
    failed: { standing: 'unhealthy', checks: one },
  },
};

interface Spell {
  readonly beginsMs: number;
  readonly endsMs: number;
  readonly answers: boolean;
}

/** Times during which its checks all end the same, in order. What falls between two checks has not happened for the load balancer. */
function spellsOf(rules: CheckRules, behaviour: Behaviour): Spell[] {
  const { behavesFromMs, answersFromMs, answersUntilMs } = behaviour;
  const beginsMs = Math.max(behavesFromMs, answersFromMs);
  const isSeen = nthCheckMs(rules, behaviour, beginsMs, 1) < answersUntilMs;
  if (!isSeen) return [{ beginsMs: behavesFromMs, endsMs: Infinity, answers: false }];
  const spells = [
    { beginsMs: behavesFromMs, endsMs: beginsMs, answers: false },
    { beginsMs, endsMs: answersUntilMs, answers: true },
    { beginsMs: answersUntilMs, endsMs: Infinity, answers: false },
  ];
  return spells.filter((spell) => spell.beginsMs < spell.endsMs);
}

/** The nth check at or after a moment, counted from 1. */
function nthCheckMs({ intervalMs }: CheckRules, { checkedFromMs }: Behaviour, afterMs: number, number: number): number {
  const first = Math.ceil(Math.max(0, afterMs - checkedFromMs) / intervalMs);
  return checkedFromMs + (first + number - 1) * intervalMs;
}
