import { describe, expect, it } from 'vitest';
import { describeService } from './describe-service';
import { definition, runTo } from './testing/run-scenario';

/** Four tasks of web:1 that web:2 replaces from second 80 on, where there is room for both. */
const ROLLING = {
  cluster: { clusterName: 'demo' },
  containerInstances: ['a', 'b'].map((zone) => ({
    id: `m5-${zone}`,
    instanceType: 'm5.large',
    availabilityZone: `us-east-1${zone}`,
  })),
  taskDefinitions: [definition('web'), definition('web')],
  services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 4 }],
  timeline: [
    { at: 80, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } },
    { at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } },
  ],
};

/** Twelve tasks, all to stop at second 200. */
const MANY_STOPPED = {
  ...ROLLING,
  services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 12 }],
  timeline: [{ at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } }],
};

/** One task whose image is not there. */
const NEVER_STARTS = {
  ...ROLLING,
  images: { web: { pull: 'notFound' } },
  services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1 }],
  timeline: [],
};

describe('a service in full', () => {
  it('has its bounds from each moment on at which they changed', () => {
    const detail = describeService(runTo(240, ROLLING), 0);
    expect(detail?.bounds).toEqual([
      { at: 0, desired: 4, minimum: 4, maximum: 8 },
      { at: 200, desired: 2, minimum: 2, maximum: 4 },
    ]);
  });

  it('has the tasks of its deployments over time, which stay between the bounds', () => {
    const detail = describeService(runTo(190, ROLLING), 0);
    expect(detail?.deployments.map((it) => it.taskDefinition)).toEqual(['web:1', 'web:2']);
    const [old, next] = detail?.deployments ?? [];
    expect(old?.counts[0]).toEqual({ at: 0, running: 0, pending: 4 });
    expect(old?.counts.at(-1)).toMatchObject({ running: 0, pending: 0 });
    expect(next?.counts.at(-1)).toMatchObject({ running: 4, pending: 0 });
    const totalAt = (seconds: number): number =>
      (detail?.deployments ?? []).reduce((sum, { counts }) => {
        const at = counts.findLast((it) => it.at <= seconds);
        return sum + (at?.running ?? 0) + (at?.pending ?? 0);
      }, 0);
    for (let seconds = 0; seconds <= 190; seconds++) expect(totalAt(seconds)).toBeLessThanOrEqual(8);
  });

  it('says when a deployment ended, and nothing of one under way', () => {
    const under = describeService(runTo(82, ROLLING), 0)?.deployments ?? [];
    expect(under.map(({ rolloutState, endedAt }) => [rolloutState, endedAt !== null])).toEqual([
      ['COMPLETED', true],
      ['IN_PROGRESS', false],
    ]);
  });

  it('is printed as describe-services prints it, the newest event first', () => {
    const { json } = describeService(runTo(190, ROLLING), 0) ?? {};
    expect(json).toMatchObject({
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/demo/web',
      status: 'ACTIVE',
      desiredCount: 4,
      runningCount: 4,
      pendingCount: 0,
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
      createdAt: '2026-01-05T00:00:00Z',
      deployments: [
        { status: 'PRIMARY', runningCount: 4, rolloutState: 'COMPLETED', createdAt: '2026-01-05T00:01:20Z' },
      ],
    });
    const events = json?.['events'] as { message: string; createdAt: string }[];
    expect(events[0]?.message).toMatch(/deployment completed|steady state/);
    expect(events.at(-1)?.message).toMatch(/^\(service web\) has started 4 tasks/);
  });

  it('lists its last ten stopped tasks, the latest first, and counts them all', () => {
    const { stoppedTasks, stoppedCount } = describeService(runTo(260, MANY_STOPPED), 0) ?? {};
    expect(stoppedCount).toBe(12);
    expect(stoppedTasks).toHaveLength(10);
    const times = stoppedTasks?.map(({ stoppedAt }) => stoppedAt) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(stoppedTasks?.[0]).toMatchObject({
      taskDefinition: 'web:1',
      stopCode: 'ServiceSchedulerInitiated',
    });
    expect(stoppedTasks?.[0]?.stoppedReason).toMatch(/^Scaling activity initiated by/);
  });

  it('says until when starts wait, and after how many failures, while they do', () => {
    const throttleAt = (seconds: number) => describeService(runTo(seconds, NEVER_STARTS), 0)?.deployments[0]?.throttle;
    const failed = describeService(runTo(300, NEVER_STARTS), 0)?.stoppedTasks ?? [];
    const third = failed.toReversed()[2]?.stoppedAt ?? NaN;
    expect(throttleAt(third - 1)).toBeNull();
    expect(throttleAt(third + 1)).toEqual({ until: third + 30, failures: 3 });
    expect(failed[0]?.stopCode).toBe('TaskFailedToStart');
  });

  it('is null for what is no service', () => {
    expect(describeService(runTo(10, ROLLING), 7)).toBeNull();
  });
});
