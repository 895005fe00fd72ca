import { nameOfTargetGroup } from '../../ecs/load-balancing';
import { isRecord } from '../../lib/is-record';
import type { Scenario } from '../scenario';
import { mendTaskDefinition } from '../task-definition/mend';
import { findTaskDefinition } from '../task-definition-reference';
import type { Network } from './network';
import type { PlannedDefinition, PlannedRequest, Tree } from './plan';
import { prefixed } from './placeholders';
import type { Placeholders } from './placeholders';

/** A reference to a target group of the scenario, which the script or the template has an ARN for. */
export interface TargetGroupReference {
  readonly [reference]: true;
  readonly targetGroup: string;
}

/** What the user writes cannot look like it. */
const reference = Symbol('target group');

/** Task definitions as they are written, family by family in the order of their revisions; their roles are the account's. */
export function planDefinitions(scenario: Scenario, written: Tree, placeholders: Placeholders): PlannedDefinition[] {
  const list = Array.isArray(written['taskDefinitions']) ? written['taskDefinitions'] : [];
  const roles: Tree = {
    executionRoleArn: 'with which the agent pulls images, writes logs and reads secrets',
    taskRoleArn: 'of the application itself',
  };
  return scenario.taskDefinitions
    .map(({ family, revision, input }, index) => {
      const own: Tree = { ...(mendTaskDefinition(list[index]).input ?? input) };
      const named = Object.entries(roles).flatMap(([key, about]) => {
        const role = own[key];
        if (typeof role !== 'string') return [];
        const name = prefixed('ROLE', role.slice(role.lastIndexOf('/') + 1));
        const info = { preset: role, about: `a role ${String(about)}`, type: 'String' };
        return [[key, placeholders.of(`role ${role}`, name, info)] as const];
      });
      return { name: `${family}:${revision}`, family, revision, input: { ...own, ...Object.fromEntries(named) } };
    })
    .sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.revision - b.revision));
}

/** Makes of a service, or of a request for tasks, one that an account can take: with its subnets, and its definition by place. */
export function planRequest(definitions: readonly PlannedDefinition[], network: Network) {
  return (name: string, written: Tree): PlannedRequest => {
    const { taskDefinition, clientToken: _, ...input } = written;
    const found = typeof taskDefinition === 'string' ? findTaskDefinition(definitions, taskDefinition) : undefined;
    const planned: Record<string, unknown> = { ...input };
    const vpc = isRecord(input['networkConfiguration'])
      ? input['networkConfiguration']['awsvpcConfiguration']
      : undefined;
    if (isRecord(vpc)) planned['networkConfiguration'] = { awsvpcConfiguration: awsvpcOf(vpc, network) };
    else if (found !== undefined && found.input['networkMode'] === 'awsvpc') {
      const subnets = network.subnets();
      planned['networkConfiguration'] = { awsvpcConfiguration: { subnets } };
    }
    const balancers = input['loadBalancers'];
    if (Array.isArray(balancers))
      planned['loadBalancers'] = balancers.filter(isRecord).map((it) => balancerOf(it, network));
    const unknown = found === undefined && taskDefinition !== undefined ? { taskDefinition } : {};
    return { name, definition: found?.name ?? null, input: { ...planned, ...unknown } };
  };
}

function awsvpcOf(written: Tree, network: Network): Tree {
  const texts = (key: string): string[] => (Array.isArray(written[key]) ? (written[key] as unknown[]).map(String) : []);
  const groups = texts('securityGroups').map((id) => network.securityGroupFor(id));
  return {
    ...written,
    subnets: [...new Set(texts('subnets').flatMap((subnet) => network.subnetsFor(subnet)))],
    ...(groups.length === 0 ? {} : { securityGroups: [...new Set(groups)] }),
  };
}

function balancerOf(written: Tree, network: Network): Tree {
  const { targetGroupArn, advancedConfiguration: advanced } = written;
  const group = (value: unknown): TargetGroupReference => ({
    [reference]: true,
    targetGroup: nameOfTargetGroup(String(value)),
  });
  const named = (source: Tree, key: string, name: string, about: string): Tree =>
    typeof source[key] === 'string' ? { [key]: network.arn(name, source[key], about) } : {};
  return {
    ...written,
    ...(targetGroupArn === undefined ? {} : { targetGroupArn: group(targetGroupArn) }),
    ...(isRecord(advanced)
      ? {
          advancedConfiguration: {
            ...advanced,
            ...(advanced['alternateTargetGroupArn'] === undefined
              ? {}
              : { alternateTargetGroupArn: group(advanced['alternateTargetGroupArn']) }),
            ...named(advanced, 'productionListenerRule', 'PRODUCTION_RULE', 'the listener rule of production traffic'),
            ...named(advanced, 'testListenerRule', 'TEST_RULE', 'the listener rule of test traffic'),
            ...named(advanced, 'roleArn', 'ROLE_LOAD_BALANCER', 'a role that changes listener rules'),
          },
        }
      : {}),
  };
}

export function isTargetGroupReference(value: unknown): value is TargetGroupReference {
  return isRecord(value) && reference in value;
}
