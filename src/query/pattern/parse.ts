import { complement, foldAsciiCase, LINE_ENDS, single, union } from './characters';
import { parseClass } from './character-class';
import { codePointAt, parseEscape } from './escapes';
import { refuse } from './cursor';
import type { PatternCursor } from './cursor';
import type { PatternError, PatternNode } from './syntax';

/**
 * Reads the part of Java's regular expressions that JavaScript shares, with a leading `(?i)`. What the two read
 * differently, and what cannot be matched in linear time (back references), is refused with a reason.
 * Source: placement-and-lifecycle 3.1; modelling choice `query-patterns`.
 */

/** A counted repetition may ask for at most this many: no value has more than 255 characters. */
const MAX_REPETITIONS = 255;
/** Groups may be nested this deep. */
const MAX_GROUP_NESTING = 100;

/** The tree of a pattern, or why it cannot be used. Never throws. */
export function parsePattern(
  text: string,
): { readonly ok: true; readonly pattern: PatternNode } | { readonly ok: false; readonly error: PatternError } {
  const ignoreCase = text.startsWith('(?i)');
  const cursor: PatternCursor = { text, ignoreCase, at: ignoreCase ? '(?i)'.length : 0, error: null };
  const pattern = parseAlternatives(cursor, 0);
  if (pattern !== null && cursor.at < text.length) {
    refuse(cursor, cursor.at, cursor.at + 1, 'This ) closes no group.', 'To match a parenthesis itself, write \\).');
  }
  if (cursor.error !== null) return { ok: false, error: cursor.error };
  return { ok: true, pattern: pattern ?? { kind: 'sequence', items: [] } };
}

function parseAlternatives(cursor: PatternCursor, depth: number): PatternNode | null {
  const first = parseSequence(cursor, depth);
  if (first === null) return null;
  const items = [first];
  while (cursor.text[cursor.at] === '|') {
    cursor.at += 1;
    const next = parseSequence(cursor, depth);
    if (next === null) return null;
    items.push(next);
  }
  return items.length === 1 ? first : { kind: 'alternatives', items };
}

function parseSequence(cursor: PatternCursor, depth: number): PatternNode | null {
  const items: PatternNode[] = [];
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '|' && cursor.text[cursor.at] !== ')') {
    const atom = parseAtom(cursor, depth);
    const item = atom === null ? null : parseQuantifier(cursor, atom);
    if (item === null) return null;
    items.push(item);
  }
  return { kind: 'sequence', items };
}

function parseAtom(cursor: PatternCursor, depth: number): PatternNode | null {
  const start = cursor.at;
  switch (cursor.text[start]) {
    case '(':
      return parseGroup(cursor, depth);
    case '[':
      return parseClass(cursor);
    case '\\':
      return parseEscapedAtom(cursor);
    case '^':
    case '$':
      cursor.at += 1;
      return { kind: 'boundary', boundary: cursor.text[start] === '^' ? '^' : '$' };
    case '.':
      cursor.at += 1;
      return { kind: 'character', set: complement(LINE_ENDS) };
    case '*':
    case '+':
    case '?':
      return refuse(
        cursor,
        start,
        start + 1,
        `There is nothing before ${cursor.text.charAt(start)} to repeat.`,
        'This is a regular expression: "anything" is .* and not *.',
      );
    case '{':
      return refuse(
        cursor,
        start,
        start + 1,
        'There is nothing before { to repeat.',
        'To match a brace itself, write \\{.',
      );
    default: {
      const codePoint = codePointAt(cursor.text, start);
      cursor.at += codePoint > 0xffff ? 2 : 1;
      return literal(cursor, codePoint);
    }
  }
}

function literal(cursor: PatternCursor, codePoint: number): PatternNode {
  const set = single(codePoint);
  return { kind: 'character', set: cursor.ignoreCase ? foldAsciiCase(set) : set };
}

function parseEscapedAtom(cursor: PatternCursor): PatternNode | null {
  const letter = cursor.text[cursor.at + 1];
  if (letter === 'b' || letter === 'B') {
    cursor.at += 2;
    return { kind: 'boundary', boundary: letter === 'b' ? '\\b' : '\\B' };
  }
  const escape = parseEscape(cursor);
  if (escape === null) return null;
  return escape.kind === 'set' ? { kind: 'character', set: union([escape.set]) } : literal(cursor, escape.codePoint);
}

const GROUP_START = /\((?:\?(?:(:)|(<?[=!])|<([A-Za-z][A-Za-z0-9]*)>))?/y;

function parseGroup(cursor: PatternCursor, depth: number): PatternNode | null {
  const start = cursor.at;
  if (depth >= MAX_GROUP_NESTING)
    return refuse(cursor, start, start + 1, `Groups are nested more than ${MAX_GROUP_NESTING} deep.`);
  GROUP_START.lastIndex = start;
  const match = GROUP_START.exec(cursor.text);
  cursor.at += match?.[0].length ?? 1;
  if (cursor.text[cursor.at] === '?') return refuseGroup(cursor, start);
  const item = parseAlternatives(cursor, depth + 1);
  if (item === null) return null;
  if (cursor.text[cursor.at] !== ')') {
    return refuse(
      cursor,
      start,
      start + 1,
      'This ( is never closed.',
      'Add a ), or write \\( to match a parenthesis itself.',
    );
  }
  cursor.at += 1;
  const look = match?.[2];
  if (look === undefined) return item;
  return { kind: 'look', direction: look.startsWith('<') ? 'behind' : 'ahead', negated: look.endsWith('!'), item };
}

function refuseGroup(cursor: PatternCursor, start: number): null {
  const end = Math.min(cursor.text.length, start + 3);
  const opening = cursor.text.slice(start, end);
  if (/^\(\?[a-zA-Z-]/.test(opening)) {
    return refuse(
      cursor,
      start,
      end,
      `${opening} is not supported here.`,
      'The only flag is (?i), and only at the very start of the pattern.',
    );
  }
  return refuse(
    cursor,
    start,
    end,
    `${opening} is not supported.`,
    'Groups may begin with (, (?:, (?=, (?!, (?<= and (?<!.',
  );
}

const QUANTIFIER = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y;

function parseQuantifier(cursor: PatternCursor, item: PatternNode): PatternNode | null {
  const start = cursor.at;
  QUANTIFIER.lastIndex = start;
  const match = QUANTIFIER.exec(cursor.text);
  if (match === null) {
    if (cursor.text[start] !== '{') return item;
    return refuse(
      cursor,
      start,
      start + 1,
      'This { begins no repetition such as {2} or {1,3}.',
      'To match a brace itself, write \\{.',
    );
  }
  const end = start + match[0].length;
  if (item.kind === 'boundary' || item.kind === 'look')
    return refuse(cursor, start, end, 'What stands before this takes up no characters, so it cannot be repeated.');
  const [min, max] = bounds(match);
  if (min > max) return refuse(cursor, start, end, `${match[0]} asks for at least ${min} and at most ${max}.`);
  if (min > MAX_REPETITIONS || (max !== Infinity && max > MAX_REPETITIONS)) {
    return refuse(cursor, start, end, `A repetition may count to ${MAX_REPETITIONS} at most.`);
  }
  cursor.at = end;
  return refuseSecondQuantifier(cursor) ? { kind: 'repeat', item, min, max } : null;
}

function bounds(match: RegExpExecArray): readonly [min: number, max: number] {
  switch (match[0]) {
    case '*':
      return [0, Infinity];
    case '+':
      return [1, Infinity];
    case '?':
      return [0, 1];
    default: {
      const min = Number(match[1]);
      if (match[2] === undefined) return [min, min];
      return [min, match[3] === '' ? Infinity : Number(match[3])];
    }
  }
}

/** A `?` after a repetition makes it lazy, which changes nothing where the whole value must match. */
function refuseSecondQuantifier(cursor: PatternCursor): boolean {
  if (cursor.text[cursor.at] === '?') cursor.at += 1;
  const next = cursor.text[cursor.at];
  if (next === '+') {
    refuse(
      cursor,
      cursor.at,
      cursor.at + 1,
      'Repetitions that never give back (*+, ++, ?+) are not supported.',
      'Leave the second + out.',
    );
    return false;
  }
  if (next === '*' || next === '?') {
    refuse(cursor, cursor.at, cursor.at + 1, `A repetition cannot be repeated: there is one before this ${next}.`);
    return false;
  }
  return true;
}
