import { isRecord } from '../../lib/is-record';
import type { Tree } from './plan';

/**
 * Inputs of ECS in the names of CloudFormation: the first letter is a capital, but for the few that are called otherwise there. What is a
 * map from names of the user's own (labels, options) keeps them.
 */
export function inPascalCase(input: Tree): Tree {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [nameOf(key), MAPS.has(key) ? value : renamed(value, key)]),
  );
}

/** Members whose keys are the user's. */
const MAPS: ReadonlySet<string> = new Set(['options', 'dockerLabels', 'labels', 'driverOpts', 'driverOptions']);

/** Where CloudFormation's name is not ECS's with a capital. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  efsVolumeConfiguration: 'EFSVolumeConfiguration',
  fsxWindowsFileServerVolumeConfiguration: 'FSxWindowsFileServerVolumeConfiguration',
  iam: 'IAM',
  placementStrategy: 'PlacementStrategies',
  settings: 'ClusterSettings',
};

function nameOf(key: string): string {
  return OTHER_NAMES[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}

function renamed(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, key));
  // What is marked is no input but stands for a part of one.
  if (!isRecord(value) || Object.getOwnPropertySymbols(value).length > 0) return value;
  if (key === 'proxyConfiguration') {
    const { properties, ...rest } = value;
    return {
      ...inPascalCase(rest),
      ...(properties === undefined ? {} : { ProxyConfigurationProperties: renamed(properties, 'properties') }),
    };
  }
  if (key === 'efsVolumeConfiguration') {
    // In a task definition, and there alone, the file system is spelt so.
    const { fileSystemId, ...rest } = value;
    return { ...(fileSystemId === undefined ? {} : { FilesystemId: fileSystemId }), ...inPascalCase(rest) };
  }
  return inPascalCase(value);
}
