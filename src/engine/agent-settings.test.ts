import { describe, expect, it } from 'vitest';
import { describeInstance } from './describe';
import type { Simulation } from './simulation';
import { definition, NETWORK, runTo, tasksOf } from './testing/run-scenario';

/** Every row of placement-and-lifecycle 6.6 that has an effect, with the setting and without it. Those about registration: `registration.test.ts`. */

/** One instance with that agent, and one task of one container on it at second 1. */
function run(
  agent: object,
  more: { container?: object; [key: string]: unknown } = {},
  document: object = {},
): Simulation {
  return runTo(30, {
    containerInstances: [{ id: 'i', instanceType: 'm5.large', agent }],
    taskDefinitions: [definition('app', more)],
    timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app' } }],
    ...document,
  });
}

/** What became of the task: its status, or why the instance does not take it. */
function outcome(simulation: Simulation): string {
  const [response] = simulation.responses;
  return tasksOf(simulation)[0]?.lastStatus ?? response?.failures?.[0]?.reason ?? response?.error?.message ?? '';
}

const ROLE = 'arn:aws:iam::123456789012:role/app';
const AWSLOGS = {
  logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1' } },
};

describe('capabilities', () => {
  it.each([
    ['ECS_AVAILABLE_LOGGING_DRIVERS', '["json-file","none"]', { container: AWSLOGS }],
    ['ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE', 'false', { container: AWSLOGS, executionRoleArn: ROLE }],
    ['ECS_ENABLE_TASK_IAM_ROLE', 'false', { taskRoleArn: ROLE }],
    ['ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST', 'false', { taskRoleArn: ROLE, networkMode: 'host' }],
    ['ECS_ENABLE_TASK_CPU_MEM_LIMIT', 'false', { cpu: '256', memory: '512' }],
    ['ECS_DISABLE_PRIVILEGED', 'true', { container: { privileged: true } }],
  ])('%s=%s', (name, value, more) => {
    expect(outcome(run({}, more))).toBe('RUNNING');
    expect(outcome(run({ [name]: value }, more))).toBe('ATTRIBUTE');
    expect(outcome(run({ [name]: value }))).toBe('RUNNING');
  });

  it('ECS_ENABLE_TASK_ENI=false', () => {
    const timeline = [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app', networkConfiguration: NETWORK } }];
    const more = { networkMode: 'awsvpc' };
    expect(outcome(run({}, more, { timeline }))).toBe('RUNNING');
    expect(outcome(run({ ECS_ENABLE_TASK_ENI: 'false' }, more, { timeline }))).toBe('ATTRIBUTE');
  });

  it('a restart policy wants agent 1.86.0', () => {
    const taskDefinitions = [definition('app', { container: { restartPolicy: { enabled: true } } })];
    const withAgent = (agentVersion: string) => ({
      taskDefinitions,
      containerInstances: [{ id: 'i', instanceType: 'm5.large', agentVersion }],
    });
    expect(outcome(run({}, {}, withAgent('1.86.0')))).toBe('RUNNING');
    expect(outcome(run({}, {}, withAgent('1.85.9')))).toBe('ATTRIBUTE');
  });
});

describe('room', () => {
  const instance = (agent: object, instanceType = 'm5.large') =>
    describeInstance(runTo(0, { containerInstances: [{ id: 'i', instanceType, agent }] }), 0);

  it('ECS_RESERVED_MEMORY is taken off what is registered', () => {
    expect(instance({ ECS_RESERVED_MEMORY: '256' })).toMatchObject({ registeredResources: { memory: 7_782 - 256 } });
  });

  it('ECS_RESERVED_PORTS and _UDP take the place of the agent’s own list', () => {
    expect(instance({ ECS_RESERVED_PORTS: '[22, 8080]', ECS_RESERVED_PORTS_UDP: '[53]' })).toMatchObject({
      remainingResources: { ports: [22, 8080], portsUdp: [53] },
    });
    const container = { portMappings: [{ containerPort: 80, hostPort: 8080 }] };
    expect(outcome(run({ ECS_RESERVED_PORTS: '[8080]' }, { container }))).toBe('RESOURCE:PORTS');
    expect(outcome(run({ ECS_RESERVED_PORTS: '[2375]' }, { container }))).toBe('RUNNING');
  });

  it('ECS_ENABLE_GPU_SUPPORT=false hides the GPUs', () => {
    expect(instance({}, 'g4dn.xlarge')).toMatchObject({ registeredResources: { gpus: 1 } });
    expect(instance({ ECS_ENABLE_GPU_SUPPORT: 'false' }, 'g4dn.xlarge')).toMatchObject({
      registeredResources: { gpus: 0 },
    });
  });

  it('ECS_DYNAMIC_HOST_PORT_RANGE says where dynamic ports begin', () => {
    const container = { portMappings: [{ containerPort: 80 }] };
    const hostPort = (agent: object) =>
      tasksOf(run(agent, { container }))[0]?.containers[0]?.networkBindings[0]?.hostPort;
    expect(hostPort({})).toBe(32_768);
    expect(hostPort({ ECS_DYNAMIC_HOST_PORT_RANGE: '49153-65535' })).toBe(49_153);
    expect(hostPort({ ECS_DYNAMIC_HOST_PORT_RANGE: 'any' })).toBe(32_768);
  });

  it('ECS_INSTANCE_ATTRIBUTES are attributes like others', () => {
    const more = { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] };
    expect(outcome(run({ ECS_INSTANCE_ATTRIBUTES: '{"stack": "prod"}' }, more))).toBe('RUNNING');
    expect(outcome(run({}, more))).toBe('MemberOf placement constraint unsatisfied.');
  });
});

describe('durations', () => {
  const stopped = (agent: object, container: object = {}) =>
    tasksOf(
      run(
        agent,
        { container },
        {
          images: { app: { ignoresSigterm: true } },
          timeline: [
            { at: 1, action: 'RunTask', input: { taskDefinition: 'app' } },
            { at: 15, action: 'StopTask', input: { task: 'app-1' } },
          ],
        },
      ),
    )[0];

  it('ECS_CONTAINER_STOP_TIMEOUT holds where the container has none of its own', () => {
    expect(stopped({})?.lastStatus).toBe('STOPPING');
    expect(stopped({ ECS_CONTAINER_STOP_TIMEOUT: '5s' })).toMatchObject({ stoppedAt: 20 });
    expect(stopped({ ECS_CONTAINER_STOP_TIMEOUT: '5s' }, { stopTimeout: 12 })).toMatchObject({ stoppedAt: 27 });
    expect(stopped({ ECS_CONTAINER_STOP_TIMEOUT: '0s' })?.lastStatus).toBe('STOPPING');
  });

  it('ECS_CONTAINER_CREATE_TIMEOUT', () => {
    const simulation = run({ ECS_CONTAINER_CREATE_TIMEOUT: '10s' }, {}, { timings: { containerCreate: 15 } });
    const reason = 'DockerTimeoutError: Could not transition to created; timed out after waiting 10s';
    expect(tasksOf(simulation)[0]).toMatchObject({ lastStatus: 'STOPPED', containers: [{ reason }] });
  });

  it.each([
    [
      'ECS_IMAGE_PULL_TIMEOUT',
      '10s',
      { pullSeconds: 20 },
      'DockerTimeoutError: Could not transition to pulled; timed out after waiting 10s',
    ],
    [
      'ECS_CONTAINER_START_TIMEOUT',
      '45s',
      { startSeconds: 60 },
      'DockerTimeoutError: Could not transition to started; timed out after waiting 45s',
    ],
  ])('%s=%s', (name, value, image, reason) => {
    const taskDefinitions = [definition('app')];
    const simulation = runTo(120, {
      containerInstances: [{ id: 'i', instanceType: 'm5.large', agent: { [name]: value } }],
      taskDefinitions,
      images: { app: image },
      timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app' } }],
    });
    expect(tasksOf(simulation)[0]).toMatchObject({ lastStatus: 'STOPPED', containers: [{ reason }] });
  });
});

describe('ECS_IMAGE_PULL_BEHAVIOR when the registry no longer gives the image', () => {
  /** The image comes once, and is denied from second 20 on; the second task starts at 30. */
  const second = (ECS_IMAGE_PULL_BEHAVIOR: string) =>
    tasksOf(
      runTo(60, {
        containerInstances: [{ id: 'i', instanceType: 'm5.large', agent: { ECS_IMAGE_PULL_BEHAVIOR } }],
        taskDefinitions: [definition('app')],
        timeline: [
          { at: 1, action: 'RunTask', input: { taskDefinition: 'app' } },
          { at: 20, action: 'SetImage', input: { image: 'app', pull: 'denied' } },
          { at: 30, action: 'RunTask', input: { taskDefinition: 'app' } },
        ],
      }),
    )[1]?.lastStatus;

  it.each([
    ['default', 'RUNNING'],
    ['always', 'STOPPED'],
    ['once', 'RUNNING'],
    ['prefer-cached', 'RUNNING'],
  ])('%s: %s', (behaviour, status) => {
    expect(second(behaviour)).toBe(status);
  });
});

it('ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT pulls before a dependency is met', () => {
  const pullStopped = (agent: object) =>
    tasksOf(
      runTo(120, {
        containerInstances: [{ id: 'i', instanceType: 'm5.large', agent }],
        taskDefinitions: [
          {
            family: 'app',
            containerDefinitions: [
              { name: 'init', image: 'init', memory: 64, essential: false },
              { name: 'app', image: 'app', memory: 64, dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }] },
            ],
          },
        ],
        images: { init: { exits: { afterSeconds: 30 } } },
        timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app' } }],
      }),
    )[0]?.pullStoppedAt;
  expect(pullStopped({})).toBeGreaterThan(37);
  expect(pullStopped({ ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT: 'true' })).toBe(7);
});
