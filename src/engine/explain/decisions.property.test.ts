import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DECISION } from '../../frame/frame';
import type { PlacementExplanation } from '../../frame/explanation';
import { STOP_RULES } from '../../frame/stop-explanation';
import type { StopExplanation } from '../../frame/stop-explanation';
import { parseScenarioValue } from '../../scenario/parse';
import { explainEveryDecision } from '../explain-decision';
import { decisionAt } from '../decisions/decision-rows';
import { shortNameOf } from '../names';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import type { SimulationState } from '../state';
import { fargateZone } from '../task-rows/platform';
import { instanceId } from '../testing/build-world';
import { scenarioDocuments } from '../testing/random-scenario';
import { instanceIdOf } from './instance-id';

/**
 * The explanation looks at everything afresh; the decision was made from what placement remembered. Where anything that changes an instance
 * forgets to say so, the two differ.
 */
it('every decision of a run is the one that its explanation tells', () => {
  let stopCount = 0;
  fc.assert(
    fc.property(scenarioDocuments, (document) => {
      const simulation = run(document);
      const { placements, stops } = explainEveryDecision(simulation);
      expect([...placements.values()].map(toldOfPlacement)).toEqual(
        [...placements.keys()].map((number) => decidedOnPlacement(simulation.world, number)),
      );
      expect([...stops.values()].map(toldOfStop)).toEqual(
        [...stops.keys()].map((number) => decidedOnStop(simulation.world, number)),
      );
      expect(placements.size + stops.size).toBe(simulation.world.decisions.count);
      for (const story of stops.values()) checkRanks(story);
      stopCount += stops.size;
    }),
    { numRuns: 40 },
  );
  expect(stopCount).toBeGreaterThan(0);
});

function run(document: object): Simulation {
  const parsed = parseScenarioValue(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const simulation = createSimulation(parsed.scenario);
  simulation.runUntil(400_000);
  return simulation;
}

function toldOfPlacement({ chosen, steps, tiedWith }: PlacementExplanation) {
  const left = steps.map((step) => step.remaining);
  return { chosen, left, tied: chosen === null ? 0 : tiedWith.length + 1 };
}

function decidedOnPlacement(world: SimulationState, number: number): ReturnType<typeof toldOfPlacement> {
  const row = decisionAt(world.decisions, number);
  const { afterActive, afterResources, afterConstraints } = DECISION;
  return {
    chosen: placeOf(world, row),
    left: [row[afterActive] ?? 0, row[afterResources] ?? 0, row[afterConstraints] ?? 0, ...afterStrategies(row)],
    tied: row[DECISION.tied] ?? 0,
  };
}

/** The instance, or, on Fargate, the zone; null where there was no place. */
function placeOf(world: SimulationState, row: Int32Array): string | null {
  const task = row[DECISION.taskIndex] ?? -1;
  const instance = instanceIdOf(world, row[DECISION.instanceIndex] ?? -1);
  return instance ?? (task < 0 ? null : (world.zones[fargateZone(world, task)] ?? null));
}

function toldOfStop({ at, chosen, candidates, steps, tiedWith }: StopExplanation) {
  const rules = steps.slice(0, STOP_RULES.length);
  return {
    at,
    chosen,
    on: candidates.find(({ task }) => task === chosen)?.containerInstance ?? null,
    left: [candidates.length, rules[0]?.remaining, rules.at(-1)?.remaining],
    strategies: steps.slice(STOP_RULES.length).map(({ remaining }) => remaining),
    tied: tiedWith.length + 1,
  };
}

function decidedOnStop(world: SimulationState, number: number): ReturnType<typeof toldOfStop> {
  const row = decisionAt(world.decisions, number);
  return {
    at: (row[DECISION.atMs] ?? 0) / 1_000,
    chosen: shortNameOf(world, row[DECISION.taskIndex] ?? -1),
    on: instanceId(world, row[DECISION.instanceIndex] ?? -1),
    left: [row[DECISION.total], row[DECISION.afterActive], row[DECISION.afterConstraints]],
    strategies: afterStrategies(row),
    tied: row[DECISION.tied] ?? 0,
  };
}

function afterStrategies(row: Int32Array): number[] {
  const { afterStrategy } = DECISION;
  return Array.from(row)
    .slice(afterStrategy, afterStrategy + 6)
    .filter((left) => left !== -1);
}

/** Those that reached the strategies are ranked without gaps, the chosen one first; the others say which rule left them out. */
function checkRanks({ candidates, chosen }: StopExplanation): void {
  const ranked = candidates.filter(({ rejectedBy }) => rejectedBy === null);
  expect(ranked.map(({ rank }) => rank).sort((a = 0, b = 0) => a - b)).toEqual(ranked.map((_, at) => at + 1));
  expect(ranked.find(({ rank }) => rank === 1)?.task).toBe(chosen);
}
