import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../scenario/scenario';
import { describeTask } from '../../describe';
import { createSimulation } from '../../simulation';
import type { Simulation } from '../../simulation';
import { TASK_STATUS } from '../../../ecs/status';
import { scenarios } from '../../testing/random-scenario';
import { definition, runTo } from '../../testing/run-scenario';
import { containersIn, hostPortCount } from './shared-containers';

const END_MS = 500_000;

/** All that can be seen of the tasks, and of the run. */
function seenOf(simulation: Simulation) {
  const { world, events, responses } = simulation;
  const rows = Array.from({ length: world.tasks.count }, (_, task) => task);
  return {
    events,
    responses,
    tasks: rows.map((task) => describeTask(simulation, task)),
    containers: rows.map((task) => containersIn(world, task)),
    ports: rows.map((task) => hostPortCount(world, task)),
  };
}

function alone(scenario: Scenario): Simulation {
  return createSimulation(scenario, { sharesPlans: false });
}

describe('over random scenarios, tasks that share their containers', () => {
  it('are what they are with containers of their own, at every moment', () => {
    fc.assert(
      fc.property(scenarios, fc.array(fc.integer({ min: 0, max: END_MS }), { maxLength: 4 }), (scenario, moments) => {
        const [shared, own] = [createSimulation(scenario), alone(scenario)];
        for (const timeMs of [...moments.sort((a, b) => a - b), END_MS]) {
          for (const simulation of [shared, own]) simulation.runUntil(timeMs);
          expect(seenOf(shared)).toEqual(seenOf(own));
          expect(shared.stateHash()).toBe(own.stateHash());
        }
      }),
      { numRuns: 20 },
    );
  });
});

it('one plan does for all plain tasks that go the same way', () => {
  const { world } = runTo(120, {
    containerInstances: [{ id: 'i', count: 4, instanceType: 'm5.xlarge' }],
    taskDefinitions: [definition('web', { container: { portMappings: [{ containerPort: 80 }], memory: 64, cpu: 8 } })],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 100 }],
    timeline: [{ at: 60, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } }],
  });
  const { containers, count, ownContainers, plans } = world.taskLife;
  expect(count).toBe(100);
  expect(world.totals.tasksByStatus[TASK_STATUS.STOPPED]).toBe(100);
  expect(new Set(containers.subarray(0, count)).size).toBe(1);
  expect([...containers.subarray(0, count)].every((it) => it % 2 === 0)).toBe(true);
  expect(ownContainers.length).toBe(1);
  expect(plans.list.length).toBeLessThan(10);
});
