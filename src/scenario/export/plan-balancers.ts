import { isRecord } from '../../lib/is-record';
import type { Scenario } from '../scenario';
import type { Network } from './network';
import { recordsAt } from '../import/raw';
import type { PlannedBalancer, Tree } from './plan';

/** Listeners of further target groups begin here, each on a port of its own. */
const FIRST_FURTHER_PORT = 8081;

/** Protocols whose listeners need a certificate, which no scenario has. */
const ENCRYPTED: readonly string[] = ['HTTPS', 'TLS'];
const ASKS_FOR_PATHS: readonly string[] = ['HTTP', 'HTTPS'];

/** Application and Network Load Balancers with their target groups, each behind a listener. A classic one is the account's own. */
export function planBalancers(scenario: Scenario, written: Tree, network: Network): PlannedBalancer[] {
  const entries = recordsAt(written, 'loadBalancers');
  return scenario.loadBalancers.flatMap(({ name, type, targetGroups }, entry) => {
    if (type === 'classic') return [];
    const taken = new Set<number>();
    const writtenGroups = recordsAt(entries[entry] ?? {}, 'targetGroups');
    return {
      name,
      type,
      targetGroups: targetGroups.map((group, index) => {
        const { healthCheck, deregistrationDelaySeconds, slowStartSeconds } = group;
        const listenerPort = freePort(group.port, taken);
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
            ...healthCheckPath(group.protocol, writtenGroups[index] ?? {}),
          },
          attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: String(deregistrationDelaySeconds) },
            ...(slowStartSeconds > 0 ? [{ Key: 'slow_start.duration_seconds', Value: String(slowStartSeconds) }] : []),
          ],
          listenerPort,
          protocol: group.protocol,
          certificate: ENCRYPTED.includes(group.protocol) ? network.certificate() : null,
        };
      }),
    };
  });
}

/** The group's own port, else the first further one that no listener of the balancer has. */
function freePort(wanted: number, taken: ReadonlySet<number>): number {
  if (!taken.has(wanted)) return wanted;
  let port = FIRST_FURTHER_PORT;
  while (taken.has(port)) port += 1;
  return port;
}

/** Only what is asked by HTTP has a path. The simulation has no use for it: it is there as it is written. */
function healthCheckPath(protocol: string, { healthCheck }: Tree): Tree {
  const path = isRecord(healthCheck) ? healthCheck['path'] : undefined;
  if (typeof path !== 'string') return {};
  return { ...(ASKS_FOR_PATHS.includes(protocol) ? {} : { HealthCheckProtocol: 'HTTP' }), HealthCheckPath: path };
}
