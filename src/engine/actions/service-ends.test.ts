import { describe, expect, it } from 'vitest';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';

/** Services that are deleted, and deployments that are stopped. */
const WEB = { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2 };
const act = (at: number, action: string, input: object) => ({ at, action, input });
const remove = (at: number, input: object = { force: true }) => act(at, 'DeleteService', { service: 'web', ...input });
const update = (at: number, input: object) => act(at, 'UpdateService', { service: 'web', ...input });

function service(seconds: number, timeline: object[], images: object = {}): Simulation {
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.4xlarge' }],
    taskDefinitions: [definition('web'), definition('web'), definition('web', { container: { image: 'slow' } })],
    images,
    services: [WEB],
    timeline,
  });
}

function answers({ responses }: Simulation): unknown[] {
  return responses.map(({ error }) => error?.message ?? 'done');
}

describe('DeleteService (services-and-capacity 1.1)', () => {
  const stubborn = { web: { ignoresSigterm: true } };

  it('drains the service, which is INACTIVE when its last task has stopped', () => {
    const status = (seconds: number) => service(seconds, [remove(100)], stubborn).world.services[0]?.status;
    expect([status(100), status(129), status(140)]).toEqual(['DRAINING', 'DRAINING', 'INACTIVE']);
  });

  it('asks for force where tasks are wanted', () => {
    expect(answers(service(100, [remove(100, {})]))).toEqual([
      'The service cannot be stopped while it is scaled above 0.',
    ]);
    const scaled = service(200, [update(100, { desiredCount: 0 }), remove(150, {})]);
    expect(answers(scaled)).toEqual(['done', 'done']);
    expect(scaled.world.services[0]?.status).toBe('INACTIVE');
  });

  it('stops the tasks of every deployment', () => {
    const { world } = service(160, [update(100, { taskDefinition: 'web:2' }), remove(112)]);
    expect(world.services[0]).toMatchObject({ status: 'INACTIVE', liveTasks: [], steady: false });
    expect(world.instances.runningTasksCount.slice(0, 2)).toEqual(Int32Array.of(0, 0));
  });

  it('leaves a service that nothing else can be asked of', () => {
    const simulation = service(110, [remove(100), remove(105), update(106, { desiredCount: 5 })], stubborn);
    expect(answers(simulation)).toEqual(['done', 'Service was not ACTIVE.', 'Service was not ACTIVE.']);
    expect(answers(service(200, [remove(100), remove(190)]))).toEqual(['done', 'Service not found.']);
  });

  it('keeps the name until it is INACTIVE; then a new service may have it', () => {
    const simulation = service(
      300,
      [remove(100), act(110, 'CreateService', WEB), act(150, 'CreateService', WEB)],
      stubborn,
    );
    expect(answers(simulation)).toEqual(['done', 'Unable to Start a service that is still Draining.', 'done']);
    expect(simulation.world.services.map(({ status, liveTasks }) => [status, liveTasks.length])).toEqual([
      ['INACTIVE', 0],
      ['ACTIVE', 2],
    ]);
    expect(simulation.world.services[1]?.steady).toBe(true);
  });
});

describe('several deployments at once', () => {
  it('all but the newest shrink, and only that one starts tasks', () => {
    const simulation = service(113, [
      update(100, { taskDefinition: 'web:2', deploymentConfiguration: { maximumPercent: 400 } }),
      update(112, { taskDefinition: 'web:3' }),
      update(113, { forceNewDeployment: true }),
    ]);
    expect(simulation.world.deployments.map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'PRIMARY']);
    simulation.runUntil(600_000);
    expect(simulation.world.deployments.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([
      ['INACTIVE', 'COMPLETED'],
      ['INACTIVE', 'IN_PROGRESS'],
      ['INACTIVE', 'IN_PROGRESS'],
      ['PRIMARY', 'COMPLETED'],
    ]);
    expect(simulation.world.deployments.every(({ endedAtMs }) => endedAtMs > 0)).toBe(true);
  });

  it('a forced one keeps the revision, though a newer one has been registered', () => {
    const simulation = service(300, [
      act(90, 'RegisterTaskDefinition', definition('web')),
      update(100, { forceNewDeployment: true }),
    ]);
    const [first, second] = simulation.world.deployments;
    expect([second?.status, second?.taskDefinition]).toEqual(['PRIMARY', first?.taskDefinition]);
    expect(simulation.world.tasks.count).toBe(4);
  });
});

describe('StopServiceDeployment of a rolling update', () => {
  const slow = { slow: { pullSeconds: 60 } };
  const stop = (at: number, input: object = {}) =>
    act(at, 'StopServiceDeployment', { serviceDeploymentArn: 'web', ...input });
  const states = ({ world }: Simulation) =>
    world.deployments.map(({ rolloutState, taskDefinition }) => [
      rolloutState,
      world.taskDefinitions[taskDefinition]?.revision,
    ]);
  const toSlow = update(100, { taskDefinition: 'web:3' });

  it('rolls it back, unless something else is asked', () => {
    const simulation = service(400, [toSlow, stop(120)], slow);
    expect(states(simulation)).toEqual([
      ['COMPLETED', 1],
      ['FAILED', 3],
      ['COMPLETED', 1],
    ]);
    expect(simulation.world.services[0]?.steady).toBe(true);
  });

  it('ABORT leaves everything where it is', () => {
    const simulation = service(400, [toSlow, stop(120, { stopType: 'ABORT' })], slow);
    expect(states(simulation)).toEqual([
      ['COMPLETED', 1],
      ['FAILED', 3],
    ]);
    expect(simulation.world.services[0]?.liveTasks).toHaveLength(4);
  });

  it('takes the id of the deployment as well', () => {
    const id = service(110, [toSlow], slow).world.deployments[1]?.id ?? '';
    expect(answers(service(130, [toSlow, stop(120, { serviceDeploymentArn: id })], slow))).toEqual(['done', 'done']);
  });

  it('refuses what is not under way, not there, or not to be asked', () => {
    expect(answers(service(100, [stop(100)]))).toEqual([
      expect.stringContaining('is COMPLETED and cannot be stopped.'),
    ]);
    expect(service(100, [stop(100, { serviceDeploymentArn: 'api' })]).responses.at(-1)?.error?.code).toBe(
      'ServiceDeploymentNotFoundException',
    );
    expect(answers(service(100, [stop(100, { stopType: 'PAUSE' })]))).toEqual([
      'stopType is ABORT or ROLLBACK; "PAUSE" was given.',
    ]);
  });
});
