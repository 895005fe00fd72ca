import fc from 'fast-check';
import { expect, it } from 'vitest';
import { removeValue, setValue } from './edit';
import { formatScenario } from './format';
import type { JsonPath } from './path';

const key = fc.oneof(fc.constantFrom('services', 'view', 'a b', ''), fc.nat(2));
const path = fc
  .tuple(fc.constantFrom('services', 'view'), fc.array(key, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest]);
const value = fc.jsonValue({ maxDepth: 2 });
const document = fc.dictionary(fc.constantFrom('services', 'view', 'a b', 'x'), value, { maxKeys: 4 });
const style = fc.constantFrom(
  (document: unknown) => formatScenario(document),
  (document: unknown) => JSON.stringify(document),
  (document: unknown) => JSON.stringify(document, null, '\t'),
);

function read(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

it('a text in the house style says what the value says', () => {
  fc.assert(
    fc.property(document, (value) => {
      expect(JSON.parse(formatScenario(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('what was set is there, and can be taken away again', () => {
  fc.assert(
    fc.property(document, style, path, value, (document, write, path, value) => {
      const text = setValue(write(document), path, value);
      const placed = placeIn(JSON.parse(text), path);
      expect(JSON.stringify(read(JSON.parse(text), placed))).toBe(JSON.stringify(value));
      const without = removeValue(text, placed);
      expect(() => JSON.parse(without) as unknown).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

/** An index beyond the end of a list appends to it. */
function placeIn(value: unknown, path: JsonPath): (string | number)[] {
  const placed: (string | number)[] = [];
  for (const key of path) {
    const list = read(value, placed);
    placed.push(typeof key === 'number' && Array.isArray(list) ? Math.min(key, list.length - 1) : key);
  }
  return placed;
}
