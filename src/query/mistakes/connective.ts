import { subjectOf } from '../language';
import { quoted } from '../literals';
import type { QueryToken } from '../tokens';
import { capitalKeyword, endOfText, isKeywordLike, isQuote, mistake } from './mistake';
import type { QueryError } from './mistake';

const SIGNS: ReadonlyMap<string, readonly [message: string, hint: string]> = new Map([
  [')', ['This ) closes no parenthesis.', 'Leave it out, or add the ( that belongs to it.']],
  [']', ['This ] closes no list.', 'Leave it out, or add the [ that belongs to it.']],
  [',', ['Only a list has commas.', 'For several values write in [a, b]; a value that holds a comma needs quotes.']],
  ['&', ['"&" is not known.', 'Write and, or &&.']],
  ['|', ['"|" is not known.', 'Write or, or ||.']],
]);

/** A comparison, a list or the expression should go on or end, and something else follows. */
export function missingConnective(text: string, tokens: readonly QueryToken[], index: number): QueryError {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (before !== undefined && (token === undefined || token.expected === 'list-separator'))
    return openList(tokens, index, before);
  if (token === undefined) return mistake(endOfText(text), 'The expression ends too early.');
  const sign = SIGNS.get(token.text);
  if (sign !== undefined) return mistake(token, ...sign);
  if (subjectOf(token.text) !== null || token.kind === 'keyword') return wantsConnective(token);
  if (isKeywordLike(token.text)) return capitalKeyword(token);
  const after = tokens[index + 1];
  if (token.kind === 'unknown' && token.text.length <= 4 && (after?.kind === 'subject' || after?.text === '(')) {
    return mistake(token, `"${token.text}" is not known.`, 'Comparisons are joined by and, or by or.');
  }
  return trailingText(text, token, before);
}

function wantsConnective(token: QueryToken): QueryError {
  return mistake(
    token,
    `There is no "and" or "or" before "${token.text}".`,
    'Comparisons are joined by and, or by or.',
  );
}

/** What follows a finished comparison and belongs nowhere: most often the rest of a value with spaces. */
function trailingText(text: string, token: QueryToken, before: QueryToken | undefined): QueryError {
  if (before?.kind === 'operator') {
    return mistake(token, `"${before.text}" takes no value.`, 'Leave the value out, or use == to compare.');
  }
  const isApart = before !== undefined && before.end < token.start;
  if (token.text === '(' && isApart) return wantsConnective(token);
  if ((before?.kind !== 'value' && before?.kind !== 'pattern') || isQuote(before.text) || isQuote(token.text)) {
    return mistake(token, `Expected "and", "or" or the end of the expression, but there is ${token.text}.`);
  }
  const end = endOf(isApart ? WORDS : RUN, text, token);
  const message = isApart
    ? `A ${before.kind} with spaces needs quotes.`
    : `A ${before.kind} with parentheses needs quotes.`;
  return mistake({ start: token.start, end }, message, `Write ${quoted(text.slice(before.start, end))}.`);
}

/** Words up to a keyword, a bracket or the end. */
const WORDS = /[^\s)\]]+(?:\s+(?!(?:and|or)\b|&&|\|\|)[^\s()[\]]+)*/iy;
/** No white space, and parentheses in pairs. */
const RUN = /(?:\([^\s()]*\)|[^\s()])+/y;

function endOf(expression: RegExp, text: string, token: QueryToken): number {
  expression.lastIndex = token.start;
  return expression.test(text) ? expression.lastIndex : token.end;
}

/** Inside of a list, after a value. */
function openList(tokens: readonly QueryToken[], index: number, before: QueryToken): QueryError {
  const token = tokens[index];
  const open = tokens.slice(0, index).findLast((candidate) => candidate.text === '[') ?? before;
  if (token === undefined || token.kind === 'keyword')
    return mistake(open, 'This [ is never closed.', 'Add a ] after the last value.');
  if (token.text === ')') return mistake(token, 'A list is closed by ], not by ).', 'Write ].');
  if (isQuote(before.text) || isQuote(token.text)) {
    return mistake(token, 'Between the values of a list stands a comma.', `Write a comma before ${token.text}.`);
  }
  const message = 'A value with spaces needs quotes, and between values stands a comma.';
  return mistake(token, message, `Write '${before.text} ${token.text}', or ${before.text}, ${token.text}.`);
}
