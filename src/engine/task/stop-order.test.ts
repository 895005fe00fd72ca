import { describe, expect, it } from 'vitest';
import { container, livesAt, taskOf, wayAt } from '../testing/lives';
import { describeTask } from '../describe';
import { runTo, tasksOf } from '../testing/run-scenario';

const stopAt = (at: number) => ({ at, action: 'StopTask', input: { task: 't-1' } });
const starts = (name: string) => ({ dependsOn: [{ containerName: name, condition: 'START' }] });
const DEAF = { ignoresSigterm: true };

describe('stopping (placement-and-lifecycle 5.4)', () => {
  const chain = (rest: object = {}) =>
    taskOf([container('app', { stopTimeout: 30, ...starts('proxy') }), container('proxy', { stopTimeout: 30 })], {
      images: { app: DEAF, proxy: DEAF },
      timeline: [stopAt(100)],
      ...rest,
    });

  it('worked case 12: the sum of the timeouts along the chain', () => {
    const simulation = runTo(300, chain());
    expect(livesAt(300, chain())).toEqual([
      'app: waiting 1-8, pulling 8-13, creating 13-14, starting 14-15, running 15-100, stopping 100-130, exit 137',
      'proxy: pulling 1-6, creating 6-7, starting 7-8, running 8-130, stopping 130-160, exit 137',
    ]);
    expect(describeTask(simulation, 0)?.containers.map(({ marks }) => marks)).toEqual([
      [
        { at: 100, what: 'SIGTERM' },
        { at: 130, what: 'SIGKILL' },
      ],
      [
        { at: 130, what: 'SIGTERM' },
        { at: 160, what: 'SIGKILL' },
      ],
    ]);
    expect(wayAt(300, chain()).slice(2)).toEqual(['STOPPING 100', 'STOPPED 160']);
    expect(tasksOf(simulation)[0]).toMatchObject({ stoppingAt: 100, executionStoppedAt: 130, stoppedAt: 160 });
  });

  it('shows nothing of what lies ahead', () => {
    expect(livesAt(115, chain())).toEqual([
      'app: waiting 1-8, pulling 8-13, creating 13-14, starting 14-15, running 15-100, stopping 100-',
      'proxy: pulling 1-6, creating 6-7, starting 7-8, running 8-',
    ]);
    expect(describeTask(runTo(115, chain()), 0)?.containers.map(({ marks }) => marks.length)).toEqual([1, 0]);
  });

  it('those that depend on nothing stop in parallel', () => {
    const document = taskOf([container('a', { stopTimeout: 20 }), container('b', { stopTimeout: 50 })], {
      images: { a: DEAF, b: DEAF },
      timeline: [stopAt(100)],
    });
    expect(wayAt(300, document).at(-1)).toBe('STOPPED 150');
  });

  it.each([
    ['the container’s own', { stopTimeout: 5 }, { ECS_CONTAINER_STOP_TIMEOUT: '1m30s' }, 5],
    ['the agent’s', {}, { ECS_CONTAINER_STOP_TIMEOUT: '1m30s' }, 90],
    ['the default where the agent’s is too short', {}, { ECS_CONTAINER_STOP_TIMEOUT: '500ms' }, 30],
    ['the default', {}, {}, 30],
  ])('the timeout is %s', (_, more, agent, seconds) => {
    const document = taskOf([container('a', more)], { images: { a: DEAF }, timeline: [stopAt(100)], agent });
    expect(tasksOf(runTo(300, document))[0]).toMatchObject({
      stoppedAt: 100 + seconds,
      containers: [{ exitCode: 137 }],
    });
  });

  it('one that takes longer to stop than it may is killed too', () => {
    const document = taskOf([container('a', { stopTimeout: 5 })], {
      timings: { stopGrace: 8 },
      timeline: [stopAt(100)],
    });
    expect(tasksOf(runTo(300, document))[0]).toMatchObject({ stoppedAt: 105, containers: [{ exitCode: 137 }] });
  });

  it('while one waits, it is not created any more', () => {
    const document = taskOf(
      [
        container('init', { essential: false }),
        container('app', {
          dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
        }),
      ],
      { timeline: [stopAt(50)] },
    );
    expect(livesAt(100, document)).toEqual([
      'init: pulling 1-6, creating 6-7, starting 7-8, running 8-50, stopping 50-51, exit 0',
      'app: waiting 1-50',
    ]);
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      pullStoppedAt: 6,
      stoppedAt: 51,
      executionStoppedAt: null,
    });
  });
});

describe('an essential container that exits', () => {
  it('takes the others with it at that moment, in order', () => {
    const document = taskOf([container('app'), container('side', { essential: false, stopTimeout: 20 })], {
      images: { app: { exits: { afterSeconds: 42, exitCode: 2 } }, side: DEAF },
    });
    expect(livesAt(200, document)).toEqual([
      'app: pulling 1-6, creating 6-7, starting 7-8, running 8-50, exit 2',
      'side: pulling 1-6, creating 6-7, starting 7-8, running 8-50, stopping 50-70, exit 137',
    ]);
    expect(tasksOf(runTo(200, document))[0]).toMatchObject({ executionStoppedAt: 50, stoppingAt: 51, stoppedAt: 70 });
    expect(wayAt(200, document)).toEqual(['PENDING 0', 'RUNNING 9', 'STOPPING 51', 'STOPPED 70']);
  });

  it('does so while the agent is away, and ECS hears of it later', () => {
    const document = taskOf([container('app'), container('side', { essential: false })], {
      images: { app: { exits: { afterSeconds: 42 } } },
      timeline: [
        { at: 40, action: 'DisconnectAgent', input: { containerInstances: ['i'] } },
        { at: 300, action: 'ReconnectAgent', input: { containerInstances: ['i'] } },
      ],
    });
    const away = runTo(200, document);
    expect(tasksOf(away)[0]).toMatchObject({ lastStatus: 'RUNNING', containers: [{ lastStatus: 'RUNNING' }, {}] });
    expect(livesAt(200, document)[1]).toMatch(/running 8-50, stopping 50-51$/);
    expect(tasksOf(runTo(400, document))[0]).toMatchObject({
      executionStoppedAt: 50,
      stoppingAt: 300,
      stoppedAt: 300,
      stopCode: 'EssentialContainerExited',
    });
  });

  it('while another is still being pulled ends the task before it runs', () => {
    const document = taskOf([container('app'), container('slow')], {
      images: { app: { exits: { afterSeconds: 3, exitCode: 1 } }, slow: { pullSeconds: 100 } },
    });
    expect(wayAt(200, document)).toEqual(['PENDING 0', 'STOPPED 12']);
    expect(tasksOf(runTo(200, document))[0]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      executionStoppedAt: 11,
      pullStoppedAt: null,
      startedAt: null,
    });
    expect(livesAt(200, document)[1]).toBe('slow: pulling 1-11');
  });

  it('killed for want of memory', () => {
    const document = taskOf([container('app')], {
      // Whatever code the application would have liked to exit with.
      images: { app: { exits: { afterSeconds: 42, outOfMemory: true, exitCode: 1 } } },
    });
    expect(tasksOf(runTo(100, document))[0]).toMatchObject({
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    });
    expect(describeTask(runTo(100, document), 0)?.containers[0]?.marks).toEqual([{ at: 50, what: 'out of memory' }]);
  });
});
