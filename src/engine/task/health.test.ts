import { describe, expect, it } from 'vitest';
import { container, livesAt, livesOf, taskOf } from '../testing/lives';
import { runTo, tasksOf } from '../testing/run-scenario';

const CMD = { command: ['CMD-SHELL', 'curl -f http://localhost/'] };
const checked = (name: string, more: object = {}, rest: object = {}) =>
  container(name, { healthCheck: { ...CMD, ...more }, ...rest });

/** The task's health each time that it changes, with the second, up to `seconds`. */
function healthOver(seconds: number, document: object): string[] {
  const simulation = runTo(0, document);
  const health = () => tasksOf(simulation)[0]?.healthStatus ?? '';
  const changes = [`${health()} 0`];
  let last = health();
  while ((simulation.nextEventAtMs() ?? Infinity) <= seconds * 1_000 && simulation.step()) {
    if (health() !== last) changes.push(`${health()} ${simulation.timeMs / 1_000}`);
    last = health();
  }
  return changes;
}

describe('container health checks (placement-and-lifecycle 5.4)', () => {
  it.each([
    ['healthy at the first check', {}, {}, ['UNKNOWN 0', 'HEALTHY 38']],
    [
      'healthy at the first check that it answers',
      { interval: 10 },
      { healthyAfterSeconds: 25 },
      ['UNKNOWN 0', 'HEALTHY 38'],
    ],
    ['never healthy: UNHEALTHY 90 s after its start', {}, { healthyAfterSeconds: null }, ['UNKNOWN 0', 'UNHEALTHY 98']],
    ['with one retry', { retries: 1 }, { healthyAfterSeconds: null }, ['UNKNOWN 0', 'UNHEALTHY 38']],
    [
      'failures in the start period do not count',
      { interval: 10, startPeriod: 60 },
      { healthyAfterSeconds: null },
      ['UNKNOWN 0', 'UNHEALTHY 88'],
    ],
    [
      'slow, and UNHEALTHY on the way',
      { interval: 10 },
      { healthyAfterSeconds: 65 },
      ['UNKNOWN 0', 'UNHEALTHY 38', 'HEALTHY 78'],
    ],
    ['slow, and forgiven', { interval: 10, startPeriod: 60 }, { healthyAfterSeconds: 65 }, ['UNKNOWN 0', 'HEALTHY 78']],
  ])('%s', (_, check, image, changes) => {
    expect(healthOver(400, taskOf([checked('app', check)], { images: { app: image } }))).toEqual(changes);
  });

  it('only essential containers count, and any of them is enough to be UNHEALTHY', () => {
    const document = (essential: boolean) =>
      taskOf([checked('app'), checked('side', { interval: 10 }, { essential }), container('plain')], {
        images: { side: { healthyAfterSeconds: null } },
      });
    expect(healthOver(400, document(true))).toEqual(['UNKNOWN 0', 'UNHEALTHY 38']);
    expect(healthOver(400, document(false))).toEqual(['UNKNOWN 0', 'HEALTHY 38']);
    expect(livesAt(400, document(false))[1]).toMatch(/running 8-38, unhealthy 38-$/);
  });

  it('without checks, or with NONE, the health is UNKNOWN; a standalone task that is UNHEALTHY runs on', () => {
    expect(healthOver(400, taskOf([container('app')]))).toEqual(['UNKNOWN 0']);
    const none = container('app', { healthCheck: { command: ['NONE'] } });
    expect(healthOver(400, taskOf([none]))).toEqual(['UNKNOWN 0']);
    const ill = taskOf([checked('app')], { images: { app: { healthyAfterSeconds: null } } });
    expect(tasksOf(runTo(2_000, ill))[0]).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' });
  });

  it('one success makes it healthy again; a failure here and there does nothing', () => {
    const set = (at: number, healthyAfterSeconds: number | null) => ({
      at,
      action: 'SetImage',
      input: { image: 'app', healthyAfterSeconds },
    });
    const document = taskOf([checked('app', { interval: 10 })], {
      timeline: [set(100, null), set(120, 0), set(200, null), set(260, 0)],
    });
    // Checks at 18, 28, ... Those at 108 and 118 fail: two of three. Those from 208 on fail until 268.
    expect(healthOver(400, document)).toEqual(['UNKNOWN 0', 'HEALTHY 18', 'UNHEALTHY 228', 'HEALTHY 268']);
    expect(livesAt(400, document)).toEqual([
      'app: pulling 1-6, creating 6-7, starting 7-8, running 8-18, healthy 18-228, unhealthy 228-268, healthy 268-',
    ]);
  });

  it('FailHealthCheck: from then on its checks fail, the first essential container’s or the named one’s', () => {
    const fail = (input: object) =>
      taskOf([checked('app', { interval: 10 }), checked('side', { interval: 10 }, { essential: false })], {
        timeline: [{ at: 100, action: 'FailHealthCheck', input: { tasks: ['t-1'], ...input } }],
      });
    expect(healthOver(400, fail({}))).toEqual(['UNKNOWN 0', 'HEALTHY 18', 'UNHEALTHY 128']);
    const named = runTo(400, fail({ container: 'side' }));
    expect(tasksOf(named)[0]?.healthStatus).toBe('HEALTHY');
    expect(livesOf(named, 0)[1]).toMatch(/healthy 18-128, unhealthy 128-$/);
    const nothing = runTo(
      400,
      taskOf([container('app')], { timeline: [{ at: 100, action: 'FailHealthCheck', input: { tasks: ['t-1'] } }] }),
    );
    expect(nothing.events.at(-1)?.message).toBe('FailHealthCheck no RUNNING task with a health check');
  });

  it('FailHealthCheck: a SetImage that says when the image is healthy ends it, also where it says nothing new', () => {
    const document = taskOf([checked('app', { interval: 10 })], {
      timeline: [
        { at: 100, action: 'FailHealthCheck', input: { tasks: ['t-1'] } },
        { at: 150, action: 'SetImage', input: { image: 'app' } },
        { at: 200, action: 'SetImage', input: { image: 'app', healthyAfterSeconds: 0 } },
      ],
    });
    expect(healthOver(400, document)).toEqual(['UNKNOWN 0', 'HEALTHY 18', 'UNHEALTHY 128', 'HEALTHY 208']);
  });

  it('a check of the very moment of a change has been made before it', () => {
    const fail = { at: 108, action: 'FailHealthCheck', input: { tasks: ['t-1'] } };
    const document = taskOf([checked('app', { interval: 10 })], { timeline: [fail] });
    expect(healthOver(400, document)).toEqual(['UNKNOWN 0', 'HEALTHY 18', 'UNHEALTHY 138']);
  });

  it('a restart begins anew, and is healed', () => {
    const policy = { restartPolicy: { enabled: true, restartAttemptPeriod: 60 } };
    const document = taskOf([checked('app', { interval: 10 }, policy)], {
      timeline: [
        { at: 100, action: 'FailHealthCheck', input: { tasks: ['t-1'] } },
        { at: 150, action: 'CrashTask', input: { tasks: ['t-1'] } },
      ],
    });
    expect(healthOver(400, document)).toEqual([
      'UNKNOWN 0',
      'HEALTHY 18',
      'UNHEALTHY 128',
      'UNKNOWN 150',
      'HEALTHY 161',
    ]);
  });

  it('without a connection the last value stays until it is back', () => {
    const document = taskOf([checked('app', { interval: 10 })], {
      timeline: [
        { at: 90, action: 'DisconnectAgent', input: { containerInstances: ['i'] } },
        { at: 100, action: 'FailHealthCheck', input: { tasks: ['t-1'] } },
        { at: 300, action: 'ReconnectAgent', input: { containerInstances: ['i'] } },
      ],
    });
    expect(healthOver(400, document)).toEqual(['UNKNOWN 0', 'HEALTHY 18', 'UNHEALTHY 300']);
  });

  it('tasks that are there at the start are healthy, until something ails them', () => {
    const document = {
      containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
      taskDefinitions: [{ family: 't', containerDefinitions: [{ memory: 64, ...checked('app', { interval: 10 }) }] }],
      tasks: [{ taskDefinition: 't', containerInstance: 'i' }],
      images: { app: { healthyAfterSeconds: 300 } },
      timeline: [{ at: 50, action: 'SetImage', input: { image: 'app', healthyAfterSeconds: null } }],
    };
    expect(healthOver(400, document)).toEqual(['HEALTHY 0', 'UNHEALTHY 80']);
  });

  it('a service replaces a task that is UNHEALTHY: worked case 13, the first round', () => {
    const simulation = runTo(200, {
      containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
      taskDefinitions: [{ family: 't', containerDefinitions: [{ memory: 64, ...checked('app') }] }],
      services: [{ serviceName: 't', taskDefinition: 't', desiredCount: 1 }],
      images: { app: { healthyAfterSeconds: null } },
    });
    const [first, second] = tasksOf(simulation);
    expect(first).toMatchObject({ healthStatus: 'UNHEALTHY', startedAt: 9 });
    // At the pass after second 98, when it became UNHEALTHY: the replacement first.
    expect(second).toMatchObject({ createdAt: 100, lastStatus: 'RUNNING' });
  });
});
