import { nameOfTargetGroup } from '../../ecs/load-balancing';
import type { ServiceLoadBalancer } from '../../ecs/service';
import { hashDigits, mixText, startHash } from '../../lib/hash';
import type { HealthCheckEntry, LoadBalancerEntry, Scenario } from '../../scenario/scenario';
import type { CheckRules } from './health-checks';

/** What targets are registered with. Source: services-and-capacity 2.1 and 2.3. Times in simulated ms. */

/** A target group, or a classic load balancer, which stands for its only one. */
export interface TargetGroup {
  readonly name: string;
  /** Made from the name (assumption `target-group-arns`); of a classic one its name. */
  readonly arn: string;
  readonly loadBalancer: string;
  readonly type: LoadBalancerEntry['type'];
  readonly targetType: 'instance' | 'ip';
  /** Zones in which the load balancer is enabled; null for all. */
  readonly zones: readonly string[] | null;
  readonly deregistrationDelayMs: number;
  readonly checks: CheckRules;
}

/** ECS registers with a classic load balancer without a delay of its own: assumption `classic-like-target-group`. */
const CLASSIC_DELAY_MS = 300_000;
/** The account of AWS's own documentation. */
const ACCOUNT_ID = '123456789012';

/** Every target group of the scenario, in its order: what `state.targetGroups` holds, where the position is the index by which all else names it. */
export function targetGroupsOf({ loadBalancers, region }: Pick<Scenario, 'loadBalancers' | 'region'>): TargetGroup[] {
  return loadBalancers.flatMap((balancer) => groupsOfBalancer(balancer, region));
}

/** The index of the target group that a service's entry names, by name or ARN; -1 where there is none. */
export function findTargetGroup(
  groups: readonly TargetGroup[],
  { targetGroupArn, loadBalancerName }: Pick<ServiceLoadBalancer, 'targetGroupArn' | 'loadBalancerName'>,
): number {
  const name = loadBalancerName ?? nameOfTargetGroup(targetGroupArn ?? '');
  const isClassic = loadBalancerName !== undefined;
  return groups.findIndex((group) => group.name === name && (group.type === 'classic') === isClassic);
}

function groupsOfBalancer(balancer: LoadBalancerEntry, region: string): TargetGroup[] {
  const { name, type, availabilityZones: zones } = balancer;
  if (type === 'classic') {
    const checks = rulesOf(balancer.healthCheck);
    const own = { name, arn: name, loadBalancer: name, type, targetType: 'instance', zones, checks } as const;
    return [{ ...own, deregistrationDelayMs: CLASSIC_DELAY_MS }];
  }
  return balancer.targetGroups.map(({ targetGroupName, targetType, deregistrationDelaySeconds, healthCheck }) => ({
    name: targetGroupName,
    arn: targetGroupArn(region, targetGroupName),
    loadBalancer: name,
    type,
    targetType,
    zones,
    deregistrationDelayMs: Math.round(deregistrationDelaySeconds * 1_000),
    checks: rulesOf(healthCheck),
  }));
}

function rulesOf({ intervalSeconds, healthyThresholdCount, unhealthyThresholdCount }: HealthCheckEntry): CheckRules {
  return {
    intervalMs: Math.round(intervalSeconds * 1_000),
    healthyThreshold: healthyThresholdCount,
    unhealthyThreshold: unhealthyThresholdCount,
  };
}

function targetGroupArn(region: string, name: string): string {
  const hash = startHash();
  mixText(hash, name);
  return `arn:aws:elasticloadbalancing:${region}:${ACCOUNT_ID}:targetgroup/${name}/${hashDigits(hash)}`;
}
