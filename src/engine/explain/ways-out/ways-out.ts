import type { Change, WayOut } from '../../../frame/ways-out';
import { DECISION } from '../../../frame/frame';
import { decisionAt } from '../../decisions/decision-rows';
import type { Simulation } from '../../simulation';
import { least } from '../extremes';
import { smallestAttempt } from './attempts';
import type { Attempt } from './attempts';
import { instancesByBlockers } from './blockers';
import type { Blockers } from './blockers';
import type { JsonObject } from './document';
import { bitsIn, fixesOf, fixesOfExpressions } from './finders';
import type { Fix } from './fix';
import { oneMoreInstance } from './new-instance';
import { restored } from './on-instance';
import { smallestPair } from './pairs';
import { questionOf } from './question';
import type { Question } from './question';
import { fewerHealthy, fewerTasks } from './service-counts';
import { createTrials } from './trials';
import type { Trials } from './trials';

/**
 * The smallest changes that would have placed the task of decision `number`, one of each kind, the smallest first; none where it was placed. Each is found
 * by what is in the way on every instance, and held to a run of the changed scenario. Two changes at once are tried where none alone helps, or where they are
 * smaller than each. Rests again and again.
 * @param document what the simulation's scenario was read from
 * @param mostWork of a run that is repeated from its start (`Engine.work`): where it takes more, the placement alone is asked again
 */
export function* waysOut(
  simulation: Simulation,
  document: JsonObject,
  number: number,
  mostWork?: number,
): Generator<undefined, WayOut[], undefined> {
  const closest = decisionAt(simulation.world.decisions, number)[DECISION.closestInstanceIndex] ?? -1;
  const question = yield* questionOf(simulation, document, number);
  if (question === null) return [];
  const trials = yield* createTrials(question, mostWork);
  const byBlockers = yield* instancesByBlockers(question.ask);
  yield;
  const found: Attempt[] = [];
  for (const fixes of singleFixes(question, byBlockers)) yield* tryOut(question, trials, fixes, found);
  // Of all fixes these take the longest to find.
  const instances = yield* oneMoreInstance(question, closest);
  yield* tryOut(question, trials, instances, found);
  const smallest = least(found.map(({ size }) => size));
  const pair = yield* smallestPair(question, trials, byBlockers, smallest);
  if (pair !== null) found.push(pair);
  return found.sort((a, b) => a.size - b.size).map(({ way }) => way);
}

/** Adds the fixes that help to those that have been found, but for those that are no different from one of them. */
function* tryOut(
  question: Question,
  trials: Trials,
  fixes: readonly Fix[],
  found: Attempt[],
): Generator<undefined, void, undefined> {
  for (const fix of fixes) {
    if (found.some(({ way }) => isOneOf(way, fix.change))) continue;
    const helps = yield* smallestAttempt(question, trials, fix);
    if (helps !== null) found.push(helps);
    yield;
  }
}

/** The changes of what is there, looked for as they are asked for. */
function* singleFixes(
  question: Question,
  byBlockers: ReadonlyMap<Blockers, readonly number[]>,
): Generator<readonly Fix[], void, undefined> {
  for (const [blockers, instances] of byBlockers)
    yield bitsIn(blockers).length === 1
      ? fixesOf(question, blockers, instances)
      : fixesOfExpressions(question, blockers, instances);
  yield fewerHealthy(question);
  yield fewerTasks(question);
  yield restored(question);
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
    case 'dynamic-port':
    case 'network-mode':
      return `${change.kind} ${change.taskDefinition}`;
    case 'daemon':
      return `daemon ${change.service} ${change.field}`;
    default:
      return change.kind;
  }
}
