import { isRecord } from '../../../lib/is-record';
import { parseTimestamp } from '../../../query/timestamp';
import { DEFAULTS } from '../../complete/complete';
import { readJson, valueOf } from '../../json-text';
import type { ImportOptions, ImportSource } from '../cluster-import';
import { textAt } from '../raw';
import { importManifests } from './import-manifests';
import type { ManifestImport } from './manifest-import';
import { takeManifests } from './take-manifests';

/** What the Copilot manifests among the sources come to, and the sources that are left for those who read output of the AWS CLI. */
export function readManifests(
  sources: readonly ImportSource[],
  { environment = null, into }: Pick<ImportOptions, 'environment' | 'into'>,
): { readonly manifests: ManifestImport; readonly rest: readonly ImportSource[] } {
  const { manifests, rest } = takeManifests(sources);
  const startsAtMs = parseTimestamp(startsAtOf(into)) ?? parseTimestamp(DEFAULTS.startsAt) ?? 0;
  return { manifests: importManifests(manifests, environment, startsAtMs), rest };
}

/** Second 0 of the scenario that they are added to; `''` where it says none. */
function startsAtOf(into: string | null): string {
  const { root } = into === null ? {} : readJson(into);
  const document = root === undefined ? {} : valueOf(root);
  return isRecord(document) ? textAt(document, 'startsAt') : '';
}
