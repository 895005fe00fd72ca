import type { Change, WayOut } from '../../../frame/ways-out';
import { DECISION } from '../../../frame/frame';
import { decisionAt } from '../../decisions/decision-rows';
import type { Simulation } from '../../simulation';
import { attempt, smallestAttempt } from './attempts';
import type { Attempt } from './attempts';
import { instancesByBlockers } from './blockers';
import type { Blockers } from './blockers';
import type { JsonObject } from './document';
import { bitsIn, fixesOf, fixesOfExpressions } from './finders';
import type { Fix } from './fix';
import { oneMoreInstance } from './new-instance';
import { restored } from './on-instance';
import { questionOf } from './question';
import type { Question } from './question';
import { fewerHealthy, fewerTasks } from './service-counts';
import { createTrials } from './trials';
import type { Trials } from './trials';

/** Pairs of changes that are tried, at most; and instances for each pair that are looked at for the smallest. */
const MOST_PAIRS = 6;
const MOST_INSTANCES = 40;

/**
 * The smallest changes that would have placed the task of decision `number`, one of each kind, the smallest first; none where it was placed. Each is found
 * by what is in the way on every instance, and held to a run of the changed scenario. Two changes at once are tried where none alone helps, or where they are
 * smaller than each. Rests again and again.
 * @param document what the simulation's scenario was read from
 */
export function* waysOut(
  simulation: Simulation,
  document: JsonObject,
  number: number,
): Generator<undefined, WayOut[], undefined> {
  const closest = decisionAt(simulation.world.decisions, number)[DECISION.closestInstanceIndex] ?? -1;
  const question = yield* questionOf(simulation, document, number);
  if (question === null) return [];
  const trials = yield* createTrials(question);
  const byBlockers = instancesByBlockers(question.ask);
  yield;
  const found: Attempt[] = [];
  for (const fix of singleFixes(question, byBlockers, closest)) {
    if (found.some(({ way }) => isOneOf(way, fix.change))) continue;
    const helps = yield* smallestAttempt(question, trials, fix);
    if (helps !== null) found.push(helps);
    yield;
  }
  const smallest = found.reduce((least, { size }) => Math.min(least, size), Infinity);
  found.push(...(yield* pairs(question, trials, byBlockers, smallest)));
  return found.sort((a, b) => a.size - b.size).map(({ way }) => way);
}

function singleFixes(question: Question, byBlockers: ReadonlyMap<Blockers, readonly number[]>, closest: number): Fix[] {
  const onInstances = [...byBlockers].flatMap(([blockers, instances]) =>
    bitsIn(blockers).length === 1
      ? fixesOf(question, blockers, instances)
      : fixesOfExpressions(question, blockers, instances),
  );
  return [
    ...onInstances,
    ...fewerHealthy(question),
    ...fewerTasks(question),
    ...restored(question),
    ...oneMoreInstance(question, closest),
  ];
}

/** Whether there is a way out already that is no different: the same kind of change of the same thing. */
function isOneOf({ changes }: WayOut, change: Change): boolean {
  return changes.some((known) => identityOf(known) === identityOf(change));
}

function identityOf(change: Change): string {
  switch (change.kind) {
    case 'constraint':
      return `constraint ${change.of} ${change.index}`;
    case 'instance':
      return `instance ${change.instanceType}`;
    case 'restore-zone':
      return `zone ${change.availabilityZone}`;
    case 'daemon':
      return `daemon ${change.service} ${change.field}`;
    default:
      return change.kind;
  }
}

/** Two changes at once for instances on which two things are in the way, the smallest pairs first. */
function* pairs(
  question: Question,
  trials: Trials,
  byBlockers: ReadonlyMap<Blockers, readonly number[]>,
  smallerThan: number,
): Generator<undefined, Attempt[], undefined> {
  const candidates = [...byBlockers].flatMap(([blockers, instances]) => pairsFor(question, blockers, instances));
  const sizeOf = (pair: readonly Fix[]) => pair.reduce((sum, { size }) => sum + size, 0);
  const small = candidates.filter((pair) => sizeOf(pair) < smallerThan).sort((a, b) => sizeOf(a) - sizeOf(b));
  for (const pair of small.slice(0, MOST_PAIRS)) {
    const helps = yield* attempt(question, trials, pair);
    if (helps !== null) return [yield* lessOfEach(question, trials, pair, helps)];
  }
  return [];
}

/** The smallest pair of fixes on any one of the instances, for each two ways of going about it. */
function pairsFor(question: Question, blockers: Blockers, instances: readonly number[]): Fix[][] {
  const [one, other, ...more] = bitsIn(blockers);
  if (one === undefined || other === undefined || more.length > 0) return [];
  const smallest = new Map<string, { readonly pair: Fix[]; readonly size: number }>();
  for (const instance of instances.slice(0, MOST_INSTANCES)) {
    for (const first of fixesOf(question, one, [instance])) {
      for (const second of fixesOf(question, other, [instance])) {
        const kinds = `${first.change.kind} ${second.change.kind}`;
        const size = first.size + second.size;
        if (size < (smallest.get(kinds)?.size ?? Infinity)) smallest.set(kinds, { pair: [first, second], size });
      }
    }
  }
  return [...smallest.values()].map(({ pair }) => pair);
}

/** A pair that helps, with each of its amounts lowered in turn as long as it does; one of the two, where that is enough after all. */
function* lessOfEach(
  question: Question,
  trials: Trials,
  pair: readonly Fix[],
  helps: Attempt,
): Generator<undefined, Attempt, undefined> {
  for (const fix of pair) {
    const alone = yield* smallestAttempt(question, trials, fix);
    if (alone !== null) return alone;
  }
  let [fixes, best] = [pair, helps];
  for (let at = 0; at < fixes.length; at++) {
    const scale = fixes[at]?.scale;
    let [enough, tooLittle] = [scale?.amount ?? 0, 0];
    while (scale && enough - tooLittle > 1) {
      const amount = tooLittle === enough - 2 ? enough - 1 : Math.floor((tooLittle + enough) / 2);
      const tried = fixes.with(at, { ...scale.by(amount), scale });
      const found = yield* attempt(question, trials, tried);
      if (found === null) tooLittle = amount;
      else [fixes, best, enough] = [tried, found, amount];
    }
  }
  return best;
}
