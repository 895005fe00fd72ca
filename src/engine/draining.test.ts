import { describe, expect, it } from 'vitest';
import { describeInstance } from './describe';
import type { Simulation } from './simulation';
import { definition, runTo, tasksOf } from './testing/run-scenario';

/** The table of draining in placement-and-lifecycle 6.5, row by row; DAEMON tasks with their scheduler. */

const DRAIN = (at: number, status = 'DRAINING') => ({
  at,
  action: 'UpdateContainerInstancesState',
  input: { containerInstances: ['i-1'], status },
});

interface Given {
  readonly desiredCount: number;
  readonly bounds: readonly [minimumHealthyPercent: number, maximumPercent: number];
  readonly images?: object;
  readonly timeline?: readonly object[];
  readonly instances?: number;
}

/** A service spread over instances; `i-1` drains at second 60 unless said otherwise. */
function drained(seconds: number, { desiredCount, bounds, images = {}, timeline, instances = 2 }: Given): Simulation {
  return runTo(seconds, {
    containerInstances: [{ id: 'i', count: instances, instanceType: 'm5.large' }],
    taskDefinitions: [definition('web')],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount,
        deploymentConfiguration: { minimumHealthyPercent: bounds[0], maximumPercent: bounds[1] },
        placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      },
    ],
    images,
    timeline: timeline ?? [DRAIN(60)],
  });
}

/** `web-3@i-2 60 RUNNING`: the task, where and when it was created, and its status. */
function lives(simulation: Simulation): string[] {
  return tasksOf(simulation).map(
    ({ name, containerInstance, createdAt, lastStatus }) => `${name}@${containerInstance} ${createdAt} ${lastStatus}`,
  );
}

/** When each task was told to stop. */
function toldAt(simulation: Simulation): (number | null)[] {
  return tasksOf(simulation).map(({ stoppingAt }) => stoppingAt);
}

describe('a service task that is not yet RUNNING', () => {
  const simulation = drained(62, {
    desiredCount: 2,
    bounds: [100, 200],
    images: { web: { pullSeconds: 100 } },
  });

  it('is stopped at once, its replacement placed elsewhere', () => {
    expect(lives(simulation)).toEqual(['web-1@i-1 0 STOPPED', 'web-2@i-2 0 PENDING', 'web-3@i-2 60 PENDING']);
    expect(tasksOf(simulation)[0]).toMatchObject({
      stoppingAt: 60,
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Service web: container instance is in DRAINING state',
    });
  });
});

describe('REPLICA tasks that are RUNNING', () => {
  it('case 8: 100 and 200 start first, then stop when the new ones have counted as healthy', () => {
    const given: Given = { desiredCount: 4, bounds: [100, 200], images: { web: { ignoresSigterm: true } } };
    const simulation = drained(141, given);
    expect(lives(simulation)).toEqual([
      'web-1@i-1 0 STOPPED',
      'web-2@i-2 0 RUNNING',
      'web-3@i-1 0 STOPPED',
      'web-4@i-2 0 RUNNING',
      'web-5@i-2 60 RUNNING',
      'web-6@i-2 60 RUNNING',
    ]);
    // RUNNING at 69, healthy 40 seconds later, told at the next pass, killed 30 seconds after that.
    expect(toldAt(simulation)).toEqual([110, null, 110, null, null, null]);
    expect(tasksOf(simulation)[0]?.stoppedAt).toBe(140);
  });

  it('50 and 100 stop half, start, and repeat', () => {
    const simulation = drained(300, { desiredCount: 4, bounds: [50, 100] });
    expect(toldAt(simulation).slice(0, 4)).toEqual([60, null, 60, null]);
    expect(lives(simulation).slice(4)).toEqual(['web-5@i-2 70 RUNNING', 'web-6@i-2 70 RUNNING']);
  });

  it('50 and 100 go in rounds when more than half must move', () => {
    const both = { ...DRAIN(60), input: { containerInstances: ['i-1', 'i-2', 'i-3'], status: 'DRAINING' } };
    const simulation = drained(400, { desiredCount: 4, bounds: [50, 100], instances: 4, timeline: [both] });
    const rounds = new Set(toldAt(simulation).filter((at) => at !== null));
    expect([...rounds][0]).toBe(60);
    expect(rounds.size).toBeGreaterThan(1);
    const left = tasksOf(simulation).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    expect(left.map(({ containerInstance }) => containerInstance)).toEqual(['i-4', 'i-4', 'i-4', 'i-4']);
  });

  it('case 9: 100 and 100 stay for ever, and the service says why', () => {
    const simulation = drained(3_600, { desiredCount: 4, bounds: [100, 100] });
    expect(toldAt(simulation)).toEqual([null, null, null, null]);
    expect(simulation.events.filter(({ kind }) => kind === 'failure').map(({ message }) => message)).toEqual([
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ]);
  });

  it('wait for room elsewhere', () => {
    const only = { ...DRAIN(60), input: { containerInstances: ['i'], status: 'DRAINING' } };
    const simulation = drained(300, { desiredCount: 2, bounds: [100, 200], instances: 1, timeline: [only] });
    expect(toldAt(simulation)).toEqual([null, null]);
    expect(simulation.events.at(-1)?.message).toContain('was unable to place a task');
  });
});

describe('standalone tasks', () => {
  const simulation = runTo(600, {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.large' }],
    taskDefinitions: [definition('batch')],
    timeline: [
      { at: 1, action: 'StartTask', input: { taskDefinition: 'batch', containerInstances: ['i-1'] } },
      DRAIN(60),
      { at: 120, action: 'RunTask', input: { taskDefinition: 'batch' } },
    ],
  });

  it('are untouched, and new ones go elsewhere', () => {
    expect(lives(simulation)).toEqual(['batch-1@i-1 1 RUNNING', 'batch-2@i-2 120 RUNNING']);
  });
});

describe('the instance', () => {
  it('stays DRAINING when it is empty', () => {
    const simulation = drained(3_600, { desiredCount: 2, bounds: [100, 200] });
    expect(describeInstance(simulation, 0)).toMatchObject({ status: 'DRAINING', runningTasksCount: 0 });
  });

  it('that is set ACTIVE again gets no task back', () => {
    const timeline = [DRAIN(60), DRAIN(300, 'ACTIVE')];
    const simulation = drained(900, { desiredCount: 2, bounds: [100, 200], timeline });
    expect(describeInstance(simulation, 0)).toMatchObject({ status: 'ACTIVE', tasks: [] });
  });

  it('that is set ACTIVE before anything could stop keeps what it has', () => {
    const timeline = [DRAIN(60), DRAIN(80, 'ACTIVE')];
    const simulation = drained(300, { desiredCount: 2, bounds: [100, 200], timeline });
    // The replacement is one too many now, and the usual rules say which goes.
    const live = tasksOf(simulation).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
    expect(new Set(live.map(({ containerInstance }) => containerInstance))).toEqual(new Set(['i-1', 'i-2']));
    expect(live).toHaveLength(2);
  });
});
