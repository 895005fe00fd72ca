import { complement, foldAsciiCase, single, union } from './characters';
import type { CharacterSet } from './characters';
import { codePointAt, parseEscape } from './escapes';
import type { Escape } from './escapes';
import { refuse } from './cursor';
import type { PatternCursor } from './cursor';
import type { PatternNode } from './syntax';

/** Reads a bracket expression such as `[a-z0-9_]` or `[^\s-]` at the cursor. */
export function parseClass(cursor: PatternCursor): PatternNode | null {
  const start = cursor.at;
  cursor.at += 1;
  const negated = cursor.text[cursor.at] === '^';
  if (negated) cursor.at += 1;
  const sets: CharacterSet[] = [];
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ']') {
    const set = parseMember(cursor);
    if (set === null) return null;
    sets.push(set);
  }
  if (cursor.at >= cursor.text.length) {
    return refuse(
      cursor,
      start,
      start + 1,
      'This [ is never closed.',
      'Add a ], or write \\[ to match a bracket itself.',
    );
  }
  cursor.at += 1;
  if (sets.length === 0)
    return refuse(
      cursor,
      start,
      cursor.at,
      'There is nothing between [ and ].',
      'To match a bracket itself, write \\].',
    );
  const set = cursor.ignoreCase ? foldAsciiCase(union(sets)) : union(sets);
  return { kind: 'character', set: negated ? complement(set) : set };
}

/** One character, one range, or one escape such as `\d`. */
function parseMember(cursor: PatternCursor): CharacterSet | null {
  const start = cursor.at;
  const low = parseEnd(cursor);
  if (low === null) return null;
  const isRange =
    cursor.text[cursor.at] === '-' && cursor.at + 1 < cursor.text.length && cursor.text[cursor.at + 1] !== ']';
  if (!isRange) return low.kind === 'set' ? low.set : single(low.codePoint);
  cursor.at += 1;
  const high = parseEnd(cursor);
  if (high === null) return null;
  const range = cursor.text.slice(start, cursor.at);
  if (low.kind === 'set' || high.kind === 'set') {
    return refuse(
      cursor,
      start,
      cursor.at,
      `${range} is no range: both ends must be single characters.`,
      'Put a - that means itself first or last.',
    );
  }
  if (low.codePoint > high.codePoint) return refuse(cursor, start, cursor.at, `The range ${range} runs backwards.`);
  return [{ low: low.codePoint, high: high.codePoint }];
}

function parseEnd(cursor: PatternCursor): Escape | null {
  const start = cursor.at;
  if (cursor.text[start] === '\\') {
    if (/[bB]/.test(cursor.text.charAt(start + 1)))
      return refuse(cursor, start, start + 2, 'There are no word boundaries inside of [ ].');
    return parseEscape(cursor);
  }
  // Java reads these two as a nested class and an intersection, JavaScript as plain characters.
  if (cursor.text[start] === '[')
    return refuse(
      cursor,
      start,
      start + 1,
      'A [ inside of [ ] is not supported.',
      'To match a bracket itself, write \\[.',
    );
  if (cursor.text.startsWith('&&', start))
    return refuse(
      cursor,
      start,
      start + 2,
      '&& inside of [ ] is not supported.',
      'To match an ampersand, write it once.',
    );
  const codePoint = codePointAt(cursor.text, start);
  cursor.at += codePoint > 0xffff ? 2 : 1;
  return { kind: 'character', codePoint };
}
