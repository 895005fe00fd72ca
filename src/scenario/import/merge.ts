import { listOf } from '../../lib/english';
import { isRecord } from '../../lib/is-record';
import { DEFAULT_REGION } from '../complete/zones';
import { setValue } from '../edit';
import { editList } from '../edit-list';
import { hasErrors } from '../finding';
import { formatScenario } from '../format';
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
  ['load', (entry) => textAt(entry, 'service')],
  ['timeline', (entry) => keyOf(entry)],
];
/** Maps of the document whose members come one by one. */
const MAPS = ['subnets', 'images'];

export interface Merged {
  readonly text: string;
  /** What of the cluster is not as it is there, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Adds an imported cluster to a scenario's text. An entry of the same name takes the place of the one that is there; what runs on an
 * instance that comes again is what runs there now. The rest of the scenario stays as it is written.
 * @param region of the cluster; null where nothing tells it
 */
export function mergeInto(text: string, imported: Raw, region: string | null): Merged {
  const json = readJson(text);
  const present = json.root && !hasErrors(json.problems) ? valueOf(json.root) : undefined;
  const document = isRecord(present) ? present : {};
  const [inRegion, regionNotes] = mergeRegion(text, document, region);
  const [inCluster, clusterNotes] = mergeCluster(inRegion, document, imported);
  const coming = withKnownGroups(document, inClusterOf(document, imported));
  let merged = inCluster;
  for (const [key, identity] of LISTS) {
    merged = mergeList(merged, key, itemsAt(document, key), recordsAt(coming, key), identity);
  }
  merged = mergeDefinitions(merged, document, recordsAt(coming, 'taskDefinitions'));
  merged = mergeTasks(merged, document, coming);
  for (const map of MAPS) {
    const known = recordAt(document, map);
    for (const [name, value] of Object.entries(recordAt(coming, map)))
      if (!same(known[name], value)) merged = setValue(merged, [map, name], value);
  }
  for (const [name, value] of Object.entries(recordAt(recordAt(coming, 'view'), 'appRunner')))
    merged = setValue(merged, ['view', 'appRunner', name], value);
  return { text: merged, notes: [...regionNotes, ...clusterNotes] };
}

/** A cluster that was described, and what Copilot would create in it; either may be missing. */
export function withManifests(described: Raw | null, manifests: Raw | null, region: string | null): Raw | null {
  if (described === null || manifests === null) return described ?? manifests;
  const own = region ?? DEFAULT_REGION;
  const zones = Object.entries(recordAt(manifests, 'subnets')).map(
    ([subnet, zone]) => [subnet, typeof zone === 'string' ? zone.replace(DEFAULT_REGION, own) : zone] as const,
  );
  const { text } = mergeInto(formatScenario(described), { ...manifests, subnets: Object.fromEntries(zones) }, null);
  const { root } = readJson(text);
  const document = root === undefined ? null : valueOf(root);
  return isRecord(document) ? document : described;
}

type WithNotes = readonly [text: string, notes: readonly string[]];

/** A scenario without instances goes where the cluster is; else its zones are those of its own Region. */
function mergeRegion(text: string, document: Raw, region: string | null): WithNotes {
  const own = textAt(document, 'region') || DEFAULT_REGION;
  if (region === null || region === own) return [text, []];
  return recordsAt(document, 'containerInstances').length === 0
    ? [setValue(text, ['region'], region), []]
    : [text, [`The cluster is in ${region}; the scenario stays in ${own}.`]];
}

/** The cluster where the scenario has none; one that says which providers it has must have those that come. */
function mergeCluster(text: string, document: Raw, imported: Raw): WithNotes {
  const coming = recordAt(imported, 'cluster');
  if (document['cluster'] === undefined)
    return [Object.keys(coming).length === 0 ? text : setValue(text, ['cluster'], coming), []];
  const own = recordAt(document, 'cluster');
  const listed = own['capacityProviders'];
  const providers = recordsAt(imported, 'capacityProviders').map((provider) => textAt(provider, 'name'));
  const lacking = Array.isArray(listed) ? providers.filter((name) => !listed.includes(name)) : [];
  const merged = editList(text, ['cluster', 'capacityProviders'], { add: lacking });
  const lost = Object.keys(coming).filter(
    (key) =>
      key !== 'clusterName' && !same(coming[key], own[key]) && !(key === 'capacityProviders' && Array.isArray(listed)),
  );
  if (lost.length === 0) return [merged, []];
  const isAre = lost.length === 1 ? 'is' : 'are';
  return [
    merged,
    [
      `The scenario keeps its own cluster: ${listOf(lost)} of ${textAt(coming, 'clusterName')} ${isAre} not taken over.`,
    ],
  ];
}

/** Target groups of a load balancer that comes again and of which only some are told: the others stay. */
function withKnownGroups(document: Raw, imported: Raw): Raw {
  if (imported['loadBalancers'] === undefined) return imported;
  const known = new Map(itemsAt(document, 'loadBalancers').map((entry) => [textAt(entry, 'name'), entry]));
  const nameOf = (group: Raw): string => textAt(group, 'targetGroupName');
  const loadBalancers = recordsAt(imported, 'loadBalancers').map((entry) => {
    const own = recordsAt(entry, 'targetGroups');
    const coming = new Set(own.map(nameOf));
    const others = recordsAt(known.get(textAt(entry, 'name')) ?? {}, 'targetGroups');
    const kept = others.filter((group) => !coming.has(nameOf(group)));
    return kept.length === 0 ? entry : { ...entry, targetGroups: [...kept, ...own] };
  });
  return { ...imported, loadBalancers };
}

/** What scales a service names the cluster: the one that the scenario has. */
function inClusterOf(document: Raw, imported: Raw): Raw {
  if (document['cluster'] === undefined) return imported;
  const name = textAt(recordAt(document, 'cluster'), 'clusterName') || 'default';
  const moved = (input: Raw): Raw => {
    const [kind, , ...rest] = textAt(input, 'ResourceId').split('/');
    return rest.length === 0 ? input : { ...input, ResourceId: [kind, name, ...rest].join('/') };
  };
  const scaling = recordsAt(imported, 'scaling').map((entry) => ({
    ...entry,
    scalableTarget: moved(recordAt(entry, 'scalableTarget')),
    ...(entry['policies'] === undefined ? {} : { policies: recordsAt(entry, 'policies').map(moved) }),
  }));
  return { ...imported, scaling };
}

/** Entries whose name is there already take its place, others come at the end. */
function mergeList(
  text: string,
  key: string,
  before: readonly Raw[],
  added: readonly Raw[],
  identity: (entry: Raw) => string,
): string {
  const coming = new Map(added.map((entry) => [identity(entry), entry]));
  const replace = new Map<number, Raw>();
  for (const [index, entry] of before.entries()) {
    const namesake = coming.get(identity(entry));
    coming.delete(identity(entry));
    if (namesake !== undefined && !same(namesake, entry)) replace.set(index, namesake);
  }
  return editList(text, [key], { replace, add: [...coming.values()] });
}

/** Beside others of its family a revision cannot be told by counting: it is written. */
function mergeDefinitions(text: string, document: Raw, added: readonly Raw[]): string {
  const written = itemsAt(document, 'taskDefinitions');
  const explicit = revisions(added).map(([entry, , revision]): Raw => ({ ...entry, revision }));
  const names = new Map(
    [...revisions(written), ...revisions(explicit)].map(([entry, family, revision]) => [
      entry,
      `${family}:${revision}`,
    ]),
  );
  return mergeList(text, 'taskDefinitions', written, explicit, (entry) => names.get(entry) ?? '');
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

/** On instances that come again, the tasks that come in place of those that are there; one that is there already stays. */
function mergeTasks(text: string, document: Raw, imported: Raw): string {
  const described = new Set(recordsAt(imported, 'containerInstances').map((entry) => textAt(entry, 'id')));
  const coming = new Map(recordsAt(imported, 'tasks').map((task) => [keyOf(task), task]));
  const remove = new Set<number>();
  for (const [index, task] of itemsAt(document, 'tasks').entries()) {
    // A task on Fargate is on no instance: the same one again is the one that is there.
    if (!coming.delete(keyOf(task)) && described.has(textAt(task, 'containerInstance'))) remove.add(index);
  }
  return editList(text, ['tasks'], { remove, add: [...coming.values()] });
}

/** Every item of a list of the document, at its place; one that is no object has no name. */
function itemsAt(document: Raw, key: string): readonly Raw[] {
  const list = document[key];
  return Array.isArray(list) ? list.map((item) => (isRecord(item) ? item : {})) : [];
}

/** Of values of the document, whatever the order of their members. */
function keyOf(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function same(a: unknown, b: unknown): boolean {
  return keyOf(a) === keyOf(b);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
