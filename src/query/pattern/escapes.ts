import { complement, DIGITS, WHITE_SPACE, WORD_CHARACTERS } from './characters';
import type { CharacterSet } from './characters';
import type { PatternCursor } from './cursor';
import { refuse } from './cursor';

/** What `\` and the characters after it stand for: one character, or a set such as `\d`. */
export type Escape =
  { readonly kind: 'character'; readonly codePoint: number } | { readonly kind: 'set'; readonly set: CharacterSet };

const SETS: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', DIGITS],
  ['D', complement(DIGITS)],
  ['w', WORD_CHARACTERS],
  ['W', complement(WORD_CHARACTERS)],
  ['s', WHITE_SPACE],
  ['S', complement(WHITE_SPACE)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['f', 0x0c],
  ['r', 0x0d],
]);

const HEXADECIMAL = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/y;

/** Reads the escape at the cursor, inside or outside of brackets. */
export function parseEscape(cursor: PatternCursor): Escape | null {
  const start = cursor.at;
  const letter = cursor.text[start + 1];
  if (letter === undefined)
    return refuse(cursor, start, start + 1, 'A \\ must be followed by the character that it escapes.');
  const set = SETS.get(letter);
  const control = CONTROLS.get(letter);
  if (set !== undefined || control !== undefined || !/[A-Za-z0-9]/.test(letter)) {
    const codePoint = control ?? codePointAt(cursor.text, start + 1);
    cursor.at += codePoint > 0xffff ? 3 : 2;
    return set === undefined ? { kind: 'character', codePoint } : { kind: 'set', set };
  }
  HEXADECIMAL.lastIndex = start;
  const match = HEXADECIMAL.exec(cursor.text);
  if (match === null) return refuseEscape(cursor, letter);
  cursor.at += match[0].length;
  return { kind: 'character', codePoint: Number.parseInt(match[1] ?? match[2] ?? '', 16) };
}

function refuseEscape(cursor: PatternCursor, letter: string): null {
  const [start, end] = [cursor.at, cursor.at + 2];
  if (/[1-9k]/.test(letter)) {
    return refuse(
      cursor,
      start,
      end,
      `\\${letter} refers back to a group, which is not supported.`,
      'Write the alternatives out, such as (aa|bb).',
    );
  }
  if (letter === 'p' || letter === 'P') {
    return refuse(
      cursor,
      start,
      end,
      `\\${letter}{...} is not supported.`,
      'Write the characters out, such as [A-Za-z].',
    );
  }
  return refuse(
    cursor,
    start,
    end,
    `\\${letter} is not supported.`,
    'Supported are \\d \\w \\s \\b, their capitals, \\t \\n \\r \\f, \\xHH, \\uHHHH, and \\ before a sign.',
  );
}

/** The code point at a place inside the text. */
export function codePointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0;
}
