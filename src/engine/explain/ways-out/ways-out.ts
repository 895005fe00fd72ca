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
  const byBlockers = instancesByBlockers(question.ask);
  yield;
  const found: Attempt[] = [];
  for (const fix of singleFixes(question, byBlockers, closest)) {
    if (found.some(({ way }) => isOneOf(way, fix.change))) continue;
    const helps = yield* smallestAttempt(question, trials, fix);
    if (helps !== null) found.push(helps);
    yield;
  }
  const smallest = least(found.map(({ size }) => size));
  const pair = yield* smallestPair(question, trials, byBlockers, smallest);
  if (pair !== null) found.push(pair);
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
    case 'dynamic-port':
    case 'network-mode':
      return `${change.kind} ${change.taskDefinition}`;
    case 'daemon':
      return `daemon ${change.service} ${change.field}`;
    default:
      return change.kind;
  }
}
