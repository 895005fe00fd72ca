import { isRecord } from '../../lib/is-record';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import { hasErrors } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import { ignoredBesideWrapper, readOnlyFields, taskDefinitionFields } from './fields';
import { Mender } from './mender';
import { unwrap } from './unwrap';

/** What became of a pasted value: a definition with the API's own types, and what was said on the way. */
export interface Mended {
  /** Null where something could not be mended; the findings then hold an error. */
  readonly input: TaskDefinitionInput | null;
  readonly findings: readonly Finding[];
  /** Where the definition lies in the value, such as `['taskDefinition']` for `DescribeTaskDefinition` output. */
  readonly root: JsonPath;
  /** `revision` and `taskDefinitionArn` of such output. */
  readonly revision: number | null;
  readonly arn: string | null;
}

/**
 * Makes a `RegisterTaskDefinition` input of what a person pasted. Harmless slips are mended, each with a warning: a
 * number where a string stands or the reverse, members that are null. The wrapper and the read-only fields of
 * `DescribeTaskDefinition` go silently. An unknown field or a type that cannot be mended is an error.
 *
 * @param path where the value stands in its document, for the findings' paths
 */
export function mendTaskDefinition(value: unknown, path: JsonPath = []): Mended {
  const { definition, inside, beside, revision, arn } = unwrap(value);
  const root = [...path, ...inside];
  const mender = new Mender();
  if (!isRecord(definition)) {
    const hint = Array.isArray(definition) ? 'A list of containers belongs under "containerDefinitions".' : undefined;
    mender.wrongType(definition, 'a task definition, an object with "family" and "containerDefinitions"', root, hint);
    return { input: null, findings: mender.findings, root, revision, arn };
  }
  const mended = mender.record(without(definition, readOnlyFields), taskDefinitionFields, root);
  const besideMended = mender.record(without(beside, ignoredBesideWrapper), { tags: taskDefinitionFields.tags }, path);
  // A definition without them is refused by the checks, with ECS's own messages.
  const input = { family: '', containerDefinitions: [], ...besideMended, ...mended } as TaskDefinitionInput;
  return { input: hasErrors(mender.findings) ? null : input, findings: mender.findings, root, revision, arn };
}

function without(record: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
