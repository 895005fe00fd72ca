import fc from 'fast-check';
import { SERVICES, ZONES } from './feature';
import type { Feature } from './feature';

/** Capacity providers with small groups, in two thirds of the scenarios: tasks wait, instances boot and die, and strategies change on the way. */

const PROVIDERS = ['od', 'spot'];
const word = fc.constantFrom('ENABLED', 'DISABLED');

const settings = fc.record({
  status: fc.constantFrom('ENABLED', 'ENABLED', 'DISABLED'),
  targetCapacity: fc.constantFrom(50, 80, 100),
  minimumScalingStepSize: fc.integer({ min: 1, max: 3 }),
  instanceWarmupPeriod: fc.constantFrom(0, 60, 300),
  managedDraining: word,
  isProtected: fc.boolean(),
});

const provider = (name: string) =>
  fc
    .record({
      settings,
      minSize: fc.integer({ min: 0, max: 1 }),
      maxSize: fc.integer({ min: 2, max: 5 }),
      instanceTypes: fc.constantFrom(['t3.medium'], ['t3.small', 'm5.large']),
      availabilityZones: fc.constantFrom(ZONES, ZONES.slice(0, 1)),
    })
    .map(({ settings: { managedDraining, isProtected, ...managedScaling }, ...group }) => ({
      name,
      autoScalingGroupProvider: {
        managedScaling,
        managedDraining,
        managedTerminationProtection: isProtected && managedScaling.status === 'ENABLED' ? 'ENABLED' : 'DISABLED',
      },
      autoScalingGroup: { ...group, spot: name === 'spot' },
    }));

const strategy = fc.constantFrom(
  [],
  [{ capacityProvider: 'od', weight: 1 }],
  [
    { capacityProvider: 'od', base: 1, weight: 1 },
    { capacityProvider: 'spot', weight: 2 },
  ],
);

export const capacity: Feature = {
  start: fc
    .record({
      isThere: fc.constantFrom(true, true, false),
      providers: fc.tuple(...PROVIDERS.map(provider)),
      strategies: fc.tuple(...SERVICES.map(() => strategy)),
      isDefault: fc.boolean(),
    })
    .map(({ isThere, providers, strategies, isDefault }) => (document) => {
      if (!isThere) return document;
      return {
        ...document,
        timings: { ...(document['timings'] as object | undefined), provisioningTimeout: 150, instanceBoot: 20 },
        capacityProviders: providers,
        cluster: isDefault ? { defaultCapacityProviderStrategy: [{ capacityProvider: 'od', weight: 1 }] } : {},
        services: document.services.map((service, index) => {
          const capacityProviderStrategy = strategies[index] ?? [];
          const isDaemon = service['schedulingStrategy'] === 'DAEMON';
          if (isDaemon) return { ...service, launchType: 'EC2' };
          return capacityProviderStrategy.length === 0 ? service : { ...service, capacityProviderStrategy };
        }),
      };
    }),
  happenings: [
    fc
      .record({
        service: fc.constantFrom(...SERVICES),
        capacityProviderStrategy: strategy,
        forceNewDeployment: fc.boolean(),
      })
      .map((input) => ({ action: 'UpdateService', input })),
    fc
      .record({ count: fc.integer({ min: 1, max: 6 }), weight: fc.integer({ min: 0, max: 2 }) })
      .map(({ count, weight }) => ({
        action: 'RunTask',
        input: {
          taskDefinition: 'web',
          count,
          capacityProviderStrategy: [
            { capacityProvider: 'od', weight: 1 },
            { capacityProvider: 'spot', weight },
          ],
        },
      })),
    fc
      .constantFrom('od-1', 'od-2', 'spot-1')
      .map((id) => ({ action: 'TerminateInstances', input: { containerInstances: [id] } })),
    fc.record({ name: fc.constantFrom(...PROVIDERS), status: word }).map(({ name, status }) => ({
      action: 'UpdateCapacityProvider',
      input: { name, autoScalingGroupProvider: { managedScaling: { status } } },
    })),
    fc.constant({
      action: 'PutClusterCapacityProviders',
      input: { capacityProviders: PROVIDERS, defaultCapacityProviderStrategy: [] },
    }),
  ],
};
