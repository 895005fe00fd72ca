import { DECISION } from '../../../frame/frame';
import type { PlacementStrategy } from '../../../ecs/placement';
import type { Parting, WhatIf } from '../../../frame/what-if';
import type { Scenario, TimelineEntry } from '../../../scenario/scenario';
import { decisionAt } from '../../decisions/decision-rows';
import { createSimulation } from '../../simulation';
import type { Simulation } from '../../simulation';
import { beforePlacement } from '../before-placement';
import { isUpdateOf } from '../clauses/happened';
import { partingOf } from './history-parting';
import { otherChains } from './what-if';

/** The questions about one placement of a run, by the number of its decision. Both rest again and again: they go on for as long as the run is. */

/** Where other strategies would have put the task; empty for a number that no placement has, and where the instance is given. */
export function* whatIf(simulation: Simulation, number: number): Generator<undefined, WhatIf[], undefined> {
  const before = yield* beforePlacement(simulation, number);
  if (before === null) return [];
  const { state } = before.engine;
  const owner = state.owners[decisionAt(simulation.world.decisions, number)[DECISION.ownerIndex] ?? -1];
  const requestedBy = owner?.kind === 'service' ? 'service' : 'runTask';
  return yield* otherChains(state, before.request, state.random.placement, requestedBy);
}

/**
 * Where the run parts from the one in which the service, or the RunTask, of a placement has had these strategies from the start; null where it does not up to the
 * present, and for a number that no placement has.
 */
export function* partingUnder(
  simulation: Simulation,
  number: number,
  strategies: readonly PlacementStrategy[],
): Generator<undefined, Parting | null, undefined> {
  const untilMs = simulation.timeMs;
  const before = yield* beforePlacement(simulation, number);
  if (before === null) return null;
  const { state, acting } = before.engine;
  const owner = state.owners[decisionAt(simulation.world.decisions, number)[DECISION.ownerIndex] ?? -1];
  const scenario =
    owner?.kind === 'service'
      ? withStrategiesOfService(simulation.scenario, owner.name, strategies)
      : withStrategiesOfEntry(simulation.scenario, acting, strategies);
  // Not the present run itself: it may be moved while this rests.
  const here = runOf(simulation.scenario);
  yield;
  const there = runOf(scenario);
  yield;
  return yield* partingOf(here, there, untilMs);
}

/** A run that is gone through once. */
function runOf(scenario: Scenario): Simulation {
  return createSimulation(scenario, { checkpointWork: Infinity });
}

/** Every place that gives the service strategies gives it these. */
function withStrategiesOfService(
  scenario: Scenario,
  serviceName: string,
  placementStrategy: readonly PlacementStrategy[],
): Scenario {
  const isOfIt = (entry: TimelineEntry) =>
    (entry.action === 'CreateService' && entry.input['serviceName'] === serviceName) ||
    ('placementStrategy' in entry.input && isUpdateOf(entry, serviceName));
  return {
    ...scenario,
    services: scenario.services.map((service) =>
      service.serviceName === serviceName ? { ...service, placementStrategy } : service,
    ),
    timeline: scenario.timeline.map((entry) => (isOfIt(entry) ? withStrategies(entry, placementStrategy) : entry)),
  };
}

function withStrategiesOfEntry(
  scenario: Scenario,
  index: number,
  placementStrategy: readonly PlacementStrategy[],
): Scenario {
  return {
    ...scenario,
    timeline: scenario.timeline.map((entry, at) => (at === index ? withStrategies(entry, placementStrategy) : entry)),
  };
}

function withStrategies(entry: TimelineEntry, placementStrategy: readonly PlacementStrategy[]): TimelineEntry {
  return { ...entry, input: { ...entry.input, placementStrategy } };
}
