import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimulationClient } from '../worker/client';
import { startInProcessClient } from '../worker/testing/in-process-client';
import { createFrameStore } from './frame-store';
import type { FrameStore } from './frame-store';
import { costBefore, zonesToKill } from './measures-drill';
import { followMeasures } from './measures-following';
import { useMeasures } from './measures-store';
import { useWorlds } from './worlds/worlds';
import type { WorldHandle } from './worlds/worlds';

const SCENARIO = {
  stowplan: 1,
  containerInstances: [
    { id: 'm5', count: 3, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web', cpu: 256, memory: 512 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 6 }],
  timeline: [{ at: 60, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1b' } }],
};

interface World {
  readonly client: SimulationClient;
  readonly frames: FrameStore;
  goTo(seconds: number): Promise<void>;
}

async function world(): Promise<World> {
  const client = startInProcessClient();
  const frames = createFrameStore();
  const reply = await client.load(JSON.stringify(SCENARIO), 50_000);
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  frames.accept(reply.frame, 'world');
  client.acknowledge(reply.frame);
  return {
    client,
    frames,
    async goTo(seconds) {
      const { frame } = await client.advance({ kind: 'to', timeMs: seconds * 1_000 });
      frames.accept(frame, 'jump');
      client.acknowledge(frame);
    },
  };
}

function handleOf({ client, frames }: World, index: number): WorldHandle {
  const letter = index === 0 ? 'A' : 'B';
  return { index, letter, label: letter, client, frames, scenario: null, problems: [] };
}

describe('the measures of the worlds on the page', () => {
  let end: () => void = () => {};
  beforeEach(() => {
    vi.stubGlobal('navigator', {});
    useMeasures.setState({ measures: [], owner: { kind: 'service', name: 'web' } });
  });
  afterEach(() => {
    end();
    vi.unstubAllGlobals();
    useWorlds.setState({ worlds: [] });
  });

  it('follow the moment that is shown', async () => {
    const only = await world();
    useWorlds.setState({ worlds: [handleOf(only, 0)] });
    end = followMeasures();
    await vi.waitFor(() => expect(useMeasures.getState().measures[0]?.timeMs).toBe(50_000));
    expect(useMeasures.getState().measures[0]).toMatchObject({ instancesInUse: 3, outage: null, zoneBalance: 0 });
    await only.goTo(70);
    await vi.waitFor(() => expect(useMeasures.getState().measures[0]?.outage?.tasksLost).toBe(2));
    const view = only.frames.view();
    const outage = useMeasures.getState().measures[0]?.outage;
    expect(view && zonesToKill([view])).toEqual(['us-east-1a', 'us-east-1c']);
    expect(view && outage && costBefore(view, outage)).toBeCloseTo(0.288);
  });

  it('are asked for four times a second at most, however often another moment is shown', async () => {
    const only = await world();
    const ask = vi.spyOn(only.client, 'measures');
    useWorlds.setState({ worlds: [handleOf(only, 0)] });
    end = followMeasures();
    for (let second = 51; second < 71; second++) await only.goTo(second);
    await vi.waitFor(() => expect(useMeasures.getState().measures[0]?.timeMs).toBe(70_000));
    expect(ask.mock.calls.length).toBeLessThan(8);
  });

  it('are those of each world, and of another one as soon as it is there', async () => {
    const [a, b] = [await world(), await world()];
    await b.goTo(200);
    useWorlds.setState({ worlds: [handleOf(a, 0)] });
    end = followMeasures();
    await vi.waitFor(() => expect(useMeasures.getState().measures).toHaveLength(1));
    useWorlds.setState({ worlds: [handleOf(a, 0), handleOf(b, 1)] });
    await vi.waitFor(() =>
      expect(useMeasures.getState().measures.map((it) => it?.recoverySeconds)).toEqual([null, expect.any(Number)]),
    );
  });

  it('balance the zones of what the sentence speaks of', async () => {
    const only = await world();
    const ask = vi.spyOn(only.client, 'measures');
    useWorlds.setState({ worlds: [handleOf(only, 0)] });
    end = followMeasures();
    await vi.waitFor(() => expect(ask).toHaveBeenLastCalledWith(0));
    useMeasures.setState({ owner: { kind: 'service', name: 'no such service' } });
    await vi.waitFor(() => expect(ask).toHaveBeenLastCalledWith(null));
  });
});
