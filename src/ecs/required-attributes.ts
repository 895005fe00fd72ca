import type { ContainerDefinition, LogConfiguration } from './container-definition';
import { imageIsInEcr } from './image';
import type { RequiredAttribute, TaskDefinitionInput, Volume } from './task-definition';

/**
 * What ECS derives from a task definition at registration: the attributes a container instance must have.
 * Placement-and-lifecycle.md 1.3; the Docker API levels, which it leaves open, as real `DescribeTaskDefinition` output shows them. Assumption `required-attributes`.
 */

const LEGACY = 'com.amazonaws.ecs.capability.';
const NEWER = 'ecs.capability.';

type Containers = readonly ContainerDefinition[];

function logConfigurations(containers: Containers): LogConfiguration[] {
  return containers.flatMap((container) => container.logConfiguration ?? []);
}

function usesAwslogsOption(containers: Containers, option: string): boolean {
  return logConfigurations(containers).some(
    (log) => log.logDriver === 'awslogs' && log.options?.[option] !== undefined,
  );
}

function secretSources(
  containers: Containers,
  of: (container: ContainerDefinition) => readonly { valueFrom: string }[],
): Set<'ssm' | 'asm'> {
  return new Set(
    containers.flatMap(of).map((secret) => (/^arn:[^:]*:secretsmanager:/.test(secret.valueFrom) ? 'asm' : 'ssm')),
  );
}

function needsEfsAuthorization(volume: Volume): boolean {
  const authorization = volume.efsVolumeConfiguration?.authorizationConfig;
  return authorization?.accessPointId !== undefined || authorization?.iam === 'ENABLED';
}

/** Log drivers, image registries and roles. */
function accessAttributes(definition: TaskDefinitionInput): string[] {
  const containers = definition.containerDefinitions;
  const drivers = logConfigurations(containers).map((log) => log.logDriver);
  const executionRole = definition.executionRoleArn !== undefined;
  const ecr = containers.some((container) => imageIsInEcr(container.image));
  return [
    ...drivers.map((driver) => `${LEGACY}logging-driver.${driver}`),
    ...(executionRole && drivers.includes('awslogs') ? [`${NEWER}execution-role-awslogs`] : []),
    ...(ecr ? [`${LEGACY}ecr-auth`] : []),
    ...(ecr && executionRole ? [`${NEWER}execution-role-ecr-pull`] : []),
    ...(definition.taskRoleArn === undefined
      ? []
      : [definition.networkMode === 'host' ? `${LEGACY}task-iam-role-network-host` : `${LEGACY}task-iam-role`]),
    ...(containers.some((container) => container.repositoryCredentials !== undefined)
      ? [`${NEWER}private-registry-authentication.secretsmanager`]
      : []),
    ...[...secretSources(containers, (container) => container.secrets ?? [])].map(
      (source) => `${NEWER}secrets.${source}.environment-variables`,
    ),
    ...[...secretSources(containers, (container) => container.logConfiguration?.secretOptions ?? [])].map(
      (source) => `${NEWER}secrets.${source}.bootstrap.log-driver`,
    ),
    ...(containers.some((container) => (container.environmentFiles ?? []).length > 0) ? [`${NEWER}env-files.s3`] : []),
  ];
}

/** FireLens adds the log driver that goes with it, and the way it reads its configuration. */
function firelensAttributes(containers: Containers): string[] {
  return containers.flatMap(({ firelensConfiguration }) => {
    if (firelensConfiguration === undefined) return [];
    const configFile = firelensConfiguration.options?.['config-file-type'];
    return [
      `${NEWER}firelens.${firelensConfiguration.type}`,
      `${LEGACY}logging-driver.awsfirelens`,
      ...(configFile === undefined ? [] : [`${NEWER}firelens.options.config.${configFile}`]),
    ];
  });
}

/** What the container runtime and the agent must be able to do. */
function runtimeAttributes(definition: TaskDefinitionInput): string[] {
  const containers = definition.containerDefinitions;
  const some = (test: (container: ContainerDefinition) => boolean) => containers.some(test);
  const table: readonly (readonly [string, boolean])[] = [
    [`${NEWER}task-eni`, definition.networkMode === 'awsvpc'],
    [`${NEWER}task-cpu-mem-limit`, definition.cpu !== undefined || definition.memory !== undefined],
    [`${LEGACY}privileged-container`, some((container) => container.privileged === true)],
    [`${NEWER}container-health-check`, some((container) => container.healthCheck !== undefined)],
    [`${NEWER}container-ordering`, some(isOrdered)],
    [`${NEWER}container-restart-policy`, some((container) => container.restartPolicy?.enabled === true)],
    [
      `${NEWER}network.container-port-range`,
      some((container) => (container.portMappings ?? []).some((mapping) => mapping.containerPortRange !== undefined)),
    ],
    [`${NEWER}pid-ipc-namespace-sharing`, definition.pidMode !== undefined || definition.ipcMode !== undefined],
    [`${NEWER}aws-appmesh`, definition.proxyConfiguration !== undefined],
  ];
  return table.filter(([, needed]) => needed).map(([name]) => name);
}

function isOrdered(container: ContainerDefinition): boolean {
  return (
    (container.dependsOn ?? []).length > 0 ||
    container.startTimeout !== undefined ||
    container.stopTimeout !== undefined
  );
}

function volumeAttributes(volumes: readonly Volume[]): string[] {
  return volumes.flatMap((volume) => [
    ...(volume.efsVolumeConfiguration === undefined ? [] : [`${NEWER}efs`]),
    ...(needsEfsAuthorization(volume) ? [`${NEWER}efsAuth`] : []),
    ...(volume.dockerVolumeConfiguration === undefined
      ? []
      : [`${NEWER}docker-plugin.${volume.dockerVolumeConfiguration.driver ?? 'local'}`]),
    ...(volume.configuredAtLaunch === true ? [`${NEWER}storage.ebs-task-volume-attach`] : []),
  ]);
}

/** Each level of the Docker Remote API, and what real definitions that list it have in common. */
function dockerApiAttributes(definition: TaskDefinitionInput): string[] {
  const containers = definition.containerDefinitions;
  const some = (test: (container: ContainerDefinition) => boolean) => containers.some(test);
  const logs = logConfigurations(containers);
  const table: readonly (readonly [string, boolean])[] = [
    [
      '1.17',
      some(
        ({ user, privileged, readonlyRootFilesystem: readonlyRoot }) =>
          user !== undefined || privileged !== undefined || readonlyRoot !== undefined,
      ),
    ],
    [
      '1.18',
      definition.networkMode === 'awsvpc' || logs.length > 0 || some(hasUlimitsOrLabels) || runtimeIsShared(definition),
    ],
    ['1.19', logs.some((log) => log.logDriver === 'awslogs')],
    ['1.21', some((container) => container.memoryReservation !== undefined)],
    ['1.25', some((container) => container.linuxParameters?.initProcessEnabled === true)],
    ['1.28', usesAwslogsOption(containers, 'mode')],
    [
      '1.29',
      usesAwslogsOption(containers, 'awslogs-create-group') ||
        some((container) => container.healthCheck?.startPeriod !== undefined),
    ],
  ];
  return table.filter(([, needed]) => needed).map(([level]) => `${LEGACY}docker-remote-api.${level}`);
}

function hasUlimitsOrLabels(container: ContainerDefinition): boolean {
  return (container.ulimits ?? []).length > 0 || Object.keys(container.dockerLabels ?? {}).length > 0;
}

function runtimeIsShared(definition: TaskDefinitionInput): boolean {
  return definition.pidMode !== undefined || definition.ipcMode !== undefined;
}

/**
 * The attributes a container instance needs to run the definition, each once, in a fixed order (ECS's own varies).
 *
 * @param definition mended and checked, so that every `valueFrom` and driver is a string
 */
export function requiredAttributesOf(definition: TaskDefinitionInput): RequiredAttribute[] {
  const names = [
    ...accessAttributes(definition),
    ...firelensAttributes(definition.containerDefinitions),
    ...runtimeAttributes(definition),
    ...volumeAttributes(definition.volumes ?? []),
    ...dockerApiAttributes(definition),
  ];
  return [...new Set(names)].map((name) => ({ name }));
}
