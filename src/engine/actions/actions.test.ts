import { describe, expect, it } from 'vitest';
import { describeInstance } from '../describe';
import { definition, NETWORK, runTo, tasksOf } from '../testing/run-scenario';

const FLEET = { containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.large' }] };
const WEB = { serviceName: 'web', taskDefinition: 'web', desiredCount: 2 };

/** Runs a timeline on two instances with a service `web` of two tasks, to a moment after it. */
function after(timeline: { at?: number; action: string; input: object }[], document: object = {}) {
  const entries = timeline.map((entry, index) => ({ at: 60 + index, ...entry }));
  const last = Math.max(0, ...entries.map(({ at }) => at));
  return runTo(last + 120, {
    ...FLEET,
    taskDefinitions: [definition('web'), definition('batch')],
    services: [WEB],
    timeline: entries,
    ...document,
  });
}

describe('RunTask', () => {
  it('takes one group for all its tasks, the family unless another is given', () => {
    const simulation = after([
      { action: 'RunTask', input: { taskDefinition: 'batch', startedBy: 'cron' } },
      { action: 'RunTask', input: { taskDefinition: 'batch', group: 'nightly' } },
    ]);
    expect(tasksOf(simulation).slice(2)).toMatchObject([
      { group: 'family:batch', startedBy: 'cron', name: 'batch-1' },
      { group: 'nightly', startedBy: null, name: 'batch-2' },
    ]);
  });

  it('puts tasks only where their subnets are', () => {
    const simulation = after(
      [
        {
          action: 'RunTask',
          input: {
            taskDefinition: 'net',
            count: 3,
            networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-b'] } },
          },
        },
      ],
      {
        containerInstances: [
          { id: 'a', instanceType: 'm5.large', availabilityZone: 'us-east-1a' },
          { id: 'b', instanceType: 'm5.large', availabilityZone: 'us-east-1b' },
        ],
        subnets: { 'subnet-b': 'us-east-1b' },
        taskDefinitions: [definition('web'), definition('net', { networkMode: 'awsvpc' })],
      },
    );
    expect(tasksOf(simulation).filter(({ group }) => group === 'family:net')).toMatchObject([
      { containerInstance: 'b' },
      { containerInstance: 'b' },
    ]);
    expect(simulation.responses[0]?.failures).toEqual([
      { arn: 'a', reason: 'LOCATION' },
      { arn: 'b', reason: 'RESOURCE:ENI' },
    ]);
  });

  it.each([
    [{ count: -3 }, 'count is 1 to 10; -3 was given.'],
    [
      { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack = prod' }] },
      expect.stringMatching(/\(Character 17 of the expression\.\)$/) as unknown,
    ],
    [
      { taskDefinition: 'net', networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
      'awsvpcConfiguration takes 1 to 16 subnets; 0 were given.',
    ],
    [
      {
        taskDefinition: 'net',
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['a'], securityGroups: ['1', '2', '3', '4', '5', '6'] },
        },
      },
      'awsvpcConfiguration takes at most 5 security groups; 6 were given.',
    ],
  ])('that ECS refuses is recorded: %j', (input, message) => {
    const document = { taskDefinitions: [definition('web'), definition('net', { networkMode: 'awsvpc' })] };
    const [response] = after([{ action: 'RunTask', input: { taskDefinition: 'web', ...input } }], document).responses;
    expect(response?.error).toEqual({ code: 'InvalidParameterException', message });
  });

  it('repeats every so often, until', () => {
    const simulation = runTo(1_000, {
      ...FLEET,
      taskDefinitions: [definition('batch')],
      images: { batch: { exits: { afterSeconds: 5 } } },
      timeline: [{ at: 100, action: 'RunTask', input: { taskDefinition: 'batch' }, every: 200, until: 500 }],
    });
    expect(tasksOf(simulation).map(({ createdAt }) => createdAt)).toEqual([100, 300, 500]);
    expect(simulation.nextEventAtMs()).toBeNull();
  });
});

describe('StartTask', () => {
  it('answers per named instance', () => {
    const simulation = after([
      { action: 'UpdateContainerInstancesState', input: { containerInstances: ['i-2'], status: 'DRAINING' } },
      { action: 'StartTask', input: { taskDefinition: 'batch', containerInstances: ['i-1', 'i-2', 'i-3'] } },
    ]);
    expect(simulation.responses[1]).toMatchObject({
      tasks: [expect.any(Number)],
      failures: [
        { arn: 'i-2', reason: 'INACTIVE' },
        { arn: 'i-3', reason: 'MISSING' },
      ],
    });
  });
});

describe('services', () => {
  it('take another strategy for later tasks, and move none', () => {
    const simulation = after([
      { action: 'UpdateService', input: { service: 'web', placementStrategy: [{ type: 'binpack', field: 'memory' }] } },
      { action: 'UpdateService', input: { service: 'web', desiredCount: 4 } },
    ]);
    expect(tasksOf(simulation).map(({ containerInstance }) => containerInstance)).toEqual(['i-1', 'i-2', 'i-1', 'i-1']);
    expect(simulation.world.deployments).toHaveLength(1);
  });

  it('are drained and INACTIVE after DeleteService, which wants a count of 0', () => {
    const simulation = after([
      { action: 'DeleteService', input: { service: 'web' } },
      { action: 'DeleteService', input: { service: 'web', force: true } },
      { at: 100, action: 'CreateService', input: { ...WEB, desiredCount: 1 } },
    ]);
    expect(simulation.responses.map(({ error }) => error?.code ?? null)).toEqual([
      'InvalidParameterException',
      null,
      null,
    ]);
    expect(simulation.world.services.map(({ status }) => status)).toEqual(['INACTIVE', 'ACTIVE']);
    expect(tasksOf(simulation).map(({ name, lastStatus }) => `${name} ${lastStatus}`)).toEqual([
      'web-1 STOPPED',
      'web-2 STOPPED',
      'web-3 RUNNING',
    ]);
  });

  it('replace a task that crashed at the next pass', () => {
    const simulation = after([{ action: 'CrashTask', input: { tasks: ['web-1'], exitCode: 137 } }]);
    expect(tasksOf(simulation)).toMatchObject([
      { executionStoppedAt: 60, stoppingAt: 61, stopCode: 'EssentialContainerExited', containers: [{ exitCode: 137 }] },
      { lastStatus: 'RUNNING' },
      { createdAt: 70, lastStatus: 'RUNNING' },
    ]);
  });

  it('start at once with what the scenario says is running, older revisions included', () => {
    const simulation = runTo(300, {
      ...FLEET,
      taskDefinitions: [definition('web'), definition('web')],
      services: [{ ...WEB, taskDefinition: 'web:2' }],
      tasks: [{ taskDefinition: 'web:1', containerInstance: 'i-2', group: 'service:web', count: 2 }],
    });
    expect(
      tasksOf(simulation).map(({ taskDefinition, createdAt, startedAt, lastStatus }) => [
        taskDefinition,
        createdAt,
        startedAt,
        lastStatus,
      ]),
    ).toEqual([
      ['web:1', 0, 0, 'STOPPED'],
      ['web:1', 0, 0, 'STOPPED'],
      ['web:2', 0, 9, 'RUNNING'],
      ['web:2', 0, 9, 'RUNNING'],
    ]);
    // Healthy from the start, so that they may go as soon as the new ones are healthy: 40 s after 9.
    expect(tasksOf(simulation)[0]?.stoppingAt).toBe(50);
  });

  it('that are not simulated are kept, and say so', () => {
    const simulation = runTo(60, {
      ...FLEET,
      taskDefinitions: [definition('web')],
      services: [{ serviceName: 'agent', taskDefinition: 'web', desiredCount: 1, launchType: 'EXTERNAL' }],
    });
    expect(simulation.world.services[0]).toMatchObject({ name: 'agent', status: 'ACTIVE', liveTasks: [] });
    expect(simulation.world.services[0]?.notStarted).toMatch(/ECS Anywhere/);
  });
});

describe('task definitions', () => {
  it('get the next revision, which a family means from then on', () => {
    const simulation = after([
      { action: 'RegisterTaskDefinition', input: definition('batch', { container: { memory: 64 } }) },
      { action: 'RunTask', input: { taskDefinition: 'batch' } },
      { action: 'DeregisterTaskDefinition', input: { taskDefinition: 'batch:2' } },
      { action: 'RunTask', input: { taskDefinition: 'batch' } },
      { action: 'RegisterTaskDefinition', input: { family: 'batch', containerDefinitions: [] } },
    ]);
    expect(
      tasksOf(simulation)
        .slice(2)
        .map(({ taskDefinition }) => taskDefinition),
    ).toEqual(['batch:2', 'batch:1']);
    expect(simulation.responses[4]?.error).toEqual({
      code: 'ClientException',
      message: 'Container list cannot be empty.',
    });
  });
});

describe('container instances', () => {
  it('take no tasks while DRAINING, and do again when ACTIVE', () => {
    const drain = (status: string) => ({
      action: 'UpdateContainerInstancesState',
      input: { containerInstances: ['i-1'], status },
    });
    const run = {
      action: 'RunTask',
      input: { taskDefinition: 'batch', placementStrategy: [{ type: 'spread', field: 'instanceId' }] },
    };
    const simulation = after([drain('DRAINING'), run, drain('ACTIVE'), run]);
    const batch = tasksOf(simulation).filter(({ group }) => group === 'family:batch');
    expect(batch.map(({ containerInstance }) => containerInstance)).toEqual(['i-2', 'i-1']);
  });

  it('keep standalone tasks while they drain', () => {
    const simulation = after([
      { action: 'StartTask', input: { taskDefinition: 'batch', containerInstances: ['i-1'] } },
      { action: 'UpdateContainerInstancesState', input: { containerInstances: ['i-1'], status: 'DRAINING' } },
    ]);
    expect(tasksOf(simulation).find(({ name }) => name === 'batch-1')?.lastStatus).toBe('RUNNING');
    expect(describeInstance(simulation, 0)).toMatchObject({ status: 'DRAINING', tasks: ['batch-1'] });
  });

  it('are gone after termination, and their tasks replaced without regard to percentages', () => {
    const simulation = after([{ action: 'TerminateInstances', input: { containerInstances: ['i-1'] } }], {
      services: [{ ...WEB, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } }],
    });
    expect(describeInstance(simulation, 0)).toMatchObject({ status: 'INACTIVE', agentConnected: false });
    expect(tasksOf(simulation)).toMatchObject([
      {
        stopCode: 'TerminationNotice',
        stoppedAt: 120,
        stoppedReason: expect.stringMatching(/^Host EC2 \(instance i-[0-9a-f]+\) terminated\.$/) as unknown,
      },
      { lastStatus: 'RUNNING' },
      { createdAt: 120, containerInstance: 'i-2' },
    ]);
  });

  it('come by RegisterContainerInstance and go by DeregisterContainerInstance', () => {
    const simulation = after([
      {
        action: 'RegisterContainerInstance',
        input: { id: 'new', instanceType: 't3.medium', availabilityZone: 'us-east-1c' },
      },
      { action: 'DeregisterContainerInstance', input: { containerInstance: 'new' } },
      { action: 'DeregisterContainerInstance', input: { containerInstance: 'i-1' } },
      { action: 'DeregisterContainerInstance', input: { containerInstance: 'i-1', force: true } },
    ]);
    expect(simulation.responses.map(({ error }) => error?.message ?? null)).toEqual([
      null,
      null,
      'Found running tasks on the instance.',
      null,
    ]);
    expect([0, 1, 2].map((instance) => describeInstance(simulation, instance)?.['status'])).toEqual([
      'INACTIVE',
      'ACTIVE',
      'INACTIVE',
    ]);
  });

  it('of a zone come back under their ids after it has', () => {
    const simulation = after([
      { action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
      { at: 200, action: 'RestoreAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
    ]);
    expect(
      simulation.world.instances.records.map(
        ({ id }, instance) => `${id} ${String(describeInstance(simulation, instance)?.['status'])}`,
      ),
    ).toEqual(['i-1 INACTIVE', 'i-2 INACTIVE', 'i-1 ACTIVE', 'i-2 ACTIVE']);
    expect(tasksOf(simulation).at(-1)).toMatchObject({ createdAt: 260, lastStatus: 'RUNNING' });
  });

  it('get and lose attributes, which later placements see', () => {
    const constrained = {
      action: 'RunTask',
      input: {
        taskDefinition: 'batch',
        placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
      },
    };
    const attributes = [{ name: 'stack', value: 'prod', targetId: 'i-2' }];
    const simulation = after([
      constrained,
      { action: 'PutAttributes', input: { attributes } },
      constrained,
      { action: 'DeleteAttributes', input: { attributes: [{ name: 'stack', targetId: 'i-2' }] } },
      constrained,
      { action: 'PutAttributes', input: { attributes: [{ name: 'stack', targetId: 'nobody' }] } },
    ]);
    expect(simulation.responses.map(({ tasks }) => tasks?.length)).toEqual([0, undefined, 1, undefined, 0, undefined]);
    expect(simulation.responses[0]?.failures?.[0]?.reason).toBe('MemberOf placement constraint unsatisfied.');
    expect(simulation.responses.at(-1)?.error?.code).toBe('TargetNotFoundException');
  });

  it('are refused where ECS takes no such name or value, or has enough of them', () => {
    const put = (attributes: object[]) => ({
      action: 'PutAttributes',
      input: { attributes: attributes.map((attribute) => ({ targetId: 'i-1', ...attribute })) },
    });
    const ten = Array.from({ length: 10 }, (_, index) => ({ name: `a${index}` }));
    const { responses } = after([
      put([{ name: 'a b' }]),
      put([{ name: 'stack', value: ' prod' }]),
      put([{ name: 'stack', value: 'prod, blue' }]),
      put([{ name: 'stack', value: 'prod blue@1' }]),
      put(ten),
      put(ten.slice(1)),
      put([{ name: 'stack', value: 'test' }]),
    ]);
    expect(responses.map(({ error }) => error?.code ?? 'done')).toEqual([
      'InvalidParameterException',
      'InvalidParameterException',
      'InvalidParameterException',
      'done',
      'AttributeLimitExceededException',
      'done',
      'done',
    ]);
  });
});

describe('RegisterContainerInstance', () => {
  it('refuses an id that is in the cluster, and takes one that has left it', () => {
    const register = { action: 'RegisterContainerInstance', input: { id: 'n', instanceType: 't3.small' } };
    const deregister = { action: 'DeregisterContainerInstance', input: { containerInstance: 'n', force: true } };
    const { responses } = after([register, register, deregister, register]);
    expect(responses.map(({ error }) => error?.message ?? 'done')).toEqual([
      'done',
      'The container instance n is in the cluster already.',
      'done',
      'done',
    ]);
  });
});

it('a task may be named by id, by ARN and by its name on screen', () => {
  const named = tasksOf(after([]))[0]?.taskId ?? '';
  for (const task of [named, `arn:aws:ecs:us-east-1:123456789012:task/default/${named}`, 'web-1']) {
    const simulation = after([{ action: 'StopTask', input: { task } }]);
    expect(tasksOf(simulation)[0]).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
      stoppingAt: 60,
    });
  }
  expect(after([{ action: 'StopTask', input: { task: 'web-99' } }]).responses[0]?.error?.code).toBe(
    'InvalidParameterException',
  );
});

it('awsvpc tasks need a network', () => {
  const refused = runTo(10, {
    ...FLEET,
    taskDefinitions: [definition('net', { networkMode: 'awsvpc' })],
    services: [
      { serviceName: 'net', taskDefinition: 'net', desiredCount: 1 },
      { serviceName: 'connected', taskDefinition: 'net', desiredCount: 1, networkConfiguration: NETWORK },
    ],
  });
  expect(refused.responses).toMatchObject([{ action: 'CreateService', error: { code: 'InvalidParameterException' } }]);
  expect(refused.world.services.map(({ name }) => name)).toEqual(['connected']);
});
