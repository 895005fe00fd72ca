import { resourceOf } from './account';
import { recordsAt, textAt } from './raw';
import type { Raw } from './raw';

/**
 * The settings of an agent, told from the capabilities with which its instance has registered. The simulated agent is that of the
 * ECS-optimized AMI (assumption `optimized-ami`): only what is otherwise is said.
 */

const LEGACY = 'com.amazonaws.ecs.capability.';
const NEWER = 'ecs.capability.';

/** Capabilities that one setting takes away. Source: placement-and-lifecycle 3 and 6.6. */
const TAKEN_AWAY_BY: readonly (readonly [capability: string, setting: string, value: string])[] = [
  [`${LEGACY}privileged-container`, 'ECS_DISABLE_PRIVILEGED', 'true'],
  [`${LEGACY}task-iam-role`, 'ECS_ENABLE_TASK_IAM_ROLE', 'false'],
  [`${LEGACY}task-iam-role-network-host`, 'ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST', 'false'],
  [`${NEWER}execution-role-awslogs`, 'ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE', 'false'],
  [`${NEWER}task-eni`, 'ECS_ENABLE_TASK_ENI', 'false'],
  [`${NEWER}task-cpu-mem-limit`, 'ECS_ENABLE_TASK_CPU_MEM_LIMIT', 'false'],
];

const DRIVER = `${LEGACY}logging-driver.`;
const USUAL_DRIVERS = ['awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'none', 'splunk', 'syslog'];

/** Settings by environment variable; none where the output does not list capabilities. */
export function agentSettings(instance: Raw): Readonly<Record<string, string>> {
  const names = new Set(recordsAt(instance, 'attributes').map((attribute) => textAt(attribute, 'name')));
  const udp = resourceOf(instance, 'PORTS_UDP').texts.map(Number);
  const ports = udp.length === 0 ? {} : { ECS_RESERVED_PORTS_UDP: JSON.stringify(udp.sort((a, b) => a - b)) };
  if (![...names].some((name) => name.startsWith(NEWER))) return ports;
  const switched = TAKEN_AWAY_BY.filter(([capability]) => !names.has(capability));
  const drivers = [...names]
    .filter((name) => name.startsWith(DRIVER))
    .map((name) => name.slice(DRIVER.length))
    .filter((driver) => driver !== 'awsfirelens');
  const lacks = USUAL_DRIVERS.some((driver) => driver !== 'none' && !drivers.includes(driver));
  const has = drivers.some((driver) => !USUAL_DRIVERS.includes(driver));
  return {
    ...Object.fromEntries(switched.map(([, setting, value]) => [setting, value])),
    ...(drivers.length > 0 && (lacks || has) ? { ECS_AVAILABLE_LOGGING_DRIVERS: JSON.stringify(drivers.sort()) } : {}),
    ...ports,
  };
}
