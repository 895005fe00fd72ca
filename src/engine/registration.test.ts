import { describe, expect, it } from 'vitest';
import { describeInstance } from './describe';
import type { Simulation } from './simulation';
import { definition, runTo, tasksOf } from './testing/run-scenario';

const TYPE = { instanceType: 'm5.large' };

function register(...containerInstances: object[]): Simulation {
  return runTo(0, { cluster: { clusterName: 'prod' }, containerInstances });
}

function idsOf({ world }: Simulation): string[] {
  return world.instances.records.map(({ id }) => id);
}

function messagesOf({ events }: Simulation): string[] {
  return events.map(({ atMs, message }) => `${atMs / 1_000} ${message}`);
}

describe('an instance that does not register says why', () => {
  it.each([
    [{ agent: { ECS_CLUSTER: 'test' } }, 'ECS_CLUSTER is "test", and this cluster is "prod"'],
    [{ agent: { ECS_RESERVED_MEMORY: '7783' } }, 'ECS_RESERVED_MEMORY is 7,783 MiB, and it has 7,782 MiB'],
    [
      { agent: { ECS_WARM_POOLS_CHECK: 'true' } },
      'it waits in its warm pool (ECS_WARM_POOLS_CHECK is true) until it is put in service',
    ],
    [{ attributes: { 'sta ck': 'prod' } }, 'its attribute "sta ck" is not valid'],
    [{ agent: { ECS_INSTANCE_ATTRIBUTES: '{"stack": "pr*d"}' } }, 'its attribute "stack" is not valid'],
    [
      { attributes: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, '1'])) },
      'it has 11 custom attributes, and ECS takes 10',
    ],
  ])('%j', (entry, because) => {
    const simulation = register({ id: 'i', ...TYPE, ...entry }, { id: 'other', ...TYPE });
    expect(idsOf(simulation)).toEqual(['other']);
    expect(simulation.events).toMatchObject([{ kind: 'failure', message: `i does not register: ${because}.` }]);
  });

  it.each([
    { agent: { ECS_CLUSTER: 'prod' } },
    { agent: { ECS_CLUSTER: 'arn:aws:ecs:us-east-1:123456789012:cluster/prod' } },
    { agent: { ECS_RESERVED_MEMORY: '7782' } },
    { agent: { ECS_RESERVED_MEMORY: 'much' } },
    { agent: { ECS_WARM_POOLS_CHECK: 'false' } },
    { agent: { ECS_INSTANCE_ATTRIBUTES: 'stack=prod' } },
    { attributes: { 'ecs.ami-id': 'ami-1', stack: 'prod' } },
  ])('%j registers', (entry) => {
    const simulation = register({ id: 'i', ...TYPE, ...entry });
    expect([idsOf(simulation), simulation.events]).toEqual([['i'], []]);
  });

  it('in one line for all that have the same reason', () => {
    const simulation = register({ id: 'i', count: 5, ...TYPE, agent: { ECS_CLUSTER: 'test' } });
    expect(messagesOf(simulation)).toEqual([
      '0 i-1, i-2 and 3 more do not register: ECS_CLUSTER is "test", and this cluster is "prod".',
    ]);
  });

  it('at the moment at which it would have come', () => {
    const late = { id: 'i', ...TYPE, at: 40, agent: { ECS_CLUSTER: 'test' } };
    expect(messagesOf(runTo(100, { containerInstances: [late] }))[0]).toMatch(/^40 i does not register/);
  });

  it('and the action that registers it is refused where ECS is asked', () => {
    const input = { id: 'i', ...TYPE };
    const { responses } = runTo(60, {
      roles: { strict: { deny: ['ecs:*'] } },
      timeline: [
        { at: 10, action: 'RegisterContainerInstance', input: { ...input, attributes: { 'a*': '' } } },
        { at: 20, action: 'RegisterContainerInstance', input: { ...input, instanceRole: 'strict' } },
        { at: 30, action: 'RegisterContainerInstance', input: { ...input, agent: { ECS_CLUSTER: 'test' } } },
        { at: 40, action: 'RegisterContainerInstance', input },
      ],
    });
    expect(responses.map(({ error }) => error?.code ?? null)).toEqual([
      'InvalidParameterException',
      'AccessDeniedException',
      null,
      null,
    ]);
  });
});

describe('ENI trunking', () => {
  const trunked = (entry: object) => runTo(100, { containerInstances: [{ id: 'i', awsvpcTrunking: true, ...entry }] });

  it('on a type that does not support it ends in REGISTRATION_FAILED', () => {
    const simulation = trunked({ instanceType: 't3.large', at: 60 });
    expect(describeInstance(simulation, 0)).toMatchObject({
      status: 'REGISTRATION_FAILED',
      statusReason: 'The instance type t3.large does not support ENI trunking.',
    });
    expect(messagesOf(simulation)).toEqual([
      '75 i is REGISTRATION_FAILED: The instance type t3.large does not support ENI trunking.',
    ]);
    expect(simulation.world.totals.instances).toBe(0);
  });

  it('fails at once where the instance is there from the start', () => {
    expect(messagesOf(trunked({ instanceType: 't3.large' }))[0]).toMatch(/^0 i is REGISTRATION_FAILED/);
  });

  it('is not asked for by an agent that has it turned off, nor judged of a type that nobody knows', () => {
    const agent = { ECS_ENABLE_HIGH_DENSITY_ENI: 'false' };
    expect(describeInstance(trunked({ instanceType: 't3.large', agent }), 0)).toMatchObject({ status: 'ACTIVE' });
    const own = { instanceType: 'm99.large', resources: { cpu: 1024, memory: 1024 } };
    expect(describeInstance(trunked(own), 0)).toMatchObject({ status: 'ACTIVE' });
  });

  it('has its interface removed on the way out: DEREGISTERING, then INACTIVE', () => {
    const document = {
      containerInstances: [{ id: 'i', ...TYPE, awsvpcTrunking: true }],
      timeline: [{ at: 60, action: 'DeregisterContainerInstance', input: { containerInstance: 'i' } }],
    };
    expect(describeInstance(runTo(74, document), 0)).toMatchObject({ status: 'DEREGISTERING' });
    expect(describeInstance(runTo(75, document), 0)).toMatchObject({ status: 'INACTIVE' });
  });

  it('leaves no wait behind when the machine ends before its trunk is there', () => {
    const simulation = runTo(200, {
      containerInstances: [{ id: 'i', ...TYPE, awsvpcTrunking: true, at: 60 }],
      timeline: [{ at: 62, action: 'TerminateInstances', input: { containerInstances: ['i'] } }],
    });
    expect([describeInstance(simulation, 0), simulation.world.instances.count]).toMatchObject([
      { status: 'INACTIVE' },
      1,
    ]);
  });
});

describe('in a zone that has failed', () => {
  const document = (restoredAt: number | null) => ({
    containerInstances: [
      { id: 'i', ...TYPE, availabilityZone: 'us-east-1a', at: 100 },
      { id: 'b', ...TYPE, availabilityZone: 'us-east-1b', at: 100 },
    ],
    timeline: [
      { at: 50, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
      ...(restoredAt === null
        ? []
        : [{ at: restoredAt, action: 'RestoreAvailabilityZone', input: { availabilityZone: 'us-east-1a' } }]),
    ],
  });

  it('an agent tries again after 3 seconds, and after twice as long each time, up to 192', () => {
    const simulation = runTo(4_000, document(1_000));
    // 100 + 3 + 6 + 12 + 24 + 48 + 96 + 192, and then every 192.
    expect(messagesOf(simulation)).toEqual([
      '50 FailAvailabilityZone us-east-1a',
      '100 i does not register: nothing in us-east-1a reaches ECS. It tries again for up to an hour.',
      '1000 RestoreAvailabilityZone us-east-1a',
      `${100 + 381 + 3 * 192} i registers at try 11.`,
    ]);
    expect(idsOf(simulation)).toEqual(['b', 'i']);
  });

  it('an agent that an action lets register tries no less', () => {
    const simulation = runTo(300, {
      timeline: [
        { at: 50, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
        { at: 60, action: 'RegisterContainerInstance', input: { id: 'i', ...TYPE, availabilityZone: 'us-east-1a' } },
        { at: 61, action: 'RestoreAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
      ],
    });
    expect(messagesOf(simulation).at(-1)).toBe('63 i registers at try 2.');
  });

  it('an agent gives up after an hour', () => {
    const simulation = runTo(8_000, document(null));
    expect(idsOf(simulation)).toEqual(['b']);
    expect(messagesOf(simulation).at(-1)).toBe(
      `${100 + 381 + 16 * 192} i gives up after 24 tries: nothing in us-east-1a reaches ECS.`,
    );
    expect(simulation.nextEventAtMs()).toBeNull();
  });
});

describe('a zone that returns', () => {
  const timeline = (...restoredAt: number[]) => [
    { at: 30, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
    ...restoredAt.map((at) => ({
      at,
      action: 'RestoreAvailabilityZone',
      input: { availabilityZone: 'us-east-1a' },
    })),
  ];
  const FLEET = { containerInstances: [{ id: 'i', ...TYPE }] };

  it('brings each instance back once, however often it returns', () => {
    const simulation = runTo(400, { ...FLEET, timeline: timeline(120, 130) });
    expect(idsOf(simulation)).toEqual(['i', 'i']);
    // The second time there was nothing to restore.
    expect(simulation.world.instances.registeredAtMs[1]).toBe(180_000);
  });

  it('may do so before ECS has noticed anything: the old instance goes when the new one comes', () => {
    const simulation = runTo(400, { ...FLEET, timings: { instanceBoot: 20 }, timeline: timeline(35) });
    expect(simulation.world.instances.registeredAtMs[1]).toBe(55_000);
    expect([0, 1].map((row) => describeInstance(simulation, row)?.['status'])).toEqual(['INACTIVE', 'ACTIVE']);
  });
});

describe('a zone that returns, and its instances', () => {
  const FLEET = { containerInstances: [{ id: 'i', ...TYPE }] };
  const failed = { at: 100, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } };
  const restored = { at: 120, action: 'RestoreAvailabilityZone', input: { availabilityZone: 'us-east-1a' } };

  it('come back also where ECS notices their end while the new ones boot', () => {
    const simulation = runTo(400, { ...FLEET, timeline: [failed, restored] });
    expect(idsOf(simulation)).toEqual(['i', 'i']);
    expect(simulation.world.instances.registeredAtMs[1]).toBe(180_000);
  });

  it('stay away where it was not the zone that failed', () => {
    const terminated = { at: 100, action: 'TerminateInstances', input: { containerInstances: ['i'] } };
    const simulation = runTo(400, { ...FLEET, timeline: [terminated, { ...restored, at: 200 }] });
    expect(idsOf(simulation)).toEqual(['i']);
    expect(messagesOf(simulation).at(-1)).toBe('200 RestoreAvailabilityZone us-east-1a, which has not failed');
  });
});

describe('a machine that is stopped', () => {
  const document = {
    containerInstances: [{ id: 'i', ...TYPE, ec2InstanceId: 'i-0abc' }],
    taskDefinitions: [definition('web')],
    timeline: [
      { at: 1, action: 'RunTask', input: { taskDefinition: 'web' } },
      { at: 30, action: 'StopInstances', input: { containerInstances: ['i'] } },
      { at: 200, action: 'StartInstances', input: { containerInstances: ['i'] } },
      { at: 300, action: 'RunTask', input: { taskDefinition: 'web' } },
    ],
  };

  it('stays in the cluster, ACTIVE with its agent away, and its tasks are STOPPED', () => {
    const simulation = runTo(150, document);
    expect(describeInstance(simulation, 0)).toMatchObject({ status: 'ACTIVE', agentConnected: false });
    expect(tasksOf(simulation)).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stoppedAt: 90,
        stopCode: 'TerminationNotice',
        stoppedReason: 'Host EC2 (instance i-0abc) stopped.',
      },
    ]);
  });

  it('is the same container instance when it starts again', () => {
    const simulation = runTo(400, document);
    expect(idsOf(simulation)).toEqual(['i']);
    expect(tasksOf(simulation)[1]).toMatchObject({ containerInstance: 'i', lastStatus: 'RUNNING' });
  });
});

describe('an agent that is away', () => {
  const FLEET = { containerInstances: [{ id: 'i', ...TYPE }], taskDefinitions: [definition('web')] };
  const run = { at: 1, action: 'RunTask', input: { taskDefinition: 'web' } };
  const away = { at: 30, action: 'DisconnectAgent', input: { containerInstances: ['i'] } };
  const back = { at: 200, action: 'ReconnectAgent', input: { containerInstances: ['i'] } };

  it('is missed after a minute; its tasks count as running, and what ended is told when it is back', () => {
    const document = { ...FLEET, images: { web: { exits: { afterSeconds: 60 } } }, timeline: [run, away, back] };
    expect(describeInstance(runTo(89, document), 0)).toMatchObject({ agentConnected: true });
    const lost = runTo(199, document);
    expect(describeInstance(lost, 0)).toMatchObject({ status: 'ACTIVE', agentConnected: false });
    expect(tasksOf(lost)).toMatchObject([{ lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' }]);
    expect(tasksOf(runTo(201, document))).toMatchObject([
      { lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited', executionStoppedAt: 69 },
    ]);
  });

  it('is not missed when it is back within the minute', () => {
    const simulation = runTo(300, { ...FLEET, timeline: [run, away, { ...back, at: 60 }] });
    expect(describeInstance(simulation, 0)).toMatchObject({ agentConnected: true });
  });

  it('and whose machine ends then is never missed at all', () => {
    const end = { at: 120, action: 'TerminateInstances', input: { containerInstances: ['i'] } };
    const simulation = runTo(3_600, { ...FLEET, timeline: [run, away, end, back] });
    expect(describeInstance(simulation, 0)).toMatchObject({ status: 'ACTIVE', agentConnected: false });
    expect(tasksOf(simulation)).toMatchObject([{ lastStatus: 'RUNNING' }]);
  });
});

describe('deregistration by force', () => {
  const simulation = runTo(100, {
    containerInstances: [{ id: 'i', count: 2, ...TYPE }],
    taskDefinitions: [definition('web')],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
    timeline: [{ at: 60, action: 'DeregisterContainerInstance', input: { containerInstance: 'i-1', force: true } }],
  });

  it('stops the tasks for ECS and lets the service replace them elsewhere', () => {
    expect(tasksOf(simulation)).toMatchObject([
      {
        containerInstance: 'i-1',
        lastStatus: 'STOPPED',
        stopCode: 'TerminationNotice',
        stoppedReason: 'Container instance deregistration forced by user',
      },
      { containerInstance: 'i-2', lastStatus: 'RUNNING' },
      { containerInstance: 'i-2', createdAt: 60, lastStatus: 'RUNNING' },
    ]);
  });

  it('says that their containers run on', () => {
    expect(messagesOf(simulation)).toContain(
      '60 DeregisterContainerInstance i-1: the containers of its task run on, and ECS knows no more of them',
    );
  });
});

describe('UpdateContainerInstancesState', () => {
  const answer = (input: object, fleet: object[] = [{ id: 'i', count: 11, ...TYPE }]) =>
    runTo(10, {
      containerInstances: fleet,
      timeline: [{ at: 5, action: 'UpdateContainerInstancesState', input: { status: 'DRAINING', ...input } }],
    }).responses[0];
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-${index + 1}`);

  it('takes one to ten instances', () => {
    expect(answer({ containerInstances: ids(10) })).toMatchObject({ error: null, failures: [] });
    for (const count of [0, 11]) {
      expect(answer({ containerInstances: ids(count) })?.error?.message).toBe(
        `containerInstances takes 1 to 10 container instances; ${count} were given.`,
      );
    }
  });

  it('takes ACTIVE and DRAINING alone', () => {
    expect(answer({ containerInstances: ['i-1'], status: 'INACTIVE' })?.error).toEqual({
      code: 'InvalidParameterException',
      message: 'The container instance status can be ACTIVE or DRAINING.',
    });
  });

  it('answers MISSING for what the cluster does not have', () => {
    expect(answer({ containerInstances: ['i-1', 'i-99'] })?.failures).toEqual([{ arn: 'i-99', reason: 'MISSING' }]);
  });

  it('wants instances that have been ACTIVE', () => {
    const fleet = [{ id: 'i', instanceType: 't3.large', awsvpcTrunking: true }];
    expect(answer({ containerInstances: ['i'] }, fleet)?.error?.message).toBe(
      'The container instance i is REGISTRATION_FAILED; only one that is ACTIVE or DRAINING can be updated.',
    );
  });
});
