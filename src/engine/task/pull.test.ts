import { describe, expect, it } from 'vitest';
import { container, livesAt, taskOf, wayAt } from '../testing/lives';
import { runTo, tasksOf } from '../testing/run-scenario';

const run = (at: number) => ({ at, action: 'RunTask', input: { taskDefinition: 't' } });
const denyAt = (at: number) => ({ at, action: 'SetImage', input: { image: 'app', pull: 'denied' } });
const behavior = (value: string) => ({ ECS_IMAGE_PULL_BEHAVIOR: value });

describe('image pulls (placement-and-lifecycle 5.3 and 5.4)', () => {
  it.each([
    [
      'denied',
      'CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry.',
    ],
    ['notFound', 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref app'],
    ['unreachable', 'CannotPullContainerError: The task can’t pull the image. Check your network configuration'],
  ])('%s', (pull, reason) => {
    const document = taskOf([container('app')], { images: { app: { pull } } });
    expect(tasksOf(runTo(60, document))[0]).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: reason,
      pullStartedAt: 1,
      pullStoppedAt: 6,
      startedAt: null,
      executionStoppedAt: null,
      stoppingAt: 7,
      stoppedAt: 7,
      containers: [{ lastStatus: 'STOPPED', exitCode: null, reason }],
    });
    expect(livesAt(60, document)).toEqual(['app: pulling 1-6']);
  });

  it.each([
    // The first task brings the image; the second asks again, or does not.
    ['default', 'asks the registry', 'RUNNING', 35],
    ['always', 'asks the registry', 'RUNNING', 35],
    ['once', 'does not ask', 'RUNNING', 34],
    ['prefer-cached', 'does not ask', 'RUNNING', 34],
  ])('%s, with the image on the instance: %s', (value, _, lastStatus, startedAt) => {
    const document = taskOf([container('app')], { agent: behavior(value), timeline: [run(30)] });
    expect(tasksOf(runTo(60, document))[1]).toMatchObject({ lastStatus, startedAt });
  });

  it.each([
    ['default', 'RUNNING'],
    ['always', 'STOPPED'],
    ['once', 'RUNNING'],
    ['prefer-cached', 'RUNNING'],
  ])('%s, with the image on the instance and the registry closed', (value, lastStatus) => {
    const document = taskOf([container('app')], { agent: behavior(value), timeline: [denyAt(20), run(30)] });
    expect(tasksOf(runTo(60, document))[1]).toMatchObject({ lastStatus });
  });

  it.each([
    ['default', 7],
    ['always', 7],
    ['once', 7],
    // Found out when the container is to be created.
    ['prefer-cached', 8],
  ])('%s, without the image: fails at %i', (value, stoppedAt) => {
    const document = taskOf([container('app')], { agent: behavior(value), images: { app: { pull: 'denied' } } });
    expect(tasksOf(runTo(60, document))[0]).toMatchObject({ stoppedAt, stopCode: 'TaskFailedToStart' });
  });

  it.each([
    ['default', 'RUNNING'],
    ['prefer-cached', 'RUNNING'],
    ['always', 'STOPPED'],
    ['once', 'STOPPED'],
  ])('%s, a sidecar that cannot be pulled', (value, lastStatus) => {
    const document = taskOf([container('app'), container('side', { essential: false })], {
      agent: behavior(value),
      images: { side: { pull: 'denied' } },
    });
    expect(tasksOf(runTo(60, document))[0]).toMatchObject({ lastStatus, containers: [{}, { lastStatus: 'STOPPED' }] });
  });

  it('an essential container that cannot be pulled stops those that run already', () => {
    const document = taskOf([container('quick', { stopTimeout: 10 }), container('app')], {
      images: { quick: { pullSeconds: 0, ignoresSigterm: true }, app: { pull: 'notFound' } },
    });
    expect(wayAt(60, document)).toEqual(['PENDING 0', 'STOPPING 7', 'STOPPED 16']);
    expect(livesAt(60, document)).toEqual([
      'quick: creating 1-2, starting 2-3, running 3-6, stopping 6-16, exit 137',
      'app: pulling 1-6',
    ]);
  });

  it('one pull of an image is shared by all that wait for it on an instance', () => {
    const document = taskOf([container('a', { image: 'same' }), container('b', { image: 'same' })], {
      images: { same: { pullSeconds: 20 } },
      timeline: [run(10), run(40)],
    });
    expect(tasksOf(runTo(100, document)).map(({ pullStoppedAt }) => pullStoppedAt)).toEqual([21, 21, 42]);
  });
});

describe('the agent’s timeouts', () => {
  it('pull: two hours', () => {
    const document = taskOf([container('app')], { images: { app: { pullSeconds: 8_000 } } });
    expect(tasksOf(runTo(9_000, document))[0]).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'DockerTimeoutError: Could not transition to pulled; timed out after waiting 2h0m0s',
      stoppedAt: 7_202,
    });
  });

  it.each([
    ['create', { timings: { containerCreate: 300 } }, {}, 'created; timed out after waiting 4m0s', 6 + 240],
    ['start', { images: { app: { startSeconds: 200 } } }, {}, 'started; timed out after waiting 3m0s', 7 + 180],
    [
      'start, as the agent is told',
      { images: { app: { startSeconds: 200 } } },
      { ECS_CONTAINER_START_TIMEOUT: '1m30s' },
      'started; timed out after waiting 1m30s',
      7 + 90,
    ],
    [
      'start, told less than 45 seconds',
      { images: { app: { startSeconds: 200 } } },
      { ECS_CONTAINER_START_TIMEOUT: '10s' },
      'started; timed out after waiting 3m0s',
      7 + 180,
    ],
  ])('%s', (_, more, agent, text, failedAt) => {
    const document = taskOf([container('app')], { ...more, agent });
    const [task] = tasksOf(runTo(600, document));
    expect(task).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      startedAt: null,
      containers: [{ reason: `DockerTimeoutError: Could not transition to ${text}` }],
    });
    expect(task?.stoppingAt).toBe(failedAt + 1);
  });
});

describe('roles that may not (services-and-capacity 7.7)', () => {
  const role = 'arn:aws:iam::1:role/exec';
  const logs = {
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1' } },
  };
  const secret = { secrets: [{ name: 'KEY', valueFrom: 'arn:aws:secretsmanager:us-east-1:1:secret:key' }] };
  const with_ = (more: object, deny: string) => {
    const document = taskOf([container('app', more)], { roles: { exec: { deny: [deny] } } }) as {
      taskDefinitions: { executionRoleArn?: string }[];
    };
    for (const definition of document.taskDefinitions) definition.executionRoleArn = role;
    return tasksOf(runTo(60, document))[0];
  };

  it('secrets: before anything is pulled', () => {
    expect(with_(secret, 'secretsmanager:GetSecretValue')).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^ResourceInitializationError: /) as string,
      pullStartedAt: null,
      stoppedAt: 2,
    });
  });

  it('logs: when the container starts', () => {
    expect(with_(logs, 'logs:CreateLogStream')).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      pullStoppedAt: 6,
      containers: [{ reason: expect.stringMatching(/^CannotStartContainerError: /) as string, exitCode: null }],
    });
  });

  it('the registry: when the image is pulled', () => {
    const image = '1.dkr.ecr.us-east-1.amazonaws.com/app:1';
    expect(with_({ image }, 'ecr:*')).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotPull/) as string,
      pullStoppedAt: 6,
      stoppedAt: 7,
    });
  });
});
