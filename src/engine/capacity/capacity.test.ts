import { describe, expect, it } from 'vitest';
import { describeCapacity } from '../describe-capacity';
import { outputOf } from '../output';
import type { Simulation } from '../simulation';
import { definition, NETWORK, runTo, tasksOf } from '../testing/run-scenario';

const ZONES = ['us-east-1a', 'us-east-1b'];

/** A provider of m5.large instances, which ECS sizes unless `scaling` is null. */
function provider(name: string, group: object, scaling: object | null = {}, settings: object = {}): object {
  return {
    name,
    autoScalingGroup: { maxSize: 20, instanceTypes: ['m5.large'], availabilityZones: ZONES, ...group },
    autoScalingGroupProvider: {
      managedScaling: scaling === null ? { status: 'DISABLED' } : { status: 'ENABLED', ...scaling },
      ...settings,
    },
  };
}

const on = (...names: string[]) => names.map((capacityProvider) => ({ capacityProvider, weight: 1 }));
const web = (desiredCount: number, more: object = {}): object => ({
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount,
  capacityProviderStrategy: on('p'),
  ...more,
});
const WEB = definition('web', { container: { cpu: 512, memory: 1024 } });
const run = (taskDefinition: string, count: number, more: object = {}, at = 10): object => ({
  at,
  action: 'RunTask',
  input: { taskDefinition, count, capacityProviderStrategy: on('p'), ...more },
});

const rowOf = (simulation: Simulation) => describeCapacity(simulation, 0)?.row;
const groupOf = (simulation: Simulation) => rowOf(simulation)?.group;
const places = (simulation: Simulation) => tasksOf(simulation).map(({ containerInstance }) => containerInstance);
const messages = (simulation: Simulation) => simulation.events.map(({ message }) => message).join('\n');
const errors = (simulation: Simulation) =>
  simulation.world.responses.map(({ error }) => (error === null ? null : `${error.code}: ${error.message}`));

describe('the vectors of services-and-capacity 4.5, in a run', () => {
  const whole = definition('whole', { container: { cpu: 2048, memory: 1024 } });
  const awsvpc = definition('awsvpc', { container: { cpu: 512, memory: 1024 }, networkMode: 'awsvpc' });
  const fat = definition('fat', { container: { cpu: 1024, memory: 4096 } });
  const busy = (count: number) => [
    { serviceName: 'whole', taskDefinition: 'whole', desiredCount: count, launchType: 'EC2' },
  ];
  const taskDefinitions = [WEB, whole, awsvpc, fat, definition('huge', { container: { cpu: 4096, memory: 1024 } })];

  it.each<[string, { n: number; scaling?: object; timeline: object[] }, number, number, number]>([
    ['1', { n: 3, timeline: [run('web', 10)] }, 6, 200, 6],
    ['2', { n: 3, timeline: [run('awsvpc', 10, { networkConfiguration: NETWORK })] }, 8, 266.667, 8],
    ['3', { n: 3, timeline: [run('web', 10), run('fat', 6)] }, 9, 300, 9],
    ['4', { n: 0, timeline: [run('web', 10)] }, 3, 200, 2],
    ['5', { n: 0, timeline: [] }, 0, 100, 0],
    ['7', { n: 5, scaling: { targetCapacity: 80 }, timeline: [] }, 5, 100, 7],
    ['10', { n: 4, scaling: { minimumScalingStepSize: 3 }, timeline: [run('web', 1)] }, 7, 175, 7],
    ['12', { n: 10, scaling: { targetCapacity: 90 }, timeline: [run('web', 1)] }, 11, 110, 13],
    ['13', { n: 4, timeline: [run('huge', 1)] }, 4, 100, 4],
  ])('%s', (_, { n, scaling = {}, timeline }, needed, metric, desired) => {
    const simulation = runTo(60, {
      capacityProviders: [provider('p', { desiredCapacity: n }, scaling)],
      taskDefinitions,
      services: busy(n),
      timeline,
    });
    const group = groupOf(simulation);
    expect([group?.needed, (group?.reservationMilli ?? 0) / 1_000]).toEqual([needed, metric]);
    expect(group?.desiredCapacity).toBe(desired);
  });

  it('a group too large for an instance says why once, and gives up with ECS’s reason', () => {
    const simulation = runTo(1_900, {
      capacityProviders: [provider('p', { desiredCapacity: 1 })],
      taskDefinitions,
      timeline: [run('huge', 2)],
    });
    expect(messages(simulation).match(/can ever take huge:1: RESOURCE:CPU/g)).toHaveLength(1);
    expect(tasksOf(simulation).map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason])).toEqual([
      ['TaskFailedToStart', 'TaskFailedToStart: RESOURCE:CPU'],
      ['TaskFailedToStart', 'TaskFailedToStart: RESOURCE:CPU'],
    ]);
  });
});

describe('what waits', () => {
  it('says how much it needs, what bounds it, and what an instance has for it beside daemons', () => {
    const simulation = runTo(30, {
      capacityProviders: [provider('p', { instanceTypes: ['m5.large', 'm5.xlarge'] })],
      taskDefinitions: [WEB, definition('agent', { container: { cpu: 128, memory: 256 } })],
      services: [
        { serviceName: 'agent', taskDefinition: 'agent', schedulingStrategy: 'DAEMON', launchType: 'EC2' },
        web(10),
      ],
      timeline: [
        run('web', 3, { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] }),
      ],
    });
    const need = describeCapacity(simulation, 0)?.need;
    expect(need).toMatchObject({
      instances: 0,
      busy: 0,
      daemons: { cpu: 128, memory: 256 },
      largestNeed: 2,
      needed: 2,
    });
    expect([need?.smallest.cpu, need?.largest.cpu]).toEqual([2048 - 128, 4096 - 128]);
    expect(need?.groups).toMatchObject([
      { count: 10, perInstance: 7, boundBy: 'cpu', needed: 2, leftOut: null },
      { count: 3, needed: 0, leftOut: 'MemberOf placement constraint unsatisfied.' },
    ]);
  });

  it('counts as waiting, and has neither instance nor zone', () => {
    const output = outputOf(
      runTo(30, { capacityProviders: [provider('p', {})], taskDefinitions: [WEB], services: [web(3)] }),
    );
    expect(output.metrics.tasksWaiting).toBe(3);
    expect(output.tasks[0]).toMatchObject({
      lastStatus: 'PROVISIONING',
      capacityProvider: 'p',
      launchType: 'EC2',
      containerInstance: null,
      availabilityZone: null,
    });
    expect(output.services[0]).toMatchObject({ runningCount: 0, pendingCount: 3 });
  });

  it('is no more than the quota: a service tries again, RunTask is refused', () => {
    const simulation = runTo(30, {
      quotas: { tasksInProvisioningPerCluster: 3 },
      capacityProviders: [provider('p', {})],
      taskDefinitions: [WEB],
      services: [web(5)],
      timeline: [run('web', 1)],
    });
    expect(rowOf(simulation)?.provisioningTasks).toBe(3);
    expect(messages(simulation)).toContain(
      '(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
    );
    expect(errors(simulation)[0]).toMatch(/^ClientException: /);
  });

  it('goes first when the service wants fewer', () => {
    const simulation = runTo(30, {
      capacityProviders: [provider('p', { desiredCapacity: 1 })],
      taskDefinitions: [WEB],
      services: [web(6)],
      timeline: [{ at: 20, action: 'UpdateService', input: { service: 'web', desiredCount: 4 } }],
    });
    expect(rowOf(simulation)).toMatchObject({ tasks: 4, provisioningTasks: 0 });
    expect(tasksOf(simulation).map(({ lastStatus }) => lastStatus)).toEqual([
      ...Array<string>(4).fill('RUNNING'),
      'STOPPED',
      'STOPPED',
    ]);
  });

  it('takes room that comes free within fifteen seconds', () => {
    const simulation = runTo(46, {
      capacityProviders: [provider('p', { desiredCapacity: 1, maxSize: 1 })],
      taskDefinitions: [WEB],
      timeline: [run('web', 5), { at: 31, action: 'StopTask', input: { task: 'web-1' } }],
    });
    expect(places(simulation)).toEqual(Array<string>(5).fill('p-1'));
    expect(tasksOf(simulation).at(-1)?.lastStatus).toBe('PENDING');
  });
});

describe('without managed scaling', () => {
  const bare = { capacityProviders: [provider('p', {}, null)], taskDefinitions: [WEB] };

  it('nothing waits: the service says so, and RunTask is refused', () => {
    const simulation = runTo(30, { ...bare, services: [web(2)], timeline: [run('web', 1)] });
    expect(tasksOf(simulation)).toEqual([]);
    expect(messages(simulation)).toContain(
      '(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.',
    );
    expect(errors(simulation)).toEqual([
      'InvalidParameterException: No Container Instances were found in your capacity provider.',
    ]);
  });

  it('a provider without room is not left for another: the others have their share', () => {
    const simulation = runTo(30, {
      capacityProviders: [provider('p', {}, null), provider('q', { desiredCapacity: 2 }, null)],
      taskDefinitions: [WEB],
      services: [web(4, { capacityProviderStrategy: on('p', 'q') })],
    });
    expect(places(simulation)).toEqual(['q-1', 'q-2']);
  });

  it('the group keeps its size: what dies is replaced, a zone that fails is left out', () => {
    const simulation = runTo(300, {
      capacityProviders: [provider('p', { desiredCapacity: 4 }, null)],
      timeline: [
        { at: 5, action: 'TerminateInstances', input: { containerInstances: ['p-1'] } },
        { at: 100, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1b' } },
      ],
    });
    const there = outputOf(simulation).containerInstances.filter(({ status }) => status === 'ACTIVE');
    expect(there.map(({ id, availabilityZone }) => [id, availabilityZone])).toEqual([
      ['p-3', 'us-east-1a'],
      ['p-5', 'us-east-1a'],
      ['p-6', 'us-east-1a'],
      ['p-7', 'us-east-1a'],
    ]);
  });
});

describe('an Auto Scaling group', () => {
  it('begins with the instances listed for it, and goes round its types and zones', () => {
    const simulation = runTo(0, {
      containerInstances: [
        { id: 'p-2', instanceType: 'm5.large', availabilityZone: 'us-east-1a', capacityProvider: 'p' },
      ],
      capacityProviders: [provider('p', { desiredCapacity: 4, instanceTypes: ['m5.large', 'c5.xlarge'] }, null)],
    });
    expect(
      outputOf(simulation).containerInstances.map(({ id, instanceType, availabilityZone, capacityProvider }) =>
        [id, instanceType, availabilityZone, capacityProvider].join(' '),
      ),
    ).toEqual([
      'p-2 m5.large us-east-1a p',
      'p-1 m5.large us-east-1b p',
      'p-3 c5.xlarge us-east-1a p',
      'p-4 m5.large us-east-1b p',
    ]);
  });

  it('shows an instance from its launch, and registers it after it has booted', () => {
    const at = (seconds: number) => {
      const simulation = runTo(seconds, {
        capacityProviders: [provider('p', {})],
        taskDefinitions: [WEB],
        services: [web(1)],
      });
      const [instance] = outputOf(simulation).containerInstances;
      return [instance?.status, groupOf(simulation)?.booting, groupOf(simulation)?.instances];
    };
    expect([at(59), at(60), at(119), at(120)]).toEqual([
      [undefined, 0, 0],
      ['REGISTERING', 2, 0],
      ['REGISTERING', 2, 0],
      ['ACTIVE', 0, 2],
    ]);
  });

  it('grows while instances warm up only for more than what is in flight', () => {
    const desiredAt = (seconds: number, later: number) =>
      groupOf(
        runTo(seconds, {
          capacityProviders: [provider('p', { desiredCapacity: 1 })],
          taskDefinitions: [WEB],
          services: [web(4)],
          timeline: [run('web', 8), ...Array.from({ length: later }, () => run('web', 10, {}, 130))],
        }),
      )?.desiredCapacity;
    // Two for eight tasks; then another 30 ask for eight at once, and ten for three more.
    expect([desiredAt(60, 0), desiredAt(180, 3), desiredAt(180, 1)]).toEqual([3, 11, 6]);
  });
});

describe('requests', () => {
  const two = { capacityProviders: [provider('p', { desiredCapacity: 1 }), provider('q', {})], taskDefinitions: [WEB] };
  const put = (capacityProviders: string[], defaultCapacityProviderStrategy: object[] = [], at = 20): object => ({
    at,
    action: 'PutClusterCapacityProviders',
    input: { capacityProviders, defaultCapacityProviderStrategy },
  });
  const update = (name: string, autoScalingGroupProvider: object): object => ({
    at: 20,
    action: 'UpdateCapacityProvider',
    input: { name, autoScalingGroupProvider },
  });

  it.each<[string, object, string | null]>([
    [
      'an unknown provider',
      put(['r']),
      "InvalidParameterException: The specified capacity provider 'r' was not found.",
    ],
    ['one that is in use', put(['q']), 'ResourceInUseException: '],
    ['a strategy of others', put(['p'], on('q')), "InvalidParameterException: The specified capacity provider 'q'"],
    [
      'two bases',
      put(
        ['p', 'q'],
        on('p', 'q').map((it) => ({ ...it, base: 1 })),
      ),
      'InvalidParameterException: Only one',
    ],
    [
      'Fargate beside groups',
      put(['p', 'FARGATE'], on('p', 'FARGATE')),
      'InvalidParameterException: A capacity provider strategy cannot',
    ],
    [
      'more than 20',
      put(Array.from({ length: 21 }, () => 'p')),
      'InvalidParameterException: A cluster takes at most 20',
    ],
    ['all in order', put(['p', 'q'], on('q')), null],
    ['Fargate’s settings', update('FARGATE', {}), 'ClientException: The specified capacity provider'],
    [
      'a target of 0',
      update('p', { managedScaling: { targetCapacity: 0 } }),
      'InvalidParameterException: targetCapacity is 1 to 100; 0 was given.',
    ],
    [
      'protection without managed scaling',
      update('p', { managedScaling: { status: 'DISABLED' }, managedTerminationProtection: 'ENABLED' }),
      'InvalidParameterException: The managed termination protection setting',
    ],
    ['another target', update('p', { managedScaling: { targetCapacity: 50 } }), null],
  ])('%s', (_, entry, error) => {
    const answer = errors(runTo(30, { ...two, services: [web(1)], timeline: [entry] }))[0];
    expect(error === null ? answer : answer?.startsWith(error)).toBe(error === null ? null : true);
  });

  it('another target holds from the next minute on', () => {
    const timeline = [update('p', { managedScaling: { targetCapacity: 50 } })];
    expect(groupOf(runTo(60, { ...two, services: [web(1)], timeline }))?.desiredCapacity).toBe(2);
  });

  it('a service keeps the default strategy that it was created with', () => {
    const simulation = runTo(60, {
      ...two,
      cluster: { defaultCapacityProviderStrategy: on('p') },
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
      timeline: [
        put(['p', 'q'], on('q'), 10),
        { at: 20, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } },
        { at: 30, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    });
    expect(tasksOf(simulation).map(({ capacityProvider }) => capacityProvider)).toEqual(['p', 'p', 'q']);
  });

  it('a provider that ECS refuses is not there, and neither is what names it', () => {
    const simulation = runTo(10, {
      capacityProviders: [provider('p', { minSize: 3, maxSize: 2 })],
      taskDefinitions: [WEB],
      services: [web(1)],
    });
    expect(errors(simulation)).toEqual([
      'ValidationError: Max bound, 2, must be greater than or equal to min bound, 3',
      "InvalidParameterException: The specified capacity provider 'p' was not found. Specify a valid capacity provider and try again.",
    ]);
  });
});
