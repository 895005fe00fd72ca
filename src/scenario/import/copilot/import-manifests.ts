import { listOf, plural } from '../../../lib/english';
import { nearNames } from '../../../lib/near-name';
import { isRecord } from '../../../lib/is-record';
import { DEFAULT_REGION, zoneOf } from '../../complete/zones';
import type { ImportProblem, ReadDocument } from '../cluster-import';
import { isEmpty, recordsAt, textAt, withoutEmpty } from '../raw';
import type { Raw } from '../raw';
import { SUBNETS } from './created';
import type { Making, Workload } from './created';
import { environmentsOf, inEnvironment } from './environments';
import { fieldsOf } from './fields';
import { jobWorkload } from './job';
import { NO_MANIFESTS } from './manifest-import';
import type { ManifestImport } from './manifest-import';
import { readYaml } from './read-yaml';
import type { ReadYaml } from './read-yaml';
import { requestDrivenWorkload } from './request-driven';
import { serviceWorkload } from './service';
import { WORKLOAD_TYPES } from './signs';
import type { WorkloadType } from './signs';
import type { ManifestText } from './take-manifests';

/**
 * What AWS Copilot would create of manifests, as parts of a scenario. Nothing throws; what cannot be used is said. Source: services-and-capacity
 * 9.4; assumption `copilot-import`.
 * @param wanted the environment they are deployed to; null, or one that none of them has: as they stand
 * @param startsAtMs second 0 of schedules, epoch ms
 */
export function importManifests(
  manifests: readonly ManifestText[],
  wanted: string | null,
  startsAtMs: number,
): ManifestImport {
  if (manifests.length === 0) return NO_MANIFESTS;
  const read = manifests.map((manifest) => ({ manifest, yaml: readYaml(manifest.text) }));
  const environments = [...new Set(read.flatMap(({ yaml }) => (yaml.ok ? environmentsOf(yaml.value) : [])))];
  const environment = wanted !== null && environments.includes(wanted) ? wanted : null;
  const clusterName = environment ?? 'default';
  const made = read.map(({ manifest, yaml }) => workloadOf(manifest, yaml, environment, { clusterName, startsAtMs }));
  const workloads = withoutNamesakes(made);
  return {
    documents: made.map(({ document }) => document),
    problems: made.flatMap(({ problems }) => problems),
    ignored: made.flatMap(({ unread, name }) => unread.map((field) => ({ kind: `manifest ${name}`, field, count: 1 }))),
    notes: [END_OF_SUPPORT, ...workloads.flatMap(({ workload }) => workload?.notes ?? []), ...builtNote(workloads)],
    created: workloads.flatMap(({ workload }) => workload?.created ?? []),
    environments,
    environment,
    document: documentOf(
      workloads.map(({ workload }) => workload).filter((it) => it !== null),
      clusterName,
    ),
  };
}

const END_OF_SUPPORT = 'AWS has ended the support of Copilot on 2026-06-12; what it has created goes on.';

function builtNote(workloads: readonly Made[]): string[] {
  const built = workloads.flatMap(({ name, workload }) => (workload?.isBuilt === true ? [name] : []));
  if (built.length === 0) return [];
  return [
    `What Copilot builds from a Dockerfile goes by the name of its manifest here, with the tag latest: ${listOf(built)}.`,
  ];
}

interface Made {
  readonly name: string;
  readonly document: ReadDocument;
  readonly problems: readonly ImportProblem[];
  readonly unread: readonly string[];
  readonly workload: Workload | null;
}

function workloadOf(
  { source, linesBefore, text }: ManifestText,
  yaml: ReadYaml,
  environment: string | null,
  where: Pick<Making, 'clusterName' | 'startsAtMs'>,
): Made {
  const place = { source, line: linesBefore + 1 };
  const said = (at: { line: number; column: number } | null, severity: ImportProblem['severity'], message: string) => ({
    severity,
    source,
    line: linesBefore + (at?.line ?? 1),
    ...(at === null ? {} : { column: at.column }),
    message,
  });
  if (!yaml.ok) {
    const problem: ImportProblem = { ...said(yaml.place, 'error', yaml.message), hint: yaml.hint };
    const name = /^name:[ \t]*['"]?([\w-]+)/m.exec(text)?.[1] ?? '';
    const document = { ...place, command: null, holds: `Copilot manifest ${name}`.trim() };
    return { name, document, problems: [problem], unread: [], workload: null };
  }
  const manifest = inEnvironment(yaml.value, environment);
  const problems: ImportProblem[] = [];
  const fields = fieldsOf(manifest, (path, message) => problems.push(said(yaml.placeOf(path), 'warning', message)));
  const name = fields.text('name') ?? '';
  const given = fields.text('type') ?? '';
  const type = WORKLOAD_TYPES.find((known) => known.toLowerCase() === given.trim().toLowerCase()) ?? null;
  const document = { ...place, command: null, holds: `Copilot manifest ${name} (${type ?? given})` };
  const onWrong = (path: readonly string[], message: string, hint: string): void => {
    problems.push({ ...said(yaml.placeOf(path), 'error', message), hint });
  };
  if (!/^[a-zA-Z][\w-]{0,254}$/.test(name))
    onWrong(['name'], 'This manifest has no name that a service can have.', 'Begin with name: frontend.');
  else if (type === null) onWrong(['type'], ...wrongType(given));
  else {
    const making: Making = { name, fields, ...where };
    const workload = made(type, making, (message, hint) => onWrong(['on', 'schedule'], message, hint));
    if (workload === null) onWrong(['type'], ...outOfReach(type));
    else return { name, document, problems, unread: fields.unread(), workload };
  }
  return { name, document, problems, unread: [], workload: null };
}

function made(
  type: WorkloadType,
  making: Making,
  onWrongSchedule: (message: string, hint: string) => void,
): Workload | null {
  switch (type) {
    case 'Load Balanced Web Service':
      return serviceWorkload(making, 'web');
    case 'Backend Service':
      return serviceWorkload(making, 'backend');
    case 'Worker Service':
      return serviceWorkload(making, 'worker');
    case 'Scheduled Job':
      return jobWorkload(making, onWrongSchedule);
    case 'Request-Driven Web Service':
      return requestDrivenWorkload(making);
    case 'Static Site':
      return null;
  }
}

function outOfReach(type: WorkloadType): [message: string, hint: string] {
  return [`A ${type} is an S3 bucket behind CloudFront: there are no tasks to place.`, 'Leave this manifest out.'];
}

function wrongType(given: string): [message: string, hint: string] {
  const near = nearNames(given, WORKLOAD_TYPES)[0];
  if (/^(?:environment|pipeline)$/i.test(given))
    return [
      `This manifest is of a Copilot ${given.toLowerCase()}, not of a workload.`,
      'Take copilot/NAME/manifest.yml of a service or a job.',
    ];
  return [
    given === '' ? 'This manifest has no type.' : `Copilot has no type ${given}.`,
    near === undefined ? `Write type: and one of ${WORKLOAD_TYPES.join(', ')}.` : `Did you mean ${near}?`,
  ];
}

/** Of a workload that comes twice the later manifest counts. */
function withoutNamesakes(made: readonly Made[]): readonly Made[] {
  const latest = new Map(made.filter(({ workload }) => workload !== null).map((each) => [each.name, each]));
  return [...latest.values()];
}

/** The order of scenario.md. */
const LISTS = ['loadBalancers', 'taskDefinitions', 'services', 'scaling', 'load', 'timeline'] as const;

function documentOf(workloads: readonly Workload[], clusterName: string): Raw | null {
  if (workloads.length === 0) return null;
  const lists = Object.fromEntries(
    LISTS.map((key) => [key, workloads.flatMap(({ parts }) => parts[key] ?? [])] as const),
  );
  const members = workloads.reduce<Raw>((all, { members = {} }) => together(all, members), {});
  const names = workloads.flatMap(({ parts }) => recordsAt(parts, 'taskDefinitions').map((it) => textAt(it, 'family')));
  const { loadBalancers, ...others } = lists;
  const document: Raw = {
    stowplan: 1,
    name: names.join(', ').slice(0, 120),
    description: `${plural(workloads.length, 'Copilot manifest', 'Copilot manifests')} as AWS Copilot would deploy them: Fargate throughout.`,
    cluster: { clusterName },
    subnets: subnetsIn(lists),
    loadBalancers: sharedBalancers(loadBalancers ?? []),
    ...others,
    ...members,
  };
  return Object.fromEntries(Object.entries(document).filter(([key, value]) => key === 'stowplan' || !isEmpty(value)));
}

/** Services of an environment share its load balancer: their target groups stand side by side. */
function sharedBalancers(entries: readonly Raw[]): Raw[] {
  const shared = new Map<string, Raw>();
  for (const entry of entries) {
    const known = shared.get(textAt(entry, 'name'));
    const targetGroups = [...recordsAt(known ?? {}, 'targetGroups'), ...recordsAt(entry, 'targetGroups')];
    shared.set(textAt(entry, 'name'), { ...entry, targetGroups });
  }
  return [...shared.values()];
}

/** Of Copilot's own subnets those that something uses, in two zones. */
function subnetsIn(lists: Raw): Raw {
  const text = JSON.stringify(lists);
  const used = [...SUBNETS.public, ...SUBNETS.private].filter((subnet) => text.includes(`"${subnet}"`));
  return Object.fromEntries(used.map((subnet) => [subnet, zoneOf(DEFAULT_REGION, subnet.endsWith('2') ? 1 : 0)]));
}

function together(a: Raw, b: Raw): Raw {
  const merged: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const before = merged[name];
    merged[name] = isRecord(before) && isRecord(value) ? together(before, value) : value;
  }
  return withoutEmpty(merged);
}
