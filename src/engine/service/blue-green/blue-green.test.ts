import { describe, expect, it } from 'vitest';
import type { DeploymentRow } from '../../../frame/frame';
import { describeService } from '../../describe-service';
import { writeFrame } from '../../frames';
import { createSimulation } from '../../simulation';
import type { Simulation } from '../../simulation';
import { definition, scenarioOf } from '../../testing/run-scenario';

/** The update comes at second 100, when the first revision has long been steady. */
const UPDATE_AT = 100;

const port = { portMappings: [{ containerPort: 80 }] };
const revision = (image: string) => definition('web', { container: { image, ...port } });

const BALANCER = {
  targetGroupArn: 'one',
  containerName: 'web',
  containerPort: 80,
  advancedConfiguration: {
    alternateTargetGroupArn: 'two',
    productionListenerRule: 'production',
    testListenerRule: 'test',
    roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
  },
};

function worldWith(
  deploymentConfiguration: object,
  more: { timeline?: object[]; [key: string]: unknown } = {},
): object {
  const { timeline = [], service = {}, ...rest } = more;
  return {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.xlarge' }],
    loadBalancers: [
      {
        name: 'front',
        type: 'application',
        targetGroups: ['one', 'two'].map((targetGroupName) => ({ targetGroupName, deregistrationDelaySeconds: 0 })),
      },
    ],
    taskDefinitions: [revision('web:1'), revision('web:2'), revision('web:3')],
    services: [
      {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 4,
        loadBalancers: [BALANCER],
        deploymentConfiguration,
        ...(service as object),
      },
    ],
    timeline: [
      { at: UPDATE_AT, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } },
      ...timeline,
    ],
    ...rest,
  };
}

function run(document: object, seconds: number): Simulation {
  const simulation = createSimulation(scenarioOf(document));
  simulation.runUntil(seconds * 1_000);
  return simulation;
}

function rowsOf(simulation: Simulation): readonly DeploymentRow[] {
  return writeFrame(simulation).services[0]?.deployments ?? [];
}

function detailOf(simulation: Simulation) {
  const detail = describeService(simulation, 0);
  if (!detail) throw new Error('no service');
  return detail.deployments;
}

/** `[minutes since the first shift, per cent of the production traffic]` of the second revision. */
function trafficOf(simulation: Simulation): [number, number][] {
  const shifted = (detailOf(simulation)[1]?.traffic ?? []).filter(({ percent }) => percent > 0);
  const began = shifted[0]?.at ?? 0;
  return shifted.map(({ at, percent }) => [(at - began) / 60, percent]);
}

const statusOf = (simulation: Simulation, deployment = 1) => simulation.world.deployments[deployment]?.shift?.status;
const messagesOf = (simulation: Simulation) => simulation.events.map(({ message }) => message);
const hook = (stage: string, timeoutConfiguration: object) => ({
  targetType: 'PAUSE',
  lifecycleStages: [stage],
  timeoutConfiguration,
});

describe('a blue/green deployment', () => {
  const bluegreen = worldWith({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });

  it('goes through its stages; green grows to full size beside blue, and blue goes after the bake time', () => {
    const simulation = run(bluegreen, 2_000);
    const [first, second] = detailOf(simulation);
    expect(second?.stages.map(({ stage }) => stage)).toEqual([
      'PRE_SCALE_UP',
      'SCALE_UP',
      'POST_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
    ]);
    const at = (stage: string) => second?.stages.find((it) => it.stage === stage)?.at ?? NaN;
    expect(at('CLEAN_UP') - at('BAKE_TIME')).toBe(600);
    expect(first?.counts.at(-1)).toEqual({ at: at('CLEAN_UP'), running: 0, pending: 0 });
    expect(Math.max(...(second?.counts ?? []).map(({ running }) => running))).toBe(4);
    expect(first?.counts.filter(({ at: when }) => when > 20 && when < at('CLEAN_UP'))).toEqual([]);
  });

  it('is SUCCESSFUL in the end, with one deployment left and a steady state', () => {
    const simulation = run(bluegreen, 2_000);
    expect(statusOf(simulation)).toBe('SUCCESSFUL');
    expect(rowsOf(simulation)).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 4, stage: null, productionTraffic: 100 },
    ]);
    expect(writeFrame(simulation).services[0]?.steady).toBe(true);
  });

  it('has both sets at full size while it bakes, and the traffic is all green', () => {
    const simulation = run(bluegreen, 400);
    expect(rowsOf(simulation)).toMatchObject([
      {
        status: 'PRIMARY',
        taskDefinitionIndex: 1,
        stage: 'BAKE_TIME',
        desiredCount: 4,
        runningCount: 4,
        productionTraffic: 100,
        testTraffic: 100,
      },
      {
        status: 'ACTIVE',
        taskDefinitionIndex: 0,
        stage: null,
        desiredCount: 4,
        runningCount: 4,
        productionTraffic: 0,
        testTraffic: 0,
      },
    ]);
  });

  it('waits for room, and blue is not touched', () => {
    const small = { containerInstances: [{ id: 'i', instanceType: 'm5.large' }], service: { desiredCount: 5 } };
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN' }, small), 3_000);
    expect(rowsOf(simulation)).toMatchObject([
      { stage: 'SCALE_UP', runningCount: 3, productionTraffic: 0 },
      { runningCount: 5, productionTraffic: 100 },
    ]);
    expect(messagesOf(simulation).filter((it) => it.includes('was unable to place a task'))).toHaveLength(1);
  });

  it('registers its tasks with the target groups in turn', () => {
    const simulation = run(
      worldWith(
        { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
        { timeline: [{ at: 600, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:3' } }] },
      ),
      1_200,
    );
    const registered = messagesOf(simulation).filter(
      (it) => it.includes('registered 4 targets') && !it.includes('dereg'),
    );
    expect(registered.map((it) => /targetgroup\/(\w+)/.exec(it)?.[1])).toEqual(['one', 'two', 'one']);
  });

  it('of a service without load balancer shifts no traffic', () => {
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN' }, { service: { loadBalancers: [] } }), 400);
    expect(rowsOf(simulation)).toMatchObject([
      { stage: 'BAKE_TIME', productionTraffic: null, testTraffic: null },
      { productionTraffic: null },
    ]);
  });

  it('without a test rule leaves its test stages out', () => {
    const { testListenerRule: _, ...advancedConfiguration } = BALANCER.advancedConfiguration;
    const service = { loadBalancers: [{ ...BALANCER, advancedConfiguration }] };
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN' }, { service }), 400);
    expect(detailOf(simulation)[1]?.stages.some(({ stage }) => stage.includes('TEST_TRAFFIC'))).toBe(false);
    expect(rowsOf(simulation)[0]?.testTraffic).toBeNull();
  });

  it('keeps both sets at the desired count: what dies is replaced, what is scaled is scaled twice', () => {
    const timeline = [
      { at: 300, action: 'StopTask', input: { task: 'web-1' } },
      { at: 310, action: 'StopTask', input: { task: 'web-5' } },
      { at: 400, action: 'UpdateService', input: { service: 'web', desiredCount: 6 } },
    ];
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN' }, { timeline }), 600);
    expect(rowsOf(simulation)).toMatchObject([
      { taskDefinitionIndex: 1, runningCount: 6 },
      { taskDefinitionIndex: 0, runningCount: 6 },
    ]);
  });

  it('ends with its service', () => {
    const timeline = [{ at: 300, action: 'DeleteService', input: { service: 'web', force: true } }];
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN' }, { timeline }), 1_000);
    expect(writeFrame(simulation).services[0]).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
    expect(simulation.nextEventAtMs()).toBeNull();
  });
});

describe('traffic by degrees', () => {
  it('a canary has its share for its time, then everything', () => {
    const canaryConfiguration = { canaryPercent: 12.5, canaryBakeTimeInMinutes: 7 };
    const simulation = run(worldWith({ strategy: 'CANARY', bakeTimeInMinutes: 0, canaryConfiguration }), 2_000);
    expect(trafficOf(simulation)).toEqual([
      [0, 12.5],
      [7, 100],
    ]);
  });

  it('linear steps come one after the other; defaults are ten per cent every six minutes', () => {
    const simulation = run(worldWith({ strategy: 'LINEAR', bakeTimeInMinutes: 0 }), 5_000);
    expect(trafficOf(simulation)).toEqual(Array.from({ length: 10 }, (_, step) => [step * 6, (step + 1) * 10]));
    expect(statusOf(simulation)).toBe('SUCCESSFUL');
  });

  it('blue has the rest', () => {
    const linearConfiguration = { stepPercent: 33.3, stepBakeTimeInMinutes: 2 };
    const simulation = run(worldWith({ strategy: 'LINEAR', linearConfiguration }), 300);
    expect(rowsOf(simulation).map(({ productionTraffic }) => productionTraffic)).toEqual([66.6, 33.4]);
  });
});

const STAGES: [string, object][] = [
  ['PRE_SCALE_UP', { lifecycleHooks: [hook('PRE_SCALE_UP', {})] }],
  ['SCALE_UP', {}],
  ['POST_SCALE_UP', { lifecycleHooks: [hook('POST_SCALE_UP', {})] }],
  ['POST_TEST_TRAFFIC_SHIFT', { lifecycleHooks: [hook('POST_TEST_TRAFFIC_SHIFT', {})] }],
  ['PRE_PRODUCTION_TRAFFIC_SHIFT', { lifecycleHooks: [hook('PRE_PRODUCTION_TRAFFIC_SHIFT', {})] }],
  ['PRODUCTION_TRAFFIC_SHIFT', { strategy: 'CANARY' }],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', { lifecycleHooks: [hook('POST_PRODUCTION_TRAFFIC_SHIFT', {})] }],
  ['BAKE_TIME', {}],
];

describe.each(STAGES)('given up in %s', (stage, configuration) => {
  const at = stage === 'SCALE_UP' ? 110 : 300;
  const stopped = (stopType: string, seconds: number) =>
    run(
      worldWith(
        { strategy: 'BLUE_GREEN', ...configuration },
        { timeline: [{ at, action: 'StopServiceDeployment', input: { serviceDeploymentArn: 'web', stopType } }] },
      ),
      seconds,
    );

  it('was there', () => expect(rowsOf(stopped('ROLLBACK', at - 1))[0]?.stage).toBe(stage));

  it('gives the traffic back at once', () => {
    const rows = rowsOf(stopped('ROLLBACK', at));
    const green = rows.find(({ taskDefinitionIndex }) => taskDefinitionIndex === 1);
    const blue = rows.find(({ taskDefinitionIndex }) => taskDefinitionIndex === 0);
    expect(blue).toMatchObject({ status: 'PRIMARY', productionTraffic: 100, testTraffic: 100, runningCount: 4 });
    // Where it had no tasks yet nothing is left of green.
    const { desiredCount = 0, productionTraffic = 0, testTraffic = 0 } = green ?? {};
    expect([desiredCount, productionTraffic, testTraffic]).toEqual([0, 0, 0]);
  });

  it.each([
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
    ['ABORT', 'STOPPED'],
  ])('by %s ends %s, and blue has run all the time', (stopType, status) => {
    const simulation = stopped(stopType, 1_000);
    expect(statusOf(simulation)).toBe(status);
    expect(rowsOf(simulation)).toMatchObject([{ taskDefinitionIndex: 0, status: 'PRIMARY', runningCount: 4 }]);
    expect(simulation.world.deployments[1]).toMatchObject({ status: 'INACTIVE', rolloutState: 'FAILED' });
    const ofBlue = detailOf(simulation)[0]?.counts.filter(({ at: when }) => when > 20);
    expect(ofBlue).toEqual([]);
    expect(writeFrame(simulation).services[0]?.steady).toBe(true);
  });
});

describe('a deployment that fails', () => {
  it('by its alarm goes back when the alarm says so', () => {
    const configuration = {
      strategy: 'CANARY',
      alarms: { alarmNames: ['errors'], enable: true, rollback: true },
    };
    const timeline = [{ at: 400, action: 'SetAlarmState', input: { AlarmName: 'errors', StateValue: 'ALARM' } }];
    const simulation = run(worldWith(configuration, { timeline }), 1_000);
    expect(trafficOf(simulation)).toEqual([[0, 5]]);
    expect(detailOf(simulation)[1]?.traffic.at(-1)).toEqual({ at: 400, percent: 0 });
    expect(statusOf(simulation)).toBe('ROLLBACK_SUCCESSFUL');
  });

  it('by its circuit breaker never had any traffic', () => {
    const configuration = {
      strategy: 'BLUE_GREEN',
      deploymentCircuitBreaker: { enable: true, rollback: true },
    };
    const images = { 'web:2': { pull: 'notFound' } };
    const simulation = run(worldWith(configuration, { images }), 2_000);
    expect(trafficOf(simulation)).toEqual([]);
    expect(statusOf(simulation)).toBe('ROLLBACK_SUCCESSFUL');
    expect(rowsOf(simulation)).toMatchObject([{ taskDefinitionIndex: 0, runningCount: 4, productionTraffic: 100 }]);
  });

  it('by its circuit breaker without rollback stays where it is', () => {
    const configuration = {
      strategy: 'BLUE_GREEN',
      deploymentCircuitBreaker: { enable: true, rollback: false },
    };
    const simulation = run(worldWith(configuration, { images: { 'web:2': { pull: 'notFound' } } }), 2_000);
    expect(statusOf(simulation)).toBe('STOPPED');
    expect(rowsOf(simulation)).toMatchObject([
      { taskDefinitionIndex: 1, status: 'PRIMARY', rolloutState: 'FAILED', productionTraffic: 0 },
      { taskDefinitionIndex: 0, status: 'ACTIVE', runningCount: 4, productionTraffic: 100 },
    ]);
  });

  it('by a PAUSE that nobody ends goes back after its timeout', () => {
    const lifecycleHooks = [hook('POST_SCALE_UP', { timeoutInMinutes: 3, action: 'ROLLBACK' })];
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN', lifecycleHooks }), 1_000);
    const stages = detailOf(simulation)[1]?.stages ?? [];
    expect(stages.map(({ stage }) => stage)).toEqual(['PRE_SCALE_UP', 'SCALE_UP', 'POST_SCALE_UP', 'CLEAN_UP']);
    expect((stages[3]?.at ?? 0) - (stages[2]?.at ?? 0)).toBe(180);
    expect(statusOf(simulation)).toBe('ROLLBACK_SUCCESSFUL');
  });

  it('goes on after a PAUSE that continues', () => {
    const lifecycleHooks = [hook('POST_SCALE_UP', { timeoutInMinutes: 3, action: 'CONTINUE' })];
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN', lifecycleHooks, bakeTimeInMinutes: 0 }), 1_000);
    expect(statusOf(simulation)).toBe('SUCCESSFUL');
  });

  it('is followed by one with what was there before: the failed revision is not deployed again', () => {
    const timeline = [
      { at: 150, action: 'StopServiceDeployment', input: { serviceDeploymentArn: 'web' } },
      { at: 500, action: 'UpdateService', input: { service: 'web', forceNewDeployment: true } },
    ];
    const simulation = run(worldWith({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }, { timeline }), 1_000);
    expect(rowsOf(simulation)).toMatchObject([{ taskDefinitionIndex: 0, runningCount: 4, productionTraffic: 100 }]);
  });

  it('cannot be stopped any more while it cleans up', () => {
    const document = worldWith(
      { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
      {
        images: { 'web:1': { ignoresSigterm: true } },
        timeline: [{ at: 215, action: 'StopServiceDeployment', input: { serviceDeploymentArn: 'web' } }],
      },
    );
    const simulation = run(document, 1_000);
    expect(simulation.responses.at(-1)?.error?.code).toBe('ConflictException');
    expect(statusOf(simulation)).toBe('SUCCESSFUL');
  });
});

describe('an update during a deployment', () => {
  const next = (at: number, strategy: object) =>
    worldWith(
      { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5, ...strategy },
      { timeline: [{ at, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:3' } }] },
    );

  it('that has no traffic yet takes over from blue, once the one between is gone', () => {
    const simulation = run(next(110, {}), 2_000);
    expect(
      detailOf(simulation)[2]
        ?.stages.slice(0, 2)
        .map(({ stage }) => stage),
    ).toEqual(['RECONCILE_SERVICE', 'PRE_SCALE_UP']);
    expect(statusOf(simulation, 1)).toBe('STOPPED');
    expect(statusOf(simulation, 2)).toBe('SUCCESSFUL');
    expect(rowsOf(simulation)).toMatchObject([{ taskDefinitionIndex: 2, runningCount: 4, productionTraffic: 100 }]);
  });

  it('that has all of the traffic takes over from that', () => {
    const simulation = run(next(300, {}), 300);
    expect(
      rowsOf(simulation).map(({ taskDefinitionIndex, productionTraffic }) => [taskDefinitionIndex, productionTraffic]),
    ).toEqual([
      [2, 0],
      [1, 100],
      [0, 0],
    ]);
    expect(rowsOf(simulation)[0]?.stage).toBe('RECONCILE_SERVICE');
    simulation.runUntil(2_000_000);
    expect(rowsOf(simulation)).toMatchObject([{ taskDefinitionIndex: 2, productionTraffic: 100 }]);
  });

  it('that is to be a rolling one gives the shift up and replaces both revisions', () => {
    const rolling = { deploymentConfiguration: { strategy: 'ROLLING' }, taskDefinition: 'web:3' };
    const timeline = [{ at: 300, action: 'UpdateService', input: { service: 'web', ...rolling } }];
    const simulation = run(worldWith({ strategy: 'CANARY' }, { timeline }), 301);
    expect(statusOf(simulation, 1)).toBe('STOPPED');
    expect(detailOf(simulation)[1]?.traffic.at(-1)).toEqual({ at: 300, percent: 0 });
    // Those go first that have no traffic.
    expect(rowsOf(simulation).at(-1)).toMatchObject({ taskDefinitionIndex: 0, runningCount: 4 });
    simulation.runUntil(1_000_000);
    expect(rowsOf(simulation)).toMatchObject([
      { taskDefinitionIndex: 2, status: 'PRIMARY', runningCount: 4, rolloutState: 'COMPLETED' },
    ]);
  });

  it('that was a rolling one takes over from what had been COMPLETED; the others stand in for what of that is gone', () => {
    const shift = { taskDefinition: 'web:3', deploymentConfiguration: { strategy: 'BLUE_GREEN' } };
    const timeline = [{ at: 127, action: 'UpdateService', input: { service: 'web', ...shift } }];
    const document = worldWith({ minimumHealthyPercent: 50, maximumPercent: 100 }, { timeline });
    const countsAt = (seconds: number) => rowsOf(run(document, seconds)).map(({ runningCount }) => runningCount);
    // Two of the second revision have taken the place of two of the first, and are healthy.
    expect(countsAt(126)).toEqual([2, 2]);
    expect(rowsOf(run(document, 127))).toMatchObject([
      { taskDefinitionIndex: 2, stage: 'RECONCILE_SERVICE', runningCount: 0 },
      { taskDefinitionIndex: 1, runningCount: 2 },
      { taskDefinitionIndex: 0, desiredCount: 4, runningCount: 2 },
    ]);
    expect(countsAt(139)).toEqual([0, 2, 4]);
    expect(countsAt(140)).toEqual([0, 0, 4]);
    expect(rowsOf(run(document, 2_000))).toMatchObject([{ taskDefinitionIndex: 2, runningCount: 4 }]);
  });

  it('in the middle of a canary gives the canary up', () => {
    const simulation = run(next(300, { strategy: 'CANARY' }), 300);
    const shares = rowsOf(simulation).map(({ taskDefinitionIndex, productionTraffic }) => [
      taskDefinitionIndex,
      productionTraffic,
    ]);
    expect(shares).toContainEqual([0, 100]);
    expect(shares).toContainEqual([1, 0]);
  });
});
