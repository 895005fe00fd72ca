import { nearNames } from '../../lib/near-name';
import { HEALTH_CHECK_DEFAULTS } from '../complete/load-balancers';
import { didYouMean, error } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import type { ScenarioDocument } from '../schema/document';

type Written = NonNullable<ScenarioDocument['loadBalancers']>[number];

/** What no load balancer can be, beyond what its fields may say one by one. Source: services-and-capacity 2.1 and 2.3. */
export function checkLoadBalancers({ loadBalancers = [] }: ScenarioDocument, zones: ReadonlySet<string>): Finding[] {
  return loadBalancers.flatMap((balancer, index) => {
    const path = ['loadBalancers', index];
    return [
      ...partsOfTheType(balancer, path),
      ...timesOf(balancer.healthCheck, [...path, 'healthCheck']),
      ...(balancer.targetGroups ?? []).flatMap((group, at) => {
        const inGroup = [...path, 'targetGroups', at];
        return [
          ...slowStart(group.slowStartSeconds, [...inGroup, 'slowStartSeconds']),
          ...timesOf(group.healthCheck, [...inGroup, 'healthCheck']),
        ];
      }),
      ...(balancer.availabilityZones ?? []).flatMap((zone, at) =>
        unknownZone(zone, zones, [...path, 'availabilityZones', at]),
      ),
    ];
  });
}

/** A classic load balancer has its instances registered with itself; the others have target groups. */
function partsOfTheType({ type = 'application', targetGroups = [], healthCheck }: Written, path: JsonPath): Finding[] {
  if (type === 'classic' && targetGroups.length > 0) {
    const message = 'A classic load balancer has no target groups: services name it by loadBalancerName.';
    return [error('value', [...path, 'targetGroups'], message, { mark: 'key' })];
  }
  if (type !== 'classic' && healthCheck !== undefined) {
    const message = `A load balancer of type ${type} checks by target group: the healthCheck belongs into its targetGroups.`;
    return [error('value', [...path, 'healthCheck'], message, { mark: 'key' })];
  }
  return [];
}

function timesOf(check: Written['healthCheck'] = {}, path: JsonPath): Finding[] {
  const { intervalSeconds, timeoutSeconds } = { ...HEALTH_CHECK_DEFAULTS, ...check };
  if (timeoutSeconds <= intervalSeconds) return [];
  const message = `"timeoutSeconds" is ${timeoutSeconds}, longer than the ${intervalSeconds} seconds from one check to the next.`;
  return [error('range', check.timeoutSeconds === undefined ? path : [...path, 'timeoutSeconds'], message)];
}

function slowStart(seconds: number | undefined, path: JsonPath): Finding[] {
  if (seconds === undefined || seconds === 0 || seconds >= 30) return [];
  return [error('range', path, `"slowStartSeconds" must be 30 to 900, or 0 for off, not ${seconds}.`)];
}

function unknownZone(zone: string, zones: ReadonlySet<string>, path: JsonPath): Finding[] {
  if (zones.has(zone)) return [];
  return [
    error(
      'unknown-name',
      path,
      `No part of the scenario is in the zone "${zone}".`,
      didYouMean(nearNames(zone, [...zones])),
    ),
  ];
}
