import { describe, expect, it } from 'vitest';
import { describeTask } from '../describe';
import { container, livesAt, taskOf } from '../testing/lives';
import { runTo, tasksOf } from '../testing/run-scenario';

const policy = (more: object = {}) => ({ restartPolicy: { enabled: true, restartAttemptPeriod: 60, ...more } });
const exits = (afterSeconds: number, exitCode = 1) => ({ exits: { afterSeconds, exitCode } });

describe('restart policy (placement-and-lifecycle 5.4)', () => {
  it('worked case 15: exits after 90 s, and is restarted in place', () => {
    const document = taskOf([container('app', policy())], { images: { app: exits(90) } });
    expect(livesAt(300, document)).toEqual([
      'app: pulling 1-6, creating 6-7, starting 7-8, running 8-98, starting 98-99, running 99-189, starting 189-190, running 190-280, starting 280-281, running 281-',
    ]);
    const simulation = runTo(300, document);
    expect(tasksOf(simulation)[0]).toMatchObject({
      lastStatus: 'RUNNING',
      startedAt: 9,
      containers: [{ lastStatus: 'RUNNING', exitCode: null }],
    });
    expect(describeTask(simulation, 0)?.containers[0]?.marks.slice(0, 2)).toEqual([
      { at: 98, what: 'exited with code 1' },
      { at: 99, what: 'restarted' },
    ]);
  });

  it('worked case 15: exits after 20 s, and the task stops', () => {
    const document = taskOf([container('app', policy())], { images: { app: exits(20) } });
    expect(tasksOf(runTo(300, document))[0]).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Essential container in task exited',
      executionStoppedAt: 28,
      containers: [{ exitCode: 1 }],
    });
  });

  it.each([
    ['not for an ignored exit code', policy({ ignoredExitCodes: [0, 1] }), 90, 98],
    ['not before five minutes by default', { restartPolicy: { enabled: true } }, 299, 307],
    ['not when it is switched off', policy({ enabled: false }), 90, 98],
  ])('%s', (_, more, afterSeconds, stoppedAt) => {
    const document = taskOf([container('app', more)], { images: { app: exits(afterSeconds) } });
    expect(tasksOf(runTo(500, document))[0]).toMatchObject({ lastStatus: 'STOPPED', executionStoppedAt: stoppedAt });
  });

  it('a sidecar that crashes too soon stays down, and the task runs', () => {
    const document = taskOf([container('app'), container('side', { essential: false, ...policy() })], {
      images: { side: exits(59) },
    });
    expect(tasksOf(runTo(300, document))[0]).toMatchObject({
      lastStatus: 'RUNNING',
      containers: [{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED', exitCode: 1 }],
    });
  });

  it('a crash counts like any exit; what the image does now is what the new run does', () => {
    const document = taskOf([container('app', policy())], {
      timeline: [
        { at: 100, action: 'SetImage', input: { image: 'app', ...exits(10, 3) } },
        { at: 120, action: 'CrashTask', input: { tasks: ['t-1'], exitCode: 7 } },
      ],
    });
    expect(livesAt(115, document)).toEqual(['app: pulling 1-6, creating 6-7, starting 7-8, running 8-']);
    expect(livesAt(200, document)).toEqual([
      'app: pulling 1-6, creating 6-7, starting 7-8, running 8-120, starting 120-121, running 121-131, exit 3',
    ]);
    expect(tasksOf(runTo(200, document))[0]).toMatchObject({ lastStatus: 'STOPPED', executionStoppedAt: 131 });
  });

  it('one that is told to stop is not restarted, not even between two runs', () => {
    const document = taskOf([container('app', policy())], {
      images: { app: { startSeconds: 20, ...exits(90, 4) } },
      timeline: [{ at: 120, action: 'StopTask', input: { task: 't-1' } }],
    });
    expect(livesAt(110, document)[0]).toMatch(/running 27-$/);
    expect(livesAt(130, document)[0]).toMatch(/running 27-117, exit 4$/);
    expect(tasksOf(runTo(130, document))[0]).toMatchObject({ lastStatus: 'STOPPED', stoppedAt: 120 });
  });

  it('restarts while the agent is away', () => {
    const document = taskOf([container('app', policy())], {
      images: { app: exits(90) },
      timeline: [{ at: 50, action: 'DisconnectAgent', input: { containerInstances: ['i'] } }],
    });
    expect(livesAt(150, document)[0]).toMatch(/running 8-98, starting 98-99, running 99-$/);
  });
});
