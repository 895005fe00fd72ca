import { describe, expect, it } from 'vitest';
import { container, livesAt, taskOf, wayAt } from '../testing/lives';
import { runTo, tasksOf } from '../testing/run-scenario';

const CHECKED = { healthCheck: { command: ['CMD', 'true'], interval: 10 } };
const waits = (name: string, condition: string) => ({ dependsOn: [{ containerName: name, condition }] });
const exits = (afterSeconds: number, exitCode = 0) => ({ exits: { afterSeconds, exitCode } });

describe('dependsOn (placement-and-lifecycle 5.4)', () => {
  it('START: pulled only when the other runs, and the task is PENDING until both do', () => {
    const document = taskOf([container('app', waits('proxy', 'START')), container('proxy')]);
    expect(livesAt(100, document)).toEqual([
      'app: waiting 1-8, pulling 8-13, creating 13-14, starting 14-15, running 15-',
      'proxy: pulling 1-6, creating 6-7, starting 7-8, running 8-',
    ]);
    expect(wayAt(100, document)).toEqual(['PENDING 0', 'RUNNING 16']);
    // ECS hears of each container by itself.
    expect(tasksOf(runTo(12, document))[0]).toMatchObject({
      lastStatus: 'PENDING',
      pullStartedAt: 1,
      pullStoppedAt: null,
      containers: [{ lastStatus: 'PENDING' }, { lastStatus: 'RUNNING' }],
    });
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({ pullStoppedAt: 13, startedAt: 16 });
  });

  it.each([
    ['COMPLETE', 3],
    ['SUCCESS', 0],
  ])('%s: goes on when the other has exited with %i', (condition, exitCode) => {
    const document = taskOf([container('init', { essential: false }), container('app', waits('init', condition))], {
      images: { init: exits(4, exitCode) },
    });
    expect(livesAt(100, document)).toEqual([
      `init: pulling 1-6, creating 6-7, starting 7-8, running 8-12, exit ${exitCode}`,
      'app: waiting 1-12, pulling 12-17, creating 17-18, starting 18-19, running 19-',
    ]);
    expect(wayAt(100, document)).toEqual(['PENDING 0', 'RUNNING 20']);
  });

  it('HEALTHY: goes on when the other’s check has first succeeded', () => {
    const document = taskOf([container('db', CHECKED), container('app', waits('db', 'HEALTHY'))], {
      images: { db: { healthyAfterSeconds: 25 } },
    });
    expect(livesAt(100, document)).toEqual([
      'db: pulling 1-6, creating 6-7, starting 7-8, running 8-38, healthy 38-',
      'app: waiting 1-38, pulling 38-43, creating 43-44, starting 44-45, running 45-',
    ]);
  });

  it('several conditions have to be met at once', () => {
    const document = taskOf(
      [
        container('init', { essential: false }),
        container('db', CHECKED),
        container('app', {
          dependsOn: [
            { containerName: 'init', condition: 'SUCCESS' },
            { containerName: 'db', condition: 'HEALTHY' },
          ],
        }),
      ],
      { images: { init: exits(60) } },
    );
    expect(livesAt(100, document)[2]).toBe(
      'app: waiting 1-68, pulling 68-73, creating 73-74, starting 74-75, running 75-',
    );
  });

  it('ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT pulls early, and creates late', () => {
    const document = taskOf([container('init', { essential: false }), container('app', waits('init', 'SUCCESS'))], {
      images: { init: exits(20) },
      agent: { ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT: 'true' },
    });
    expect(livesAt(100, document)[1]).toBe(
      'app: pulling 1-6, waiting 6-28, creating 28-29, starting 29-30, running 30-',
    );
    expect(tasksOf(runTo(10, document))[0]).toMatchObject({ pullStoppedAt: 6 });
  });

  it('a task that waits for three hours is given up', () => {
    const document = taskOf([container('init', { essential: false }), container('app', waits('init', 'SUCCESS'))]);
    expect(wayAt(20_000, document)).toEqual(['PENDING 0', 'STOPPING 10800', 'STOPPED 10801']);
    expect(tasksOf(runTo(20_000, document))[0]).toMatchObject({ stopCode: 'TaskFailedToStart' });
  });
});

describe('a dependency that can never be met', () => {
  it('worked case 11: init exits 1', () => {
    const document = taskOf([container('init', { essential: false }), container('app', waits('init', 'SUCCESS'))], {
      images: { init: exits(4, 1) },
    });
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      executionStoppedAt: 12,
      stoppingAt: 13,
      stoppedAt: 13,
      startedAt: null,
      containers: [
        { name: 'init', exitCode: 1, lastStatus: 'STOPPED', reason: null },
        {
          name: 'app',
          exitCode: 143,
          lastStatus: 'STOPPED',
          reason:
            'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [init] for target [app] as dependency did not exit successfully.',
        },
      ],
    });
    expect(livesAt(100, document)[1]).toBe('app: waiting 1-12, exit 143');
  });

  it('stops a container that is not essential, and the task runs', () => {
    const document = taskOf(
      [
        container('app'),
        container('init', { essential: false }),
        container('side', { essential: false, ...waits('init', 'SUCCESS') }),
        container('last', { essential: false, ...waits('side', 'START') }),
      ],
      { images: { init: exits(4, 1) } },
    );
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      lastStatus: 'RUNNING',
      startedAt: 13,
      containers: [
        { lastStatus: 'RUNNING' },
        { lastStatus: 'STOPPED', exitCode: 1 },
        { lastStatus: 'STOPPED', exitCode: 143 },
        {
          lastStatus: 'STOPPED',
          exitCode: 143,
          reason: expect.stringMatching(/dependency will never start$/) as string,
        },
      ],
    });
  });

  it.each([
    ['SUCCESS', {}, {}],
    ['COMPLETE', {}, {}],
    ['HEALTHY', CHECKED, { healthyAfterSeconds: null }],
  ])('%s: startTimeout of the other runs out, from its start on', (condition, more, image) => {
    const document = taskOf(
      [
        container('db', { essential: condition === 'HEALTHY', startTimeout: 20, ...more }),
        container('app', waits('db', condition)),
      ],
      { images: { db: image } },
    );
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      executionStoppedAt: 28,
      containers: [
        { lastStatus: 'STOPPED' },
        {
          exitCode: 143,
          reason:
            'CannotStartContainerError: dependency graph: container ordering dependency [db] for target [app] has timed out.',
        },
      ],
    });
  });

  it('START knows no timeout', () => {
    const document = taskOf([container('db', { startTimeout: 2 }), container('app', waits('db', 'START'))], {
      images: { db: { startSeconds: 60 } },
    });
    expect(wayAt(200, document).at(-1)).toBe('RUNNING 75');
  });

  it('a dependency without image ends those that wait for it', () => {
    const document = taskOf([container('init', { essential: false }), container('app', waits('init', 'COMPLETE'))], {
      images: { init: { pull: 'notFound' } },
    });
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [
        {
          exitCode: null,
          reason:
            'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref init',
        },
        { exitCode: 143, reason: expect.stringMatching(/dependency will never start$/) as string },
      ],
    });
  });
});
