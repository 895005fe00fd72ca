import type { ClusterImport } from '../cluster-import';
import type { Raw } from '../raw';

/** What becomes of Copilot manifests, before it is put together with what the AWS CLI has printed. */
export interface ManifestImport extends Pick<
  ClusterImport,
  'documents' | 'problems' | 'ignored' | 'notes' | 'created' | 'environments' | 'environment'
> {
  /** A scenario of what the manifests would create; null where there is nothing. */
  readonly document: Raw | null;
}

export const NO_MANIFESTS: ManifestImport = {
  documents: [],
  problems: [],
  ignored: [],
  notes: [],
  created: [],
  environments: [],
  environment: null,
  document: null,
};
