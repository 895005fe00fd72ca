import { describe, expect, it } from 'vitest';
import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import type { Breakpoints } from '../../frame/breakpoint';
import { formatScenario } from '../../scenario/format';
import { startInProcessClient } from '../../worker/testing/in-process-client';
import type { Destination } from '../../worker/api';
import { createFrameStore } from '../frame-store';
import type { Moved } from './mover';
import { goTogether } from './together';
import { WORLD_LETTERS } from './worlds';
import type { WorldHandle } from './worlds';

const BASE = {
  stowplan: 1,
  containerInstances: [
    { id: 'a', count: 3, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] },
  ],
  taskDefinitions: [
    {
      family: 'web',
      requiresCompatibilities: ['EC2'],
      containerDefinitions: [{ name: 'web', image: 'web', memory: 512 }],
    },
  ],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3 }],
};

type Patch = Readonly<Record<string, unknown>>;

function updateAt(at: number, desiredCount: number): Patch {
  return { at, action: 'UpdateService', input: { service: 'web', desiredCount } };
}

/** Worlds side by side, and what moves them as the session does. */
async function worldsOf(patches: readonly Patch[]) {
  const text = formatScenario({ ...BASE, view: { compare: patches.map((patch) => ({ patch })) } });
  const worlds = await Promise.all(
    patches.map(async (_, index): Promise<WorldHandle> => {
      const client = startInProcessClient();
      const frames = createFrameStore();
      const reply = await client.load(text, 0, index);
      if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
      frames.accept(reply.frame, 'world');
      client.acknowledge(reply.frame);
      const letter = WORLD_LETTERS[index] ?? 'A';
      return { index, letter, label: letter, client, frames, scenario: reply.scenario, problems: [] };
    }),
  );
  const [first] = worlds;
  if (!first) throw new Error('no worlds');
  const go = async (destination: Destination, breakpoints: Breakpoints = NO_BREAKPOINTS): Promise<Moved> => {
    const moved = await goTogether(worlds, destination, breakpoints, first);
    for (const { world, update } of moved.steps) {
      world.frames.accept(update, 'advance');
      world.client.acknowledge(update);
    }
    return moved;
  };
  const views = () => worlds.map(({ frames }) => frames.view());
  return {
    worlds,
    go,
    times: () => views().map((view) => view?.frame.timeMs),
    tasks: () => views().map((view) => view?.createdTasks),
    placed: () => views().map((view) => view?.decisionCount),
  };
}

const LIMIT_MS = 86_400_000;
const NEXT_PLACEMENT = { kind: 'nextPlacement', limitMs: LIMIT_MS } as const;
const NEXT_EVENT = { kind: 'nextEvent', limitMs: LIMIT_MS } as const;

describe('worlds moved as one', () => {
  it('go to a moment, forward and back', async () => {
    const { go, times, tasks } = await worldsOf([{}, { services: { web: { desiredCount: 5 } } }]);
    await go({ kind: 'to', timeMs: 60_000 });
    expect([times(), tasks()]).toEqual([
      [60_000, 60_000],
      [3, 5],
    ]);
    await go({ kind: 'to', timeMs: 0 });
    expect([times(), tasks()]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('step together within an instant; who has placed all its tasks stands at its end', async () => {
    const { go, times, placed } = await worldsOf([{}, { services: { web: { desiredCount: 5 } } }]);
    const steps = [];
    for (let step = 0; step < 5; step++) {
      await go(NEXT_PLACEMENT);
      steps.push(placed());
    }
    expect(steps).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [3, 4],
      [3, 5],
    ]);
    expect(times()).toEqual([0, 0]);
  });

  it('step to the earliest next placement of any world, and back', async () => {
    const timelines = [[updateAt(300, 4)], [updateAt(100, 4), updateAt(80_000, 5)]];
    const { go, times, placed } = await worldsOf(timelines.map((timeline) => ({ timeline })));
    await go({ kind: 'to', timeMs: 60_000 });
    const steps = [];
    for (const kind of ['next', 'next', 'next', 'previous', 'previous', 'previous']) {
      await go(kind === 'next' ? NEXT_PLACEMENT : { kind: 'previousPlacement' });
      steps.push([times()[0], placed()]);
      expect(new Set(times()).size).toBe(1);
    }
    expect(steps.map(([, counts]) => counts)).toEqual([
      [3, 4],
      [4, 4],
      [4, 5],
      [4, 4],
      [3, 4],
      [3, 3],
    ]);
    const [first, second, third, back] = steps.map(([timeMs]) => Number(timeMs));
    expect([first, second, third].map((timeMs) => Math.floor((timeMs ?? 0) / 50_000))).toEqual([2, 6, 1600]);
    expect(back).toBe(second);
  });

  it('step to the next event of any world, and to the one before', async () => {
    const { go, times } = await worldsOf([{ timeline: [updateAt(300, 4)] }, { timeline: [updateAt(100, 4)] }]);
    await go({ kind: 'to', timeMs: 60_000 });
    await go(NEXT_EVENT);
    expect(times()).toEqual([100_000, 100_000]);
    await go({ kind: 'to', timeMs: 305_000 });
    await go({ kind: 'previousEvent' });
    expect(new Set(times()).size).toBe(1);
    expect(times()[0]).toBeGreaterThanOrEqual(300_000);
    expect(times()[0]).toBeLessThan(305_000);
  });

  it('stop at what any of them has met, the earliest', async () => {
    const tooLarge = {
      taskDefinitions: { web: { containerDefinitions: [{ name: 'web', image: 'web', memory: 7_000 }] } },
    };
    const { go, times } = await worldsOf([
      { timeline: [updateAt(100, 9)] },
      { timeline: [updateAt(50, 9)], ...tooLarge },
    ]);
    await go({ kind: 'to', timeMs: 20_000 });
    const breakpoints = { ...NO_BREAKPOINTS, placementFails: true };
    const { met } = await go({ kind: 'to', timeMs: 500_000, withinMs: 60_000 }, breakpoints);
    expect(met?.kind).toBe('placementFails');
    expect(times()).toEqual([met?.atMs, met?.atMs]);
    expect(met?.atMs).toBeGreaterThanOrEqual(50_000);
    expect(met?.atMs).toBeLessThan(100_000);
  });

  it('who is ahead waits while they are played', async () => {
    const { go, worlds, times } = await worldsOf([{}, {}]);
    const [first] = worlds;
    const { frame } = (await first?.client.advance({ kind: 'to', timeMs: 30_000 })) ?? {};
    if (!first || !frame) throw new Error('no first world');
    first.frames.accept(frame, 'advance');
    first.client.acknowledge(frame);
    const { steps } = await go({ kind: 'to', timeMs: 20_000, withinMs: 60_000 });
    expect(steps.map(({ world }) => world.letter)).toEqual(['B']);
    expect(times()).toEqual([30_000, 20_000]);
    await go({ kind: 'to', timeMs: 30_000 });
    expect(times()).toEqual([30_000, 30_000]);
  });

  it('are all where the slowest is when a request is stopped', async () => {
    const { go, worlds, times } = await worldsOf([
      {},
      // Tasks that end and are started again: days of them take many slices.
      { services: { web: { desiredCount: 9 } }, images: { web: { exits: { afterSeconds: 20 } } } },
    ]);
    const going = go({ kind: 'to', timeMs: LIMIT_MS * 5 });
    const isUnderWay = async (): Promise<boolean> => (await worlds[1]?.client.progress()) !== null;
    while (!(await isUnderWay())) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all(worlds.map(({ client }) => client.stop()));
    await going;
    expect(times()[0]).toBeLessThan(LIMIT_MS * 5);
    expect(new Set(times()).size).toBe(1);
  });
});
