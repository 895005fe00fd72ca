import { accountOf, coversAction, roleArnOf, roleNameOf, SERVICE_LINKED_ROLE } from '../ecs/iam';
import type { TaskDefinitionInput } from '../ecs/task-definition';
import type { Engine } from './engine';

/**
 * What the scenario's roles may do. Those that it does not list exist and may do everything. Source: services-and-capacity 7.7; scenario.md, `roles`.
 */

/** Whether the scenario has the role, and it has an instance profile or a trust policy as it should. */
export function exists({ scenario }: Engine, arnOrName: string): boolean {
  return scenario.roles[roleNameOf(arnOrName)] !== null;
}

/** The first of the actions that the role may not do; null where it may do all. A role that does not exist may do none. */
export function deniedAction({ scenario }: Engine, arnOrName: string, actions: readonly string[]): string | null {
  const role = scenario.roles[roleNameOf(arnOrName)];
  if (role === undefined) return null;
  if (role === null) return actions[0] ?? null;
  return actions.find((action) => role.deny.some((pattern) => coversAction(pattern, action))) ?? null;
}

/**
 * Whether ECS can assume the role: it exists, and `sts:AssumeRole` is not denied. `*` alone takes away what the role may do and says nothing of its
 * trust policy, in which ECS is named (assumption `role-trust`).
 */
export function canAssume({ scenario }: Engine, arnOrName: string): boolean {
  const role = scenario.roles[roleNameOf(arnOrName)];
  if (role === undefined) return true;
  return (
    role !== null && !role.deny.some((pattern) => /^sts:/i.test(pattern) && coversAction(pattern, 'sts:AssumeRole'))
  );
}

/** Why ECS creates no task of the definition: a role that it cannot assume. Null where it can (assumption `roles-before-placement`). */
export function launchProblem(engine: Engine, { taskRoleArn, executionRoleArn }: TaskDefinitionInput): string | null {
  const role = [taskRoleArn, executionRoleArn].find((it) => it !== undefined && it !== '' && !canAssume(engine, it));
  if (role === undefined) return null;
  return `ECS was unable to assume the role '${roleArnOf(role)}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
}

/** Whether ECS can work with network interfaces, load balancers and discovery for its customer. */
export function hasServiceLinkedRole(engine: Engine): boolean {
  return canAssume(engine, SERVICE_LINKED_ROLE);
}

/** The principal in IAM's messages: a role, and who has assumed it. */
export function assumedRole(arnOrName: string, session: string): string {
  return `arn:aws:sts::${accountOf(arnOrName)}:assumed-role/${roleNameOf(arnOrName)}/${session}`;
}
