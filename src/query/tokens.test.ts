import { expect, test } from 'vitest';
import { tokenizeQuery } from './tokens';

/** Each token as "kind text". */
function tokens(text: string): string[] {
  return tokenizeQuery(text).map((token) => `${token.kind} ${token.text}`);
}

test('white space around signs may be left out', () => {
  expect(tokens("!(attribute:rank>=9&&task:group!in['a b',c])||attribute:x!exists")).toEqual([
    'keyword !',
    'punctuation (',
    'subject attribute:rank',
    'operator >=',
    'value 9',
    'keyword &&',
    'subject task:group',
    'operator !in',
    'punctuation [',
    "value 'a b'",
    'punctuation ,',
    'value c',
    'punctuation ]',
    'punctuation )',
    'keyword ||',
    'subject attribute:x',
    'operator !exists',
  ]);
});

test('a keyword is a value where a value is expected', () => {
  expect(tokens('attribute:stack == and and not attribute:in in [in, or]')).toEqual([
    'subject attribute:stack',
    'operator ==',
    'value and',
    'keyword and',
    'keyword not',
    'subject attribute:in',
    'operator in',
    'punctuation [',
    'value in',
    'punctuation ,',
    'value or',
    'punctuation ]',
  ]);
});

test('after something unknown the rest is still told apart', () => {
  expect(tokens('zone = prod AND attribute:stack =~ (a|b) or task:group == x y')).toEqual([
    'unknown zone',
    'unknown =',
    'value prod',
    'unknown AND',
    'subject attribute:stack',
    'operator =~',
    'unknown (a|b)',
    'keyword or',
    'subject task:group',
    'operator ==',
    'value x',
    'unknown y',
  ]);
});
