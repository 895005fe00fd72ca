import { describe, expect, it } from 'vitest';
import { outputOf } from '../output';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { definition, runTo, scenarioOf, tasksOf } from '../testing/run-scenario';

/** Services whose tasks are RUNNING and healthy at once, so that a pass sees what the one before did: the traces of services-and-capacity 1.3. */
const AT_ONCE = Object.fromEntries(
  [
    'agentDispatch',
    'imagePull',
    'imagePullCached',
    'containerCreate',
    'containerStart',
    'stateReport',
    'healthyWait',
    'stopGrace',
  ].map((key) => [key, 0]),
);

function rollingUpdate(desiredCount: number, minimumHealthyPercent: number, maximumPercent: number): Simulation {
  const simulation = createSimulation(
    scenarioOf({
      timings: AT_ONCE,
      containerInstances: [{ id: 'i', count: 4, instanceType: 'm5.4xlarge' }],
      taskDefinitions: [definition('web'), definition('web')],
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount,
          deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
        },
      ],
      timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }],
    }),
  );
  simulation.runUntil(300_000);
  return simulation;
}

/** What each pass from the update on did: `+2` started, `-2` stopped. */
function traceOf(simulation: Simulation): { passes: string[]; blocked: boolean; done: boolean } {
  const passes = new Map<number, string>();
  let blocked = false;
  for (const { atMs, message } of simulation.events.filter((event) => event.atMs >= 100_000)) {
    const [, started] = /has started (\d+) tasks/.exec(message) ?? [];
    const [, stopped] = /has stopped (\d+) running tasks/.exec(message) ?? [];
    const change = started === undefined ? stopped && `-${stopped}` : `+${started}`;
    if (change !== undefined) passes.set(atMs, `${passes.get(atMs) ?? ''}${change}`);
    blocked ||= message.includes('was unable to stop or start tasks');
  }
  const done = simulation.events.some(
    ({ atMs, message }) => atMs > 100_000 && message.includes('deployment completed'),
  );
  return { passes: [...passes.values()], blocked, done };
}

describe('a rolling update (services-and-capacity 1.3, D-T)', () => {
  it.each([
    [1, 100, 200, ['+1', '-1']],
    [1, 0, 100, ['-1', '+1']],
    [2, 50, 100, ['-1', '+1', '-1', '+1']],
    [2, 100, 150, ['+1', '-1', '+1', '-1']],
    [4, 100, 200, ['+4', '-4']],
    [4, 50, 100, ['-2', '+2', '-2', '+2']],
    [4, 50, 200, ['+4', '-4']],
    [4, 0, 100, ['-4', '+4']],
    [4, 100, 150, ['+2', '-2', '+2', '-2']],
    [10, 50, 100, ['-5', '+5', '-5', '+5']],
    [10, 100, 150, ['+5', '-5', '+5', '-5']],
  ])('of %i tasks within %i and %i per cent', (desired, minimum, maximum, passes) => {
    expect(traceOf(rollingUpdate(desired, minimum, maximum))).toEqual({ passes, blocked: false, done: true });
  });

  it.each([
    [1, 50, 100],
    [2, 75, 125],
    [3, 100, 125],
    [4, 100, 100],
    [1, 66, 133],
  ])('of %i tasks is stuck within %i and %i per cent, and says so', (desired, minimum, maximum) => {
    expect(traceOf(rollingUpdate(desired, minimum, maximum))).toEqual({ passes: [], blocked: true, done: false });
  });

  it('waits on a full cluster whose old tasks may not stop', () => {
    const simulation = createSimulation(
      scenarioOf({
        containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
        taskDefinitions: [
          definition('web', { container: { cpu: 1024 } }),
          definition('web', { container: { cpu: 1024 } }),
        ],
        services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2 }],
        timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }],
      }),
    );
    simulation.runUntil(2_000_000);
    expect(simulation.world.deployments.map(({ status }) => status)).toEqual(['ACTIVE', 'PRIMARY']);
    const said = simulation.events.filter(({ atMs }) => atMs >= 100_000).map(({ message }) => message);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain('has insufficient CPU units available.');
    // The service has as many tasks as it wants; those of the new revision have no place all the same.
    expect(outputOf(simulation).unplaced).toMatchObject([{ service: 'web', reason: 'RESOURCE:CPU', closest: 'i' }]);
  });

  it('keeps to the lower bound when the service shrinks meanwhile', () => {
    const update = (at: number, desiredCount: number) => ({
      at,
      action: 'UpdateService',
      input: { service: 'web', desiredCount },
    });
    const start = { containerInstance: 'i-1', group: 'service:web' };
    const simulation = runTo(20, {
      containerInstances: [{ id: 'i', count: 3, instanceType: 'm5.large' }],
      taskDefinitions: [definition('web'), definition('web')],
      tasks: [
        { ...start, taskDefinition: 'web:1', count: 2 },
        { ...start, taskDefinition: 'web:2', count: 1 },
      ],
      services: [
        {
          serviceName: 'web',
          taskDefinition: 'web:2',
          desiredCount: 2,
          placementStrategy: [{ type: 'spread', field: 'instanceId' }],
          deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 200 },
        },
      ],
      timeline: [update(1, 4), update(15, 2)],
    });
    // Of the new tasks only the first has been RUNNING for 40 seconds, and the strategy takes it first: the old one has to stay.
    const live = tasksOf(simulation).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    expect(live.map(({ taskDefinition }) => taskDefinition)).toEqual(['web:1', 'web:2', 'web:2']);
  });

  it('of a service that wants no tasks is done at once, and that is a steady state', () => {
    const timeline = [{ at: 100, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }];
    const simulation = runTo(200, {
      containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
      taskDefinitions: [definition('web'), definition('web')],
      services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 0 }],
      timeline,
    });
    const said = simulation.events.filter(({ message }) => message.includes('reached a steady state'));
    expect(said.map(({ atMs }) => atMs)).toEqual([0, 100_000]);
  });
});
