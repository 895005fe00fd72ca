import { isRecord } from '../../lib/is-record';

/**
 * The lists of a scenario whose entries a patch names instead of numbering: by the member that is an entry's name. What `describe-task-definition`
 * prints stands in a wrapper, and is merged into inside of it.
 */
export const NAME_OF_ENTRY: ReadonlyMap<string, string> = new Map([
  ['services', 'serviceName'],
  ['taskDefinitions', 'family'],
  ['containerInstances', 'id'],
  ['capacityProviders', 'name'],
]);

export type Members = Readonly<Record<string, unknown>>;

/** A list's entry without the wrapper that `describe-task-definition` puts around it; null for what is no entry. */
export function unwrapped(list: string, entry: unknown): Members | null {
  if (!isRecord(entry)) return null;
  const inner = list === 'taskDefinitions' ? entry['taskDefinition'] : undefined;
  return isRecord(inner) ? inner : entry;
}

/** The name of a list's entry; null where it has none. */
export function nameOfEntry(list: string, entry: unknown): string | null {
  const key = NAME_OF_ENTRY.get(list);
  const name = key === undefined ? undefined : unwrapped(list, entry)?.[key];
  return typeof name === 'string' ? name : null;
}

/** Where the entry of that name stands in a list, -1 for nowhere: of a family the newest revision, of others the first. */
export function indexOfEntry(list: string, entries: readonly unknown[], name: string): number {
  if (list !== 'taskDefinitions') return entries.findIndex((entry) => nameOfEntry(list, entry) === name);
  let [newest, found, count] = [-1, -1, 0];
  for (const [index, entry] of entries.entries()) {
    if (nameOfEntry(list, entry) !== name) continue;
    count += 1;
    const revision = unwrapped(list, entry)?.['revision'];
    const number = typeof revision === 'number' ? revision : count;
    if (number >= newest) [newest, found] = [number, index];
  }
  return found;
}
