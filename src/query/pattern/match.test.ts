import { describe, expect, test } from 'vitest';
import cases from '../cases/patterns.txt?raw';
import { readCases } from '../testing/case-file';
import { compilePattern } from './match';

/** `"a b" c ""` as `['a b', 'c', '']`. */
function values(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
}

test.each(readCases(cases))('$title: $input', ({ input, expected }) => {
  const pattern = compilePattern(input);
  if (!pattern.ok) throw new Error(pattern.error.message);
  const [yes = '', no = ''] = expected.map((line) => line.replace(/^(?:yes|no):/, ''));
  expect({
    matched: values(yes).filter(pattern.matches),
    notMatched: values(no).filter((value) => !pattern.matches(value)),
  }).toEqual({
    matched: values(yes),
    notMatched: values(no),
  });
});

describe('a pattern that takes other matchers for ever', () => {
  const longest = 'a'.repeat(255);

  test.each([
    ['(a+)+b', 'aab'],
    ['(a|a)*b', 'aab'],
    ['(a*)*b', 'aab'],
    ['(.*a){60}b', `${longest}b`],
    ['(a?){100}a{100}b', `${'a'.repeat(100)}b`],
    ['((((a+)+)+)+)+b', 'aab'],
    ['(?=(a+)+b).*', 'aabaa'],
    ['((?=.*b)a)*.*b', 'aab'],
  ])(
    '%s answers at once',
    (text, matching) => {
      const pattern = compilePattern(text);
      if (!pattern.ok) throw new Error(pattern.error.message);
      expect(pattern.matches(longest)).toBe(false);
      expect(pattern.matches(matching)).toBe(true);
    },
    1_000,
  );

  test('a pattern that would be enormous is refused', () => {
    expect(compilePattern('((a{255}){255}){255}')).toMatchObject({ ok: false });
    expect(compilePattern('('.repeat(1_900))).toMatchObject({ ok: false });
    expect(compilePattern('a{256}')).toMatchObject({ ok: false, error: { start: 1, end: 6 } });
    expect(compilePattern('.{1,255}')).toMatchObject({ ok: true });
  });
});
