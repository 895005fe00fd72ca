import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { Finding } from '../finding';
import { examineTaskDefinition } from '../task-definition/register';

export interface RegisteredAll {
  readonly taskDefinitions: readonly RegisteredTaskDefinition[];
  readonly findings: readonly Finding[];
}

/** Registers the document's definitions in order: the nth entry of a family is its revision n, unless it carries `revision` itself. */
export function registerAll(written: readonly unknown[], region: string): RegisteredAll {
  const taskDefinitions: RegisteredTaskDefinition[] = [];
  const findings: Finding[] = [];
  for (const [index, value] of written.entries()) {
    const nth = (family: string) => 1 + taskDefinitions.filter((earlier) => earlier.family === family).length;
    const examined = examineTaskDefinition(value, ['taskDefinitions', index], { region, revision: nth });
    findings.push(...examined.findings, ...examined.notSimulated);
    if (examined.taskDefinition !== null) taskDefinitions.push(examined.taskDefinition);
  }
  return { taskDefinitions, findings };
}
