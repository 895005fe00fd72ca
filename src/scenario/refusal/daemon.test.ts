import { describe, expect, it } from 'vitest';
import type { CreateServiceInput } from '../../ecs/service';
import { daemonRefusals } from './daemon';
import type { RequestContext } from './refusal';

const context = (defaultStrategy: RequestContext['defaultStrategy'] = []): RequestContext => ({
  ...({} as RequestContext),
  capacityProviders: ['on-demand'],
  defaultStrategy,
});

const daemon = (given: Partial<CreateServiceInput>): CreateServiceInput => ({
  serviceName: 'agent',
  taskDefinition: 'agent',
  schedulingStrategy: 'DAEMON',
  ...given,
});

describe('a DAEMON service', () => {
  it.each<Partial<CreateServiceInput>>([
    {},
    { launchType: 'EC2' },
    { deploymentController: { type: 'ECS' } },
    { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } },
    { placementConstraints: [{ type: 'memberOf', expression: 'attribute:a exists' }] },
    { availabilityZoneRebalancing: 'DISABLED' },
  ])('may be %j', (given) => {
    expect(daemonRefusals(daemon(given), context())).toEqual([]);
  });

  it.each<[Partial<CreateServiceInput>, string, string]>([
    [
      { desiredCount: 2 },
      'desiredCount',
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    ],
    [
      { placementStrategy: [{ type: 'random' }] },
      'placementStrategy',
      'The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again',
    ],
    [
      { deploymentConfiguration: { maximumPercent: 200 } },
      'deploymentConfiguration.maximumPercent',
      'The daemon scheduling strategy does not support values above 100 for maximumPercent. Change the value and try again',
    ],
    [
      { deploymentConfiguration: { maximumPercent: 50 } },
      'deploymentConfiguration.maximumPercent',
      'The daemon scheduling strategy needs a maximumPercent of 100; 50 was given.',
    ],
    [
      { deploymentConfiguration: { minimumHealthyPercent: 150 } },
      'deploymentConfiguration.minimumHealthyPercent',
      'minimumHealthyPercent of a daemon service is at most 100; 150 was given.',
    ],
    [
      { capacityProviderStrategy: [{ capacityProvider: 'on-demand' }] },
      'capacityProviderStrategy',
      'Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.',
    ],
    [
      { launchType: 'FARGATE' },
      'launchType',
      'The daemon scheduling strategy is not supported with the FARGATE launch type.',
    ],
    [
      { deploymentController: { type: 'CODE_DEPLOY' } },
      'deploymentController',
      'The daemon scheduling strategy does not support the CODE_DEPLOY deployment controller.',
    ],
    [
      { deploymentController: { type: 'EXTERNAL' } },
      'deploymentController',
      'The daemon scheduling strategy does not support the EXTERNAL deployment controller.',
    ],
    [
      { volumeConfigurations: [{ name: 'data' }] },
      'volumeConfigurations',
      'The daemon scheduling strategy does not support volumes that are configured at launch.',
    ],
  ])('may not be %j', (given, path, message) => {
    expect(daemonRefusals(daemon(given), context())).toEqual([
      { code: 'InvalidParameterException', path: path.split('.'), message },
    ]);
  });

  it('is refused under a default strategy of the cluster, unless it names its launch type', () => {
    const cluster = context([{ capacityProvider: 'on-demand' }]);
    expect(daemonRefusals(daemon({}), cluster)).toMatchObject([{ path: [] }]);
    expect(daemonRefusals(daemon({ launchType: 'EC2' }), cluster)).toEqual([]);
  });
});
