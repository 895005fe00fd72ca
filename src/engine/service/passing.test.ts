import { describe, expect, it } from 'vitest';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { scenarioOf } from '../testing/run-scenario';
import { liveCount } from './live-tasks';

/** Far more tasks in one moment than a step takes; later they go again. */
const SCENARIO = scenarioOf({
  containerInstances: [{ id: 'i', count: 20, instanceType: 'm5.24xlarge' }],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web', cpu: 1, memory: 4 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2_400 }],
  timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 900 } }],
});

function live({ world }: Simulation): number {
  return world.services[0] ? liveCount(world.services[0]) : 0;
}

describe('the passes of a moment', () => {
  it('take no more than some hundred tasks a step, and are as one', () => {
    let largest = 0;
    let before = 0;
    const simulation = createSimulation(SCENARIO, {
      afterStep(state) {
        const now = state.services[0] ? liveCount(state.services[0]) : 0;
        largest = Math.max(largest, Math.abs(now - before));
        before = now;
      },
    });
    simulation.runUntil(130_000);
    expect(live(simulation)).toBe(900);
    expect(largest).toBeGreaterThan(100);
    expect(largest).toBeLessThan(2_000);
    const inOne = createSimulation(SCENARIO, { stepWork: Infinity });
    inOne.runUntil(130_000);
    expect(simulation.stateHash()).toBe(inOne.stateHash());
    expect(simulation.events.map(({ message }) => message)).toEqual(inOne.events.map(({ message }) => message));
  });

  it('leave a run that is ended in the middle of them where it can be gone on with, or left', () => {
    const simulation = createSimulation(SCENARIO);
    expect(simulation.advance(50_000, { work: 1_000 })).toEqual({ kind: 'unfinished' });
    expect(simulation.timeMs).toBe(0);
    expect(live(simulation)).toBeLessThan(2_400);
    const copy = simulation.snapshot();
    simulation.runUntil(50_000);
    const straight = createSimulation(SCENARIO);
    straight.runUntil(50_000);
    expect(simulation.stateHash()).toBe(straight.stateHash());
    simulation.restore(copy);
    simulation.runUntil(50_000);
    expect(simulation.stateHash()).toBe(straight.stateHash());
  });

  it('are whole where a person takes one step', () => {
    const simulation = createSimulation(SCENARIO);
    simulation.step();
    expect(live(simulation)).toBe(2_400);
  });
});
