import type { TaskDefinitionInput, Volume } from '../../../ecs/task-definition';
import type { Violation, Rule } from './rule';
import { first } from './rule';

/** Volumes: services-and-capacity.md 7.3. The wording is ours; ECS documents the rules alone. */

const KINDS = [
  'host',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
  's3filesVolumeConfiguration',
] as const;

function kindsOf(volume: Volume): string[] {
  const kinds: string[] = KINDS.filter((kind) => volume[kind] !== undefined);
  return volume.configuredAtLaunch === true ? [...kinds, 'configuredAtLaunch'] : kinds;
}

function checkNames(definition: TaskDefinitionInput): Violation | null {
  const seen = new Set<string>();
  return first(definition.volumes, ({ name }, index) => {
    const path = ['volumes', index, 'name'];
    if (name === undefined || !/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
      return { path, message: 'Invalid volume name.', hint: '1 to 255 letters, digits, hyphens and underscores.' };
    }
    if (seen.has(name)) return { path, message: 'Volume names must be unique.' };
    seen.add(name);
    return null;
  });
}

function checkKinds(definition: TaskDefinitionInput): Violation | null {
  const launchVolumes = (definition.volumes ?? []).filter((volume) => volume.configuredAtLaunch === true);
  if (launchVolumes.length > 1) {
    return { path: ['volumes'], message: 'Only one volume of a task definition can be configured at launch.' };
  }
  return first(definition.volumes, (volume, index) => {
    const kinds = kindsOf(volume);
    return kinds.length > 1
      ? {
          path: ['volumes', index],
          message: `Volume '${volume.name ?? ''}' has more than one type: ${kinds.join(', ')}.`,
        }
      : null;
  });
}

function checkEfs(definition: TaskDefinitionInput): Violation | null {
  return first(definition.volumes, ({ efsVolumeConfiguration: efs }, index) => {
    if (efs === undefined) return null;
    const path = ['volumes', index, 'efsVolumeConfiguration'];
    const accessPoint = efs.authorizationConfig?.accessPointId;
    if (
      (accessPoint !== undefined || efs.authorizationConfig?.iam === 'ENABLED') &&
      efs.transitEncryption !== 'ENABLED'
    ) {
      return {
        path: [...path, 'transitEncryption'],
        message: 'EFS transit encryption must be enabled to use an access point or IAM authorization.',
      };
    }
    if (accessPoint !== undefined && (efs.rootDirectory ?? '/') !== '/') {
      return {
        path: [...path, 'rootDirectory'],
        message: 'With an EFS access point the root directory must be left out or be /.',
      };
    }
    return null;
  });
}

export const volumeRules: readonly Rule[] = [
  { id: 'volume-names', check: checkNames },
  { id: 'volume-types', check: checkKinds },
  { id: 'efs', check: checkEfs },
];
