import type { Scenario } from '../../../scenario/scenario';
import { freeName } from '../../free-names';
import { isOnInstances } from './on-fargate';

/** How far a new group may grow beyond the fleet that there is. */
const GROWTH = 4;
const LEAST_MAXIMUM = 10;

/** A group that ECS sizes, empty at first, like the fleet that there is. */
export function newGroup({ capacityProviders, containerInstances, zones }: Scenario): {
  readonly name: string;
  readonly entry: object;
} {
  const taken = new Set(capacityProviders.flatMap(({ name }) => (typeof name === 'string' ? name : [])));
  const [first] = containerInstances;
  return {
    name: freeName('asg', taken),
    entry: {
      autoScalingGroupProvider: {
        managedScaling: { status: 'ENABLED', targetCapacity: 100 },
        managedDraining: 'ENABLED',
      },
      autoScalingGroup: {
        minSize: 0,
        maxSize: LEAST_MAXIMUM,
        instanceType: first?.instanceType ?? 'm5.large',
        availabilityZones: zones,
      },
    },
  };
}

/**
 * A scenario whose instances belong to an Auto Scaling group that ECS sizes, and whose services ask it for room; null where nothing runs on instances.
 * The fleet stays as it is at the start, as the group's first members.
 */
export function withNewProvider(scenario: Scenario): Readonly<Record<string, unknown>> | null {
  const services = scenario.services.filter(isOnInstances);
  const entries = scenario.containerInstances.filter(
    ({ at, capacityProvider }) => at === 0 && capacityProvider === null,
  );
  const [first] = entries;
  if (services.length === 0 || first === undefined) return null;
  const fleet = entries.reduce((sum, { count }) => sum + count, 0);
  const { name } = newGroup(scenario);
  const types = [...new Set(entries.map(({ instanceType }) => instanceType))];
  return {
    capacityProviders: {
      [name]: {
        autoScalingGroupProvider: {
          managedScaling: { status: 'ENABLED', targetCapacity: 100 },
          managedDraining: 'ENABLED',
        },
        autoScalingGroup: {
          minSize: 0,
          maxSize: Math.max(LEAST_MAXIMUM, fleet * GROWTH),
          ...(types.length === 1 ? { instanceType: first.instanceType } : { instanceTypes: types }),
          availabilityZones: [...new Set(entries.flatMap(({ availabilityZones }) => availabilityZones))].sort(),
        },
      },
    },
    containerInstances: Object.fromEntries(entries.map(({ id }) => [id, { capacityProvider: name }])),
    services: Object.fromEntries(
      services.map(({ serviceName, launchType }) => [
        serviceName,
        { ...(launchType && { launchType: null }), capacityProviderStrategy: [{ capacityProvider: name, weight: 1 }] },
      ]),
    ),
  };
}
