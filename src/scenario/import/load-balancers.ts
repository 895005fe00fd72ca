import { nameOfTargetGroup } from '../../ecs/load-balancing';
import { loadBalancer } from '../schema/capacity';
import { compare } from './account';
import type { Account } from './account';
import { numberAt, recordAt, recordsAt, textAt, textsAt, withoutEmpty } from './raw';
import type { Raw } from './raw';
import { shaped } from './shaped';

export interface ImportedBalancers {
  /** Entries of `loadBalancers`, by name. */
  readonly entries: readonly Raw[];
  /** ARNs of target groups that services refer to and nothing describes. */
  readonly undescribed: readonly string[];
  readonly dropped: readonly string[];
}

/** What is known of a target group: where a service refers to it, and what `describe-target-groups` says. */
interface TargetGroup {
  readonly name: string;
  readonly arn: string;
  readonly isAwsvpc: boolean;
  readonly port: number | null;
}

/**
 * The load balancers that services refer to, by their target groups. One whose balancer nothing names stands behind one of its own
 * (assumption `import-load-balancers`).
 */
export function importBalancers(account: Account, services: readonly Raw[]): ImportedBalancers {
  const dropped: string[] = [];
  const names = new Set(services.map((service) => textAt(service, 'serviceName')));
  const records = account.records.service.filter((record) => names.has(textAt(record, 'serviceName')));
  const described = new Map(account.records.targetGroup.map((group) => [textAt(group, 'TargetGroupName'), group]));
  const groups = new Map<string, TargetGroup>();
  for (const group of records.flatMap(targetGroupsOf).sort((a, b) => compare(a.arn, b.arn)))
    if (!groups.has(group.name)) groups.set(group.name, group);
  const balancers = new Map<string, { readonly type: string; readonly groups: Raw[] }>();
  for (const group of groups.values()) {
    const record = described.get(group.name) ?? {};
    const [type, name] = balancerOf(record) ?? ['application', group.name];
    const balancer = balancers.get(name) ?? { type, groups: [] };
    balancers.set(name, balancer);
    balancer.groups.push(entryOf(group, record));
  }
  const classic = new Set(
    records.flatMap((it) => recordsAt(it, 'loadBalancers')).map((it) => textAt(it, 'loadBalancerName')),
  );
  const entries = [
    ...[...balancers].map(([name, { type, groups: targetGroups }]) => ({
      name,
      ...(type === 'application' ? {} : { type }),
      targetGroups,
    })),
    ...[...classic].filter((name) => name !== '' && !balancers.has(name)).map((name) => ({ name, type: 'classic' })),
  ];
  return {
    entries: entries.sort((a, b) => compare(a.name, b.name)).map((entry) => shaped(loadBalancer, entry, dropped)),
    undescribed: [...groups.values()].filter(({ name }) => !described.has(name)).map(({ arn }) => arn),
    dropped,
  };
}

function targetGroupsOf(service: Raw): TargetGroup[] {
  const isAwsvpc = recordAt(service, 'networkConfiguration')['awsvpcConfiguration'] !== undefined;
  return recordsAt(service, 'loadBalancers').flatMap((balancer) => {
    const port = numberAt(balancer, 'containerPort');
    const arns = [
      textAt(balancer, 'targetGroupArn'),
      textAt(recordAt(balancer, 'advancedConfiguration'), 'alternateTargetGroupArn'),
    ];
    return arns.filter((arn) => arn !== '').map((arn) => ({ name: nameOfTargetGroup(arn), arn, isAwsvpc, port }));
  });
}

function entryOf({ name, isAwsvpc, port }: TargetGroup, described: Raw): Raw {
  const targetType = textAt(described, 'TargetType') || (isAwsvpc ? 'ip' : 'instance');
  return withoutEmpty({
    targetGroupName: name,
    ...(targetType === 'instance' ? {} : { targetType }),
    port: numberAt(described, 'Port') ?? port,
    protocol: described['Protocol'],
    healthCheck: withoutEmpty({
      intervalSeconds: described['HealthCheckIntervalSeconds'],
      timeoutSeconds: described['HealthCheckTimeoutSeconds'],
      healthyThresholdCount: described['HealthyThresholdCount'],
      unhealthyThresholdCount: described['UnhealthyThresholdCount'],
      path: described['HealthCheckPath'],
    }),
  });
}

/** Type and name in `arn:…:loadbalancer/app/NAME/ID` of the first balancer; null where the group has none. */
function balancerOf(described: Raw): readonly [type: string, name: string] | null {
  const match = /:loadbalancer\/(app|net)\/([^/]+)\//.exec(textsAt(described, 'LoadBalancerArns')[0] ?? '');
  return match === null ? null : [match[1] === 'net' ? 'network' : 'application', match[2] ?? ''];
}
