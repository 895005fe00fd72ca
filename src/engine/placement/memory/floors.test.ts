import { expect, it } from 'vitest';
import { createSimulation } from '../../simulation';
import type { Simulation } from '../../simulation';
import { scenarioOf } from '../../testing/run-scenario';
import { cacheOf } from '../cache';
import type { Floors } from './floors';

const REVISIONS = Array.from({ length: 20 }, (_, revision) => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web', cpu: 10 + revision, memory: 4 }],
}));

/** Ten tasks on each instance, one after the other on each. */
function spread(instances: number, timeline: readonly object[]): Simulation {
  return createSimulation(
    scenarioOf({
      containerInstances: [{ id: 'i', count: instances, instanceType: 'm5.large' }],
      taskDefinitions: REVISIONS,
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: instances * 10,
          placementStrategy: [{ type: 'spread', field: 'instanceId' }],
        },
      ],
      timeline,
    }),
  );
}

function floorsIn({ world }: Simulation): readonly Floors[] {
  return [...cacheOf(world).groupCounts.values()].flatMap(({ floors }) => floors);
}

it('lists few instances below a floor, however many tasks a group gives up', () => {
  const change = { at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 20 } };
  const simulation = spread(200, [change]);
  simulation.runUntil(90_000);
  expect(Math.max(...floorsIn(simulation).map(({ highest }) => highest))).toBeGreaterThan(1);
  simulation.runUntil(200_000);
  expect(Math.max(...floorsIn(simulation).map(({ below }) => below.length))).toBeLessThan(50);
});

it('keeps floors of the latest ways only in which a group has asked', () => {
  const timeline = REVISIONS.map((_, revision) => ({
    at: 100 * (revision + 1),
    action: 'UpdateService',
    input: { service: 'web', taskDefinition: `web:${revision + 1}` },
  }));
  const simulation = spread(3, timeline);
  simulation.runUntil(2_100_000);
  const floors = floorsIn(simulation);
  expect(floors.length).toBeGreaterThan(1);
  expect(floors.length).toBeLessThan(10);
});
