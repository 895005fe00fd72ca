import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partAt, withPart } from './part';
import { textChange } from './text-change';

const document = `{
  "services": [
    {
      "serviceName": "web"
    },
    { "serviceName": "api" }
  ]
}`;

test('a part put back is shown as it was typed, whatever its lines and indentation', () => {
  const line = fc.array(fc.constantFrom(' ', '\t', 'x', '  '), { maxLength: 6 }).map((pieces) => pieces.join(''));
  const typed = fc
    .array(line, { maxLength: 6 })
    .map((lines) => JSON.stringify(lines, null, 2).replaceAll('","', '",\n"'));
  fc.assert(
    fc.property(typed, fc.constantFrom('services[0]', 'services[1].serviceName'), (text, path) => {
      expect(partAt(withPart(document, path, text), path)?.text).toBe(text);
    }),
  );
});

test('the change between two texts always makes the one of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = textChange(before, after);
      const changed = change === null ? before : before.slice(0, change.start) + change.text + before.slice(change.end);
      expect(changed).toBe(after);
    }),
  );
});
