import { expect, test } from 'vitest';
import cases from './cases/errors.txt?raw';
import { parseQuery } from './parse';
import { readCases } from './testing/case-file';

/** A failed expression as the case file writes it: the carets, the message, the hint. */
function report(input: string): string[] {
  const parsed = parseQuery(input);
  if (parsed.ok) return ['no error'];
  const { start, end, message, hint } = parsed.error;
  const carets = ' '.repeat(start) + '^'.repeat(Math.max(1, end - start));
  return [carets, message, ...(hint === undefined ? [] : [hint])];
}

test.each(readCases(cases))('$title: $input', ({ input, carets, expected }) => {
  const marked = carets === null ? '' : ' '.repeat(carets.start) + '^'.repeat(carets.end - carets.start);
  expect(report(input)).toEqual([marked, ...expected]);
});

test('an expression may have 2,000 characters, and not one more', () => {
  const longest = `attribute:stack == ${'x'.repeat(2_000 - 'attribute:stack == '.length)}`;
  expect(parseQuery(longest).ok).toBe(true);
  expect(parseQuery(`${longest}x`)).toMatchObject({ ok: false, error: { start: 2_000, end: 2_001 } });
});

test('nesting is limited, so that no text exhausts the stack', () => {
  const nested = (depth: number): string => `${'('.repeat(depth)}attribute:stack exists${')'.repeat(depth)}`;
  expect(parseQuery(nested(100)).ok).toBe(true);
  expect(parseQuery(nested(101))).toMatchObject({ ok: false, error: { start: 100, end: 101 } });
  expect(parseQuery(`${'!'.repeat(1_900)}attribute:stack exists`).ok).toBe(false);
});
