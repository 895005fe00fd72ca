import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario, TimelineEntry } from '../scenario/scenario';
import { createSimulation } from './simulation';
import type { Simulation, SimulationOptions } from './simulation';
import { scenarios } from './testing/random-scenario';
import { throwingWatch } from './invariants/watch';

const END_MS = 700_000;

/** Many checkpoints, so that journeys pass over them and begin at them. */
const CLOSE: SimulationOptions = { checkpointWork: 200 };

function runTo(scenario: Scenario, timeMs: number): Simulation {
  const simulation = createSimulation(scenario);
  simulation.runUntil(timeMs);
  return simulation;
}

/** All that a person could tell two runs apart by. */
function recordOf({ events, responses, world }: Simulation): unknown {
  return { events, responses, decisions: world.decisions.count, history: world.history.count };
}

const moments = fc.integer({ min: 0, max: END_MS });

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
      fc.property(scenarios, moments, (scenario, halfway) => {
        const through = runTo(scenario, END_MS);
        const first = runTo(scenario, halfway);
        const snapshot = first.snapshot();
        first.runUntil(END_MS);
        const second = createSimulation(scenario);
        second.restore(snapshot);
        second.runUntil(END_MS);
        expect([first.stateHash(), second.stateHash()]).toEqual([through.stateHash(), through.stateHash()]);
        expect(recordOf(second)).toEqual(recordOf(through));
      }),
      { numRuns: 60 },
    );
  });

  it('a journey to and fro ends where running straight there does', () => {
    fc.assert(
      fc.property(scenarios, fc.array(moments, { minLength: 2, maxLength: 6 }), (scenario, journey) => {
        const simulation = createSimulation(scenario, CLOSE);
        for (const timeMs of journey) simulation.runUntil(timeMs);
        const straight = runTo(scenario, journey.at(-1) ?? 0);
        expect(simulation.stateHash()).toBe(straight.stateHash());
        expect(recordOf(simulation)).toEqual(recordOf(straight));
      }),
      { numRuns: 60 },
    );
  });

  it('many short runs are one long one', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: 3_000 }), (scenario, work) => {
        const simulation = createSimulation(scenario, { ...CLOSE, stepWork: 30 });
        while (simulation.advance(END_MS, { work }).kind === 'unfinished') continue;
        const straight = runTo(scenario, END_MS);
        expect(simulation.stateHash()).toBe(straight.stateHash());
        expect(recordOf(simulation)).toEqual(recordOf(straight));
      }),
      { numRuns: 30 },
    );
  });

  it('whatever is done at whatever moment, the world is that of its timeline', () => {
    fc.assert(
      fc.property(scenarios, fc.array(deeds, { minLength: 3, maxLength: 12 }), (scenario, chosen) => {
        const { told, simulation } = live(scenario, chosen);
        const timeline = [...told.timeline];
        expect(simulation.stateHash()).toBe(runTo({ ...scenario, timeline }, told.timeMs).stateHash());
        simulation.runUntil(END_MS);
        const written = runTo({ ...scenario, timeline }, END_MS);
        expect(simulation.stateHash()).toBe(written.stateHash());
        expect(recordOf(simulation)).toEqual(recordOf(written));
      }),
      { numRuns: 80 },
    );
  });

  it('nothing is ever given out twice, lost or miscounted', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const simulation = createSimulation(scenario, throwingWatch());
        expect(() => simulation.runUntil(END_MS)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

/** What a person does with a run. An entry of the scenario's timeline is kept back, and done at some moment instead of having been written. */
type Deed =
  | { readonly kind: 'go'; readonly toMs: number }
  | { readonly kind: 'act'; readonly entry: number }
  | { readonly kind: 'keep' }
  | { readonly kind: 'restore'; readonly kept: number };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('go'), toMs: moments }),
  fc.record({ kind: fc.constant('act'), entry: fc.nat({ max: 20 }) }),
  fc.constant({ kind: 'keep' }),
  fc.record({ kind: fc.constant('restore'), kept: fc.nat({ max: 5 }) }),
);

/** The run as it should be known by: its timeline and its moment. */
interface Told {
  readonly timeline: readonly TimelineEntry[];
  readonly timeMs: number;
}

/** Lives through the deeds, and tells the timeline and the moment that they come to. Every other entry of the timeline waits to be done. */
function live(scenario: Scenario, chosen: readonly Deed[]): { told: Told; simulation: Simulation } {
  const waiting = scenario.timeline.filter((_, index) => index % 2 === 1);
  const timeline = scenario.timeline.filter((_, index) => index % 2 === 0);
  const simulation = createSimulation({ ...scenario, timeline }, CLOSE);
  const kept = [{ told: { timeline, timeMs: 0 } as Told, snapshot: simulation.snapshot() }];
  let told: Told = { timeline, timeMs: 0 };
  simulation.runUntil(0);
  for (const deed of chosen) {
    if (deed.kind === 'go') {
      simulation.runUntil(deed.toMs);
      told = { ...told, timeMs: deed.toMs };
    } else if (deed.kind === 'act') {
      const entry = waiting.splice(deed.entry % Math.max(1, waiting.length), 1)[0];
      if (!entry) continue;
      simulation.act(entry);
      told = { ...told, timeline: [...told.timeline, entry] };
    } else if (deed.kind === 'keep') {
      kept.push({ told, snapshot: simulation.snapshot() });
    } else {
      const back = kept[1 + (deed.kept % Math.max(1, kept.length - 1))];
      if (!back) continue;
      simulation.restore(back.snapshot);
      told = back.told;
    }
  }
  return { told, simulation };
}
