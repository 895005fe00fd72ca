import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DECISION } from '../../frame/frame';
import type { PlacementExplanation } from '../../frame/explanation';
import { parseScenarioValue } from '../../scenario/parse';
import { explainEveryDecision } from '../explain-decision';
import { decisionAt } from '../decisions/decision-rows';
import { createSimulation } from '../simulation';
import type { SimulationState } from '../state';
import { instanceId } from '../testing/build-world';
import { scenarioDocuments } from '../testing/random-scenario';

/**
 * The explanation looks at every instance afresh; the decision was made from what placement remembered. Where anything that changes an instance
 * forgets to say so, the two differ.
 */
it('every decision of a run is the one that its explanation tells', () => {
  fc.assert(
    fc.property(scenarioDocuments, (document) => {
      const parsed = parseScenarioValue(document);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const simulation = createSimulation(parsed.scenario);
      simulation.runUntil(400_000);
      const stories = [...explainEveryDecision(simulation)];
      expect(stories.map(([, story]) => told(story))).toEqual(
        stories.map(([number]) => decided(simulation.world, number)),
      );
    }),
    { numRuns: 40 },
  );
});

function told({ chosen, steps, tiedWith }: PlacementExplanation) {
  const left = steps.map((step) => step.remaining);
  return { chosen, left, tied: chosen === null ? 0 : tiedWith.length + 1 };
}

function decided(world: SimulationState, number: number): ReturnType<typeof told> {
  const row = decisionAt(world.decisions, number);
  const { afterActive, afterResources, afterConstraints, afterStrategy } = DECISION;
  const strategies = Array.from(row)
    .slice(afterStrategy, afterStrategy + 6)
    .filter((left) => left !== -1);
  return {
    chosen: instanceId(world, row[DECISION.instanceIndex] ?? -1),
    left: [row[afterActive] ?? 0, row[afterResources] ?? 0, row[afterConstraints] ?? 0, ...strategies],
    tied: row[DECISION.tied] ?? 0,
  };
}
