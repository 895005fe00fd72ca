import { isRecord } from '../../lib/is-record';
import { DEFAULT_REGION } from '../complete/zones';
import { formatScenario } from '../format';
import { accountOf, attributeOf, compare } from './account';
import type { Account, KindedRecord } from './account';
import { importCapacity } from './capacity';
import type { ClusterImport, ImportCounts, ImportOptions, ImportProblem, ImportSource } from './cluster-import';
import { importInstances } from './container-instances';
import { NO_MANIFESTS } from './copilot/manifest-import';
import type { ManifestImport } from './copilot/manifest-import';
import { takeApart } from './documents';
import type { FoundDocument } from './documents';
import { importBalancers } from './load-balancers';
import { mergeInto, withManifests } from './merge';
import { missingParts } from './missing';
import type { Parts } from './missing';
import { notesOn } from './notes';
import { replaceNames } from './names/replace-names';
import { isEmpty, numberAt, recordsAt } from './raw';
import type { Raw } from './raw';
import { readDocument } from './read-documents';
import { recordsOf } from './records';
import { importScaling } from './scaling';
import { importServices } from './services';
import { importDefinitions } from './task-definitions';
import { importTasks, subnetsOf, taskEntries } from './tasks';
import { unreadFields } from './unread';

/**
 * Makes a scenario of what the AWS CLI prints of a cluster, in any number of texts and any order: the same scenario whatever the order; and of what
 * Copilot would create of its manifests.
 * Nothing throws; what cannot be used is said. Source: scenario.md; assumptions `import-made-definition`, `import-load-balancers`,
 * `import-moment`.
 */
export function importCluster(
  sources: readonly ImportSource[],
  options: ImportOptions,
  manifests: ManifestImport = NO_MANIFESTS,
): ClusterImport {
  const taken = sources.map(takeApart);
  const found = taken.flatMap(({ documents }) => documents);
  const records = found.flatMap((document) => [...recordsOf(document).records]);
  const account = accountOf(records, options.cluster);
  const parts = partsOf(account);
  const described = isEmptyCluster(parts) ? null : scenarioOf(parts);
  const document = withManifests(described, manifests.document, account.region);
  const { document: shown, names } =
    document === null || !options.replaceNames ? { document, names: [] } : replaceNames(document);
  const { text, notes } = textOf(shown, account, options.into);
  const { created, environments, environment } = manifests;
  return {
    text,
    documents: [...found.map(readDocument), ...manifests.documents],
    problems: [...taken.flatMap(({ problems }) => problems), ...found.flatMap(problemsOf), ...manifests.problems],
    counts: countsOf(document ?? {}),
    missing: missingParts(parts),
    notes: [...notesOn(parts), ...manifests.notes, ...notes],
    ignored: [...ignoredOf(records, parts), ...manifests.ignored],
    created,
    environments,
    environment,
    clusters: account.clusters,
    cluster: account.cluster,
    names,
  };
}

function textOf(document: Raw | null, account: Account, into: string | null): Pick<ClusterImport, 'text' | 'notes'> {
  if (document === null) return { text: null, notes: [] };
  return into === null ? { text: formatScenario(document), notes: [] } : mergeInto(into, document, account.region);
}

function partsOf(account: Account): Parts {
  const instances = importInstances(account);
  const tasks = importTasks(account, instances);
  const definitions = importDefinitions(account, tasks.placed);
  const services = importServices(account, definitions.names);
  const capacity = importCapacity(account, instances, services.entries);
  const balancers = importBalancers(account, services.entries);
  return { account, instances, tasks, definitions, services, capacity, balancers };
}

/** Nothing that stands or runs. A definition alone is none of a cluster's. */
function isEmptyCluster({ account, instances, tasks }: Parts): boolean {
  return (
    instances.instances.length +
      tasks.placed.length +
      account.records.service.length +
      account.records.cluster.length ===
    0
  );
}

/** The scenario as a document, in the order of scenario.md. */
function scenarioOf(parts: Parts): Raw {
  const { account, instances, tasks, definitions, services, capacity, balancers } = parts;
  const region = account.region ?? DEFAULT_REGION;
  const placed = tasks.placed.filter(({ definition }) => definitions.names.has(definition));
  const fleet = instances.instances.map(({ id }) => id);
  const subnets = subnetsIn(parts);
  const cluster = account.cluster ?? 'default';
  const optional = {
    subnets,
    cluster: capacity.cluster,
    containerInstances: instances.instances.map(({ entry }) => entry),
    capacityProviders: capacity.providers,
    loadBalancers: balancers.entries,
    taskDefinitions: definitions.entries,
    services: services.entries,
    tasks: taskEntries(placed, fleet, region),
    scaling: importScaling(account, services.entries),
  };
  return {
    stowplan: 1,
    name: cluster.slice(0, 120),
    description: 'An imported cluster as it was when it was described: second 0 is that moment.',
    ...(region === DEFAULT_REGION ? {} : { region }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => !isEmpty(value))),
  };
}

/** The zones of subnets, from the instances and from the network interfaces of tasks. */
function subnetsIn({ account, instances }: Parts): Readonly<Record<string, string>> {
  const known = instances.instances.flatMap(({ record }) => {
    const [subnet, zone] = [attributeOf(record, 'ecs.subnet-id'), attributeOf(record, 'ecs.availability-zone')];
    return subnet !== null && subnet !== '' && zone !== null && zone !== '' ? [[subnet, zone] as const] : [];
  });
  return Object.fromEntries([...known, ...subnetsOf(account.records.task)].sort(([a], [b]) => compare(a, b)));
}

function countsOf(document: Raw): ImportCounts {
  const count = (key: string): number => recordsAt(document, key).length;
  return {
    containerInstances: count('containerInstances'),
    tasks: recordsAt(document, 'tasks').reduce((sum, entry) => sum + (numberAt(entry, 'count') ?? 1), 0),
    services: count('services'),
    taskDefinitions: count('taskDefinitions'),
    capacityProviders: count('capacityProviders'),
    loadBalancers: count('loadBalancers'),
  };
}

/** What a document says is wrong with it itself. */
function problemsOf(document: FoundDocument): ImportProblem[] {
  const { records, failures } = recordsOf(document);
  const failed = failures.map(({ arn, reason }): ImportProblem => ({
    severity: 'warning',
    source: document.source,
    line: document.line,
    message: `AWS did not describe ${arn === '' ? 'one of them' : arn}: ${reason}.`,
    ...(reason === 'MISSING' ? { hint: 'It is of another cluster or Region, or is gone.' } : {}),
  }));
  const isScenario = isRecord(document.value) && Object.hasOwn(document.value, 'stowplan');
  if (!isScenario || records.length === 0) return failed;
  return [
    ...failed,
    {
      severity: 'warning',
      source: document.source,
      line: document.line,
      message: 'This is a scenario, not output of AWS: its parts are taken for the cluster’s.',
    },
  ];
}

function ignoredOf(records: readonly KindedRecord[], parts: Parts): ClusterImport['ignored'] {
  const dropped: readonly (readonly [kind: string, fields: readonly string[]])[] = [
    ['task definition', parts.definitions.dropped],
    ['service', parts.services.dropped],
    ['capacity provider', parts.capacity.dropped],
    ['load balancer', parts.balancers.dropped],
  ];
  const counted = dropped.flatMap(([kind, fields]) => {
    const counts = new Map<string, number>();
    for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
    return [...counts].map(([field, count]) => ({ kind, field, count }));
  });
  return [...unreadFields(records), ...counted].sort(
    (a, b) => compare(a.kind, b.kind) || b.count - a.count || compare(a.field, b.field),
  );
}
