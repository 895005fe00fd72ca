/** What the built page consists of, and what is kept of it. */

/** What the build tells the service worker: a name for this version of the page, and its files as paths beside the worker's own. */
export interface Build {
  readonly version: string;
  readonly files: readonly string[];
}

const PREFIX = 'stowplan ';
/** This version's files and those of the one before: a tab that was opened before an update goes on with what it began with. */
const KEPT_VERSIONS = 2;

/** The cache that holds a version's files. */
export function cacheName(version: string): string {
  return PREFIX + version;
}

/** Whether a path, from the page's folder, names what never changes: the build puts a hash of the contents into the name. */
export function isImmutable(path: string): boolean {
  return path.startsWith('assets/');
}

/**
 * Caches that can go, of all that there are in the order in which they were made. While several tabs are open, one of them may be older than all
 * versions but the first: nothing goes.
 * @param tabs how many are open
 */
export function outdatedCaches(names: readonly string[], version: string, tabs: number): string[] {
  if (tabs > 1) return [];
  const own = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(version));
  return own.slice(0, Math.max(0, own.length - (KEPT_VERSIONS - 1)));
}
