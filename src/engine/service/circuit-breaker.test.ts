import { describe, expect, it } from 'vitest';
import type { BreakerThreshold } from '../../ecs/service';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';
import { breakerThreshold } from './circuit-breaker';

describe('the threshold (services-and-capacity 1.11, D-C)', () => {
  it.each([
    [1, 3],
    [5, 3],
    [6, 3],
    [7, 4],
    [10, 5],
    [25, 13],
    [100, 50],
    [399, 200],
    [400, 200],
    [800, 200],
  ])('of %i desired tasks is %i', (desired, threshold) => {
    expect(breakerThreshold({}, desired)).toBe(threshold);
  });

  it.each<[BreakerThreshold, number, number]>([
    [{ type: 'BOUNDED_PERCENT', value: 10 }, 100, 10],
    [{ type: 'BOUNDED_PERCENT', value: 10 }, 10, 3],
    [{ type: 'BOUNDED_PERCENT', value: 100 }, 4_000, 200],
    [{ type: 'UNBOUNDED_PERCENT', value: 10 }, 10, 1],
    [{ type: 'UNBOUNDED_PERCENT', value: 50 }, 3, 2],
    [{ type: 'UNBOUNDED_PERCENT', value: 50 }, 4_000, 2_000],
    [{ type: 'UNBOUNDED_PERCENT', value: 10 }, 0, 1],
    [{ type: 'COUNT', value: 7 }, 4_000, 7],
  ])('%j of %i desired tasks is %i', (configuration, desired, threshold) => {
    expect(breakerThreshold(configuration, desired)).toBe(threshold);
  });
});

const NEVER_HEALTHY = { 'web:broken': { healthyAfterSeconds: null } };
const NEVER_STARTS = { 'web:broken': { pull: 'denied' } };
const CHECKED = { healthCheck: { command: ['CMD-SHELL', 'true'], interval: 10, retries: 3 } };

interface Given {
  readonly desired?: number;
  readonly breaker?: object;
  readonly alarms?: object;
  readonly images?: object;
  /** In place of a health check. */
  readonly container?: object;
  readonly timeline?: readonly object[];
}

/** A service of `web:1`, which works, that is updated at second 100 to `web:2`, which does not. */
function update(seconds: number, given: Given = {}): Simulation {
  const { desired = 1, breaker = {}, alarms, images = NEVER_STARTS, timeline = [] } = given;
  const revision = (image: string) => definition('web', { container: { image, ...(given.container ?? CHECKED) } });
  return runTo(seconds, {
    containerInstances: [
      { id: 'i', count: 4, instanceType: 'm5.4xlarge', agent: { ECS_IMAGE_PULL_BEHAVIOR: 'always' } },
    ],
    taskDefinitions: [revision('web:works'), revision('web:broken')],
    images,
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: desired,
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: false, ...breaker },
          ...(alarms === undefined ? {} : { alarms }),
        },
      },
    ],
    timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }, ...timeline],
  });
}

function rollout(simulation: Simulation, deployment = 1): unknown {
  const { rolloutState, breakerFailures, failedTasks } = simulation.world.deployments[deployment] ?? {};
  return { rolloutState, breakerFailures, failedTasks };
}

function failedAtMs({ world }: Simulation): number | undefined {
  return world.events.find(({ message }) => message.endsWith('deployment failed: tasks failed to start.'))?.atMs;
}

describe('the circuit breaker (services-and-capacity 1.11)', () => {
  it('1: counts tasks that fail to reach RUNNING until one has', () => {
    expect(rollout(update(119))).toEqual({ rolloutState: 'IN_PROGRESS', breakerFailures: 2, failedTasks: 2 });
    expect(rollout(update(200))).toEqual({ rolloutState: 'FAILED', breakerFailures: 3, failedTasks: 3 });
  });

  it('2: no longer counts failed starts once a task has been RUNNING', () => {
    const broken = { at: 120, action: 'SetImage', input: { image: 'web:broken', pull: 'denied' } };
    const crash = { at: 121, action: 'CrashTask', input: { tasks: ['web-2'] } };
    const simulation = update(400, { images: NEVER_HEALTHY, timeline: [broken, crash] });
    expect(rollout(simulation)).toMatchObject({ rolloutState: 'IN_PROGRESS', breakerFailures: 0 });
    expect(simulation.world.deployments[1]?.startFailures).toBeGreaterThan(3);
  });

  it('2: of tasks whose health checks fail each counts once', () => {
    const simulation = update(190, {
      desired: 4,
      images: NEVER_HEALTHY,
      breaker: { thresholdConfiguration: { type: 'COUNT', value: 4 } },
    });
    expect(rollout(simulation)).toEqual({ rolloutState: 'FAILED', breakerFailures: 4, failedTasks: 4 });
  });

  it('3: fails the deployment when the count equals the threshold, of the desired count at that time', () => {
    const threshold = (desired: number, timeline: object[]) => {
      const simulation = update(2_000, { desired, timeline });
      return [rollout(simulation), failedAtMs(simulation) !== undefined];
    };
    expect(threshold(7, [])).toEqual([{ rolloutState: 'FAILED', breakerFailures: 7, failedTasks: 7 }, true]);
    expect(rollout(update(108, { desired: 4 }))).toMatchObject({ rolloutState: 'IN_PROGRESS', breakerFailures: 4 });
    expect(rollout(update(110, { desired: 4 }))).toMatchObject({ rolloutState: 'FAILED' });
    // Three failures are the threshold of one task; with two desired they are not.
    const scaled = { at: 112, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } };
    const breaker = { thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 300 } };
    expect(rollout(update(135, { breaker }))).toMatchObject({ rolloutState: 'FAILED', breakerFailures: 3 });
    expect(rollout(update(120, { breaker, timeline: [scaled] }))).toMatchObject({
      rolloutState: 'IN_PROGRESS',
      breakerFailures: 3,
    });
  });

  it('3: fails it as well when it is the threshold that comes down', () => {
    const fewer = { at: 125, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } };
    const service = (value: number) => ({ breaker: { thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value } } });
    expect(rollout(update(124, { desired: 4, ...service(300) }))).toMatchObject({ rolloutState: 'IN_PROGRESS' });
    expect(rollout(update(125, { desired: 4, ...service(300), timeline: [fewer] }))).toMatchObject({
      rolloutState: 'FAILED',
    });
  });

  it('4: starts anew with every healthy task, unless resetOnHealthyTask is false', () => {
    // The alarm's bake time keeps the deployment under way. One task after the other fails its checks and is replaced.
    const failing = [200, 300].map((at) => ({ at, action: 'FailHealthCheck', input: { service: 'web', count: 1 } }));
    const given = { images: {}, timeline: failing, alarms: { alarmNames: ['errors'], enable: true, rollback: false } };
    const two = { thresholdConfiguration: { type: 'COUNT', value: 2 } };
    const consecutive = update(420, { ...given, breaker: two });
    const cumulative = update(420, { ...given, breaker: { ...two, resetOnHealthyTask: false } });
    expect([rollout(consecutive), rollout(cumulative)]).toMatchObject([
      { rolloutState: 'IN_PROGRESS', breakerFailures: 0 },
      { rolloutState: 'FAILED', breakerFailures: 2 },
    ]);
  });

  it('5: failedTasks is back to zero once a task runs', () => {
    const mended = { at: 115, action: 'SetImage', input: { image: 'web:broken' } };
    expect(rollout(update(118, { timeline: [mended] }))).toMatchObject({ failedTasks: 2 });
    expect(rollout(update(150, { timeline: [mended] }))).toEqual({
      rolloutState: 'COMPLETED',
      breakerFailures: 0,
      failedTasks: 0,
    });
  });

  it('6: a RUNNING task of the deployment before does not keep it from counting', () => {
    expect(rollout(update(200, { desired: 3 }))).toMatchObject({ rolloutState: 'FAILED' });
  });

  it('7: a placement failure is no failure of a task', () => {
    const simulation = update(2_000, { container: { cpu: 16_000 }, desired: 4, images: {} });
    expect(rollout(simulation)).toMatchObject({ rolloutState: 'IN_PROGRESS', breakerFailures: 0 });
    expect(simulation.world.deployments[1]?.failedTasks).toBeGreaterThan(100);
  });

  it('does nothing where it is turned off', () => {
    const simulation = update(900, { breaker: { enable: false } });
    expect(rollout(simulation)).toMatchObject({ rolloutState: 'IN_PROGRESS' });
    expect(simulation.world.deployments[1]?.failedTasks).toBeGreaterThan(3);
  });
});
