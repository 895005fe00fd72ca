import { describe, expect, it } from 'vitest';
import { describeService } from '../describe-service';
import { writeFrame } from '../frames';
import { outputOf } from '../output';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';
import { FULL_SCALE, scaledCount } from './sizes';
import { stabilityOf } from './task-sets';

describe('computedDesiredCount (services-and-capacity 1.17)', () => {
  it.each([
    [4, 30, 2], // 1.2
    [3, 50, 2],
    [10, 10, 1],
    [10, 10.1, 2],
    [1_000, 1.1, 11],
    [100, 29, 29],
    [7, 0, 0],
    [7, 0.01, 1],
    [5, 100, 5],
  ])('of %i tasks, %f per cent is %i', (desired, percent, count) => {
    expect(scaledCount(desired, Math.round((percent * FULL_SCALE) / 100))).toBe(count);
  });
});

const action = (at: number, name: string, input: object = {}) => ({
  at,
  action: name,
  input: { service: 'web', ...input },
});
const create = (at: number, externalId: string, value: number, taskDefinition = 'web:1') =>
  action(at, 'CreateTaskSet', { taskDefinition, externalId, scale: { value, unit: 'PERCENT' } });

function run(seconds: number, timeline: object[], more: object = {}): Simulation {
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.xlarge' }],
    taskDefinitions: [definition('web'), definition('web')],
    services: [{ serviceName: 'web', desiredCount: 4, deploymentController: { type: 'EXTERNAL' } }],
    timeline,
    ...more,
  });
}

const rowsOf = (simulation: Simulation) => writeFrame(simulation).services[0]?.deployments ?? [];
const countsOf = (simulation: Simulation) => rowsOf(simulation).map(({ runningCount }) => runningCount);
const errorsOf = (simulation: Simulation) => simulation.responses.flatMap(({ error }) => (error ? [error.code] : []));

describe('task sets', () => {
  it('have nothing before the first is created', () => {
    expect(rowsOf(run(100, []))).toEqual([]);
    expect(writeFrame(run(100, [])).services[0]?.runningCount).toBe(0);
  });

  it('run side by side, each its share of the desired count, rounded up', () => {
    const simulation = run(100, [create(0, 'blue', 100), create(1, 'green', 30, 'web:2')]);
    expect(rowsOf(simulation)).toMatchObject([
      { status: 'ACTIVE', taskDefinitionIndex: 0, desiredCount: 4, runningCount: 4 },
      { status: 'ACTIVE', taskDefinitionIndex: 1, desiredCount: 2, runningCount: 2 },
    ]);
    expect(writeFrame(simulation).services[0]?.steady).toBe(true);
  });

  it('scale with the service', () => {
    const scaled = action(100, 'UpdateService', { desiredCount: 10 });
    expect(countsOf(run(200, [create(0, 'blue', 100), create(1, 'green', 30), scaled]))).toEqual([10, 3]);
  });

  it('scale by themselves, up and down', () => {
    const update = (at: number, value: number) =>
      action(at, 'UpdateTaskSet', { taskSet: 'blue', scale: { value, unit: 'PERCENT' } });
    expect(countsOf(run(200, [create(0, 'blue', 50), update(100, 100)]))).toEqual([4]);
    expect(countsOf(run(200, [create(0, 'blue', 50), update(100, 0)]))).toEqual([0]);
  });

  it('have one that is primary', () => {
    const primary = action(10, 'UpdateServicePrimaryTaskSet', { primaryTaskSet: 'green' });
    const simulation = run(20, [create(0, 'blue', 50), create(1, 'green', 50, 'web:2'), primary]);
    expect(rowsOf(simulation).map(({ status, taskDefinitionIndex }) => [status, taskDefinitionIndex])).toEqual([
      ['PRIMARY', 1],
      ['ACTIVE', 0],
    ]);
  });

  it('are gone when they have been deleted and their tasks are STOPPED', () => {
    const deleted = action(100, 'DeleteTaskSet', { taskSet: 'green', force: true });
    const timeline = [create(0, 'blue', 50), create(1, 'green', 50), deleted];
    expect(countsOf(run(100, timeline))).toEqual([2, 0]);
    expect(countsOf(run(200, timeline))).toEqual([2]);
  });

  it('are STABILIZING until all of their tasks are healthy', () => {
    const stability = (seconds: number) => {
      const { world } = run(seconds, [create(0, 'blue', 50)]);
      const [service] = world.services;
      return service && stabilityOf(world, service, service.deployments[0] ?? -1);
    };
    expect(stability(5)).toBe('STABILIZING');
    expect(stability(30)).toBe('STABILIZING');
    expect(stability(100)).toBe('STEADY_STATE');
    expect(outputOf(run(100, [create(0, 'blue', 50)])).services[0]?.['deployments']).toMatchObject([
      { rolloutState: 'COMPLETED', rolloutStateReason: expect.stringMatching(/ completed\.$/) as string },
    ]);
  });

  it('replace what dies and what drains', () => {
    const timeline = [
      create(0, 'blue', 100),
      action(100, 'StopTask', { service: undefined, task: 'web-1' }),
      {
        at: 200,
        action: 'UpdateContainerInstancesState',
        input: { containerInstances: ['i-1'], status: 'DRAINING' },
      },
    ].map((entry) => ({ ...entry, input: JSON.parse(JSON.stringify(entry.input)) as object }));
    const simulation = run(400, timeline);
    expect(countsOf(simulation)).toEqual([4]);
    expect(simulation.world.instances.runningTasksCount[0]).toBe(0);
  });

  it('end with their service', () => {
    const timeline = [create(0, 'blue', 100), create(1, 'green', 100), action(100, 'DeleteService', { force: true })];
    expect(writeFrame(run(300, timeline)).services[0]).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  });

  it('wait for room where there is none, the first one first', () => {
    const more = { containerInstances: [{ id: 'i', instanceType: 'm5.large' }] };
    const timeline = [create(0, 'blue', 100), create(1, 'green', 100), create(2, 'grey', 100)];
    const simulation = run(300, timeline, more);
    expect(countsOf(simulation)).toEqual([4, 4, 0]);
    expect(simulation.events.filter(({ message }) => message.includes('unable to place'))).toHaveLength(1);
  });
});

it('task sets are printed as ECS prints them', () => {
  const { json } = describeService(run(100, [create(0, 'blue', 37.5)]), 0) ?? { json: {} };
  expect(json).toMatchObject({
    deployments: [],
    taskSets: [
      {
        id: expect.stringMatching(/^ecs-svc\/\d{19}$/) as string,
        externalId: 'blue',
        status: 'ACTIVE',
        computedDesiredCount: 2,
        runningCount: 2,
        scale: { value: 37.5, unit: 'PERCENT' },
        stabilityStatus: 'STEADY_STATE',
      },
    ],
  });
});

describe('ECS refuses', () => {
  it('task sets of a service that it deploys itself', () => {
    const services = [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }];
    const simulation = run(10, [create(5, 'blue', 100)], { services });
    expect(simulation.responses.at(-1)?.error?.message).toBe(
      'Amazon ECS only supports task set management on services configured to use external deployment controllers.',
    );
  });

  it('a sixth task set', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => create(at, name, 0));
    expect(run(10, six).responses.at(-1)?.error?.message).toContain('5 deployments exist on the service.');
  });

  it.each<[string, object, string]>([
    ['CreateTaskSet', { taskDefinition: 'other' }, 'ClientException'],
    ['CreateTaskSet', { taskDefinition: 'web', scale: { value: 101 } }, 'InvalidParameterException'],
    ['CreateTaskSet', { taskDefinition: 'web', scale: { value: 10, unit: 'TASKS' } }, 'InvalidParameterException'],
    ['CreateTaskSet', { taskDefinition: 'web', service: 'api' }, 'ServiceNotFoundException'],
    ['UpdateTaskSet', { taskSet: 'grey', scale: { value: 1 } }, 'TaskSetNotFoundException'],
    ['UpdateTaskSet', { taskSet: 'blue', scale: { value: -1 } }, 'InvalidParameterException'],
    ['UpdateServicePrimaryTaskSet', { primaryTaskSet: 'grey' }, 'TaskSetNotFoundException'],
    ['DeleteTaskSet', { taskSet: 'blue' }, 'InvalidParameterException'],
    ['UpdateService', { taskDefinition: 'web:2' }, 'InvalidParameterException'],
  ])('%s %j', (name, input, code) =>
    expect(errorsOf(run(10, [create(0, 'blue', 100), action(5, name, input)]))).toEqual([code]),
  );
});
