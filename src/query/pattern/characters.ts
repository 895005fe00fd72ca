/** Code points from `low` to `high`, both included. */
export interface CharacterRange {
  readonly low: number;
  readonly high: number;
}

/** A set of code points, as ranges in rising order that neither touch nor overlap. */
export type CharacterSet = readonly CharacterRange[];

const LAST_CODE_POINT = 0x10ffff;
/** From a small ASCII letter to its capital. */
const TO_CAPITAL = -32;

export function single(codePoint: number): CharacterSet {
  return [{ low: codePoint, high: codePoint }];
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  const merged: CharacterRange[] = [];
  for (const range of sets.flat().toSorted((a, b) => a.low - b.low || a.high - b.high)) {
    const last = merged.at(-1);
    if (last !== undefined && range.low <= last.high + 1) {
      merged[merged.length - 1] = { low: last.low, high: Math.max(last.high, range.high) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

export function complement(set: CharacterSet): CharacterSet {
  const gaps: CharacterRange[] = [];
  let low = 0;
  for (const range of set) {
    if (range.low > low) gaps.push({ low, high: range.low - 1 });
    low = range.high + 1;
  }
  if (low <= LAST_CODE_POINT) gaps.push({ low, high: LAST_CODE_POINT });
  return gaps;
}

/** The set with the other case of its ASCII letters: what Java's `(?i)` means by default. */
export function foldAsciiCase(set: CharacterSet): CharacterSet {
  return union([set, shifted(set, 'a', 'z', TO_CAPITAL), shifted(set, 'A', 'Z', -TO_CAPITAL)]);
}

function shifted(set: CharacterSet, first: string, last: string, by: number): CharacterSet {
  const [lowest, highest] = [first.charCodeAt(0), last.charCodeAt(0)];
  return set.flatMap(({ low, high }) => {
    const part = { low: Math.max(low, lowest), high: Math.min(high, highest) };
    return part.low <= part.high ? [{ low: part.low + by, high: part.high + by }] : [];
  });
}

export function contains(set: CharacterSet, codePoint: number): boolean {
  for (const range of set) if (codePoint <= range.high) return codePoint >= range.low;
  return false;
}

const code = (character: string): number => character.charCodeAt(0);

export const DIGITS: CharacterSet = [{ low: code('0'), high: code('9') }];
export const WORD_CHARACTERS: CharacterSet = union([
  DIGITS,
  single(code('_')),
  [
    { low: code('A'), high: code('Z') },
    { low: code('a'), high: code('z') },
  ],
]);
/** Java's `\s`: tab, line feed, vertical tab, form feed, carriage return, space. */
export const WHITE_SPACE: CharacterSet = union([[{ low: 0x09, high: 0x0d }], single(0x20)]);
/** What `.` does not match in Java: line feed, carriage return, next line, line and paragraph separator. */
export const LINE_ENDS: CharacterSet = union([
  single(0x0a),
  single(0x0d),
  single(0x85),
  [{ low: 0x2028, high: 0x2029 }],
]);
