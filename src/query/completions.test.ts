import { expect, test } from 'vitest';
import cases from './cases/completions.txt?raw';
import { completeQuery } from './complete';
import type { Completion } from './complete';
import { readCases } from './testing/case-file';
import { FLEET_NAMES } from './testing/fleet';

/** Completions as the case file writes them. */
function report(text: string, completions: readonly Completion[]): string[] {
  const [first] = completions;
  if (first === undefined) return ['nothing'];
  const replaced = text.slice(first.replaceStart, first.replaceEnd);
  const lines = [replaced === '' ? 'inserts' : `replaces ${replaced}`];
  for (const kind of new Set(completions.map((completion) => completion.kind))) {
    const shown = completions
      .filter((completion) => completion.kind === kind)
      .map(({ label, insertText }) => (label === insertText ? label : `${label} => ${insertText}`));
    lines.push(`${kind}: ${shown.join('  ')}`);
  }
  return lines;
}

test.each(readCases(cases))('$title: $input', ({ input, expected }) => {
  const offset = input.indexOf('¦');
  const text = input.replace('¦', '');
  expect(report(text, completeQuery(text, offset, FLEET_NAMES))).toEqual(expected);
});
