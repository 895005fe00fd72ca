import { locate } from '../scenario/edit';
import { readJson, valueOf } from '../scenario/json-text';
import { parsePath } from '../scenario/path';
import type { EditorTab } from './preferences-store';

/** One part of the document that the editor shows by itself. */
export interface DocumentPart {
  /** Such as `services[0]`. */
  readonly path: string;
  /** What a person calls it: the service's name, the family, the key. */
  readonly name: string;
  /** Which JSON schema holds for it. */
  readonly kind: string;
}

export type DocumentParts = Readonly<Record<Exclude<EditorTab, 'scenario'>, readonly DocumentPart[]>>;

/** Keys of the scenario that stand under the tab Cluster, in this order; those that are not written are left out, but for the first two. */
const CLUSTER_KEYS: readonly (readonly [key: string, name: string])[] = [
  ['containerInstances', 'instances'],
  ['cluster', 'cluster'],
  ['capacityProviders', 'providers'],
  ['loadBalancers', 'load balancers'],
  ['tasks', 'tasks at start'],
  ['images', 'images'],
  ['timings', 'timings'],
  ['load', 'load'],
  ['scaling', 'scaling'],
  ['subnets', 'subnets'],
  ['roles', 'roles'],
  ['quotas', 'quotas'],
];

/** The parts that the tabs of the editor offer; none where the text is not JSON. */
export function documentParts(text: string): DocumentParts {
  const document = readDocument(text) ?? {};
  return {
    cluster: CLUSTER_KEYS.filter(([key], index) => index < 2 || key in document).map(([key, name]) => ({
      path: key,
      name,
      kind: key,
    })),
    tasks: entries(document, 'taskDefinitions', 'taskDefinition', definitionName),
    services: entries(document, 'services', 'service', (service) => textOf(service['serviceName'])),
    timeline: [{ path: 'timeline', name: 'timeline', kind: 'timeline' }],
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The document's members, with what can be read of a text that is not quite JSON; null where it is no object. */
export function readDocument(text: string): Fields | null {
  const { root } = readJson(text);
  const value = root && valueOf(root);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function entries(
  document: Fields,
  list: string,
  kind: string,
  nameOf: (entry: Fields) => string | null,
): DocumentPart[] {
  const value = document[list];
  if (!Array.isArray(value)) return [];
  return value.map((entry: unknown, index) => ({
    path: `${list}[${index}]`,
    name: (typeof entry === 'object' && entry !== null ? nameOf(entry as Fields) : null) ?? `${index + 1}`,
    kind,
  }));
}

/** The family, also of what `describe-task-definition` prints. */
function definitionName(entry: Fields): string | null {
  const inner = entry['taskDefinition'];
  return textOf((typeof inner === 'object' && inner !== null ? (inner as Fields) : entry)['family']);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The text of one part as it stands in the document, without the indentation that its place gives it; '' where there is none. */
export function partText(text: string, path: string): string {
  const segments = parsePath(path);
  if (path === '' || segments === null) return text;
  const place = locate(text, segments);
  if (place === null) return '';
  const lineStart = text.lastIndexOf('\n', place.offset) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  return text.slice(place.offset, place.offset + place.length).replaceAll(`\n${indent}`, '\n');
}
