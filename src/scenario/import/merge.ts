import { isRecord } from '../../lib/is-record';
import { setValue } from '../edit';
import { hasErrors } from '../finding';
import { readJson, valueOf } from '../json-text';
import { numberAt, recordAt, recordsAt, textAt } from './raw';
import type { Raw } from './raw';

/** Lists of the document, and what an entry of each is known by. */
const LISTS: readonly (readonly [key: string, identity: (entry: Raw) => string])[] = [
  ['containerInstances', (entry) => textAt(entry, 'id')],
  ['capacityProviders', (entry) => textAt(entry, 'name')],
  ['loadBalancers', (entry) => textAt(entry, 'name')],
  ['services', (entry) => textAt(entry, 'serviceName')],
  ['scaling', (entry) => textAt(recordAt(entry, 'scalableTarget'), 'ResourceId')],
];

/**
 * Adds an imported cluster to a scenario's text. An entry of the same name takes the place of the one that is there; what runs on an
 * instance that comes again is what runs there now. The rest of the scenario stays as it is written.
 */
export function mergeInto(text: string, imported: Raw): string {
  const json = readJson(text);
  const present = json.root && !hasErrors(json.problems) ? valueOf(json.root) : undefined;
  const document = isRecord(present) ? present : {};
  let merged = text;
  for (const [key, identity] of LISTS) {
    const [before, added] = [recordsAt(document, key), recordsAt(imported, key)];
    if (added.length > 0) merged = setValue(merged, [key], together(before, added, identity));
  }
  const definitions = recordsAt(imported, 'taskDefinitions');
  if (definitions.length > 0)
    merged = setValue(merged, ['taskDefinitions'], definitionsTogether(document, definitions));
  const tasks = tasksOf(document, imported);
  if (tasks.length > 0) merged = setValue(merged, ['tasks'], tasks);
  const subnets = { ...recordAt(document, 'subnets'), ...recordAt(imported, 'subnets') };
  if (Object.keys(subnets).length > 0) merged = setValue(merged, ['subnets'], subnets);
  const region = textAt(imported, 'region');
  if (region !== '' && recordsAt(document, 'containerInstances').length === 0)
    merged = setValue(merged, ['region'], region);
  // A cluster that says which providers it has must have those that come.
  const listed = recordAt(document, 'cluster')['capacityProviders'];
  const providers = recordsAt(imported, 'capacityProviders').map((provider) => textAt(provider, 'name'));
  return Array.isArray(listed) && providers.length > 0
    ? setValue(merged, ['cluster', 'capacityProviders'], [...new Set([...(listed as unknown[]), ...providers])])
    : merged;
}

/** Entries of both lists; one whose name is there already takes its place. */
function together(before: readonly Raw[], added: readonly Raw[], identity: (entry: Raw) => string): Raw[] {
  const coming = new Map(added.map((entry) => [identity(entry), entry]));
  const replaced = before.map((entry) => {
    const namesake = coming.get(identity(entry));
    coming.delete(identity(entry));
    return namesake ?? entry;
  });
  return [...replaced, ...coming.values()];
}

/** Beside others of its family a revision cannot be told by counting: it is written. */
function definitionsTogether(document: Raw, added: readonly Raw[]): Raw[] {
  const written = recordsAt(document, 'taskDefinitions');
  const names = new Map(
    [...revisions(written), ...revisions(added)].map(([entry, family, revision]) => [entry, `${family}:${revision}`]),
  );
  const identity = (entry: Raw): string => names.get(entry) ?? '';
  const explicit = new Map(revisions(added).map(([entry, , revision]) => [entry, { ...entry, revision }]));
  return together(written, added, identity).map((entry) => explicit.get(entry) ?? entry);
}

/** The family and revision of each entry: its own, or by counting the family's. */
function revisions(entries: readonly Raw[]): (readonly [entry: Raw, family: string, revision: number])[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const inner = recordAt(entry, 'taskDefinition');
    const definition = Object.keys(inner).length > 0 ? inner : entry;
    const family = textAt(definition, 'family');
    const count = (counts.get(family) ?? 0) + 1;
    counts.set(family, count);
    return [entry, family, numberAt(definition, 'revision') ?? count] as const;
  });
}

function tasksOf(document: Raw, imported: Raw): Raw[] {
  const described = new Set(recordsAt(imported, 'containerInstances').map((entry) => textAt(entry, 'id')));
  const kept = recordsAt(document, 'tasks').filter((task) => !described.has(textAt(task, 'containerInstance')));
  return [...kept, ...recordsAt(imported, 'tasks')];
}
