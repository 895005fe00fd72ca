import { describe, expect, it } from 'vitest';
import { describeTask } from '../describe';
import { definition, NETWORK, runTo, tasksOf } from '../testing/run-scenario';

const FRONT = { name: 'front', type: 'application' };
const BALANCER = {
  loadBalancers: [{ ...FRONT, targetGroups: [{ targetGroupName: 'web', deregistrationDelaySeconds: 60 }] }],
};
const FLEET = { containerInstances: [{ id: 'i', instanceType: 'm5.large' }] };
const WEB_PORT = { container: { portMappings: [{ containerPort: 80 }] } };

/** The statuses of the first task of a service that is scaled to 0 at 100 s, with the second at which each began. */
function wayOf(document: object, service: object = {}): string[] {
  const simulation = runTo(1_000, {
    ...FLEET,
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1, ...service }],
    timeline: [{ at: 100, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } }],
    ...document,
  });
  return describeTask(simulation, 0)?.lifecycle.map(({ status, from }) => `${status} ${from}`) ?? [];
}

const TARGET = [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }];

describe('the way of a task (placement-and-lifecycle 5.2 and 5.3)', () => {
  it('EC2, bridge, no load balancer', () => {
    expect(wayOf({ taskDefinitions: [definition('web')] })).toEqual([
      'PENDING 0',
      'RUNNING 9',
      'STOPPING 100',
      'STOPPED 101',
    ]);
  });

  it('EC2, bridge, with a load balancer', () => {
    expect(wayOf({ ...BALANCER, taskDefinitions: [definition('web', WEB_PORT)] }, { loadBalancers: TARGET })).toEqual([
      'PENDING 0',
      'ACTIVATING 9',
      'RUNNING 14',
      'DEACTIVATING 100',
      'STOPPING 160',
      'STOPPED 161',
    ]);
  });

  it('EC2, awsvpc, no load balancer', () => {
    const document = { taskDefinitions: [definition('web', { networkMode: 'awsvpc' })] };
    expect(wayOf(document, { networkConfiguration: NETWORK })).toEqual([
      'PROVISIONING 0',
      'PENDING 8',
      'RUNNING 17',
      'STOPPING 100',
      'DEPROVISIONING 101',
      'STOPPED 106',
    ]);
  });

  it('EC2, awsvpc, with a load balancer: all eight', () => {
    const document = {
      loadBalancers: [
        { ...FRONT, targetGroups: [{ targetGroupName: 'web', targetType: 'ip', deregistrationDelaySeconds: 60 }] },
      ],
      taskDefinitions: [definition('web', { ...WEB_PORT, networkMode: 'awsvpc' })],
    };
    expect(wayOf(document, { networkConfiguration: NETWORK, loadBalancers: TARGET })).toEqual([
      'PROVISIONING 0',
      'PENDING 8',
      'ACTIVATING 17',
      'RUNNING 22',
      'DEACTIVATING 100',
      'STOPPING 160',
      'DEPROVISIONING 161',
      'STOPPED 166',
    ]);
  });

  it('a container that exits by itself: no STOPPING', () => {
    const [task] = tasksOf(
      runTo(200, {
        ...FLEET,
        taskDefinitions: [definition('batch')],
        images: { batch: { exits: { afterSeconds: 120, exitCode: 3 } } },
        timeline: [{ at: 0, action: 'RunTask', input: { taskDefinition: 'batch' } }],
      }),
    );
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      startedAt: 9,
      executionStoppedAt: 128,
      stoppingAt: 129,
      stoppedAt: 129,
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 3, lastStatus: 'STOPPED' }],
    });
  });

  it.each([
    ['bridge', ['PENDING 0', 'STOPPED 7']],
    ['awsvpc', ['PROVISIONING 0', 'PENDING 8', 'DEPROVISIONING 15', 'STOPPED 20']],
  ])('an image that cannot be pulled, %s', (networkMode, way) => {
    const simulation = runTo(60, {
      ...FLEET,
      taskDefinitions: [definition('batch', { networkMode })],
      images: { batch: { pull: 'denied' } },
      timeline: [
        {
          at: 0,
          action: 'RunTask',
          input: { taskDefinition: 'batch', ...(networkMode === 'awsvpc' ? { networkConfiguration: NETWORK } : {}) },
        },
      ],
    });
    const task = describeTask(simulation, 0);
    expect(task?.lifecycle.map(({ status, from }) => `${status} ${from}`)).toEqual(way);
    expect(task?.json).toMatchObject({ stopCode: 'TaskFailedToStart', startedAt: null });
    expect(task?.json['stoppedReason']).toMatch(/^CannotPullContainerError: /);
  });
});

describe('an end by itself, behind a load balancer', () => {
  const exits = (afterSeconds: number) => ({ images: { web: { exits: { afterSeconds, exitCode: 1 } } } });
  const behind = (networkMode: string, more: object) => ({
    loadBalancers: [
      {
        ...FRONT,
        targetGroups: [
          {
            targetGroupName: 'web',
            targetType: networkMode === 'awsvpc' ? 'ip' : 'instance',
            deregistrationDelaySeconds: 60,
          },
        ],
      },
    ],
    taskDefinitions: [definition('web', { ...WEB_PORT, networkMode })],
    ...more,
  });

  it.each([
    ['bridge', {}, ['PENDING 0', 'ACTIVATING 9', 'RUNNING 14', 'DEACTIVATING 59', 'STOPPED 119']],
    [
      'awsvpc',
      { networkConfiguration: NETWORK },
      [
        'PROVISIONING 0',
        'PENDING 8',
        'ACTIVATING 17',
        'RUNNING 22',
        'DEACTIVATING 67',
        'DEPROVISIONING 127',
        'STOPPED 132',
      ],
    ],
  ])('%s: DEACTIVATING, and no STOPPING', (networkMode, network, way) => {
    expect(wayOf(behind(networkMode, exits(50)), { ...network, loadBalancers: TARGET })).toEqual(way);
  });

  it('while it registers: it never runs', () => {
    expect(wayOf(behind('bridge', exits(3)), { loadBalancers: TARGET })).toEqual([
      'PENDING 0',
      'ACTIVATING 9',
      'STOPPED 12',
    ]);
  });

  it('a container that exits while the task is deregistered takes the others with it then', () => {
    const pair = {
      family: 'web',
      containerDefinitions: [
        { name: 'web', image: 'web', memory: 64, portMappings: [{ containerPort: 80 }] },
        { name: 'side', image: 'side', memory: 64, essential: false, stopTimeout: 10 },
      ],
    };
    const document = behind('bridge', {
      taskDefinitions: [pair],
      images: { web: { exits: { afterSeconds: 132 } }, side: { ignoresSigterm: true } },
    });
    expect(wayOf(document, { loadBalancers: TARGET }).slice(2)).toEqual([
      'RUNNING 14',
      'DEACTIVATING 100',
      'STOPPED 160',
    ]);
  });
});

describe('containers', () => {
  it('start in parallel, and stop with the slowest', () => {
    const [task] = tasksOf(
      runTo(200, {
        ...FLEET,
        taskDefinitions: [
          {
            family: 'pair',
            containerDefinitions: [
              { name: 'fast', image: 'fast', memory: 64 },
              { name: 'slow', image: 'slow', memory: 64, stopTimeout: 20 },
            ],
          },
        ],
        images: { slow: { pullSeconds: 30, startSeconds: 5, ignoresSigterm: true } },
        timeline: [
          { at: 0, action: 'RunTask', input: { taskDefinition: 'pair' } },
          { at: 100, action: 'StopTask', input: { task: 'pair-1' } },
        ],
      }),
    );
    expect(task).toMatchObject({
      startedAt: 1 + 30 + 1 + 5 + 1,
      stoppingAt: 100,
      stoppedAt: 120,
      stoppedReason: 'Task stopped by user',
    });
    expect(task?.containers.map(({ exitCode }) => exitCode)).toEqual([0, 137]);
  });

  it('that are not essential end without ending the task', () => {
    const [task] = tasksOf(
      runTo(60, {
        ...FLEET,
        taskDefinitions: [
          {
            family: 'pair',
            containerDefinitions: [
              { name: 'main', image: 'main', memory: 64 },
              { name: 'init', image: 'init', memory: 64, essential: false },
            ],
          },
        ],
        images: { init: { exits: { afterSeconds: 5 } } },
        timeline: [{ at: 0, action: 'RunTask', input: { taskDefinition: 'pair' } }],
      }),
    );
    expect(task?.lastStatus).toBe('RUNNING');
    expect(task?.containers).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED', exitCode: 0 }]);
  });

  it('get the lowest free ports from 32768, and only while they run', () => {
    const simulation = runTo(100, {
      ...FLEET,
      taskDefinitions: [
        definition('web', {
          container: { portMappings: [{ containerPort: 80 }, { containerPort: 53, protocol: 'udp' }] },
        }),
      ],
      timeline: [
        { at: 0, action: 'RunTask', input: { taskDefinition: 'web', count: 3 } },
        { at: 50, action: 'StopTask', input: { task: 'web-2' } },
        { at: 60, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    });
    const ports = tasksOf(simulation).map(({ containers }) =>
      containers[0]?.networkBindings.map(({ hostPort, protocol }) => `${hostPort}/${protocol}`),
    );
    expect(ports).toEqual([
      ['32768/tcp', '32768/udp'],
      ['32769/tcp', '32769/udp'],
      ['32770/tcp', '32770/udp'],
      ['32769/tcp', '32769/udp'],
    ]);
  });

  it('pull an image once an instance; later pulls only ask', () => {
    const started = tasksOf(
      runTo(100, {
        ...FLEET,
        taskDefinitions: [definition('web')],
        timeline: [0, 2, 30].map((at) => ({ at, action: 'RunTask', input: { taskDefinition: 'web' } })),
      }),
    ).map(({ startedAt }) => startedAt);
    // The second begins its pull at 3 while the first pulls until 6, the third finds the image.
    expect(started).toEqual([9, 9, 35]);
  });
});

describe('the host', () => {
  it('lets a task in the place of one that was told to stop wait until that one is gone', () => {
    const port = { container: { portMappings: [{ containerPort: 80, hostPort: 80 }] } };
    const [old, next] = tasksOf(
      runTo(200, {
        ...FLEET,
        taskDefinitions: [definition('web', port)],
        images: { web: { ignoresSigterm: true } },
        timeline: [
          { at: 0, action: 'RunTask', input: { taskDefinition: 'web' } },
          { at: 50, action: 'StopTask', input: { task: 'web-1' } },
          { at: 55, action: 'RunTask', input: { taskDefinition: 'web' } },
        ],
      }),
    );
    expect(old).toMatchObject({ stoppingAt: 50, stoppedAt: 80 });
    // Placed at 55; the host has the port again at 80; then pull, create, start and report.
    expect(next).toMatchObject({ createdAt: 55, pullStartedAt: 80, startedAt: 84 });
  });

  it('gives up on a task that waits too long', () => {
    const [, next] = tasksOf(
      runTo(3_000, {
        ...FLEET,
        timings: { pendingTimeout: 600 },
        taskDefinitions: [
          definition('web', { container: { portMappings: [{ containerPort: 80, hostPort: 80 }], stopTimeout: 2_000 } }),
        ],
        images: { web: { ignoresSigterm: true } },
        timeline: [
          { at: 0, action: 'RunTask', input: { taskDefinition: 'web' } },
          { at: 50, action: 'StopTask', input: { task: 'web-1' } },
          { at: 55, action: 'RunTask', input: { taskDefinition: 'web' } },
        ],
      }),
    );
    expect(next).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      startedAt: null,
      stoppedAt: 655,
    });
  });
});

describe('a stop before the task runs', () => {
  it.each([
    ['before the agent has it', 0.5, ['PENDING 0', 'STOPPED 0.5']],
    ['while images are pulled', 3, ['PENDING 0', 'STOPPED 3']],
    ['with containers created', 7.5, ['PENDING 0', 'STOPPING 7.5', 'STOPPED 8.5']],
    ['with containers started', 8.5, ['PENDING 0', 'STOPPING 8.5', 'STOPPED 9.5']],
  ])('%s', (_, at, way) => {
    const simulation = runTo(60, {
      ...FLEET,
      taskDefinitions: [definition('web')],
      timeline: [
        { at: 0, action: 'RunTask', input: { taskDefinition: 'web' } },
        { at, action: 'StopTask', input: { task: 'web-1' } },
      ],
    });
    expect(describeTask(simulation, 0)?.lifecycle.map(({ status, from }) => `${status} ${from}`)).toEqual(way);
  });
});

it('a stop while the interface is attached: it is detached again', () => {
  const simulation = runTo(60, {
    ...FLEET,
    taskDefinitions: [definition('web', { networkMode: 'awsvpc' })],
    timeline: [
      { at: 0, action: 'RunTask', input: { taskDefinition: 'web', networkConfiguration: NETWORK } },
      { at: 4, action: 'StopTask', input: { task: 'web-1', reason: 'enough' } },
    ],
  });
  expect(describeTask(simulation, 0)?.lifecycle.map(({ status, from }) => `${status} ${from}`)).toEqual([
    'PROVISIONING 0',
    'DEPROVISIONING 4',
    'STOPPED 9',
  ]);
  expect(tasksOf(simulation)[0]).toMatchObject({
    stopCode: 'UserInitiated',
    stoppedReason: 'enough',
    pullStartedAt: null,
  });
});

it('a host that is lost takes its containers with it, in whatever they were doing', () => {
  const document = {
    ...FLEET,
    taskDefinitions: [definition('web')],
    images: { web: { pullSeconds: 120 } },
    timeline: [
      { at: 0, action: 'RunTask', input: { taskDefinition: 'web' } },
      { at: 50, action: 'TerminateInstances', input: { containerInstances: ['i'] } },
    ],
  };
  const simulation = runTo(200, document);
  expect(tasksOf(simulation)).toMatchObject([
    {
      lastStatus: 'STOPPED',
      stopCode: 'TerminationNotice',
      stoppedAt: 110,
      pullStoppedAt: null,
      containers: [{ exitCode: null }],
    },
  ]);
  expect(describeTask(simulation, 0)?.containers[0]?.phases).toEqual([{ phase: 'pulling', from: 1, to: 110 }]);
});

describe('an agent without connection', () => {
  const document = {
    ...FLEET,
    taskDefinitions: [definition('web')],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
  };

  it('is noticed after a minute; its tasks run on, and new ones find AGENT', () => {
    const simulation = runTo(200, {
      ...document,
      timeline: [
        { at: 60, action: 'DisconnectAgent', input: { containerInstances: ['i'] } },
        { at: 130, action: 'RunTask', input: { taskDefinition: 'web' } },
      ],
    });
    expect(simulation.world.instances.agentConnected[0]).toBe(0);
    expect(tasksOf(simulation)).toMatchObject([{ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' }]);
    expect(simulation.responses.at(-1)).toMatchObject({ failures: [{ arn: 'i', reason: 'AGENT' }] });
  });

  it('hangs a stop in STOPPING until it is back', () => {
    const timeline = [
      { at: 60, action: 'DisconnectAgent', input: { containerInstances: ['i'] } },
      { at: 70, action: 'UpdateService', input: { service: 'web', desiredCount: 0 } },
      { at: 500, action: 'ReconnectAgent', input: { containerInstances: ['i'] } },
    ];
    expect(tasksOf(runTo(499, { ...document, timeline }))).toMatchObject([{ lastStatus: 'STOPPING' }]);
    // Only now can the agent be told: the container gets its signal, and takes its time.
    expect(tasksOf(runTo(501, { ...document, timeline }))).toMatchObject([{ lastStatus: 'STOPPED', stoppedAt: 501 }]);
  });
});
