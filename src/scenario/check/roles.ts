import { CALLER, INSTANCE_ROLE, roleNameOf, SERVICE_LINKED_ROLE } from '../../ecs/iam';
import { isRecord } from '../../lib/is-record';
import { nearNames } from '../../lib/near-name';
import { didYouMean, info, warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import type { ScenarioDocument } from '../schema/document';

/** Roles that stand for somebody, and so need nobody to name them. */
const ALWAYS_USED: readonly string[] = [INSTANCE_ROLE, CALLER, SERVICE_LINKED_ROLE];

/** A place of the document that names a role. */
interface RoleReference {
  readonly role: string;
  readonly key: string;
  readonly path: JsonPath;
}

/**
 * Checks `roles`: one that nothing names is likely a slip, as is a pattern that covers no action; what names a role that does not exist will fail
 * when it comes to it, and is told so.
 */
export function checkRoles(document: ScenarioDocument): Finding[] {
  const { roles = {} } = document;
  const references = [
    ...referencesIn(document.taskDefinitions ?? [], ['taskDefinitions']),
    ...referencesIn(document.containerInstances ?? [], ['containerInstances']),
    ...referencesIn(document.capacityProviders ?? [], ['capacityProviders']),
    ...referencesIn(document.services ?? [], ['services']),
    ...referencesIn(document.timeline ?? [], ['timeline']),
  ];
  const used = new Set([...ALWAYS_USED, ...references.map(({ role }) => role)]);
  return [
    ...Object.keys(roles).flatMap((name) => (used.has(name) ? [] : [unused(name, used)])),
    ...Object.entries(roles).flatMap(([name, role]) =>
      (role?.deny ?? []).flatMap((pattern, index) => badPattern(pattern, ['roles', name, 'deny', index])),
    ),
    ...references.flatMap(({ role, key, path }) =>
      Object.hasOwn(roles, role) && roles[role] === null ? [missing(role, key, path)] : [],
    ),
  ];
}

function unused(name: string, used: ReadonlySet<string>): Finding {
  const message = `Nothing in this scenario uses the role "${name}".`;
  return warning('unused-role', ['roles', name], message, { mark: 'key', ...didYouMean(nearNames(name, [...used])) });
}

function badPattern(pattern: string, path: JsonPath): Finding[] {
  if (pattern === '*' || /^[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+$/.test(pattern)) return [];
  const message = `"${pattern}" is no action, nor a pattern of actions: they have the form service:Action, such as ecr:* or logs:CreateLogStream.`;
  return [warning('bad-action', path, message)];
}

const CONSEQUENCES: Readonly<Record<string, string>> = {
  taskRoleArn: 'ECS cannot assume it, and no task of the definition is created.',
  executionRoleArn: 'ECS cannot assume it, and no task of the definition is created.',
  instanceRole: 'the agent has no credentials, and the instance does not register.',
};

function missing(role: string, key: string, path: JsonPath): Finding {
  const consequence = CONSEQUENCES[key] ?? 'what needs it fails.';
  return info('missing-role', path, `The role "${role}" does not exist in this scenario: ${consequence}`);
}

/** Fields called after a role (`executionRoleArn`, `instanceRole`, `role`), however deep. */
function referencesIn(value: unknown, path: JsonPath): RoleReference[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inside = [...path, key];
    if (typeof member !== 'string') return referencesIn(member, inside);
    return /role(arn)?$/i.test(key) && member !== '' ? [{ role: roleNameOf(member), key, path: inside }] : [];
  });
}
