import { describe, expect, it } from 'vitest';
import { NO_BREAKPOINTS } from '../frame/breakpoint';
import type { Breakpoints } from '../frame/breakpoint';
import { createSimulation } from './simulation';
import type { Simulation } from './simulation';
import { definition, scenarioOf } from './testing/run-scenario';

const SCENARIO = scenarioOf({
  containerInstances: [{ id: 'i', instanceType: 't3.small' }],
  taskDefinitions: [definition('web', { container: { memory: 800 } })],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
  timeline: [
    { at: 120, action: 'UpdateService', input: { service: 'web', desiredCount: 4 } },
    { at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } },
  ],
});

/** A service that fits nowhere, then far more tasks in the same moment than one stretch of a run takes. */
const CROWDED = scenarioOf({
  containerInstances: [{ id: 'i', count: 60, instanceType: 'm5.24xlarge' }],
  taskDefinitions: [
    definition('huge', { container: { cpu: 96 * 1_024, memory: 2_000_000 } }),
    definition('web', { container: { cpu: 1, memory: 4 } }),
  ],
  services: [
    { serviceName: 'huge', taskDefinition: 'huge', desiredCount: 1 },
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 9_000 },
  ],
});

/** Every stop of a run to minute ten. */
function stopsOf(simulation: Simulation, breakpoints: Partial<Breakpoints>): string[] {
  const stops: string[] = [];
  for (;;) {
    const arrival = simulation.advance(600_000, { breakpoints: { ...NO_BREAKPOINTS, ...breakpoints } });
    if (arrival.kind !== 'breakpoint') return stops;
    expect(simulation.timeMs).toBe(arrival.met.atMs);
    const { kind, name, ...rest } = arrival.met;
    stops.push([rest.atMs / 1_000, kind, name, ...Object.values(rest).slice(1)].join(' '));
  }
}

describe('a run with breakpoints', () => {
  it('stops where a placement fails, once for each cause', () => {
    expect(stopsOf(createSimulation(SCENARIO), { placementFails: true })).toEqual([
      expect.stringMatching(/^120 placementFails web \d+$/),
    ]);
  });

  it('stops where a deployment ends', () => {
    expect(stopsOf(createSimulation(SCENARIO), { deploymentEnds: true })).toEqual(['50 deploymentEnds web COMPLETED']);
  });

  it('stops where a task stops', () => {
    const stops = stopsOf(createSimulation(SCENARIO), { taskStops: true });
    expect(stops.length).toBe(1);
    expect(stops[0]).toMatch(/^2\d\d taskStops web-\d \d$/);
  });

  it('stops where something is written down that is a step of the story', () => {
    expect(stopsOf(createSimulation(SCENARIO), { noted: true })).toEqual([
      expect.stringMatching(/^50 noted \(service web\) \(deployment .*\) deployment completed\.$/),
      '120 noted UpdateService web, 4 desired',
      '200 noted UpdateService web, 1 desired',
    ]);
  });

  it('stops at every move of a given task', () => {
    const stops = stopsOf(createSimulation(SCENARIO), { task: 0 });
    expect(stops.map((stop) => stop.split(' ').at(-1))).toEqual(expect.arrayContaining(['PENDING', 'RUNNING']));
  });

  it('goes on from where it stopped, to the same end', () => {
    const simulation = createSimulation(SCENARIO);
    stopsOf(simulation, { placementFails: true, deploymentEnds: true, taskStops: true });
    const straight = createSimulation(SCENARIO);
    straight.runUntil(600_000);
    expect([simulation.timeMs, simulation.stateHash()]).toEqual([600_000, straight.stateHash()]);
  });

  it('arrives where nothing is met', () => {
    expect(createSimulation(SCENARIO).advance(600_000, { breakpoints: NO_BREAKPOINTS })).toEqual({ kind: 'arrived' });
  });

  it('stops for what a moment met before it was interrupted, asked each time anew', () => {
    const simulation = createSimulation(CROWDED);
    const stretch = () =>
      simulation.advance(400_000, { work: 4_000, breakpoints: { ...NO_BREAKPOINTS, placementFails: true } });
    let arrival = stretch();
    let interruptions = 0;
    for (; arrival.kind === 'unfinished'; arrival = stretch()) interruptions++;
    expect(interruptions).toBeGreaterThan(1);
    expect(arrival).toMatchObject({ kind: 'breakpoint', met: { kind: 'placementFails', name: 'huge', atMs: 0 } });
    expect(simulation.timeMs).toBe(0);
  });
});
