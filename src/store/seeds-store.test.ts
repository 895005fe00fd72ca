import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { startInProcessSeeds } from '../worker/testing/in-process-seeds';
import { useDocument } from './document-store';
import { cancelSeeds, openSeed, runSeeds, useSeeds } from './seeds-store';

const MACHINE = { cores: 2, start: startInProcessSeeds };

/** Twelve tasks on six equal instances. */
function show(strategy: object[]): void {
  const document = {
    stowplan: 1,
    seed: 7,
    containerInstances: [{ id: 'm5', count: 6, instanceType: 'm5.large', availabilityZone: 'us-east-1a' }],
    taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web', cpu: 256, memory: 512 }] }],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 12, placementStrategy: strategy }],
  };
  const text = JSON.stringify(document);
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  useDocument.getState().open(text, { kind: 'file', name: 'test.json' });
  useDocument.setState({ scenario: parsed.scenario, good: true });
}

describe('a scenario under many seeds', () => {
  beforeEach(() => cancelSeeds());
  afterEach(() => cancelSeeds());

  it('has a run of each seed, its own first, and they differ', async () => {
    show([{ type: 'random' }]);
    await runSeeds(20, 60_000, MACHINE);
    const { status, done, total, results, drew } = useSeeds.getState();
    expect({ status, done, total, drew }).toEqual({ status: 'done', done: 20, total: 20, drew: [true] });
    const seeds = results[0]?.map(({ seed }) => seed).toSorted((a, b) => a - b);
    expect(seeds).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(new Set(results[0]?.map(({ measures }) => measures.lostWithInstance.tasks)).size).toBeGreaterThan(1);
  });

  it('is run once where nothing is random', async () => {
    show([{ type: 'binpack', field: 'memory' }]);
    await runSeeds(200, 60_000, MACHINE);
    const { status, done, total, drew } = useSeeds.getState();
    expect({ status, done, total, drew }).toEqual({ status: 'done', done: 1, total: 1, drew: [false] });
  });

  it('comes out the same again under a seed', async () => {
    show([{ type: 'random' }]);
    await runSeeds(5, 60_000, MACHINE);
    const first = useSeeds.getState().results[0]?.toSorted((a, b) => a.seed - b.seed);
    await runSeeds(5, 60_000, MACHINE);
    expect(useSeeds.getState().results[0]?.toSorted((a, b) => a.seed - b.seed)).toEqual(first);
  });

  it('stops when it is cancelled, and keeps what has been found', async () => {
    show([{ type: 'random' }]);
    const running = runSeeds(200, 60_000, {
      cores: 1,
      start: () => {
        const client = startInProcessSeeds();
        let runs = 0;
        return {
          ...client,
          run: async (job) => {
            if (++runs === 4) cancelSeeds();
            return await client.run(job);
          },
        };
      },
    });
    await running;
    const { status, done } = useSeeds.getState();
    expect(status).toBe('cancelled');
    expect(done).toBe(3);
  });

  it('says so where a run fails', async () => {
    show([{ type: 'random' }]);
    await runSeeds(5, 60_000, {
      cores: 1,
      start: () => ({ ...startInProcessSeeds(), run: () => Promise.reject(new Error('out of memory')) }),
    });
    expect(useSeeds.getState().status).toBe('failed');
  });

  it('starts fewer workers where the scenario would take too much memory so many times', async () => {
    show([{ type: 'random' }]);
    const sharedBy: number[] = [];
    await runSeeds(5, 60_000, {
      cores: 8,
      start: () => {
        const client = startInProcessSeeds();
        return {
          ...client,
          prepare: async (text, worlds, shared) => {
            sharedBy.push(shared);
            return shared <= 2 && (await client.prepare(text, worlds, shared));
          },
        };
      },
    });
    expect(sharedBy).toEqual([8, 4, 2, 2]);
    expect(useSeeds.getState().status).toBe('done');
  });

  it('is opened under one of them, which keeps the runs', async () => {
    show([{ type: 'random' }]);
    await runSeeds(5, 60_000, MACHINE);
    await openSeed(3);
    const { text } = useDocument.getState();
    expect(JSON.parse(text)).toMatchObject({ seed: 3 });
    expect(useSeeds.getState().texts).toContain(text);
  });
});
