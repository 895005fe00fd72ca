import type { RuntimePlatform, TaskDefinitionInput } from './task-definition';

/** Platform versions of Fargate. Source: services-and-capacity 5.2; assumption `fargate-platform-versions`. */

/** Its capacity provider for micro-VMs that it may take back. */
export const FARGATE_SPOT = 'FARGATE_SPOT';
export const LATEST = 'LATEST';
/** The present versions, and those that are known but no longer to be had for new tasks. */
export const PLATFORM_VERSIONS = { linux: '1.4.0', windows: '1.0.0' } as const;
const RETIRED: readonly string[] = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'];

export function isWindows(platform: RuntimePlatform | undefined): boolean {
  return platform?.operatingSystemFamily?.startsWith('WINDOWS') === true;
}

/** The version that a task gets. */
export function platformVersionOf(platform: RuntimePlatform | undefined): string {
  return isWindows(platform) ? PLATFORM_VERSIONS.windows : PLATFORM_VERSIONS.linux;
}

/** As DescribeTasks and DescribeServices name it: `Linux`, or the family of Windows. */
export function platformFamilyOf(platform: RuntimePlatform | undefined): string {
  const family = platform?.operatingSystemFamily ?? 'LINUX';
  return family === 'LINUX' ? 'Linux' : family;
}

/** What ECS answers where a definition cannot run on a platform version; null where it can. */
export function platformProblem(
  version: string,
  { runtimePlatform }: Pick<TaskDefinitionInput, 'runtimePlatform'>,
): { readonly code: string; readonly message: string; readonly hint: string } | null {
  const own = platformVersionOf(runtimePlatform);
  if (version === LATEST || version === own) return null;
  const family = isWindows(runtimePlatform) ? 'Windows' : 'Linux';
  const hint = `${family} tasks take ${own}, or LATEST.`;
  const isKnown = RETIRED.includes(version) || Object.values<string>(PLATFORM_VERSIONS).includes(version);
  return isKnown
    ? {
        code: 'PlatformTaskDefinitionIncompatibilityException',
        message: "The specified platform version does not satisfy the task definition's required capabilities.",
        hint,
      }
    : { code: 'PlatformUnknownException', message: 'The specified platform version does not exist.', hint };
}
