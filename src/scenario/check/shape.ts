import * as z from 'zod/mini';
import { nearNames } from '../../lib/near-name';
import { thousands } from '../../lib/thousands';
import { alternatives, didYouMean, error } from '../finding';
import type { Finding } from '../finding';
import { formatPath } from '../path';
import type { JsonPath } from '../path';

export type Shaped<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Checks the names, types and ranges of a value that stands at `path`. Every mistake is a finding of its own. */
export function checkShape<T>(schema: z.ZodMiniType<T>, value: unknown, path: JsonPath): Shaped<T> {
  // Zod asks for a message while it still knows the schema: the only moment at which the names that it would have taken can be had.
  const result = schema.safeParse(value, {
    reportInput: true,
    // Interpreted: compiling schemas to functions needs `new Function`, which the page's policy forbids.
    jitless: true,
    error: (issue) => (issue.code === 'unrecognized_keys' ? knownNames(issue.inst).join(' ') : ''),
  });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, findings: oncePerPlace(result.error.issues.flatMap((issue) => findingsOf(issue, path))) };
}

/** A number may break several bounds: the last that is checked is the tightest. */
function oncePerPlace(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.code} ${formatPath(finding.path)}`, finding])).values()];
}

function knownNames(schema: unknown): readonly string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.def.shape) : [];
}

function findingsOf(issue: z.core.$ZodIssue, root: JsonPath): Finding[] {
  const path: JsonPath = [
    ...root,
    ...issue.path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment)),
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, issue.message.split(' ')));
    case 'invalid_type':
      return [issue.input === undefined ? missing(path) : wrongType(path, issue.expected, issue.input)];
    case 'invalid_value':
      return [wrongValue(path, issue.values, issue.input)];
    case 'too_big':
      return [outOfRange(path, issue.origin, 'at most', Number(issue.maximum), issue.inclusive ?? true, issue.input)];
    case 'too_small':
      return [outOfRange(path, issue.origin, 'at least', Number(issue.minimum), issue.inclusive ?? true, issue.input)];
    case 'invalid_union':
      return [error('type', path, `${nameOf(path)} cannot be ${shown(issue.input)}.`)];
    default:
      return [error('value', path, `${nameOf(path)} cannot be ${shown(issue.input)}.`)];
  }
}

export function unknownKey(key: string, parent: JsonPath, known: readonly string[]): Finding {
  const where = parent.length === 0 ? 'A scenario' : `"${formatPath(parent)}"`;
  return error('unknown-key', [...parent, key], `${where} has no key "${key}".`, {
    mark: 'key',
    ...didYouMean(nearNames(key, known)),
  });
}

function missing(path: JsonPath): Finding {
  return error(
    'missing',
    path.slice(0, -1),
    `${nameOf(path)} is missing${path.length > 1 ? ` in ${formatPath(path.slice(0, -1))}` : ''}.`,
  );
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

function wrongType(path: JsonPath, expected: string, input: unknown): Finding {
  const hint =
    typeof input === 'string' && /^(?:int|number|boolean)$/.test(expected) ? { hint: 'Write it without quotes.' } : {};
  return error('type', path, `${nameOf(path)} must be ${KINDS[expected] ?? expected}, not ${shown(input)}.`, hint);
}

function wrongValue(path: JsonPath, values: readonly unknown[], input: unknown): Finding {
  const names = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const wanted = values.length === 1 ? JSON.stringify(values[0]) : alternatives(names);
  const near = typeof input === 'string' ? nearNames(input, names) : [];
  return error('value', path, `${nameOf(path)} must be ${wanted}, not ${shown(input)}.`, didYouMean(near));
}

function outOfRange(
  path: JsonPath,
  origin: string,
  relation: string,
  limit: number,
  inclusive: boolean,
  input: unknown,
): Finding {
  const bound = thousands(limit);
  const units = { string: ' characters', array: ' items' }[origin] ?? '';
  const length = typeof input === 'string' || Array.isArray(input) ? thousands(input.length) : shown(input);
  if (units !== '')
    return error(
      'range',
      path,
      `${nameOf(path)} has ${length}${units}; ${relation === 'at most' ? 'it may have' : 'it needs'} ${relation} ${bound}.`,
    );
  const wanted = inclusive ? `${relation} ${bound}` : `${relation === 'at most' ? 'below' : 'above'} ${bound}`;
  return error('range', path, `${nameOf(path)} must be ${wanted}, not ${length}.`);
}

/** The last name on the way, for a message; the whole path stands beside it. */
function nameOf(path: JsonPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'A scenario';
  return typeof last === 'string' ? `"${last}"` : `"${formatPath(path.slice(-2))}"`;
}

/** A value as a message shows it: short, and by its kind where it is long. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = (typeof value === 'number' ? String(value) : JSON.stringify(value)) ?? 'nothing';
  return text.length <= 40 ? text : `${text.slice(0, 36)}…"`;
}
