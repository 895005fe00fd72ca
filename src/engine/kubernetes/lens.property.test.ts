import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { watchInvariants } from '../invariants/watch';
import { createSimulation } from '../simulation';
import { scenarios } from '../testing/random-scenario';
import { loadLens } from './load-lens';

const END_MS = 700_000;
/** Without service auto scaling, which the lens has nothing to do with. */
const pods = scenarios.map((scenario) => ({ ...scenario, scaling: [], lens: 'eks' as const }));

beforeAll(() => loadLens({ lens: 'eks' }));

describe('over random scenarios through the EKS lens', () => {
  it('nothing is given out twice, lost or miscounted; only room for daemons is not kept', () => {
    fc.assert(
      fc.property(pods, (scenario) => {
        const found: string[] = [];
        const watch = watchInvariants(({ broken }) =>
          found.push(...broken.filter((text) => !/daemon|kept/i.test(text))),
        );
        createSimulation(scenario, watch).runUntil(END_MS);
        expect(found).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('a journey to and fro ends where running straight there does', () => {
    const moments = fc.array(fc.integer({ min: 0, max: END_MS }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(pods, moments, (scenario, journey) => {
        const simulation = createSimulation(scenario, { checkpointWork: 200 });
        for (const timeMs of journey) simulation.runUntil(timeMs);
        const straight = createSimulation(scenario);
        straight.runUntil(journey.at(-1) ?? 0);
        expect(simulation.stateHash()).toBe(straight.stateHash());
      }),
      { numRuns: 6 },
    );
  });
});
