import { expect, it } from 'vitest';
import { fileText } from './svg-picture';

it('colours have their values where they paint, and a service called like one keeps its name', () => {
  const text = fileText('<g fill="var(--ink)" stroke="var(--paper)"><text>a="var(--ink)" &gt; var(--ink)</text></g>');
  expect(text).toMatch(
    /^<g fill="(?!var)[^"]+" stroke="(?!var)[^"]+"><text>a="var\(--ink\)" &gt; var\(--ink\)<\/text>/,
  );
});

it('characters that XML forbids are left out, all others stay', () => {
  expect(fileText('<text>a\u0000b\u001b\u{d800}c\ufffe\té𝄞\n</text>')).toBe('<text>abc\té𝄞\n</text>');
});
