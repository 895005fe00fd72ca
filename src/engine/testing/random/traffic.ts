import fc from 'fast-check';
import type { Feature, Happening, RandomDocument } from './feature';

/** Deployments that shift traffic: by ECS itself, by CodeDeploy, and task sets that somebody else works with. Each is put to use in the timeline. */

const minutes = fc.constantFrom(0, 1, 2);
const stages = fc.constantFrom('PRE_SCALE_UP', 'POST_SCALE_UP', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 'RECONCILE_SERVICE');
const lifecycleHooks = fc.array(
  fc.record({ stage: stages, action: fc.constantFrom('ROLLBACK', 'CONTINUE') }).map(({ stage, action }) => ({
    targetType: 'PAUSE',
    lifecycleStages: [stage],
    timeoutConfiguration: { timeoutInMinutes: 1, action },
  })),
  { maxLength: 1 },
);
const strategies = fc.oneof(
  fc.record({ strategy: fc.constant('BLUE_GREEN'), bakeTimeInMinutes: minutes, lifecycleHooks }),
  fc.record({
    strategy: fc.constant('LINEAR'),
    bakeTimeInMinutes: minutes,
    linearConfiguration: fc.record({ stepPercent: fc.constantFrom(25, 33.3, 100), stepBakeTimeInMinutes: minutes }),
    lifecycleHooks,
  }),
  fc.record({
    strategy: fc.constant('CANARY'),
    bakeTimeInMinutes: minutes,
    canaryConfiguration: fc.record({ canaryPercent: fc.constantFrom(0.1, 50), canaryBakeTimeInMinutes: minutes }),
  }),
);

type Service = RandomDocument['services'][number];
type Entry = RandomDocument['timeline'][number];

/** What becomes of one service, and what is done with it. */
interface Change {
  readonly change: (service: Service) => Service;
  /** Its happenings; `service` stands for its name in each. */
  readonly happenings: readonly { readonly at: number; readonly happening: Happening }[];
}

const at = fc.integer({ min: 0, max: 400 });
const several = (happening: fc.Arbitrary<Happening>) =>
  fc.array(fc.record({ at, happening }), { minLength: 1, maxLength: 4 });

const native: fc.Arbitrary<Change> = fc.record({
  change: strategies.map(withStrategy),
  happenings: several(
    fc.oneof(
      fc.constant({ action: 'UpdateService', input: { forceNewDeployment: true } }),
      fc.oneof(fc.constant({ strategy: 'ROLLING' }), strategies).map((deploymentConfiguration) => ({
        action: 'UpdateService',
        input: { forceNewDeployment: true, deploymentConfiguration },
      })),
      fc
        .constantFrom('ABORT', 'ROLLBACK')
        .map((stopType) => ({ action: 'StopServiceDeployment', input: { stopType } })),
    ),
  ),
});

const codeDeploy: fc.Arbitrary<Change> = fc.record({
  change: fc.constant(byCodeDeploy),
  happenings: several(
    fc
      .constantFrom('ECSAllAtOnce', 'ECSLinear50PercentEvery1Minutes')
      .map((config) => ({ action: 'CreateDeployment', input: { deploymentConfigName: `Custom.${config}` } })),
  ),
});

const taskSet = fc.constantFrom('blue', 'green');
const scale = fc.constantFrom(0, 12.5, 100).map((value) => ({ value, unit: 'PERCENT' }));
const external: fc.Arbitrary<Change> = fc.record({
  change: fc.constant(byOthers),
  happenings: several(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .record({ externalId: taskSet, scale })
          .map((input): Happening => ({ action: 'CreateTaskSet', input })),
      },
      fc.record({ taskSet, scale }).map((input): Happening => ({ action: 'UpdateTaskSet', input })),
      taskSet.map((primaryTaskSet) => ({ action: 'UpdateServicePrimaryTaskSet', input: { primaryTaskSet } })),
      fc.record({ taskSet, force: fc.boolean() }).map((input): Happening => ({ action: 'DeleteTaskSet', input })),
    ),
  ),
});

const changes = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: native },
  { weight: 1, arbitrary: codeDeploy },
  { weight: 1, arbitrary: external },
);

export const traffic: Feature = {
  start: fc.tuple(changes, changes).map(
    (ofServices) => (document) =>
      document.services.reduce((before, service, index) => {
        const change = service['schedulingStrategy'] === 'DAEMON' ? null : ofServices[index];
        return change ? changed(before, service, change) : before;
      }, document),
  ),
};

function changed(document: RandomDocument, service: Service, { change, happenings }: Change): RandomDocument {
  const { serviceName } = service;
  const entries = happenings.map(({ at: moment, happening: { action, input } }): Entry => {
    return { at: moment, action, input: { ...input, ...(SUBJECTS[action] ?? ofService)(serviceName) } };
  });
  return {
    ...document,
    services: document.services.map((it) => (it === service ? change(it) : it)),
    timeline: [...document.timeline, ...entries],
  };
}

/** How an action names its service, and what it needs besides. */
const SUBJECTS: Readonly<Record<string, (service: string) => object>> = {
  StopServiceDeployment: (service) => ({ serviceDeploymentArn: service }),
  CreateTaskSet: (service) => ({ service, taskDefinition: service }),
  CreateDeployment: (service) => ({
    applicationName: 'app',
    deploymentGroupName: service,
    revision: { string: { content: `Properties:\n  TaskDefinition: ${service}` } },
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: { terminationWaitTimeInMinutes: 1 },
    },
  }),
};

function ofService(service: string): object {
  return { service };
}

/** ECS needs two target groups, and the service's own one may stand for both; without any only BLUE_GREEN is left. */
function withStrategy(strategy: object): (service: Service) => Service {
  return (service) => {
    const before = service['deploymentConfiguration'] as object;
    const balancers = balancersOf(service);
    if (balancers.length === 0) return { ...service, deploymentConfiguration: { ...before, strategy: 'BLUE_GREEN' } };
    const loadBalancers = balancers.map((balancer) => ({
      ...balancer,
      advancedConfiguration: {
        alternateTargetGroupArn: balancer['targetGroupArn'],
        productionListenerRule: 'production',
        testListenerRule: 'test',
        roleArn: 'role',
      },
    }));
    return { ...service, deploymentConfiguration: { ...before, ...strategy }, loadBalancers };
  };
}

function byCodeDeploy(service: Service): Service {
  const [balancer] = balancersOf(service);
  if (balancer === undefined) return service;
  const deploymentController = { type: 'CODE_DEPLOY' };
  return { ...service, deploymentConfiguration: {}, deploymentController, loadBalancers: [balancer] };
}

function byOthers(service: Service): Service {
  const { taskDefinition: _, networkConfiguration: _network, loadBalancers: _balancers, ...rest } = service;
  const deploymentController = { type: 'EXTERNAL' };
  return { ...rest, serviceName: service.serviceName, deploymentConfiguration: {}, deploymentController };
}

function balancersOf(service: Service): readonly Readonly<Record<string, unknown>>[] {
  const balancers = service['loadBalancers'];
  return Array.isArray(balancers) ? (balancers as Readonly<Record<string, unknown>>[]) : [];
}
