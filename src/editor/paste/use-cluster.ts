import { useEffect, useMemo, useState } from 'react';
import type { ClusterImport, ImportOptions, ImportSource } from '../../scenario/import/cluster-import';

/** Reads output of the AWS CLI and Copilot manifests; in the worker, so that the page does not wait. */
export type ReadCluster = (sources: readonly ImportSource[], options: ImportOptions) => Promise<ClusterImport>;

interface Reading {
  /** The latest that was read; of other sources or options while `isReading`. */
  readonly result: ClusterImport | null;
  readonly isReading: boolean;
}

/** What sources make up; null until they have been read, or where there are none. */
export function useCluster(
  read: ReadCluster,
  sources: readonly ImportSource[],
  replaceNames: boolean,
  cluster: string | null,
  environment: string | null,
): Reading {
  const request = useMemo(
    () => ({ sources, replaceNames, cluster, environment }),
    [sources, replaceNames, cluster, environment],
  );
  const [answer, setAnswer] = useState<{ readonly to: typeof request; readonly result: ClusterImport | null } | null>(
    null,
  );
  useEffect(() => {
    if (request.sources.length === 0) return undefined;
    let isCurrent = true;
    const { sources: from, ...options } = request;
    void read(from, { ...options, into: null })
      // The worker crashed: its client says so.
      .catch(() => null)
      .then((result) => {
        if (isCurrent) setAnswer({ to: request, result });
      });
    return () => {
      isCurrent = false;
    };
  }, [read, request]);
  if (sources.length === 0) return { result: null, isReading: false };
  return { result: answer?.result ?? null, isReading: answer?.to !== request };
}
