import type { ClusterImport, ImportOptions } from '../cluster-import';
import { importCluster } from '../import-cluster';
import { printed } from './shop';

const PLAIN: ImportOptions = { replaceNames: false, cluster: null, into: null };

/** What comes of outputs of the CLI. */
export function imported(values: readonly unknown[], options: Partial<ImportOptions> = {}): ClusterImport {
  const sources = values.map((value, index) => ({ name: `${index}.json`, text: printed(value) }));
  return importCluster(sources, { ...PLAIN, ...options });
}

/** The list of a scenario's text. */
export function entries(text: string | null, key: string): Record<string, unknown>[] {
  const document = JSON.parse(text ?? '{}') as Record<string, Record<string, unknown>[] | undefined>;
  return document[key] ?? [];
}
