import { describe, expect, it } from 'vitest';
import { describeService } from '../describe-service';
import { writeFrame } from '../frames';
import type { Simulation } from '../simulation';
import { definition, runTo } from '../testing/run-scenario';

const revision = (image: string) => definition('web', { container: { image, portMappings: [{ containerPort: 80 }] } });

const appSpec = (taskDefinition: string) => ({
  revisionType: 'AppSpecContent',
  appSpecContent: {
    content: JSON.stringify({ Resources: [{ TargetService: { Properties: { TaskDefinition: taskDefinition } } }] }),
  },
});

const DEPLOYMENT = {
  applicationName: 'AppECS-default-web',
  deploymentGroupName: 'DgpECS-default-web',
  revision: appSpec('web:2'),
  loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: 'one' }, { name: 'two' }] }] },
};

function document(timeline: object[], more: object = {}): object {
  return {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.xlarge' }],
    loadBalancers: [
      {
        name: 'front',
        type: 'application',
        targetGroups: ['one', 'two'].map((targetGroupName) => ({ targetGroupName, deregistrationDelaySeconds: 0 })),
      },
      { name: 'wide', type: 'network', targetGroups: [{ targetGroupName: 'tcp' }] },
    ],
    taskDefinitions: [revision('web:1'), revision('web:2'), revision('web:3')],
    services: [service('web')],
    timeline,
    ...more,
  };
}

const service = (serviceName: string, more: object = {}) => ({
  serviceName,
  taskDefinition: 'web:1',
  desiredCount: 3,
  deploymentController: { type: 'CODE_DEPLOY' },
  loadBalancers: [{ targetGroupArn: 'one', containerName: 'web', containerPort: 80 }],
  ...more,
});

const create = (at: number, more: object = {}) => ({
  at,
  action: 'CreateDeployment',
  input: { ...DEPLOYMENT, ...more },
});
const rowsOf = (simulation: Simulation) => writeFrame(simulation).services[0]?.deployments ?? [];
const detailOf = (simulation: Simulation) => describeService(simulation, 0)?.deployments ?? [];
const errorsOf = (simulation: Simulation) => simulation.responses.flatMap(({ error }) => (error ? [error.code] : []));

/** `[minutes since the first shift, per cent]` of the replacement task set. */
function trafficOf(simulation: Simulation): [number, number][] {
  const shifted = (detailOf(simulation)[1]?.traffic ?? []).filter(({ percent }) => percent > 0);
  return shifted.map(({ at, percent }) => [(at - (shifted[0]?.at ?? 0)) / 60, percent]);
}

describe('a deployment by CodeDeploy (services-and-capacity 1.16)', () => {
  const linear = (minutes: number): [number, number][] =>
    Array.from({ length: 10 }, (_, step) => [step * minutes, (step + 1) * 10]);

  it.each<[string, [number, number][]]>([
    ['ECSLinear10PercentEvery1Minutes', linear(1)],
    ['ECSLinear10PercentEvery3Minutes', linear(3)],
    [
      'ECSCanary10Percent5Minutes',
      [
        [0, 10],
        [5, 100],
      ],
    ],
    [
      'ECSCanary10Percent15Minutes',
      [
        [0, 10],
        [15, 100],
      ],
    ],
    ['ECSAllAtOnce', [[0, 100]]],
  ])('%s moves the traffic so', (name, traffic) => {
    const simulation = runTo(4_000, document([create(100, { deploymentConfigName: `CodeDeployDefault.${name}` })]));
    expect(trafficOf(simulation)).toEqual(traffic);
  });

  it('goes through its lifecycle events; the original task set goes an hour after the traffic', () => {
    const simulation = runTo(5_000, document([create(100)]));
    const [original, replacement] = detailOf(simulation);
    const stages = replacement?.stages ?? [];
    expect(stages.map(({ stage }) => stage)).toEqual([
      'BeforeInstall',
      'Install',
      'AfterInstall',
      'BeforeAllowTraffic',
      'AllowTraffic',
      'AfterAllowTraffic',
      'Wait',
      'Terminate',
    ]);
    const at = (stage: string) => stages.find((it) => it.stage === stage)?.at ?? NaN;
    expect(at('Terminate') - at('AllowTraffic')).toBe(3_600);
    expect(original?.counts.at(-1)).toEqual({ at: at('Terminate'), running: 0, pending: 0 });
    expect(rowsOf(simulation)).toMatchObject([{ status: 'PRIMARY', taskDefinitionIndex: 1, runningCount: 3 }]);
  });

  it('has test traffic where the deployment group has a test listener', () => {
    const loadBalancerInfo = {
      targetGroupPairInfoList: [
        { targetGroups: [{ name: 'one' }, { name: 'two' }], testTrafficRoute: { listenerArns: ['test'] } },
      ],
    };
    const simulation = runTo(300, document([create(100, { loadBalancerInfo })]));
    expect(detailOf(simulation)[1]?.stages.map(({ stage }) => stage)).toContain('AllowTestTraffic');
    expect(rowsOf(simulation)).toMatchObject([{ testTraffic: 100 }, { testTraffic: 0 }]);
  });

  it('makes the replacement PRIMARY when it has all of the traffic, and not before', () => {
    const name = 'CodeDeployDefault.ECSCanary10Percent5Minutes';
    const timeline = [create(100, { deploymentConfigName: name })];
    expect(rowsOf(runTo(200, document(timeline)))).toMatchObject([
      { status: 'PRIMARY', taskDefinitionIndex: 0, desiredCount: 3, productionTraffic: 90, stage: null },
      { status: 'ACTIVE', taskDefinitionIndex: 1, desiredCount: 3, productionTraffic: 10, stage: 'AllowTraffic' },
    ]);
    expect(rowsOf(runTo(500, document(timeline)))).toMatchObject([
      { status: 'PRIMARY', taskDefinitionIndex: 1, productionTraffic: 100, stage: 'Wait' },
      { status: 'ACTIVE', taskDefinitionIndex: 0, productionTraffic: 0 },
    ]);
  });

  it('that does not become healthy within an hour goes back', () => {
    const simulation = runTo(4_000, document([create(100)], { images: { 'web:2': { healthyAfterSeconds: null } } }));
    expect(trafficOf(simulation)).toEqual([]);
    expect(simulation.world.deployments[1]?.shift?.status).toBe('ROLLBACK_SUCCESSFUL');
    expect(rowsOf(simulation)).toMatchObject([{ status: 'PRIMARY', taskDefinitionIndex: 0, productionTraffic: 100 }]);
    expect(detailOf(simulation)[1]?.stages.at(-2)?.stage).toBe('Install');
  });

  it('that nobody reroutes in time stops', () => {
    const blueGreenDeploymentConfiguration = {
      deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 10 },
    };
    const simulation = runTo(1_000, document([create(100, { blueGreenDeploymentConfiguration })]));
    expect(trafficOf(simulation)).toEqual([]);
    expect(simulation.world.deployments[1]?.shift?.status).toBe('ROLLBACK_SUCCESSFUL');
  });

  it('takes the target groups in turns', () => {
    const quick = { terminateBlueInstancesOnDeploymentSuccess: { terminationWaitTimeInMinutes: 0 } };
    const simulation = runTo(
      1_000,
      document([
        create(100, { blueGreenDeploymentConfiguration: quick }),
        create(500, { revision: appSpec('web:3'), blueGreenDeploymentConfiguration: quick }),
      ]),
    );
    const registered = simulation.events.flatMap(
      ({ message }) => /\) registered .*targetgroup\/(\w+)/.exec(message) ?? [],
    );
    expect(registered.filter((_, index) => index % 2 === 1)).toEqual(['one', 'two', 'one']);
  });

  it('scales both task sets with the service', () => {
    const scaled = { at: 200, action: 'UpdateService', input: { service: 'web', desiredCount: 5 } };
    const rows = rowsOf(runTo(300, document([create(100), scaled])));
    expect(rows.map(({ runningCount }) => runningCount)).toEqual([5, 5]);
  });
});

describe('CodeDeploy refuses', () => {
  it.each<[string, object]>([
    ['DeploymentGroupDoesNotExistException', { ecsServices: [{ serviceName: 'other' }] }],
    ['DeploymentConfigDoesNotExistException', { deploymentConfigName: 'CodeDeployDefault.OneAtATime' }],
    ['InvalidRevisionException', { revision: { revisionType: 'String', string: { content: '{}' } } }],
    ['ClientException', { revision: appSpec('web:9') }],
  ])('%s: %j', (code, more) => expect(errorsOf(runTo(110, document([create(100, more)])))).toEqual([code]));

  it('a second deployment beside one that is under way', () => {
    const simulation = runTo(210, document([create(100), create(200)]));
    const error = simulation.responses.at(-1)?.error;
    expect(error?.code).toBe('DeploymentLimitExceededException');
    expect(error?.message).toMatch(
      /^The Deployment Group 'DgpECS-default-web' already has an active Deployment 'd-\w{9}'$/,
    );
  });

  it('to move traffic by degrees behind a Network Load Balancer', () => {
    const tcp = [{ targetGroupArn: 'tcp', containerName: 'web', containerPort: 80 }];
    const services = [service('web', { loadBalancers: tcp })];
    const degrees = create(100, { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    expect(errorsOf(runTo(110, document([degrees], { services })))).toEqual(['InvalidDeploymentConfigNameException']);
    expect(errorsOf(runTo(110, document([create(100)], { services })))).toEqual([]);
  });

  it.each([
    ['UpdateService', { service: 'web', taskDefinition: 'web:2' }, 'InvalidParameterException'],
    ['UpdateService', { service: 'web', forceNewDeployment: true }, 'InvalidParameterException'],
    ['StopServiceDeployment', { serviceDeploymentArn: 'web' }, 'UnsupportedFeatureException'],
  ])('what is %s’s: %j', (action, input, code) =>
    expect(errorsOf(runTo(110, document([{ at: 100, action, input }])))).toEqual([code]),
  );
});
