import { isRecord } from '../../lib/is-record';
import type { JsonPath } from '../path';

/** A pasted value taken out of what `DescribeTaskDefinition` puts around it. */
export interface Unwrapped {
  readonly definition: unknown;
  /** The members that lead to it; empty where there is no wrapper. */
  readonly inside: JsonPath;
  /** Whatever stands beside `taskDefinition`, by name. */
  readonly beside: Readonly<Record<string, unknown>>;
  /** What the output says of itself, where it does. */
  readonly revision: number | null;
  readonly arn: string | null;
}

/** Takes `{"taskDefinition": {...}, "tags": [...]}` apart; anything else comes back as it is. */
export function unwrap(value: unknown): Unwrapped {
  const wrapped = isRecord(value) && isRecord(value['taskDefinition']);
  const { taskDefinition: definition = value, ...beside } = wrapped ? value : {};
  const { revision, taskDefinitionArn: arn } = isRecord(definition) ? definition : {};
  return {
    definition,
    inside: wrapped ? ['taskDefinition'] : [],
    beside,
    revision: typeof revision === 'number' && Number.isSafeInteger(revision) && revision > 0 ? revision : null,
    arn: typeof arn === 'string' ? arn : null,
  };
}
