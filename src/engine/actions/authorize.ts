import { CALLER, notAuthorized, roleArnOf } from '../../ecs/iam';
import type { CreateServiceInput } from '../../ecs/service';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import type { Engine } from '../engine';
import { findTaskDefinition } from '../names';
import { deniedAction, hasServiceLinkedRole, launchProblem } from '../roles';

/**
 * What IAM says to a request before ECS looks at it: whether its caller may make it and may pass its roles, and whether ECS has the roles that it needs
 * for it. Source: services-and-capacity 7.7.
 */

interface RequestError {
  readonly code: string;
  readonly message: string;
}

type Input = Readonly<Record<string, unknown>>;

/** Actions of the timeline that are not ECS's: the service they belong to; null for events of the world, which nobody asks for. */
const OTHER_SERVICES: Readonly<Record<string, string | null>> = {
  RegisterScalableTarget: 'application-autoscaling',
  PutScalingPolicy: 'application-autoscaling',
  PutScheduledAction: 'application-autoscaling',
  SetAlarmState: 'cloudwatch',
  CreateDeployment: 'codedeploy',
  TerminateInstances: 'ec2',
  StopInstances: 'ec2',
  StartInstances: 'ec2',
  // The agent registers its instance with the instance role.
  RegisterContainerInstance: null,
  FailAvailabilityZone: null,
  RestoreAvailabilityZone: null,
  InterruptSpotInstances: null,
  InterruptFargateSpot: null,
  SetFargateCapacity: null,
  DisconnectAgent: null,
  ReconnectAgent: null,
  CrashTask: null,
  FailHealthCheck: null,
  SetImage: null,
};

/** The error with which the request ends; null where it goes on to ECS. */
export function unauthorized(engine: Engine, action: string, input: Input): RequestError | null {
  if (Object.keys(engine.scenario.roles).length === 0) return null;
  const service = Object.hasOwn(OTHER_SERVICES, action) ? OTHER_SERVICES[action] : 'ecs';
  if (service === undefined || service === null) return null;
  const name = `${service}:${action}`;
  if (deniedAction(engine, CALLER, [name]) !== null) return accessDenied(name, '*');
  const definition = definitionOf(engine, action, input);
  return (
    passRoleError(engine, definition) ??
    serviceLinkedRoleError(engine, action, input) ??
    roleError(engine, action, definition)
  );
}

/** The definition whose roles a request hands to ECS; null where it hands over none. */
function definitionOf({ state }: Engine, action: string, input: Input): TaskDefinitionInput | null {
  if (action === 'RegisterTaskDefinition') return input as unknown as TaskDefinitionInput;
  const reference = input['taskDefinition'];
  if (typeof reference !== 'string') return null;
  return state.taskDefinitions[findTaskDefinition(state, reference)]?.input ?? null;
}

function passRoleError(engine: Engine, definition: TaskDefinitionInput | null): RequestError | null {
  const role = definition?.taskRoleArn ?? definition?.executionRoleArn;
  const action = 'iam:PassRole';
  if (role === undefined || deniedAction(engine, CALLER, [action]) === null) return null;
  return accessDenied(action, roleArnOf(role));
}

/** ECS needs it for network interfaces, load balancers and discovery (assumption `service-linked-role`). */
function serviceLinkedRoleError(engine: Engine, action: string, input: Input): RequestError | null {
  const asked = ['CreateService', 'UpdateService', 'RunTask', 'StartTask'].includes(action);
  const { loadBalancers = [], serviceRegistries = [] } = input as Partial<CreateServiceInput>;
  const needed = input['networkConfiguration'] !== undefined || loadBalancers.length + serviceRegistries.length > 0;
  if (!asked || !needed || hasServiceLinkedRole(engine)) return null;
  const message = 'Unable to assume the service linked role. Please verify that the ECS service linked role exists.';
  return { code: 'InvalidParameterException', message };
}

/** RunTask and StartTask answer at once where a service says so later. */
function roleError(engine: Engine, action: string, definition: TaskDefinitionInput | null): RequestError | null {
  if (definition === null || (action !== 'RunTask' && action !== 'StartTask')) return null;
  const message = launchProblem(engine, definition);
  return message === null ? null : { code: 'ClientException', message };
}

function accessDenied(action: string, resource: string): RequestError {
  return {
    code: 'AccessDeniedException',
    message: notAuthorized(roleArnOf(CALLER).replace(':role/', ':user/'), action, resource),
  };
}
