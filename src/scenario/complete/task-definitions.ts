import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { error } from '../finding';
import type { Finding } from '../finding';
import { examineTaskDefinition } from '../task-definition/register';

export interface RegisteredAll {
  /** In the order of the document; those that ECS would refuse are left out. */
  readonly taskDefinitions: readonly RegisteredTaskDefinition[];
  readonly findings: readonly Finding[];
}

/** Registers the document's definitions: the nth entry of a family is its revision n, unless it carries `revision` itself. */
export function registerAll(written: readonly unknown[], region: string): RegisteredAll {
  const taskDefinitions: RegisteredTaskDefinition[] = [];
  const findings: Finding[] = [];
  const entriesOfFamily = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const [index, value] of written.entries()) {
    const path = ['taskDefinitions', index];
    const revision = (family: string): number => (entriesOfFamily.get(family) ?? 0) + 1;
    const { taskDefinition, findings: found, notSimulated } = examineTaskDefinition(value, path, { revision, region });
    findings.push(...found, ...notSimulated);
    if (taskDefinition === null) continue;
    entriesOfFamily.set(taskDefinition.family, revision(taskDefinition.family));
    const name = `${taskDefinition.family}:${taskDefinition.revision}`;
    const first = taken.get(name);
    if (first !== undefined)
      findings.push(error('duplicate-id', path, `${name} is registered by taskDefinitions[${first}] already.`));
    else taskDefinitions.push(taskDefinition);
    taken.set(name, first ?? index);
  }
  return { taskDefinitions, findings };
}
