import { isRecord } from '../../lib/is-record';

/** An object of some output, of which nothing is known yet. */
export type Raw = Readonly<Record<string, unknown>>;

/** The member as a text; `''` where it is none. */
export function textAt(record: Raw, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : '';
}

/** The member as a number; null where it is none. */
export function numberAt(record: Raw, key: string): number | null {
  const value = record[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The member as an object; empty where it is none. */
export function recordAt(record: Raw, key: string): Raw {
  const value = record[key];
  return isRecord(value) ? value : {};
}

/** The objects of a member that is a list; none where it is not. */
export function recordsAt(record: Raw, key: string): readonly Raw[] {
  const value = record[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts of a member that is a list; none where it is not. */
export function textsAt(record: Raw, key: string): readonly string[] {
  const value = record[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Without members that say nothing: null, empty lists and empty objects. */
export function withoutEmpty(record: Raw): Raw {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isEmpty(value)));
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}
