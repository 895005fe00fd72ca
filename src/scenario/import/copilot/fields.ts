import { isRecord } from '../../../lib/is-record';
import type { Raw } from '../raw';
import { durationSeconds } from './durations';

type Path = readonly string[];

/** A manifest that remembers what has been read of it: the rest is said to be passed over. Paths are names from the top. */
export interface Fields {
  /** The member as it is; undefined where it is not there. */
  value(...path: Path): unknown;
  has(...path: Path): boolean;
  text(...path: Path): string | null;
  /** A whole number; null where there is none, or something else (which is said). */
  whole(...path: Path): number | null;
  /** Seconds of a duration. */
  seconds(...path: Path): number | null;
  flag(...path: Path): boolean | null;
  /** Texts of a list, or the single one. */
  texts(...path: Path): readonly string[];
  /** Names of the members of a map. */
  names(...path: Path): readonly string[];
  /** All below it counts as read. */
  take(...path: Path): unknown;
  /** Members with a value that nothing has read, `sidecars.nginx.labels`. */
  unread(): readonly string[];
}

/** @param onWrong told of members that are not what they should be */
export function fieldsOf(root: Raw, onWrong: (path: Path, message: string) => void): Fields {
  const read = new Set<string>();
  const value = (...path: Path): unknown => {
    read.add(path.join('\n'));
    return path.reduce<unknown>((at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined), root);
  };
  const expected = <T>(path: Path, what: string, as: (found: unknown) => T | null): T | null => {
    const found = value(...path);
    if (found === undefined || found === null) return null;
    const taken = as(found);
    if (taken === null) onWrong(path, `${path.join('.')} is ${shown(found)}; ${what} stands there.`);
    return taken;
  };
  return {
    value,
    take: value,
    has: (...path) => value(...path) !== undefined && value(...path) !== null,
    text: (...path) => expected(path, 'a text', textOf),
    whole: (...path) => expected(path, 'a whole number', wholeOf),
    seconds: (...path) => expected(path, 'a duration such as 30s or 2m', durationSeconds),
    flag: (...path) => expected(path, 'true or false', flagOf),
    texts: (...path) => {
      const found = value(...path);
      const list = Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
      return list.map(textOf).filter((text) => text !== null);
    },
    names: (...path) => {
      const found = path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), root);
      return isRecord(found) ? Object.keys(found) : [];
    },
    unread: () => unreadIn(root, [], read),
  };
}

function unreadIn(at: unknown, path: Path, read: ReadonlySet<string>): string[] {
  if (path.length > 0 && read.has(path.join('\n')) && !isRecord(at)) return [];
  if (at === null || at === undefined) return [];
  const below = [...read].some((other) => other.startsWith(`${path.join('\n')}\n`));
  // A map that was read, and of which no member was, was taken as a whole.
  if (path.length > 0 && isRecord(at) && read.has(path.join('\n')) && !below) return [];
  if (isRecord(at) && (path.length === 0 || below))
    return Object.keys(at).flatMap((name) => unreadIn(at[name], [...path, name], read));
  return [path.join('.')];
}

/** A single value as a text; `''` for what is none. */
export function asText(value: unknown): string {
  return textOf(value) ?? '';
}

function textOf(found: unknown): string | null {
  return typeof found === 'string'
    ? found
    : typeof found === 'number' || typeof found === 'boolean'
      ? String(found)
      : null;
}

function wholeOf(found: unknown): number | null {
  const number = typeof found === 'string' && /^\d+$/.test(found.trim()) ? Number(found) : found;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
}

function flagOf(found: unknown): boolean | null {
  return typeof found === 'boolean' ? found : null;
}

function shown(found: unknown): string {
  if (Array.isArray(found)) return 'a list';
  return isRecord(found) ? 'a map' : JSON.stringify(found);
}
