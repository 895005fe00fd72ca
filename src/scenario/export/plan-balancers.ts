import type { Scenario } from '../scenario';
import type { Network } from './network';
import type { PlannedBalancer } from './plan';

/** Listeners of further target groups begin here, each on a port of its own. */
const FIRST_FURTHER_PORT = 8081;

/** Application and Network Load Balancers with their target groups, each behind a listener. A classic one is the account's own. */
export function planBalancers(scenario: Scenario, network: Network): PlannedBalancer[] {
  return scenario.loadBalancers.flatMap(({ name, type, targetGroups }) => {
    if (type === 'classic') return [];
    const taken = new Set<number>();
    return {
      name,
      type,
      targetGroups: targetGroups.map((group, index) => {
        const { healthCheck, deregistrationDelaySeconds, slowStartSeconds } = group;
        const listenerPort = taken.has(group.port) ? FIRST_FURTHER_PORT + index : group.port;
        taken.add(listenerPort);
        return {
          name: group.targetGroupName,
          input: {
            Name: group.targetGroupName,
            Protocol: group.protocol,
            Port: group.port,
            VpcId: network.vpc(),
            TargetType: group.targetType,
            HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
            HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
            HealthyThresholdCount: healthCheck.healthyThresholdCount,
            UnhealthyThresholdCount: healthCheck.unhealthyThresholdCount,
          },
          attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: String(deregistrationDelaySeconds) },
            ...(slowStartSeconds > 0 ? [{ Key: 'slow_start.duration_seconds', Value: String(slowStartSeconds) }] : []),
          ],
          listenerPort,
          // A listener for HTTPS needs a certificate, which the scenario does not have.
          protocol: group.protocol === 'HTTPS' ? 'HTTP' : group.protocol,
        };
      }),
    };
  });
}
