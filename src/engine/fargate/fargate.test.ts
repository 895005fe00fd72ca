import { describe, expect, it } from 'vitest';
import { describeService } from '../describe-service';
import { printedTask } from '../printed';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { definition, runTo, scenarioOf, tasksOf } from '../testing/run-scenario';
import { emptyLaunchRate, takeToken } from './launch-rate';

const SUBNETS = { 'subnet-a': 'us-east-1a', 'subnet-b': 'us-east-1b', 'subnet-c': 'us-east-1c' };
const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } };
const ON_FARGATE = { launchType: 'FARGATE', networkConfiguration: NETWORK };
const ON_SPOT = {
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  networkConfiguration: NETWORK,
};

/** One vCPU and 2 GiB. */
const micro = (family: string, more: object = {}) =>
  definition(family, {
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '1024',
    memory: '2048',
    ...more,
  });

const web = (desiredCount: number, more: object = ON_FARGATE) => ({
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount,
  ...more,
});

const world = (more: object) => ({ subnets: SUBNETS, taskDefinitions: [micro('web'), micro('batch')], ...more });

const runTask = (at: number, count: number, more: object = ON_FARGATE) => ({
  at,
  action: 'RunTask',
  input: { taskDefinition: 'batch', count, ...more },
});

const zonesOf = (simulation: Simulation) =>
  tasksOf(simulation).map(({ availabilityZone }) => availabilityZone?.slice(-1));

const messagesOf = ({ events }: Simulation) => events.map(({ message }) => message);

describe('a Fargate task', () => {
  it('has no instance, and lifecycle times of its own', () => {
    const simulation = runTo(100, world({ services: [web(1)] }));
    const [task] = tasksOf(simulation);
    expect(task).toMatchObject({
      launchType: 'FARGATE',
      capacityProvider: null,
      containerInstance: null,
      availabilityZone: 'us-east-1a',
      createdAt: 0,
      pullStartedAt: 19,
      startedAt: 27,
    });
    const stop = { at: 100, action: 'StopTask', input: { task: 'web-1' } };
    expect(tasksOf(runTo(200, world({ services: [web(1)], timeline: [stop] })))[0]).toMatchObject({
      stoppingAt: 100,
      stoppedAt: 116,
    });
  });

  it('pulls its images every time: no host remembers them', () => {
    const startMs = (tasks: ReturnType<typeof tasksOf>) =>
      tasks.map(({ pullStartedAt, pullStoppedAt }) => (pullStoppedAt ?? 0) - (pullStartedAt ?? 0));
    const simulation = runTo(200, world({ timeline: [runTask(0, 2), runTask(100, 1)] }));
    expect(startMs(tasksOf(simulation))).toEqual([5, 5, 5]);
  });

  it('takes a minute more on Windows', () => {
    const runtimePlatform = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' };
    const taskDefinitions = [micro('web', { runtimePlatform })];
    expect(tasksOf(runTo(200, { taskDefinitions, services: [web(1)] }))[0]).toMatchObject({ startedAt: 87 });
  });

  it('goes where the fewest of its service are, in the zones of its subnets alone', () => {
    expect(zonesOf(runTo(10, world({ services: [web(5)] })))).toEqual(['a', 'b', 'a', 'b', 'a']);
    const timeline = [{ at: 1, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } }];
    expect(zonesOf(runTo(10, world({ timeline: [...timeline, runTask(2, 3)] })))).toEqual(['b', 'b', 'b']);
  });

  it('is printed as describe-tasks prints it', () => {
    const taskDefinitions = [micro('web', { ephemeralStorage: { sizeInGiB: 50 } })];
    const simulation = runTo(100, { subnets: SUBNETS, taskDefinitions, services: [web(1, ON_SPOT)] });
    const printed = printedTask(simulation, 0);
    expect(printed).toMatchObject({
      launchType: 'FARGATE',
      capacityProviderName: 'FARGATE_SPOT',
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      availabilityZone: 'us-east-1a',
      connectivity: 'CONNECTED',
      ephemeralStorage: { sizeInGiB: 50 },
      attachments: [
        {
          type: 'ElasticNetworkInterface',
          status: 'ATTACHED',
          details: expect.arrayContaining([{ name: 'subnetId', value: 'subnet-a' }]) as unknown,
        },
      ],
      containers: [{ networkInterfaces: [{ privateIpv4Address: '10.0.0.4' }] }],
    });
    expect(printed).not.toHaveProperty('containerInstanceArn');
    expect(describeService(simulation, 0)?.json).toMatchObject({ platformVersion: '1.4.0', platformFamily: 'Linux' });
  });

  it('is told in Fargate’s words what its execution role may not do', () => {
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:2';
    const executionRoleArn = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole';
    const taskDefinitions = [micro('batch', { executionRoleArn, container: { image } })];
    const reasonFor = (deny: string, definitions: object[]) =>
      tasksOf(
        runTo(60, {
          taskDefinitions: definitions,
          roles: { ecsTaskExecutionRole: { deny: [deny] } },
          timeline: [runTask(0, 1)],
        }),
      )[0]?.stoppedReason;
    expect(reasonFor('ecr:GetAuthorizationToken', taskDefinitions)).toMatch(
      /^ResourceInitializationError: unable to pull secrets or registry auth: .* unable to retrieve ecr registry auth: .*AccessDenied/,
    );
    const options = { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p' };
    const logs = { logConfiguration: { logDriver: 'awslogs', options } };
    expect(reasonFor('logs:*', [micro('batch', { executionRoleArn, container: logs })])).toMatch(
      /^ResourceInitializationError: failed to validate logger args: create stream .*: exit status 1$/,
    );
  });
});

describe('tasks that are there at the start', () => {
  const entry = { taskDefinition: 'web', launchType: 'FARGATE', availabilityZone: 'us-east-1b', group: 'service:web' };

  it('are RUNNING in their zone, and their service goes on from there', () => {
    const simulation = runTo(60, world({ services: [web(3)], tasks: [{ ...entry, count: 2 }] }));
    expect(zonesOf(simulation)).toEqual(['b', 'b', 'a']);
    expect(tasksOf(simulation)[0]).toMatchObject({ lastStatus: 'RUNNING', startedAt: 0 });
  });

  it('are shared out as the strategy of their service says', () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ];
    const services = [web(4, { capacityProviderStrategy, networkConfiguration: NETWORK })];
    const simulation = runTo(10, world({ services, tasks: [{ ...entry, count: 4 }] }));
    expect(tasksOf(simulation).map(({ capacityProvider }) => capacityProvider)).toEqual([
      'FARGATE',
      'FARGATE_SPOT',
      'FARGATE',
      'FARGATE_SPOT',
    ]);
  });

  it('are left out where their definition is not Fargate’s', () => {
    const taskDefinitions = [definition('web')];
    expect(runTo(0, { taskDefinitions, tasks: [entry] }).events[0]?.message).toContain(
      'the task definition does not support Fargate',
    );
  });
});

describe('Fargate Spot', () => {
  const interrupt = (at: number, input: object = { service: 'web', count: 1 }) => ({
    at,
    action: 'InterruptFargateSpot',
    input,
  });

  it('stops a task at once and kills it after its stop timeout', () => {
    const images = { 'web:latest': { ignoresSigterm: true } };
    const taskDefinitions = [micro('web', { container: { stopTimeout: 90 } })];
    const [task] = tasksOf(
      runTo(400, {
        subnets: SUBNETS,
        images,
        taskDefinitions,
        services: [web(1, ON_SPOT)],
        timeline: [interrupt(100)],
      }),
    );
    expect(task).toMatchObject({
      stoppingAt: 100,
      executionStoppedAt: 190,
      stoppedAt: 205,
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
      containers: [{ exitCode: 137 }],
    });
  });

  it('takes what is left after two minutes, though a load balancer still drains it', () => {
    const loadBalancers = [
      { name: 'front', type: 'application', targetGroups: [{ targetGroupName: 'web', targetType: 'ip', port: 80 }] },
    ];
    const container = { portMappings: [{ containerPort: 80 }], stopTimeout: 30 };
    const behind = { loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }] };
    const taskDefinitions = [micro('web', { container })];
    const services = [web(1, { ...ON_SPOT, ...behind })];
    const simulation = runTo(400, {
      subnets: SUBNETS,
      loadBalancers,
      taskDefinitions,
      services,
      timeline: [interrupt(100)],
    });
    expect(tasksOf(simulation)[0]).toMatchObject({ stoppingAt: 100, executionStoppedAt: 101, stoppedAt: 235 });
  });

  it('passes over On-Demand tasks, and does not fall back to them', () => {
    const onDemand = runTo(200, world({ services: [web(2)], timeline: [interrupt(100)] }));
    expect(tasksOf(onDemand).map(({ stoppingAt }) => stoppingAt)).toEqual([null, null]);
    expect(messagesOf(onDemand)).toContain('InterruptFargateSpot no RUNNING task of FARGATE_SPOT');
    const gone = {
      at: 90,
      action: 'SetFargateCapacity',
      input: { capacityProvider: 'FARGATE_SPOT', available: false },
    };
    const simulation = runTo(200, world({ services: [web(2, ON_SPOT)], timeline: [gone, interrupt(100)] }));
    expect(tasksOf(simulation)).toHaveLength(2);
    expect(messagesOf(simulation)).toContain(
      '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    );
  });

  it('interrupts steadily, drawn from the seed', () => {
    const document = (seed: number) =>
      world({ seed, quotas: { fargateSpotInterruptionsPerHour: 30 }, services: [web(4, ON_SPOT)] });
    const interruptedAt = (seed: number) =>
      tasksOf(runTo(3_600, document(seed))).flatMap(({ stopCode, stoppingAt }) =>
        stopCode === 'SpotInterruption' ? stoppingAt : [],
      );
    expect(interruptedAt(1)).toEqual(interruptedAt(1));
    expect(interruptedAt(1)).not.toEqual(interruptedAt(2));
    expect(interruptedAt(1).length).toBeGreaterThan(15);
    expect(interruptedAt(1).length).toBeLessThan(50);
  });
});

describe('a launch rate', () => {
  it('is a token bucket: of 300 at once 100 are launched, then 20 a second, the last at 10 s (vector Q1)', () => {
    const rate = emptyLaunchRate();
    const times = Array.from({ length: 300 }, () => takeToken(rate, { burst: 100, perSecond: 20 }, 0));
    expect(times.filter((atMs) => atMs === 0)).toHaveLength(100);
    for (let second = 1; second <= 10; second++)
      expect(times.filter((atMs) => atMs > (second - 1) * 1_000 && atMs <= second * 1_000)).toHaveLength(20);
    expect(times.at(-1)).toBe(10_000);
  });

  it('holds for calls of RunTask too: twenty in second 0, ten in the next', () => {
    const quotas = { fargateLaunchBurst: 100, fargateLaunchesPerSecond: 20, runTaskFargateCallsPerSecond: 20 };
    const calls = [0, 1].flatMap((at) => Array.from({ length: at === 0 ? 30 : 10 }, () => runTask(at, 10)));
    const simulation = runTo(60, world({ quotas, timeline: calls }));
    expect(simulation.responses.filter(({ error }) => error?.code === 'ThrottlingException')).toHaveLength(10);
    const tasks = tasksOf(simulation);
    expect(tasks).toHaveLength(300);
    // 18 seconds of PROVISIONING after the launch, and 9 until RUNNING.
    const launchedAt = tasks.map(({ startedAt }) => (startedAt ?? 0) - 27);
    expect(launchedAt.filter((at) => at === 0)).toHaveLength(100);
    expect(Math.max(...launchedAt)).toBe(10);
  });

  it('never ends a wait where it is 0', () => {
    const quotas = { fargateLaunchBurst: 1, fargateLaunchesPerSecond: 0 };
    const tasks = tasksOf(runTo(4_000, world({ quotas, timeline: [runTask(0, 2)] })));
    expect(tasks.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'PROVISIONING']);
  });
});

describe('a vCPU quota', () => {
  it('is On-Demand’s or Spot’s, and free again when a task is STOPPED', () => {
    const quotas = { fargateOnDemandVcpus: 2, fargateSpotVcpus: 1 };
    const stop = { at: 50, action: 'StopTask', input: { task: 'batch-1' } };
    const timeline = [runTask(0, 3), runTask(0, 2, ON_SPOT), stop, runTask(60, 1), runTask(66, 1)];
    const { responses } = runTo(100, world({ quotas, timeline }));
    const created = responses.map(({ tasks = [] }) => tasks.length);
    expect(created).toEqual([2, 1, 0, 0, 1]);
    expect(responses[0]?.failures).toEqual([
      { arn: '', reason: 'You’ve reached the limit on the number of vCPUs you can run concurrently' },
    ]);
  });
});

describe('a zone that fails', () => {
  const fail = (at: number) => ({ at, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } });

  it('takes its micro-VMs, and ECS notices a minute later', () => {
    const simulation = runTo(300, world({ services: [web(2)], timeline: [fail(100)] }));
    expect(tasksOf(simulation)[0]).toMatchObject({ stopCode: 'TerminationNotice', stoppingAt: 160, stoppedAt: 160 });
    expect(zonesOf(simulation)).toEqual(['a', 'b', 'b']);
  });

  it('and is back before ECS has noticed: what it has taken stays gone, what comes after lives', () => {
    const restore = { at: 110, action: 'RestoreAvailabilityZone', input: { availabilityZone: 'us-east-1a' } };
    const timeline = [fail(100), restore, runTask(115, 1), fail(120)];
    const ends = tasksOf(runTo(300, world({ services: [web(1)], timeline }))).map(({ name, stoppedAt }) => [
      name,
      stoppedAt,
    ]);
    expect(ends).toEqual([
      ['web-1', 160],
      ['batch-1', 180],
      ['web-2', null],
    ]);
  });
});

describe('services on Fargate', () => {
  it('replace what is ill, keep what is protected, and go through blue/green like others', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 5, retries: 2 };
    const taskDefinitions = [
      micro('web', { container: { healthCheck } }),
      micro('web', { container: { healthCheck } }),
    ];
    const services = [web(2, { ...ON_FARGATE, deploymentConfiguration: { strategy: 'BLUE_GREEN' } })];
    const timeline = [
      { at: 100, action: 'FailHealthCheck', input: { tasks: ['web-1'] } },
      { at: 300, action: 'UpdateTaskProtection', input: { tasks: ['web-2'], protectionEnabled: true } },
      { at: 310, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } },
      { at: 400, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } },
    ];
    const simulation = runTo(1_500, {
      subnets: SUBNETS,
      taskDefinitions,
      services: services.map((it) => ({ ...it, taskDefinition: 'web:1' })),
      timeline,
    });
    const ends = tasksOf(simulation).map(({ name, taskDefinition, stoppedReason, lastStatus }) => [
      name,
      taskDefinition,
      stoppedReason?.replace(/ecs-svc.*/, '') ?? lastStatus,
    ]);
    expect(ends[0]).toEqual(['web-1', 'web:1', 'Task failed container health checks']);
    expect(ends[2]?.[2]).toContain('Scaling activity');
    expect(ends.at(-1)).toEqual([expect.any(String), 'web:2', 'RUNNING']);
  });

  it('trip the circuit breaker when their images cannot be pulled', () => {
    const deploymentCircuitBreaker = { enable: true, rollback: false };
    const services = [web(1, { ...ON_FARGATE, deploymentConfiguration: { deploymentCircuitBreaker } })];
    const simulation = runTo(1_200, world({ images: { web: { pull: 'denied' } }, services }));
    expect(simulation.world.deployments[0]?.rolloutState).toBe('FAILED');
  });
});

it('time travel and snapshots hold', () => {
  const timeline = [
    { at: 60, action: 'InterruptFargateSpot', input: { service: 'web', count: 2 } },
    { at: 80, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1b' } },
    { at: 90, action: 'SetFargateCapacity', input: { available: false } },
  ];
  const quotas = { fargateLaunchBurst: 2, fargateLaunchesPerSecond: 1, fargateSpotInterruptionsPerHour: 40 };
  const scenario = scenarioOf(world({ quotas, services: [web(5, ON_SPOT)], timeline }));
  const straight = createSimulation(scenario);
  straight.runUntil(400_000);
  const journey = createSimulation(scenario, { checkpointWork: 50 });
  for (const timeMs of [100_000, 30_000, 350_000, 61_000, 400_000]) journey.runUntil(timeMs);
  expect(journey.stateHash()).toBe(straight.stateHash());
});
