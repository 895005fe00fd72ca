import { expect, it } from 'vitest';
import { fileName } from './scenario-file';

it.each([
  ['Binpack against spread', 'binpack-against-spread'],
  ['  Über alles: 50 % off!  ', 'über-alles-50-off'],
  ['…', 'scenario'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('%s is saved as %s', (title, name) => {
  expect(fileName(title)).toBe(name);
});
