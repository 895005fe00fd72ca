import { requiredAttributesOf } from '../../ecs/required-attributes';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { requirementsOf } from '../../ecs/task-requirements';
import type { Finding } from '../finding';
import { parsePath } from '../path';
import type { Problem } from '../problem';
import { mendTaskDefinition } from '../task-definition/mend';

export interface RegisteredAll {
  readonly taskDefinitions: readonly RegisteredTaskDefinition[];
  readonly findings: readonly Finding[];
}

/** Registers the document's definitions in order: the nth entry of a family is its revision n, unless it carries `revision` itself. */
export function registerAll(written: readonly unknown[], region: string): RegisteredAll {
  const taskDefinitions: RegisteredTaskDefinition[] = [];
  const findings: Finding[] = [];
  const entries = new Map<string, number>();
  for (const [index, value] of written.entries()) {
    const mended = mendTaskDefinition(value, ['taskDefinitions', index]);
    findings.push(...mended.problems.map(asFinding));
    if (mended.input === null) continue;
    const { family } = mended.input;
    const nth = (entries.get(family) ?? 0) + 1;
    entries.set(family, nth);
    const revision = mended.revision ?? nth;
    taskDefinitions.push({
      family,
      revision,
      arn: mended.arn ?? `arn:aws:ecs:${region}:123456789012:task-definition/${family}:${revision}`,
      input: mended.input,
      requiresAttributes: requiredAttributesOf(mended.input),
      compatibilities: ['EC2'],
      requirements: requirementsOf(mended.input),
    });
  }
  return { taskDefinitions, findings };
}

function asFinding({ severity, code, path, message, hint }: Problem): Finding {
  return { severity, code, path: parsePath(path) ?? [], message, ...(hint === undefined ? {} : { hint }) };
}
