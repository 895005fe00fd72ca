import { describe, expect, it } from 'vitest';
import type { CreateServiceInput } from '../../ecs/service';
import { controllerRefusals, controllerUpdateRefusals } from './controller';
import { trafficRefusals } from './traffic';

const BALANCER = {
  targetGroupArn: 'one',
  containerName: 'web',
  containerPort: 80,
  advancedConfiguration: { alternateTargetGroupArn: 'two', productionListenerRule: 'rule', roleArn: 'role' },
};

type Configuration = NonNullable<CreateServiceInput['deploymentConfiguration']>;
const service = (
  deploymentConfiguration: Configuration,
  more: Partial<CreateServiceInput> = {},
): CreateServiceInput => ({
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount: 1,
  loadBalancers: [BALANCER],
  deploymentConfiguration,
  ...more,
});
const pathsOf = (input: CreateServiceInput) => trafficRefusals(input).map(({ path }) => path.join('.'));

describe('deployments that shift traffic', () => {
  it.each<[Configuration, Partial<CreateServiceInput>]>([
    [{}, {}],
    [{ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1440 }, {}],
    [{ strategy: 'BLUE_GREEN' }, { loadBalancers: [] }],
    [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 33.3, stepBakeTimeInMinutes: 0 } }, {}],
    [{ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.1 } }, {}],
    [{ strategy: 'CANARY' }, { loadBalancers: [], serviceConnectConfiguration: { enabled: true } }],
    [{ strategy: 'BLUE_GREEN', lifecycleHooks: [{ lifecycleStages: ['TEST_TRAFFIC_SHIFT'] }] }, {}],
  ])('%j: taken', (configuration, more) => expect(pathsOf(service(configuration, more))).toEqual([]));

  const of = 'deploymentConfiguration';
  it.each<[Configuration, Partial<CreateServiceInput>, string]>([
    [{ strategy: 'GREEN' as 'LINEAR' }, {}, `${of}.strategy`],
    [{ strategy: 'LINEAR' }, { loadBalancers: [] }, `${of}.strategy`],
    [{ strategy: 'CANARY' }, { deploymentController: { type: 'EXTERNAL' } }, `${of}.strategy`],
    [{ strategy: 'BLUE_GREEN' }, { schedulingStrategy: 'DAEMON' }, `${of}.strategy`],
    [{ strategy: 'BLUE_GREEN' }, { loadBalancers: [{ targetGroupArn: 'one' }] }, 'loadBalancers.0'],
    [{ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1441 }, {}, `${of}.bakeTimeInMinutes`],
    [{ strategy: 'BLUE_GREEN', linearConfiguration: {} }, {}, `${of}.linearConfiguration`],
    [{ strategy: 'LINEAR', canaryConfiguration: {} }, {}, `${of}.canaryConfiguration`],
    [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 2.9 } }, {}, `${of}.linearConfiguration.stepPercent`],
    [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 33.33 } }, {}, `${of}.linearConfiguration.stepPercent`],
    [{ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0 } }, {}, `${of}.canaryConfiguration.canaryPercent`],
    [
      { strategy: 'CANARY', canaryConfiguration: { canaryBakeTimeInMinutes: -1 } },
      {},
      `${of}.canaryConfiguration.canaryBakeTimeInMinutes`,
    ],
    [
      { strategy: 'BLUE_GREEN', lifecycleHooks: [{ lifecycleStages: ['BAKE_TIME'] }] },
      {},
      `${of}.lifecycleHooks.0.lifecycleStages.0`,
    ],
    [
      {
        strategy: 'BLUE_GREEN',
        lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }],
      },
      {},
      `${of}.lifecycleHooks.0.lifecycleStages.0`,
    ],
  ])('%j %j: refused at %s', (configuration, more, path) =>
    expect(pathsOf(service(configuration, more))).toEqual([path]),
  );
});

describe('deployments that others run', () => {
  const by = (type: 'CODE_DEPLOY' | 'EXTERNAL') => ({ deploymentController: { type } });

  it('leave the task definition and what goes with it to the task sets', () => {
    const input = { ...service({}), launchType: 'EC2' as const, ...by('EXTERNAL') };
    expect(controllerRefusals(input).map(({ message }) => message)).toEqual([
      'TaskDefinition must be blank.',
      'LaunchType must be blank.',
      'LoadBalancers must be blank.',
    ]);
  });

  it('need one target group with CodeDeploy', () => {
    expect(controllerRefusals(service({}, by('CODE_DEPLOY')))).toEqual([]);
    expect(controllerRefusals(service({}, { ...by('CODE_DEPLOY'), loadBalancers: [] }))).toHaveLength(1);
    const classic = [{ loadBalancerName: 'old', containerName: 'web', containerPort: 80 }];
    expect(controllerRefusals(service({}, { ...by('CODE_DEPLOY'), loadBalancers: classic }))).toHaveLength(1);
  });

  it('are not started by an update', () => {
    const update = { service: 'web', taskDefinition: 'web:2', desiredCount: 3, forceNewDeployment: true };
    expect(controllerUpdateRefusals(update, by('CODE_DEPLOY')).map(({ message }) => message)).toEqual([
      'Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
      'Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    ]);
    expect(controllerUpdateRefusals({ service: 'web', desiredCount: 3 }, by('EXTERNAL'))).toEqual([]);
    expect(controllerUpdateRefusals(update, {})).toEqual([]);
  });
});
