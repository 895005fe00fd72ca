import { withoutEmpty } from '../raw';
import type { Raw } from '../raw';
import type { Making } from './created';
import type { Fields } from './fields';

/** Load balancers in front of a workload. Source: services-and-capacity 9.4; Copilot's defaults, which differ from ECS's. */

/** What Copilot gives a target group that says nothing else. Seconds. */
const DEREGISTRATION_DELAY = 60;
const GRACE_PERIOD = 60;
const APPLICATION_CHECK = { healthy: 5, unhealthy: 2, interval: 30, timeout: 5 };
const NETWORK_CHECK = { healthy: 3, unhealthy: 3, interval: 30, timeout: 10 };

export interface MadeBalancers {
  /** Entries of `loadBalancers`, and the service's own list. */
  readonly entries: readonly Raw[];
  readonly ofService: readonly Raw[];
  readonly gracePeriodSeconds: number | null;
  readonly words: readonly string[];
}

type Kind = 'http' | 'nlb';

/** @param shared name of the environment's own load balancer, in front of every service: public, or internal */
export function balancersOf(making: Making, shared: 'public' | 'internal'): MadeBalancers {
  const { fields, name } = making;
  const made: { entry: Raw; own: Raw; words: string }[] = [];
  if (isWanted(making, 'http', shared)) made.push(application(making, shared));
  if (isWanted(making, 'nlb', shared)) made.push(network(making));
  const grace =
    fields.seconds('http', 'healthcheck', 'grace_period') ?? fields.seconds('nlb', 'healthcheck', 'grace_period');
  return {
    entries: made.map(({ entry }) => entry),
    ofService: made.map(({ own }) => ({ ...own, containerName: own['containerName'] ?? name })),
    gracePeriodSeconds: made.length === 0 ? null : Math.round(grace ?? GRACE_PERIOD),
    words: made.map(({ words }) => words),
  };
}

/** Load Balanced Web Services have an application load balancer unless they say `http: false`; all else asks for its own. */
function isWanted({ fields }: Making, kind: Kind, shared: 'public' | 'internal'): boolean {
  const value = fields.value(kind);
  if (kind === 'http' && shared === 'public') return value !== false;
  return value !== undefined && value !== null && value !== false;
}

function application({ fields, name }: Making, shared: 'public' | 'internal') {
  const port = targetPort(fields, 'http');
  const group = {
    targetGroupName: name,
    targetType: 'ip',
    port,
    protocol: port === 443 ? 'HTTPS' : 'HTTP',
    deregistrationDelaySeconds: Math.round(fields.seconds('http', 'deregistration_delay') ?? DEREGISTRATION_DELAY),
    healthCheck: check(fields, 'http', APPLICATION_CHECK),
  };
  const path = fields.text('http', 'path') ?? '/';
  return {
    entry: { name: `copilot-${shared}`, targetGroups: [group] },
    own: { targetGroupArn: name, containerName: targetContainer(fields, 'http', name), containerPort: port },
    words: `${shared === 'public' ? 'public' : 'internal'} Application Load Balancer, rule for ${path}, target group ${name} (ip, port ${port})`,
  };
}

function network({ fields, name }: Making) {
  const port = targetPort(fields, 'nlb');
  const [listens = '80', protocol = 'tcp'] = (fields.text('nlb', 'port') ?? '').split('/');
  const group = {
    targetGroupName: `${name}-nlb`,
    targetType: 'ip',
    port,
    protocol: protocol.toUpperCase() === 'UDP' ? 'UDP' : 'TCP',
    deregistrationDelaySeconds: Math.round(fields.seconds('nlb', 'deregistration_delay') ?? DEREGISTRATION_DELAY),
    healthCheck: check(fields, 'nlb', NETWORK_CHECK),
  };
  return {
    entry: { name: `${name}-nlb`, type: 'network', targetGroups: [group] },
    own: { targetGroupArn: `${name}-nlb`, containerName: targetContainer(fields, 'nlb', name), containerPort: port },
    words: `Network Load Balancer, listener ${listens}/${protocol}, target group ${name}-nlb (ip, port ${port})`,
  };
}

function check(fields: Fields, kind: Kind, defaults: typeof APPLICATION_CHECK): Raw {
  const at = (...path: string[]): string[] => [kind, 'healthcheck', ...path];
  const given = fields.value(...at());
  const path = typeof given === 'string' ? given : fields.text(...at('path'));
  return withoutEmpty({
    path: kind === 'nlb' ? null : path,
    healthyThresholdCount: fields.whole(...at('healthy_threshold')) ?? defaults.healthy,
    unhealthyThresholdCount: fields.whole(...at('unhealthy_threshold')) ?? defaults.unhealthy,
    intervalSeconds: Math.round(fields.seconds(...at('interval')) ?? defaults.interval),
    timeoutSeconds: Math.round(fields.seconds(...at('timeout')) ?? defaults.timeout),
  });
}

function targetContainer(fields: Fields, kind: Kind, name: string): string {
  return fields.text(kind, 'target_container') ?? fields.text(kind, 'targetContainer') ?? name;
}

/** Where requests go: a port of its own, that of the sidecar that takes them, or the image's. */
function targetPort(fields: Fields, kind: Kind): number {
  const sidecar = fields.text(kind, 'target_container');
  const ofSidecar = sidecar === null ? null : Number((fields.text('sidecars', sidecar, 'port') ?? '').split('/')[0]);
  const ofListener = kind === 'nlb' ? Number((fields.text('nlb', 'port') ?? '').split('/')[0]) : null;
  const found = [fields.whole(kind, 'target_port'), ofSidecar, fields.whole('image', 'port'), ofListener];
  return found.find((port) => port !== null && port > 0 && port <= 65_535) ?? 80;
}
