import { FARGATE_SPOT, isWindows, platformProblem } from '../../ecs/fargate-platform';
import type { CapacityProviderStrategyItem, LaunchType } from '../../ecs/service';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/** What ECS refuses of a request for Fargate besides placement, network and compatibility: services-and-capacity 4.8 and 5.2. */

/** The fields of services, RunTask and task sets that these rules look at. */
export interface FargateFields {
  readonly launchType?: LaunchType;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  readonly platformVersion?: string;
}

const VERSION_ON_EC2 = 'The platform version must be null when specifying an EC2 launch type.';
const WINDOWS_ON_SPOT = 'The FARGATE_SPOT capacity provider does not support Windows tasks.';

/** @param launchType what the tasks run on, whoever says so */
export function fargateRefusals(
  request: FargateFields,
  launchType: LaunchType,
  definition: RegisteredTaskDefinition,
  context: Pick<RequestContext, 'defaultStrategy'>,
): Refusal[] {
  const { platformVersion } = request;
  const version = platformVersion === undefined || platformVersion === '' ? null : platformVersion;
  if (launchType !== 'FARGATE') return version === null ? [] : [invalidParameter(['platformVersion'], VERSION_ON_EC2)];
  const problem = version === null ? null : platformProblem(version, definition.input);
  return [
    ...(problem === null ? [] : [{ ...problem, path: ['platformVersion'] }]),
    ...spotRefusals(request, definition, context),
  ];
}

function spotRefusals(
  { launchType, capacityProviderStrategy }: FargateFields,
  { input: { runtimePlatform } }: RegisteredTaskDefinition,
  { defaultStrategy }: Pick<RequestContext, 'defaultStrategy'>,
): Refusal[] {
  if (launchType !== undefined || !isWindows(runtimePlatform)) return [];
  const strategy = capacityProviderStrategy ?? defaultStrategy;
  const at = strategy.findIndex(({ capacityProvider }) => capacityProvider === FARGATE_SPOT);
  if (at < 0) return [];
  const path = capacityProviderStrategy === undefined ? [] : ['capacityProviderStrategy', at, 'capacityProvider'];
  return [invalidParameter(path, WINDOWS_ON_SPOT)];
}
