import { describe, expect, it } from 'vitest';
import type { DeploymentDetail, StoppedTask } from '../frame/explanation';
import type { EventRow, ServiceRow } from '../frame/frame';
import {
  holdUpOf,
  momentSentence,
  rolloutReason,
  serviceSentence,
  stoppedSentence,
  throttleSentence,
} from './service-words';

const SERVICE: ServiceRow = {
  ownerIndex: 0,
  status: 'ACTIVE',
  schedulingStrategy: 'REPLICA',
  desiredCount: 4,
  runningCount: 4,
  pendingCount: 1,
  taskDefinitionIndex: 1,
  minimumTasks: 2,
  maximumTasks: 6,
  steady: false,
  deployments: [
    {
      id: 'ecs-svc/2',
      status: 'PRIMARY',
      taskDefinitionIndex: 1,
      desiredCount: 4,
      runningCount: 0,
      pendingCount: 0,
      failedTasks: 0,
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: null,
      createdAtMs: 60_000,
      stage: null,
      productionTraffic: null,
      testTraffic: null,
    },
  ],
};

const blockedAt = (atMs: number): EventRow => ({
  sequence: 0,
  atMs,
  kind: 'failure',
  message:
    '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update ...',
  ownerIndex: 0,
  taskIndexes: [],
  taskNames: [],
  instanceIndexes: [],
  errorCode: null,
});

describe('a service in sentences', () => {
  it('says what it wants, what it has and its bounds', () => {
    expect(serviceSentence(SERVICE)).toBe(
      'Wants 4 tasks; has 4 running and 1 pending. While it deploys at least 2 have to be healthy, and at most 6 may be there.',
    );
    expect(serviceSentence({ ...SERVICE, pendingCount: 0, minimumTasks: 4, maximumTasks: 4 })).toBe(
      'Wants 4 tasks; has 4 running. While it deploys there have to be exactly 4, no fewer and no more.',
    );
    expect(serviceSentence({ ...SERVICE, status: 'DRAINING' })).toBe('Deleted: 5 tasks still to stop.');
  });

  it('says that a deployment is stuck between its bounds, when ECS said so of this deployment', () => {
    const [primary] = SERVICE.deployments;
    if (!primary) throw new Error('no deployment');
    const old = { ...primary, id: 'ecs-svc/1', status: 'ACTIVE', rolloutState: 'COMPLETED' } as const;
    const pressed = { ...SERVICE, pendingCount: 0, minimumTasks: 4, maximumTasks: 4, deployments: [primary, old] };
    const said = blockedAt(70_000);
    expect(holdUpOf(pressed, [], undefined, 200_000)).toBeNull();
    expect(holdUpOf(pressed, [blockedAt(30_000)], undefined, 200_000)).toBeNull();
    const holdUp = holdUpOf(pressed, [said], undefined, 200_000);
    expect(holdUp).toMatchObject({ sinceMs: 70_000, event: said });
    expect(holdUp?.sentence).toMatch(
      /^Stuck since 1:10\. Of its four tasks .* Lower minimumHealthyPercent or raise maximumPercent\.$/,
    );
    const roomy = { ...pressed, maximumTasks: 8 };
    expect(holdUpOf(roomy, [said], undefined, 200_000)).toBeNull();
    const done = { ...pressed, deployments: [{ ...primary, rolloutState: 'COMPLETED' } as const, old] };
    expect(holdUpOf(done, [said], { sinceMs: 90_000 }, 200_000)).toBeNull();
  });

  it('says that a deployment is stuck for want of room, with what ECS said of it', () => {
    const [primary] = SERVICE.deployments;
    if (!primary) throw new Error('no deployment');
    const old = { ...primary, id: 'ecs-svc/1', status: 'ACTIVE', rolloutState: 'COMPLETED' } as const;
    const full = { ...SERVICE, pendingCount: 0, minimumTasks: 4, maximumTasks: 8, deployments: [primary, old] };
    const noRoom = { ...blockedAt(90_000), message: '(service web) was unable to place a task because ...' };
    const holdUp = holdUpOf(full, [blockedAt(70_000), noRoom], { sinceMs: 90_000 }, 200_000);
    expect(holdUp?.sentence).toMatch(/^Stuck since 1:30\. .* no instance has room for one more\. Lower minimum/);
    expect(holdUp?.event).toBe(noRoom);
  });

  it('calls no deployment stuck that goes on, one place at a time, in a full cluster', () => {
    const [primary] = SERVICE.deployments;
    if (!primary) throw new Error('no deployment');
    const old = { ...primary, id: 'ecs-svc/1', status: 'ACTIVE', rolloutState: 'COMPLETED' } as const;
    const walking = { ...SERVICE, runningCount: 3, pendingCount: 0, minimumTasks: 3, deployments: [primary, old] };
    const stopped = { ...blockedAt(240_000), message: '(service web) has stopped 1 running tasks: (task web-1).' };
    const waiting = { sinceMs: 150_000 };
    expect(holdUpOf(walking, [stopped], waiting, 245_000), 'its room is the next pass to use').toBeNull();
    expect(holdUpOf({ ...walking, pendingCount: 1 }, [stopped], waiting, 255_000), 'one is on its way up').toBeNull();
    expect(holdUpOf(walking, [stopped], waiting, 260_000)?.sinceMs, 'nothing came of it').toBe(240_000);
  });

  it('says until when starts wait, and why a task stopped', () => {
    const throttled = { throttle: { until: 130, failures: 4 } } as DeploymentDetail;
    expect(throttleSentence(throttled)).toBe('Starts wait until 2:10, because four in a row have failed.');
    const task = { name: 'web-9', stoppedAt: 131, stopCode: 'TaskFailedToStart', stoppedReason: 'Not there.' };
    expect(stoppedSentence(task as StoppedTask)).toBe('web-9 stopped at 2:11, TaskFailedToStart: Not there.');
    expect(stoppedSentence({ ...task, stopCode: null, stoppedReason: null } as StoppedTask)).toBe(
      'web-9 stopped at 2:11.',
    );
  });

  it('leaves out what the state says already', () => {
    expect(rolloutReason('ECS deployment ecs-svc/1 completed.')).toBe('');
    expect(rolloutReason(null)).toBe('');
    expect(rolloutReason('ECS deployment circuit breaker: tasks failed to start.')).toMatch(/circuit breaker/);
  });

  it('counts the tasks of a moment by revision', () => {
    const deployments = [
      { name: 'web:1', running: 3, pending: 0 },
      { name: 'web:2', running: 1, pending: 2 },
      { name: 'web:3', running: 0, pending: 0 },
    ];
    expect(momentSentence(72, deployments, { at: 0, desired: 4, minimum: 2, maximum: 6 })).toBe(
      '1:12 · web:1 3 running · web:2 1 running, 2 pending · 6 of at most 6, at least 2',
    );
  });
});
