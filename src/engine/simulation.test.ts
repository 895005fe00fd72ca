import { describe, expect, it } from 'vitest';
import { createSimulation } from './simulation';
import { definition, scenarioOf, tasksOf } from './testing/run-scenario';

const SCENARIO = scenarioOf({
  containerInstances: [{ id: 'i', count: 2, instanceType: 't3.medium' }],
  taskDefinitions: [definition('web')],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3 }],
  timeline: [
    { at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } },
    { at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } },
  ],
});

describe('a simulation', () => {
  it('begins before anything has happened', () => {
    const simulation = createSimulation(SCENARIO);
    expect([simulation.timeMs, simulation.world.tasks.count, simulation.nextEventAtMs()]).toEqual([0, 0, 0]);
  });

  it('says when the next thing happens, and when only periodic work is left', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.runUntil(10_000);
    // RUNNING since 9, which the pass at 10 has seen; healthy at 49, which the pass at 50 will see.
    expect(simulation.nextEventAtMs()).toBe(50_000);
    simulation.runUntilDone(86_400_000);
    expect([simulation.timeMs, simulation.nextEventAtMs()]).toEqual([250_000, null]);
  });

  it('does periodic work as time passes', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.runUntil(50_000_000);
    const steady = simulation.events.filter(({ message }) => message.includes('steady state') && message.length < 60);
    expect(steady.map(({ atMs }) => atMs / 1_000)).toEqual([50, 110, 250, 250 + 21_600, 250 + 43_200]);
  });

  it('stops at its limit', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.runUntilDone(120_000);
    expect(simulation.timeMs).toBe(110_000);
  });

  it('runs to the moment of the next placement, stops of tasks aside', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.runToNextPlacement(1_000_000);
    expect([simulation.timeMs, simulation.world.tasks.count]).toEqual([0, 3]);
    simulation.runToNextPlacement(1_000_000);
    expect([simulation.timeMs, simulation.world.tasks.count]).toEqual([200_000, 4]);
    simulation.runToNextPlacement(1_000_000);
    expect([simulation.timeMs, simulation.world.tasks.count]).toEqual([1_000_000, 4]);
  });

  it('has another hash at every moment at which something has changed', () => {
    const simulation = createSimulation(SCENARIO);
    const hashes = [0, 9_000, 50_000, 100_000, 101_000, 200_000].map((at) => {
      simulation.runUntil(at);
      return simulation.stateHash();
    });
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
    const reseeded = createSimulation({ ...SCENARIO, seed: 2 });
    reseeded.runUntil(200_000);
    expect(reseeded.stateHash()).not.toBe(hashes.at(-1));
  });

  it('gives snapshots that its going on does not touch', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.runUntil(60_000);
    const hash = simulation.stateHash();
    const snapshot = simulation.snapshot();
    simulation.runUntil(300_000);
    simulation.restore(snapshot);
    expect([simulation.timeMs, simulation.stateHash()]).toEqual([60_000, hash]);
    simulation.runUntil(300_000);
    simulation.restore(snapshot);
    expect(simulation.stateHash()).toBe(hash);
  });

  it('takes an action in the past, and shows the present as it is then', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.runUntil(150_000);
    simulation.act({ at: 20, action: 'RunTask', input: { taskDefinition: 'web' } });
    expect(simulation.timeMs).toBe(150_000);
    expect(tasksOf(simulation).find(({ group }) => group === 'family:web')).toMatchObject({
      createdAt: 20,
      lastStatus: 'RUNNING',
    });
    simulation.restore(createSimulation(SCENARIO).snapshot());
    simulation.runUntil(150_000);
    expect(tasksOf(simulation).some(({ group }) => group === 'family:web')).toBe(false);
  });

  it('gives a task the id that seed and order of creation make, whatever else happens', () => {
    const idsWith = (timeline: object[]) => {
      const simulation = createSimulation({ ...SCENARIO, timeline: scenarioOf({ timeline }).timeline });
      simulation.runUntil(60_000);
      return tasksOf(simulation).map(({ taskId }) => taskId);
    };
    const [first, second, third] = idsWith([]);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(idsWith([{ at: 0, action: 'DisconnectAgent', input: { containerInstances: ['i-1'] } }]).slice(0, 3)).toEqual(
      [first, second, third],
    );
  });
});
