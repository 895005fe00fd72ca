import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DocumentEdit } from '../../../frame/ways-out';
import { insertValue, setValue } from '../../../scenario/edit';
import { inOrder, valueAt, withEdits } from './document';

const item = fc.record({ a: fc.nat(9), list: fc.array(fc.nat(9), { maxLength: 3 }) });
const documents = fc.record({ list: fc.array(item, { minLength: 3, maxLength: 5 }), member: fc.nat(9) });
const edits: fc.Arbitrary<DocumentEdit[]> = fc.array(
  fc.oneof(
    fc.record({ path: fc.tuple(fc.constant('list'), fc.nat(2), fc.constantFrom('a', 'b')), value: fc.nat(99) }),
    fc.record({ path: fc.tuple(fc.constant('list'), fc.nat(2)), value: fc.constant(undefined) }),
    fc.record({ path: fc.tuple(fc.constant('list'), fc.nat(2)), value: fc.nat(99), insert: fc.constant(true) }),
    fc.record({ path: fc.constantFrom(['member'], ['other', 'inner']), value: fc.nat(99) }),
  ),
  { maxLength: 3 },
);

it('edits of a value are what the same edits of its text are', () => {
  fc.assert(
    fc.property(documents, edits, (document, all) => {
      const made = inOrder(all);
      const text = made.reduce(
        (edited, { path, value, insert = false }) => (insert ? insertValue : setValue)(edited, path, value),
        JSON.stringify(document, null, 2),
      );
      expect(withEdits(document, made)).toEqual(JSON.parse(text));
    }),
    { numRuns: 100 },
  );
});

it('values that are set stand where they were before others go and come', () => {
  const document = { list: [{ a: 1 }, { a: 2 }, { a: 3 }] };
  const made = inOrder([
    { path: ['list', 0], value: { a: 0 }, insert: true },
    { path: ['list', 1], value: undefined },
    { path: ['list', 2, 'a'], value: 9 },
  ]);
  expect(valueAt(withEdits(document, made), ['list'])).toEqual([{ a: 0 }, { a: 1 }, { a: 9 }]);
});
