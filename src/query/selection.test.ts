import { expect, test } from 'vitest';
import rules from './cases/rules.txt?raw';
import vectors from './cases/selection.txt?raw';
import { compileQuery } from './compile';
import { parseQuery } from './parse';
import { readCases } from './testing/case-file';
import { FLEET } from './testing/fleet';

/** The ids that an expression selects, as the case files write them. */
function selection(expression: string): string {
  const parsed = parseQuery(expression);
  if (!parsed.ok) return `error: ${parsed.error.message}`;
  const selects = compileQuery(parsed.query);
  const ids = [...FLEET].filter(([, instance]) => selects(instance)).map(([id]) => id);
  return ids.length === 0 ? 'none' : ids.join(', ');
}

test.each([...readCases(vectors), ...readCases(rules)])('$title: $input', ({ input, expected }) => {
  expect(selection(input)).toBe(expected.join('\n'));
});
