import type { HealthCheckEntry, LoadBalancerEntry, TargetGroupEntry } from '../scenario';
import type { ScenarioDocument } from '../schema/document';

/** Load balancers with what their defaults say. Source: services-and-capacity 2.3. */

export const HEALTH_CHECK_DEFAULTS = {
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThresholdCount: 5,
  unhealthyThresholdCount: 2,
} as const satisfies HealthCheckEntry;

export const TARGET_GROUP_DEFAULTS = {
  targetType: 'instance',
  port: 80,
  protocol: 'HTTP',
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0,
} as const satisfies Omit<TargetGroupEntry, 'targetGroupName' | 'healthCheck'>;

export const LOAD_BALANCER_DEFAULTS = { type: 'application' } as const;

type WrittenBalancer = NonNullable<ScenarioDocument['loadBalancers']>[number];

export function completeLoadBalancer(written: WrittenBalancer): LoadBalancerEntry {
  return {
    name: written.name,
    type: written.type ?? LOAD_BALANCER_DEFAULTS.type,
    targetGroups: (written.targetGroups ?? []).map(({ healthCheck, ...group }) => ({
      ...TARGET_GROUP_DEFAULTS,
      ...group,
      healthCheck: completeHealthCheck(healthCheck),
    })),
    healthCheck: completeHealthCheck(written.healthCheck),
    availabilityZones: written.availabilityZones ?? null,
  };
}

/** The path that is asked for has no bearing: an image answers on every path, or on none. */
function completeHealthCheck(written: WrittenBalancer['healthCheck'] = {}): HealthCheckEntry {
  const { path: _, ...check } = written;
  return { ...HEALTH_CHECK_DEFAULTS, ...check };
}
