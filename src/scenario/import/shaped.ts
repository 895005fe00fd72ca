import type * as z from 'zod/mini';
import { isRecord } from '../../lib/is-record';
import { checkShape } from '../check/shape';
import type { JsonPath } from '../path';
import { isEmpty } from './raw';
import type { Raw } from './raw';

/** Mistakes are taken away one layer after the other: a member whose parent is wrong is not looked at. */
const MAX_ROUNDS = 12;

/**
 * What an input of the document takes of a described thing: without what says nothing, and without what the schema does not know or takes
 * otherwise. The paths of what was taken away are added to `dropped`.
 */
export function shaped(schema: z.ZodMiniType, described: Raw, dropped: string[]): Raw {
  let value = cleaned(described) as Raw;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = checkShape(schema, value, []);
    if (result.ok) return value;
    for (const { path } of result.findings) {
      // What is missing from the whole cannot be mended by taking something away.
      if (path.length === 0) return value;
      dropped.push(
        path
          .map((segment) => (typeof segment === 'number' ? '[]' : segment))
          .join('.')
          .replaceAll('.[]', '[]'),
      );
      value = without(value, path) as Raw;
    }
    value = cleaned(value) as Raw;
  }
  return value;
}

/** Without null, empty lists and empty objects, at any depth. */
function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, cleaned(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

/** A copy without what stands at a path; of a list the whole item goes. */
function without(value: unknown, path: JsonPath): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, index) => index !== key);
    return value.map((item: unknown, index) => (index === key ? without(item, rest) : item));
  }
  if (!isRecord(value)) return value;
  const { [String(key)]: member, ...others } = value;
  return rest.length === 0 ? others : { ...others, [String(key)]: without(member, rest) };
}
