import type { ContainerDefinition } from '../../../ecs/container-definition';
import { isWindows } from '../../../ecs/fargate-platform';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { Violation, Rule } from './rule';
import { first, inContainers } from './rule';

/** What Fargate does not have: V34, services-and-capacity.md 5.2. */

/** Parameters of a container, and whether it uses them. Empty lists and `false` use nothing. */
const UNSUPPORTED_IN_CONTAINERS: readonly (readonly [string, (container: ContainerDefinition) => boolean])[] = [
  ['links', (container) => some(container.links)],
  ['privileged', (container) => container.privileged === true],
  ['dockerSecurityOptions', (container) => some(container.dockerSecurityOptions)],
  ['extraHosts', (container) => some(container.extraHosts)],
  ['dnsServers', (container) => some(container.dnsServers)],
  ['dnsSearchDomains', (container) => some(container.dnsSearchDomains)],
  ['disableNetworking', (container) => container.disableNetworking === true],
  ['linuxParameters.devices', (container) => some(container.linuxParameters?.devices)],
  ['linuxParameters.sharedMemorySize', (container) => container.linuxParameters?.sharedMemorySize !== undefined],
  ['linuxParameters.maxSwap', (container) => container.linuxParameters?.maxSwap !== undefined],
  ['linuxParameters.swappiness', (container) => container.linuxParameters?.swappiness !== undefined],
  [
    'linuxParameters.capabilities.add',
    (container) => (container.linuxParameters?.capabilities?.add ?? []).some((name) => name !== 'SYS_PTRACE'),
  ],
  ['resourceRequirements', (container) => some(container.resourceRequirements)],
];

const HINTS: Readonly<Record<string, string>> = {
  'linuxParameters.capabilities.add': 'SYS_PTRACE is the one capability that Fargate can add.',
  resourceRequirements: 'GPUs are to be had on EC2.',
  pidMode: 'Fargate takes pidMode task.',
};

function some(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function unsupported(parameter: string, parent: readonly (string | number)[]): Violation {
  const hint = HINTS[parameter];
  return {
    path: [...parent, ...parameter.split('.')],
    message: `Fargate does not support ${parameter}.`,
    ...(hint === undefined ? {} : { hint }),
  };
}

function checkContainers(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) => {
    const used = UNSUPPORTED_IN_CONTAINERS.find(([, uses]) => uses(container));
    return used === undefined ? null : unsupported(used[0], path);
  });
}

function checkTask(definition: TaskDefinitionInput): Violation | null {
  if (definition.ipcMode !== undefined) return unsupported('ipcMode', []);
  if (definition.pidMode !== undefined && definition.pidMode !== 'task') return unsupported('pidMode', []);
  if (some(definition.inferenceAccelerators)) return unsupported('inferenceAccelerators', []);
  if (isWindowsOnArm(definition)) {
    return { path: ['runtimePlatform', 'cpuArchitecture'], message: 'Fargate does not support Windows on ARM64.' };
  }
  return first(definition.volumes, (volume, index) => {
    if (volume.dockerVolumeConfiguration !== undefined)
      return unsupported('dockerVolumeConfiguration', ['volumes', index]);
    if (volume.fsxWindowsFileServerVolumeConfiguration !== undefined)
      return unsupported('fsxWindowsFileServerVolumeConfiguration', ['volumes', index]);
    if (volume.host?.sourcePath !== undefined) return unsupported('host.sourcePath', ['volumes', index]);
    return null;
  });
}

function isWindowsOnArm({ runtimePlatform }: TaskDefinitionInput): boolean {
  return runtimePlatform?.cpuArchitecture === 'ARM64' && isWindows(runtimePlatform);
}

/** Of open files, for a start: Fargate's machines have no more. */
const MOST_OF_ULIMIT = 1_048_576;

function checkUlimits(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, ({ ulimits }, path) =>
    first(ulimits, ({ softLimit, hardLimit }, index) =>
      Math.max(softLimit, hardLimit) <= MOST_OF_ULIMIT
        ? null
        : {
            path: [...path, 'ulimits', index],
            message: `Fargate does not support ulimits above ${MOST_OF_ULIMIT}.`,
            hint: 'nofile is 65535 where it is left out.',
          },
    ),
  );
}

export const fargateRules: readonly Rule[] = [
  { id: 'V34', fargate: true, check: checkContainers },
  { id: 'V34', fargate: true, check: checkTask },
  { id: 'V34', fargate: true, check: checkUlimits },
  {
    id: 'V34',
    fargate: true,
    check: ({ placementConstraints }) =>
      some(placementConstraints)
        ? {
            path: ['placementConstraints'],
            message: 'The placementConstraints parameter is not supported with Fargate.',
          }
        : null,
  },
];
