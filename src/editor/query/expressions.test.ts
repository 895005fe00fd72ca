import { describe, expect, test } from 'vitest';
import { escaped, expressionsIn, sourceRange, valueOffset } from './expressions';
import type { Expression } from './expressions';

function only(text: string): Expression {
  const [expression, ...others] = expressionsIn(text);
  expect(others).toEqual([]);
  if (expression === undefined) throw new Error(`no expression in ${text}`);
  return expression;
}

/** The source of the first piece of an expression that equals `part`. */
function sourceOf(text: string, part: string): string {
  const expression = only(text);
  const at = expression.value.indexOf(part);
  const { start, end } = sourceRange(expression, at, at + part.length);
  return text.slice(start, end);
}

describe('where expressions stand', () => {
  test('each with its path, in order, at any depth', () => {
    const text = `{"placementConstraints": [{"type": "memberOf", "expression": "a"}, {"expression": "b"}], "input": {"expression": "c"}}`;
    expect(expressionsIn(text).map(({ path, value }) => [path, value])).toEqual([
      ['placementConstraints[0].expression', 'a'],
      ['placementConstraints[1].expression', 'b'],
      ['input.expression', 'c'],
    ]);
  });

  test('other members and other types are none', () => {
    const text = `{"expressions": "a", "expression": 3, "name": "expression"}`;
    expect(expressionsIn(text)).toEqual([]);
  });

  test('one that is being typed is read up to the end of its line', () => {
    expect(only('{"expression": "attribute:st\n}').value).toBe('attribute:st');
    expect(only('{"expression": "').value).toBe('');
  });

  test('one behind something that is being typed is found all the same', () => {
    const text = `{"desiredCount": , "pl" "placementConstraints": [{"type": "memberOf", "expression": "agentConnected == true"}]`;
    expect(only(text).value).toBe('agentConnected == true');
  });
});

describe('characters and their source', () => {
  test.each([
    ['plain', '{"expression": "attribute:stack == prod"}', '==', '=='],
    [
      'behind an escaped quote',
      String.raw`{"expression": "attribute:stack == \"prod blue\" and agentConnected == true"}`,
      'and',
      'and',
    ],
    [
      'quotes are part of the value',
      String.raw`{"expression": "attribute:stack == \"prod blue\""}`,
      '"prod blue"',
      String.raw`\"prod blue\"`,
    ],
    [
      'a backslash of a pattern',
      String.raw`{"expression": "attribute:ecs.instance-type =~ m5\\.large"}`,
      String.raw`m5\.large`,
      String.raw`m5\\.large`,
    ],
    [
      'a character by its number',
      String.raw`{"expression": "attribute:stack \u003d\u003d prod"}`,
      '==',
      String.raw`\u003d\u003d`,
    ],
    ['a new line', String.raw`{"expression": "attribute:stack\n== prod"}`, '==', '=='],
  ])('%s', (_, text, part, source) => expect(sourceOf(text, part)).toBe(source));

  test('the value is what JSON.parse makes of it', () => {
    const source = String.raw`"a\"b\\c\/d\be\ff\ng\rh\ti\u00e9j"`;
    expect(only(`{"expression": ${source}}`).value).toBe(JSON.parse(source));
  });

  test('a place of the text is a place of the expression, and back', () => {
    const text = String.raw`{"expression": "a\"b\u0063d"}`;
    const expression = only(text);
    for (let at = 0; at <= expression.value.length; at += 1)
      expect(valueOffset(expression, sourceRange(expression, at, at).start)).toBe(at);
    expect(valueOffset(expression, text.indexOf('0063'))).toBe(3);
  });

  test('outside of the quotes there is none', () => {
    const text = '{"expression": "abc"}';
    expect(valueOffset(only(text), text.indexOf('"abc"'))).toBeNull();
    expect(valueOffset(only(text), text.length)).toBeNull();
  });

  test('what is put in is escaped', () => {
    expect(escaped(`"prod"`)).toBe(String.raw`\"prod\"`);
    expect(escaped(String.raw`m5\.large`)).toBe(String.raw`m5\\.large`);
  });
});
