import { isRecord } from '../../lib/is-record';
import { warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';

/** Keys of the document that hold AWS inputs, where null says no more than leaving the member out, as some tools print it. */
const AWS_KEYS: readonly string[] = ['cluster', 'services', 'capacityProviders', 'scaling'];
/** Events of the world whose input gives null a meaning. */
const NULL_MEANS_SOMETHING: readonly string[] = ['SetImage', 'RegisterContainerInstance', 'RegisterTaskDefinition'];

/** A document without null members in its AWS inputs, and a warning for each that was left out. */
export function withoutNulls(document: Record<string, unknown>): {
  readonly document: Record<string, unknown>;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const copy = { ...document };
  for (const key of AWS_KEYS) if (Object.hasOwn(copy, key)) copy[key] = clean(copy[key], [key], findings);
  const { timeline } = document;
  if (Array.isArray(timeline))
    copy['timeline'] = timeline.map((entry, index) => cleanEntry(entry, ['timeline', index], findings));
  return { document: copy, findings };
}

function cleanEntry(entry: unknown, path: JsonPath, findings: Finding[]): unknown {
  if (!isRecord(entry) || !isRecord(entry['input']) || NULL_MEANS_SOMETHING.includes(String(entry['action'])))
    return entry;
  return { ...entry, input: clean(entry['input'], [...path, 'input'], findings) };
}

function clean(value: unknown, path: JsonPath, findings: Finding[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => clean(item, [...path, index], findings));
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([name, member]) => {
    if (member === null)
      findings.push(warning('null-member', [...path, name], 'null was left out: ECS takes no null here.'));
    return member !== null;
  });
  return Object.fromEntries(kept.map(([name, member]) => [name, clean(member, [...path, name], findings)]));
}
