import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION, DECISION_WIDTH } from '../../../frame/frame';
import type { Scenario } from '../../../scenario/scenario';
import { decisionsFrom } from '../../decisions/decision-rows';
import { createSimulation } from '../../simulation';
import { finished } from '../../testing/finished';
import { strategies } from '../../testing/random/placement';
import { scenarios } from '../../testing/random-scenario';
import { partingOf } from './history-parting';

const UNTIL_MS = 300_000;
/** What a decision comes to; the rest of its row tells how. */
const CAME_TO = [
  DECISION.atMs,
  DECISION.kind,
  DECISION.taskIndex,
  DECISION.ownerIndex,
  DECISION.taskDefinitionIndex,
  DECISION.instanceIndex,
];

function runOf(scenario: Scenario) {
  return createSimulation(scenario, { stepWork: 200 });
}

/** All decisions up to the end, each as text. */
function outcomesOf(scenario: Scenario): string[] {
  const simulation = runOf(scenario);
  simulation.runUntil(UNTIL_MS);
  const rows = decisionsFrom(simulation.world.decisions, 0);
  return Array.from({ length: simulation.world.decisions.count }, (_, number) =>
    CAME_TO.map((column) => rows[number * DECISION_WIDTH + column]).join(),
  );
}

describe('partingOf', () => {
  it('never parts two runs of the same scenario', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(finished(partingOf(runOf(scenario), runOf(scenario), UNTIL_MS))).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('parts two runs at the first decision that comes to something else', () => {
    fc.assert(
      fc.property(scenarios, strategies, fc.boolean(), (scenario, placementStrategy, isAhead) => {
        const other = {
          ...scenario,
          services: scenario.services.map((service, at) => (at === 0 ? { ...service, placementStrategy } : service)),
        };
        const [ours, theirs] = [outcomesOf(scenario), outcomesOf(other)];
        const first = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => at).find(
          (at) => ours[at] !== theirs[at],
        );
        const here = runOf(scenario);
        if (isAhead) here.runUntil(UNTIL_MS * 2);
        expect(finished(partingOf(here, runOf(other), UNTIL_MS))?.decision).toBe(first);
      }),
      { numRuns: 40 },
    );
  });
});
