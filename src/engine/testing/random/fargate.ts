import fc from 'fast-check';
import { NETWORK, ZONES } from './feature';
import type { Feature, RandomDocument } from './feature';

/** The service `api` on Fargate in half of the scenarios, by launch type or strategy, with little quota; Spot is taken back, and capacity runs out. */

const FARGATE = { launchType: 'FARGATE' };
const STRATEGY = {
  capacityProviderStrategy: [
    { capacityProvider: 'FARGATE', base: 1, weight: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: 2 },
  ],
};
const SPOT = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] };

const onWhat = fc.constantFrom(FARGATE, STRATEGY, SPOT);
const market = fc.constantFrom('FARGATE', 'FARGATE_SPOT');
const FAMILIES_ON_FARGATE = ['api', 'batch'];

export const fargate: Feature = {
  start: fc
    .record({
      launch: fc.option(onWhat, { nil: null }),
      quotas: fc.constantFrom(
        {},
        { fargateOnDemandVcpus: 1, fargateSpotVcpus: 1 },
        { fargateLaunchBurst: 2, fargateLaunchesPerSecond: 0.5, fargateSpotInterruptionsPerHour: 60 },
        { fargateLaunchesPerMinutePerService: 2, runTaskFargateCallsPerSecond: 1 },
      ),
      initial: fc.nat({ max: 2 }),
    })
    .map(({ launch, quotas, initial }) => (document) => {
      if (launch === null) return document;
      const task = { taskDefinition: 'api', launchType: 'FARGATE', availabilityZone: ZONES[1], group: 'service:api' };
      return {
        ...document,
        quotas,
        subnets: { 'subnet-1': ZONES[0], 'subnet-2': ZONES[1] },
        taskDefinitions: document.taskDefinitions.map(forFargate),
        services: document.services.map((it) =>
          it.serviceName === 'api'
            ? { ...it, ...launch, placementStrategy: [], placementConstraints: [], networkConfiguration: SUBNETS }
            : it,
        ),
        tasks: initial > 0 ? [...document.tasks, { ...task, count: initial }] : document.tasks,
      };
    }),
  happenings: [
    fc
      .record({ capacityProvider: market, availabilityZone: fc.constantFrom(...ZONES), available: fc.boolean() })
      .map((input) => ({ action: 'SetFargateCapacity', input })),
    fc
      .nat({ max: 3 })
      .map((count) => ({ action: 'InterruptFargateSpot', input: { service: 'api', count: count + 1 } })),
    onWhat.map((launch) => ({
      action: 'RunTask',
      input: { taskDefinition: 'batch', count: 3, networkConfiguration: NETWORK, ...launch },
    })),
    fc
      .constantFrom('FailAvailabilityZone', 'RestoreAvailabilityZone')
      .map((action) => ({ action, input: { availabilityZone: ZONES[1] } })),
  ],
};

const SUBNETS = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } };

type Definition = RandomDocument['taskDefinitions'][number];

/** The same containers, in the smallest micro-VM that holds them. */
function forFargate(definition: Definition): Definition {
  if (!FAMILIES_ON_FARGATE.includes(definition.family)) return definition;
  const text = JSON.stringify(definition).replaceAll(/,?"hostPort":\d+/g, '');
  return { ...(JSON.parse(text) as Definition), networkMode: 'awsvpc', cpu: '1024', memory: '2048' };
}
