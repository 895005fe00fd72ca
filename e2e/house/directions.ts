import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { referencesOf, type Reference } from './references';
import type { Room, RoomTable } from './rooms';

/** What the gate saw, so that it cannot be green for having read nothing. */
export interface Survey {
  /** Paths from the source folder, with `/`. */
  readonly modules: readonly string[];
  readonly referenceCount: number;
  /** `path:line what is wrong`, in the order of the modules. */
  readonly violations: readonly string[];
}

const extensions = ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '/index.ts', '/index.tsx'];

/** Reads every module under `source` and holds its references to the table. */
export function survey(source: string, table: RoomTable, tests: Room): Survey {
  const modules = modulesOf(source);
  const violations: string[] = [];
  let referenceCount = 0;
  for (const path of modules) {
    for (const reference of referencesOf(path, readFileSync(join(source, path), 'utf8'))) {
      referenceCount += 1;
      const wrong = judge(source, path, reference, table, tests);
      if (wrong !== null) violations.push(`${path}:${reference.line} ${wrong}`);
    }
  }
  return { modules, referenceCount, violations };
}

function modulesOf(source: string): string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs|js|jsx)$/.test(entry.name))
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
}

/** What is wrong with a reference, or null. */
function judge(source: string, path: string, reference: Reference, table: RoomTable, tests: Room): string | null {
  const { specifier, form } = reference;
  const room = roomOf(path, table);
  if (room === null) return 'lies in no room of the table';
  if (specifier === null) return `${form} of a computed name, which nobody can check`;
  const allowed = allowedFor(path, room, table, tests);
  if (!specifier.startsWith('.')) return judgePackage(specifier, form, room, allowed);

  const target = targetOf(source, path, specifier, form);
  if (target === null) return `${form} of '${specifier}', which is not in the source folder`;
  if (form !== 'glob' && /(^|\/)index\.tsx?$/.test(target))
    return `${form} of a directory, '${specifier}': name the file`;
  const module = withoutExtension(target);
  const targetRoom = roomOf(target, table);
  const open = targetRoom === room || allowed.rooms.some((name) => name === targetRoom || name === module);
  return open ? null : `${room} may not import ${targetRoom ?? target} (${form} of '${specifier}')`;
}

function judgePackage(specifier: string, form: string, room: string, allowed: Room): string | null {
  const name = packageOf(specifier);
  const open = allowed.packages.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
  return open ? null : `${room} may not import the package ${name} (${form} of '${specifier}')`;
}

/** Nothing here goes by an alias or by an absolute path, so what does is a package that no room may import. */
function packageOf(specifier: string): string {
  if (/^(node:|\/)/.test(specifier)) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function allowedFor(path: string, room: string, table: RoomTable, tests: Room): Room {
  const own = table[room] ?? { rooms: [], packages: [] };
  if (!/\.test\.tsx?$/.test(path)) return own;
  return { rooms: [...own.rooms, ...tests.rooms], packages: [...own.packages, ...tests.packages] };
}

/** The room with the longest path that holds the module, or null. */
function roomOf(path: string, table: RoomTable): string | null {
  const module = withoutExtension(path);
  const holding = Object.keys(table).filter((room) => module === room || module.startsWith(`${room}/`));
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Where a relative reference leads: a path from the source folder, or null where there is nothing or it leads out. */
function targetOf(source: string, path: string, specifier: string, form: Reference['form']): string | null {
  const written = specifier.replace(/[?#].*$/, '');
  // Of a glob only the part before the first wildcard is known; it names the folder that is read.
  const fixed = form === 'glob' ? written.replace(/[*{[(].*$/, '').replace(/[^/]*$/, '.') : written;
  const wanted = resolve(source, dirname(path), fixed);
  const mayBeFolder = form === 'glob' || form === 'new URL';
  const found = [wanted, ...extensions.map((extension) => wanted + extension)].find(
    (candidate) => existsSync(candidate) && (mayBeFolder || statSync(candidate).isFile()),
  );
  if (found === undefined) return null;
  const target = relative(source, found).replaceAll(sep, '/');
  return target.startsWith('../') ? null : target;
}

function withoutExtension(path: string): string {
  return path.replace(/\.(d\.)?[a-z]+$/, '').replace(/\.(module|test|property\.test)$/, '');
}
