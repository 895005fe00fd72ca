import { describe, expect, it } from 'vitest';
import { insertValue } from './edit';

describe('a value that is put into a list', () => {
  it('stands on a line of its own where the others do, with comments left as they are', () => {
    const text = '{\n  "timeline": [\n    // first\n    { "at": 1 },\n    { "at": 3 }\n  ]\n}';
    expect(insertValue(text, ['timeline', 1], { at: 2 })).toBe(
      '{\n  "timeline": [\n    // first\n    { "at": 1 },\n    { "at": 2 },\n    { "at": 3 }\n  ]\n}',
    );
  });

  it('stands among the others on one line, and at the end where there is nothing to stand before', () => {
    expect(insertValue('{"a": [1, 3]}', ['a', 1], 2)).toBe('{"a": [1, 2, 3]}');
    expect(JSON.parse(insertValue('{"a": [1]}', ['a', 1], 2))).toEqual({ a: [1, 2] });
    expect(JSON.parse(insertValue('{}', ['a', 0], 2))).toEqual({ a: [2] });
  });
});
