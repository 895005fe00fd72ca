import { findInstanceType } from '../ecs/instance-types';
import { compareVersions, isVersion } from '../query/ordering';
import type { ContainerInstanceEntry } from '../scenario/scenario';

/**
 * The attributes with which a container instance registers: ECS's own, the capabilities of its agent, and custom ones. Capabilities have no
 * value (`''`). The agent is that of the ECS-optimized AMI, which has everything turned on; its settings can take things away. Instances of one entry
 * and zone have the same map, which is never changed: a large fleet has a handful.
 * Source: placement-and-lifecycle 1.3, 3 and 6.6. Assumption `optimized-ami`.
 */
export function attributesOf(
  entry: ContainerInstanceEntry,
  availabilityZone: string,
  agentVersion: string,
): Map<string, string> {
  const byZone = known.get(entry) ?? new Map<string, Map<string, string>>();
  known.set(entry, byZone);
  const key = `${availabilityZone} ${agentVersion}`;
  const attributes = byZone.get(key) ?? newAttributes(entry, availabilityZone, agentVersion);
  byZone.set(key, attributes);
  return attributes;
}

const known = new WeakMap<ContainerInstanceEntry, Map<string, Map<string, string>>>();

function newAttributes(
  entry: ContainerInstanceEntry,
  availabilityZone: string,
  agentVersion: string,
): Map<string, string> {
  const architecture = findInstanceType(entry.instanceType)?.arch === 'ARM64' ? 'arm64' : 'x86_64';
  return new Map([
    ['ecs.ami-id', 'ami-0c0ffee0c0ffee001'],
    ['ecs.availability-zone', availabilityZone],
    ['ecs.instance-type', entry.instanceType],
    ['ecs.os-type', 'linux'],
    ['ecs.os-family', 'LINUX'],
    ['ecs.cpu-architecture', architecture],
    ['ecs.vpc-id', 'vpc-0c0ffee0c0ffee001'],
    ['ecs.subnet-id', `subnet-${availabilityZone}`],
    ...capabilities(entry.agent, agentVersion).map((name): [string, string] => [name, '']),
    ...settingRecord(entry.agent['ECS_INSTANCE_ATTRIBUTES']),
    ...Object.entries(entry.attributes),
  ]);
}

const LEGACY = 'com.amazonaws.ecs.capability.';
const NEWER = 'ecs.capability.';
const LOGGING_DRIVERS = ['awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'none', 'splunk', 'syslog'];
const DOCKER_API_LEVELS = Array.from({ length: 28 }, (_, index) => `1.${index + 17}`);
const RESTART_POLICY_SINCE = '1.86.0';

const ALWAYS = [
  `${LEGACY}ecr-auth`,
  ...DOCKER_API_LEVELS.map((level) => `${LEGACY}docker-remote-api.${level}`),
  `${LEGACY}logging-driver.awsfirelens`,
  ...[
    'aws-appmesh',
    'container-health-check',
    'container-ordering',
    'docker-plugin.amazon-ecs-volume-plugin',
    'docker-plugin.local',
    'efs',
    'efsAuth',
    'env-files.s3',
    'execution-role-ecr-pull',
    'firelens.fluentbit',
    'firelens.fluentd',
    'firelens.options.config.file',
    'firelens.options.config.s3',
    'full-sync',
    'network.container-port-range',
    'pid-ipc-namespace-sharing',
    'private-registry-authentication.secretsmanager',
    'secrets.asm.bootstrap.log-driver',
    'secrets.asm.environment-variables',
    'secrets.ssm.bootstrap.log-driver',
    'secrets.ssm.environment-variables',
    'service-connect-v1',
    'storage.ebs-task-volume-attach',
    'task-eia',
  ].map((name) => NEWER + name),
];

/** Capabilities that one setting of the agent takes away when it has this value. */
const SWITCHED: readonly (readonly [name: string, setting: string, offWhen: 'true' | 'false'])[] = [
  [`${LEGACY}privileged-container`, 'ECS_DISABLE_PRIVILEGED', 'true'],
  [`${LEGACY}task-iam-role`, 'ECS_ENABLE_TASK_IAM_ROLE', 'false'],
  [`${LEGACY}task-iam-role-network-host`, 'ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST', 'false'],
  [`${NEWER}execution-role-awslogs`, 'ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE', 'false'],
  [`${NEWER}task-eni`, 'ECS_ENABLE_TASK_ENI', 'false'],
  [`${NEWER}task-cpu-mem-limit`, 'ECS_ENABLE_TASK_CPU_MEM_LIMIT', 'false'],
];

function capabilities(agent: Readonly<Record<string, string>>, agentVersion: string): string[] {
  const drivers = settingList(agent['ECS_AVAILABLE_LOGGING_DRIVERS'])?.map(String) ?? LOGGING_DRIVERS;
  const restarts = !isVersion(agentVersion) || compareVersions(agentVersion, RESTART_POLICY_SINCE) >= 0;
  return [
    ...ALWAYS,
    ...drivers.map((driver) => `${LEGACY}logging-driver.${driver}`),
    ...SWITCHED.filter(([, setting, offWhen]) => agent[setting]?.toLowerCase() !== offWhen).map(([name]) => name),
    ...(restarts ? [`${NEWER}container-restart-policy`] : []),
  ];
}

/** A setting that holds a JSON list, such as `ECS_RESERVED_PORTS`; null where it is not set or no list. */
export function settingList(setting: string | undefined): unknown[] | null {
  const value = settingValue(setting);
  return Array.isArray(value) ? value : null;
}

/** A setting that holds a JSON object, such as `ECS_INSTANCE_ATTRIBUTES`; empty where it is not set or no object. */
export function settingRecord(setting: string | undefined): [string, string][] {
  const value = settingValue(setting);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, text]) => [name, String(text)]);
}

function settingValue(setting: string | undefined): unknown {
  if (setting === undefined) return null;
  try {
    return JSON.parse(setting);
  } catch {
    // The agent logs such a setting and goes on without it.
    return null;
  }
}
