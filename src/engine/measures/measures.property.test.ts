import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../testing/random-scenario';
import { createSimulation } from '../simulation';
import { createMeasurer } from './measures';
import { recount } from './testing/recount';

describe('the measures of a random run', () => {
  it('are those that a plain count over everything finds, wherever the run has been looked at before', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(scenarios, looks, fc.nat(3), (scenario, moments, owner) => {
        const simulation = createSimulation(scenario);
        const measurer = createMeasurer();
        for (const timeMs of moments) {
          simulation.runUntil(timeMs);
          for (const of of [null, owner])
            expect(measurer.measure(simulation, of)).toEqual(recount(simulation.world, of));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('say that an outage is over at the moment at which nothing was missing for the first time', () => {
    let outages = 0;
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 60, max: 400 }), (scenario, at) => {
        const zone = scenario.containerInstances[0]?.availabilityZones[0];
        const simulation = createSimulation(scenario);
        simulation.act({ at, action: 'FailAvailabilityZone', input: { availabilityZone: zone ?? 'us-east-1a' } });
        simulation.runUntil(at * 1_000 + 200_000);
        const measured = createMeasurer().measure(simulation, null);
        if ((measured.outage?.tasksLost ?? 0) > 0) outages++;
        expect(measured).toEqual(recount(simulation.world, null));
      }),
      { numRuns: 20 },
    );
    expect(outages).toBeGreaterThan(0);
  });
});
