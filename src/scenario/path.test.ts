import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, parsePath } from './path';

describe('formatPath', () => {
  it.each([
    [[], ''],
    [['family'], 'family'],
    [['taskDefinitions', 0, 'containerDefinitions', 1, 'memory'], 'taskDefinitions[0].containerDefinitions[1].memory'],
    [['logConfiguration', 'options', 'awslogs-group'], 'logConfiguration.options["awslogs-group"]'],
    [[0, 'name'], '[0].name'],
  ])('%j is %j', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });

  it('can be read back', () => {
    const segment = fc.oneof(fc.string(), fc.nat(1000), fc.constantFrom('memory', '__proto__', '"', '\\', 'a.b', ''));
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });
});

it('parsePath refuses what is no path', () => {
  expect(parsePath('a[')).toBeNull();
  expect(parsePath('a b')).toBeNull();
});
