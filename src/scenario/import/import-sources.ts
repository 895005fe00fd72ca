import type { ClusterImport, ImportOptions, ImportSource } from './cluster-import';
import { looksLikeManifest } from './copilot/signs';
import { importCluster } from './import-cluster';

/** A scenario of what a person has: output of the AWS CLI, Copilot manifests, or both. The script that reads YAML is loaded for manifests alone. */
export async function importSources(sources: readonly ImportSource[], options: ImportOptions): Promise<ClusterImport> {
  if (!sources.some(({ name, text }) => looksLikeManifest(text, name))) return importCluster(sources, options);
  const { readManifests } = await import('./copilot/read-manifests');
  const { manifests, rest } = readManifests(sources, options);
  return importCluster(rest, options, manifests);
}
