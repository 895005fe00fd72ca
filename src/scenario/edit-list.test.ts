import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editList } from './edit-list';
import { formatValue } from './format';
import { readJson, valueOf } from './json-text';

const TEXT = `{
  "list": [
    // The first of all.
    { "id": "a" }, // a's own
    { "id": "b" }, // b's own
    { "id": "c" }, // c's own
    // About d.
    { "id": "d" } // the last
  ]
}
`;

test('what is not named stays to the letter, with the comments around it', () => {
  const edits = { replace: new Map([[1, { id: 'B' }]]), remove: new Set([2]), add: [{ id: 'e' }, { id: 'f' }] };
  expect(editList(TEXT, ['list'], edits)).toBe(`{
  "list": [
    // The first of all.
    { "id": "a" }, // a's own
    { "id": "B" }, // b's own
    // About d.
    { "id": "d" }, // the last
    { "id": "e" },
    { "id": "f" }
  ]
}
`);
});

test('where the last go the comma before them goes too', () => {
  expect(editList(TEXT, ['list'], { remove: new Set([2, 3]) })).toBe(`{
  "list": [
    // The first of all.
    { "id": "a" }, // a's own
    { "id": "b" } // b's own
    // About d.
  ]
}
`);
});

test('a list that is not there is made; nothing to do changes nothing', () => {
  expect(JSON.parse(editList('{}', ['list'], { add: [1] }))).toEqual({ list: [1] });
  expect(editList('{ "list": [1,2] }', ['list'], {})).toBe('{ "list": [1,2] }');
  expect(editList('{}', ['list'], {})).toBe('{}');
});

test('whatever is replaced, removed and added, the list is what comes of it', () => {
  const item = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.record({ a: fc.string({ maxLength: 4 }) }));
  const entries = fc.array(fc.tuple(item, fc.constantFrom('keep', 'replace', 'remove'), fc.boolean()), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      entries,
      fc.array(item, { maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
      (before, add, wide, comments) => {
        const lines = before.map(
          ([value, , newLine], index) =>
            `${newLine ? '\n    ' : ' '}${comments ? `/* ${index} */` : ''}${formatValue(value)}${index + 1 < before.length ? ',' : ''}${comments && newLine ? ' // x\n' : ''}`,
        );
        const text = wide
          ? JSON.stringify({ list: before.map(([value]) => value) })
          : `{\n  "list": [${lines.join('')}]\n}`;
        const having = (wanted: string): number[] =>
          before.flatMap(([, what], index) => (what === wanted ? [index] : []));
        const edited = editList(text, ['list'], {
          replace: new Map(having('replace').map((index) => [index, 'new'])),
          remove: new Set(having('remove')),
          add,
        });
        const { root, problems } = readJson(edited);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(root && valueOf(root)).toEqual({
          list: [
            ...before.flatMap(([value, what]) => (what === 'remove' ? [] : [what === 'replace' ? 'new' : value])),
            ...add,
          ],
        });
      },
    ),
    { numRuns: 300 },
  );
});
