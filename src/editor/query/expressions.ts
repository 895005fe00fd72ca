import { createScanner, getLocation } from 'jsonc-parser';
import { formatPath } from '../../scenario/path';

/**
 * Expressions of the cluster query language inside JSON: where each stands, what it says once its escapes are undone, and which characters
 * of the text each of its own characters came from.
 */

/** A range of the JSON text, UTF-16 code units, `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export interface Expression {
  /** In the text that was read: `placementConstraints[0].expression`. */
  readonly path: string;
  /** The expression itself. */
  readonly value: string;
  /** Where each of its characters begins in the text; one more entry for the end of the last. */
  readonly offsets: readonly number[];
}

/** The member that holds an expression, wherever it stands: in services, task definitions and requests alike. */
const EXPRESSION_KEY = '"expression"';

// `SyntaxKind` of jsonc-parser is a const enum, which isolated modules cannot read.
const COLON = 6;
const STRING = 10;
const END_OF_FILE = 17;

/** Every expression of a text, in order. Read token by token, so that one is found also where the JSON around it is half typed. */
export function expressionsIn(text: string): Expression[] {
  const found: Expression[] = [];
  const scanner = createScanner(text, true);
  let before: readonly [beforeLast: string, last: string] = ['', ''];
  for (let token: number = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const [key, last] = before;
    if (token === STRING && key === EXPRESSION_KEY && last === ':') {
      const path = formatPath(getLocation(text, start + 1).path);
      found.push({ path, ...readString(text, start, end) });
    }
    before = [last, token === STRING || token === COLON ? text.slice(start, end) : ''];
  }
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * A JSON string's value with the source of each character. `start` is the opening quote; a string that is never closed, or whose last
 * escape is cut short, is read up to `end`.
 */
export function readString(
  text: string,
  start: number,
  end: number,
): { readonly value: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let value = '';
  let at = start + 1;
  while (at < end && text[at] !== '"') {
    offsets.push(at);
    const length = text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
    value += length === 1 ? text.charAt(at) : unescaped(text.slice(at, at + length));
    at = Math.min(at + length, end);
  }
  offsets.push(at);
  return { value, offsets };
}

function unescaped(escape: string): string {
  const letter = escape.charAt(1);
  if (letter === 'u')
    return /^[\da-f]{4}$/i.test(escape.slice(2)) ? String.fromCharCode(Number.parseInt(escape.slice(2), 16)) : '\ufffd';
  return ESCAPES[letter] ?? (letter === '' ? '\\' : letter);
}

/** Characters `start` to `end` of an expression as a range of the JSON text; an empty place beyond the end stays at the end. */
export function sourceRange({ offsets }: Expression, start: number, end: number): SourceRange {
  const last = offsets.length - 1;
  return { start: offsets[Math.min(start, last)] ?? 0, end: offsets[Math.min(end, last)] ?? 0 };
}

/** The place in the expression that a place of the JSON text is; null outside of it. Inside an escape: the character it stands for. */
export function valueOffset({ offsets }: Expression, source: number): number | null {
  const first = offsets[0] ?? 0;
  const last = offsets.at(-1) ?? 0;
  if (source < first || source > last) return null;
  let value = offsets.length - 1;
  while ((offsets[value] ?? 0) > source) value -= 1;
  return value;
}

/** A piece of an expression as it must be written inside a JSON string. */
export function escaped(piece: string): string {
  return JSON.stringify(piece).slice(1, -1);
}
