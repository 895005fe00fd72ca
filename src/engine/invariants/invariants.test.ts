import { describe, expect, it } from 'vitest';
import { TASK_STATUS } from '../../ecs/status';
import { HostPorts } from '../host-ports';
import type { SimulationState } from '../state';
import { brokenInvariants } from './books';
import { brokenLife } from './life';
import { brokenPlacement } from './places';
import { definition, runTo } from '../testing/run-scenario';
import { setEnding } from '../task-rows/endings';

/** A run of two tasks on two instances, one with a static port. */
function world(): SimulationState {
  return runTo(60, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 't3.medium', availabilityZone: 'us-east-1a' }],
    taskDefinitions: [definition('web', { container: { portMappings: [{ containerPort: 80, hostPort: 80 }] } })],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
  }).world;
}

/** What is said of a world after something in it has been made wrong. */
function saidAfter(spoil: (state: SimulationState) => void): string {
  const state = world();
  spoil(state);
  return [...brokenInvariants(state), ...brokenLife(state)].join('\n');
}

describe('the invariants', () => {
  it('hold of a world that nobody has tampered with', () => {
    expect(saidAfter(() => {})).toBe('');
  });

  it.each<[string, (state: SimulationState) => void, RegExp]>([
    [
      'an instance that gives out more than it has',
      (state) => void (state.instances.cpuUnitsRegistered[0] = 100),
      /CPU units more are given out/,
    ],
    ['a count of free memory', (state) => void (state.instances.memoryMiBFree[0] = 1), /1 MiB are free by its count/],
    [
      'a static port that another task holds',
      ({ instances: { tcpPortsInUse } }) => void (tcpPortsInUse[0] = HostPorts.heldBy(7, [80])),
      /tcp port 80 of task \d is not held/,
    ],
    ['a task in two places', (state) => void state.instanceLife.waiting[1]?.push(0, 0), /task 0: is in two places/],
    [
      'room that no task holds on its host',
      (state) => void (state.instanceLife.memoryMiBHeld[0] = 1),
      /1 MiB are held on the host by its count/,
    ],
    [
      'a task that nothing moves on',
      (state) => void (state.taskLife.phase[0] = 3),
      /task 0: is starting, and nothing will move it on/,
    ],
    [
      'a miscounted status',
      (state) => void (state.totals.tasksByStatus[TASK_STATUS.RUNNING] = 9),
      /tasks that are RUNNING are miscounted/,
    ],
    [
      'reserved room that nobody has',
      (state) => void state.totals.cpuUnitsReserved++,
      /CPU units reserved: 513 by the count, 512/,
    ],
    ['a service that forgets a task', (state) => void state.services[0]?.liveTasks.pop(), /web: its live tasks are/],
    [
      'a deployment that miscounts',
      (state) => void (state.deployments[0] && state.deployments[0].unfinishedTasks++),
      /3 unfinished tasks by its count, 2/,
    ],
    [
      'a task that began before it was created',
      (state) => setEnding(state.tasks, 0, 'stoppingAt', 0),
      /timestamps are out of order/,
    ],
  ])('say so of %s', (_, spoil, said) => {
    expect(saidAfter(spoil)).toMatch(said);
  });

  it('say so of a place that a constraint forbids', () => {
    const state = world();
    const request = {
      taskDefinition: 0,
      group: 0,
      strategies: [],
      memberOf: ['attribute:ecs.availability-zone == us-east-1b'],
      distinctInstance: true,
      zones: null,
      capacityProvider: null,
    };
    const said = brokenPlacement(state, request, 0).join('\n');
    expect(said).toMatch(/tcp port 80 is taken/);
    expect(said).toMatch(/distinctInstance/);
    expect(said).toMatch(/memberOf attribute:ecs.availability-zone == us-east-1b/);
  });
});
