import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenarioValue } from '../scenario/parse';
import type { Scenario } from '../scenario/scenario';
import { createSimulation } from './simulation';
import type { Simulation } from './simulation';
import { brokenInvariants } from './testing/invariants';
import { brokenLife } from './testing/life-invariants';
import { scenarioDocuments } from './testing/random-scenario';

const END_MS = 700_000;

const scenarios = scenarioDocuments.map((document): Scenario => {
  const parsed = parseScenarioValue(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
});

function runTo(scenario: Scenario, timeMs: number): Simulation {
  const simulation = createSimulation(scenario);
  simulation.runUntil(timeMs);
  return simulation;
}

describe('over random scenarios', () => {
  it('the same scenario is the same world', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(runTo(scenario, END_MS).stateHash()).toBe(runTo(scenario, END_MS).stateHash());
      }),
      { numRuns: 30 },
    );
  });

  it('running on from a restored snapshot ends where running through does', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 0, max: END_MS }), (scenario, halfway) => {
        const through = runTo(scenario, END_MS);
        const first = runTo(scenario, halfway);
        const snapshot = first.snapshot();
        first.runUntil(END_MS);
        const second = createSimulation(scenario);
        second.restore(snapshot);
        second.runUntil(END_MS);
        expect([first.stateHash(), second.stateHash()]).toEqual([through.stateHash(), through.stateHash()]);
        expect(second.events).toEqual(through.events);
      }),
      { numRuns: 60 },
    );
  });

  it('going back is the same as not having gone on', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 0, max: END_MS }), (scenario, moment) => {
        const simulation = runTo(scenario, END_MS);
        simulation.runUntil(moment);
        expect(simulation.stateHash()).toBe(runTo(scenario, moment).stateHash());
        simulation.runUntil(END_MS);
        expect(simulation.stateHash()).toBe(runTo(scenario, END_MS).stateHash());
      }),
      { numRuns: 40 },
    );
  });

  it('acting at any moment is the same as having had the entry in the timeline', () => {
    const acted = fc.tuple(scenarios, fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
    fc.assert(
      fc.property(acted, ([scenario, at, presentSeconds]) => {
        const entry = { at, action: 'UpdateService', input: { service: 'web', desiredCount: 3 } };
        const simulation = runTo(scenario, presentSeconds * 1_000);
        simulation.act(entry);
        simulation.runUntil(END_MS);
        const written = runTo({ ...scenario, timeline: [...scenario.timeline, entry] }, END_MS);
        expect(simulation.stateHash()).toBe(written.stateHash());
      }),
      { numRuns: 40 },
    );
  });

  it('nothing is ever given out twice, lost or miscounted', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const simulation = createSimulation(scenario);
        let before = 0;
        while (simulation.timeMs < END_MS && simulation.step()) {
          expect(simulation.timeMs).toBeGreaterThanOrEqual(before);
          before = simulation.timeMs;
          expect([...brokenInvariants(simulation.world), ...brokenLife(simulation.world)]).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
