/** The parts of `package-lock.json` that decide whether a fresh clone can be installed anywhere. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * What would stop `npm ci` on some machine. Two things go wrong unnoticed where the lock is written: a platform's package
 * that the registry did not have is dropped in silence, and `npm ci` then refuses the lock everywhere; and download
 * addresses tie the lock to one registry.
 */
export function problemsOfLock({ packages }: Lock): string[] {
  const problems: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved !== undefined && entry.link !== true) problems.push(`${path} has a download address`);
    if (path !== '' && entry.integrity === undefined) problems.push(`${path} has no checksum`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!foldersAbove(path).some((folder) => `${folder}node_modules/${name}` in packages)) {
        problems.push(`${path} wants ${name}, which has no entry`);
      }
    }
  }
  return problems;
}

/** Where Node looks for a package's dependencies: its own folder and those around it, each ending in `/` or empty. */
function foldersAbove(path: string): string[] {
  const folders = [''];
  const parts = path.split('node_modules/').slice(1);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    folders.push(
      parts
        .slice(0, depth)
        .map((part) => `node_modules/${part.replace(/\/$/, '')}/`)
        .join(''),
    );
  }
  return folders;
}
