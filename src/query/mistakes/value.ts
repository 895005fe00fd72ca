import { OPERATOR_INFO } from '../language';
import type { Operator } from '../language';
import { quoted } from '../literals';
import type { QueryToken } from '../tokens';
import { endOfText, isQuote, mistake } from './mistake';
import type { QueryError } from './mistake';

/** Null if a value (or pattern) stands at the token. */
export function missingValue(
  text: string,
  tokens: readonly QueryToken[],
  index: number,
  kind: 'value' | 'pattern',
  operator: Operator,
): QueryError | null {
  const token = tokens[index];
  const missing = `A ${kind} is missing after "${tokens[index - 1]?.text ?? ''}".`;
  if (token === undefined) return mistake(endOfText(text), missing, valueHint(operator));
  if (token.kind === kind) {
    if (isQuote(token.text)) return isClosed(token.text) ? null : unclosedQuote(token);
    if (!isSwallowedKeyword(token, tokens[index + 1])) return null;
    return mistake(token, missing, `To mean the word itself, quote it: '${token.text}'.`);
  }
  if (kind === 'pattern' && token.kind === 'unknown' && token.text.includes('(')) {
    return mistake(token, 'A pattern with parentheses needs quotes.', `Write ${quoted(token.text)}.`);
  }
  if (token.text === '[')
    return mistake(token, `"${operator}" takes one value, not a list.`, 'For a list use in or not_in.');
  if (token.text === '(') {
    return mistake(token, 'Inside of a comparison there are no parentheses.', 'A value that holds one needs quotes.');
  }
  return mistake(token, missing, valueHint(operator));
}

/** A list should follow `in` and does not. */
export function notAList(text: string, operator: Operator, token: QueryToken | undefined): QueryError {
  if (token?.text === '(')
    return mistake(token, 'A list stands in square brackets.', 'Write [ and ] instead of ( and ).');
  if (token?.kind === 'value') {
    const items = /[^\s,]+(?:\s*,\s*[^\s,]+)*/.exec(text.slice(token.start))?.[0] ?? token.text;
    return mistake(
      token,
      `"${operator}" takes a list.`,
      `Write [${items}]${items === token.text ? ', or == for a single value' : ''}.`,
    );
  }
  return mistake(token ?? endOfText(text), `A list is missing after "${operator}".`, valueHint(operator));
}

function valueHint(operator: Operator): string {
  switch (OPERATOR_INFO[operator].takes) {
    case 'pattern':
      return 'A pattern is a regular expression for the whole value, such as m5.*.';
    case 'list':
      return "A list is written [a, b]; values with spaces need quotes: ['a b', c].";
    default:
      return "Values with spaces, commas or parentheses need quotes: 'prod blue'.";
  }
}

function isClosed(quotedText: string): boolean {
  return quotedText.length >= 2 && quotedText.endsWith(quotedText.charAt(0));
}

function unclosedQuote(token: QueryToken): QueryError {
  return mistake(token, 'This quote is never closed.', `Add a ${token.text.charAt(0)} after the value.`);
}

/** `a == and b == c`: the value was forgotten, and the keyword read in its place. */
function isSwallowedKeyword(token: QueryToken, next: QueryToken | undefined): boolean {
  if (!/^(?:and|or)$/.test(token.text) || next === undefined) return false;
  return next.kind === 'subject' || next.text === '(' || next.text === '!' || next.text === 'not';
}
