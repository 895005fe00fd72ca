import { thousands } from '../../lib/thousands';
import type { ClusterImport, IgnoredField, ImportCounts } from '../../scenario/import/cluster-import';

/** What was read, in sentences. */

const NAMES: readonly (readonly [key: keyof ImportCounts, one: string, many: string])[] = [
  ['containerInstances', 'container instance', 'container instances'],
  ['tasks', 'task', 'tasks'],
  ['services', 'service', 'services'],
  ['taskDefinitions', 'task definition', 'task definitions'],
  ['capacityProviders', 'capacity provider', 'capacity providers'],
  ['loadBalancers', 'load balancer', 'load balancers'],
];

/** `5 container instances, 17 tasks, 3 services`; without what there is none of. */
export function countWords(counts: ImportCounts): string {
  return NAMES.filter(([key]) => counts[key] > 0)
    .map(([key, one, many]) => `${thousands(counts[key])} ${counts[key] === 1 ? one : many}`)
    .join(', ');
}

export function documentWords({ documents }: ClusterImport): string {
  return documents.length === 1 ? '1 document' : `${thousands(documents.length)} documents`;
}

/** `12 fields of tasks that nothing here reads`, by kind. */
export function ignoredWords(fields: readonly IgnoredField[]): string {
  const values = fields.reduce((sum, { count }) => sum + count, 0);
  return `${fields.length === 1 ? '1 field' : `${fields.length} fields`} that nothing here reads (${thousands(values)} ${values === 1 ? 'value' : 'values'})`;
}

/** Fields by kind, each with how often it came. */
export function byKind(
  fields: readonly IgnoredField[],
): readonly (readonly [kind: string, fields: readonly IgnoredField[]])[] {
  const kinds = new Map<string, IgnoredField[]>();
  for (const field of fields) {
    const known = kinds.get(field.kind) ?? [];
    kinds.set(field.kind, known);
    known.push(field);
  }
  return [...kinds];
}

/** `12 kB`, `3.4 MB`: of characters, about. */
export function sizeWords(characters: number): string {
  if (characters < 1_000) return `${characters} bytes`;
  return characters < 1_000_000 ? `${Math.round(characters / 1_000)} kB` : `${(characters / 1_000_000).toFixed(1)} MB`;
}
