import {
  isAttributeName,
  MAX_ATTRIBUTE_NAME_LENGTH,
  OPERATOR_INFO,
  OPERATOR_SPELLINGS,
  SUBJECT_INFO,
  SUBJECT_NAMES,
  subjectOf,
} from './language';
import type { Operator } from './language';
import { quoted } from './literals';
import { nearest } from './nearest';
import type { QueryToken } from './tokens';
import { subjectText } from './tree';
import type { Span, SubjectNode } from './tree';

/** What a person got wrong, in words that teach: the message says what is found or missing, the hint how to mend it. */
export interface QueryError extends Span {
  readonly message: string;
  readonly hint?: string;
}

function mistake(span: Span, message: string, hint?: string): QueryError {
  return { message, start: span.start, end: span.end, ...(hint === undefined ? {} : { hint }) };
}

function endOf(text: string): Span {
  return { start: text.length, end: text.length };
}

/** `and`, `AND`, `Or`: a connective in any capitals. */
function isConnectiveLike(text: string): boolean {
  return /^(?:and|or|&&|\|\|)$/i.test(text);
}

function isQuote(text: string): boolean {
  return text.startsWith("'") || text.startsWith('"');
}

/** "a, b and c". */
function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

const SUBJECT_LABELS = SUBJECT_NAMES.map((name) => SUBJECT_INFO[name].label);
const START_HINT = `A comparison starts with ${listed(SUBJECT_LABELS, 'or')}.`;

/** A comparison should begin at a token and does not. */
export function missingSubject(text: string, tokens: readonly QueryToken[], index: number): QueryError {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined) {
    return mistake(
      endOf(text),
      `The expression ends after "${before?.text ?? ''}", where a comparison should follow.`,
      START_HINT,
    );
  }
  if (/^member_?of$/i.test(token.text) && tokens[index + 1]?.text === '(') {
    return mistake(
      token,
      'memberOf( ) is the name of the constraint, not part of its expression.',
      'Leave memberOf( and its closing ) out.',
    );
  }
  if (token.kind === 'keyword' && isConnectiveLike(token.text)) {
    return mistake(token, `A comparison is missing before "${token.text}".`, START_HINT);
  }
  if (/^(?:and|or|not)$/i.test(token.text)) return capitalKeyword(token);
  if (token.text === ')') {
    return mistake(
      token,
      before?.text === '(' ? 'There is nothing between ( and ).' : 'A comparison is missing before this ).',
      START_HINT,
    );
  }
  return subjectMistake(token);
}

function capitalKeyword(token: QueryToken): QueryError {
  return mistake(
    token,
    `"${token.text}" is not known: keywords are written in small letters.`,
    `Write ${token.text.toLowerCase()}.`,
  );
}

/** A word where a subject should stand. */
function subjectMistake(token: QueryToken): QueryError {
  const prefixed = /^([^:]*):(.*)$/.exec(token.text);
  if (prefixed?.[1] === 'attribute') return attributeNameMistake(token, prefixed[2] ?? '');
  const message = `"${token.text}" is not a subject.`;
  if (prefixed?.[2] !== undefined && nearest(prefixed[1] ?? '', ['attribute', 'attr']) !== null) {
    return mistake(token, message, `Did you mean attribute:${prefixed[2]}?`);
  }
  const near = nearest(token.text, SUBJECT_NAMES);
  if (near !== null)
    return mistake(token, message, near === 'attribute' ? 'Did you mean attribute:NAME?' : `Did you mean ${near}?`);
  if (isAttributeName(token.text))
    return mistake(token, message, `To ask for an attribute, write attribute:${token.text}.`);
  return mistake(token, `A comparison should start here, but there is ${token.text}.`, START_HINT);
}

function attributeNameMistake(token: QueryToken, name: string): QueryError {
  if (name === '')
    return mistake(
      token,
      'The name of the attribute is missing.',
      'Write it right after the colon, such as attribute:ecs.instance-type.',
    );
  if (name.length > MAX_ATTRIBUTE_NAME_LENGTH) {
    return mistake(
      token,
      `The name of the attribute has ${name.length} characters; ${MAX_ATTRIBUTE_NAME_LENGTH} are allowed.`,
    );
  }
  const at = token.start + 'attribute:'.length + name.search(/[^A-Za-z0-9\-_./\\]/);
  const found = name.charAt(name.search(/[^A-Za-z0-9\-_./\\]/));
  return mistake(
    { start: at, end: at + 1 },
    `The name of an attribute cannot hold "${found}".`,
    'Allowed are letters, digits and - _ . / \\.',
  );
}

/** What people write from other languages, and what it is here. */
const OPERATOR_SLIPS: ReadonlyMap<string, string> = new Map([
  ['=', '== or equals'],
  ['===', '== or equals'],
  ['is', '== or equals'],
  ['eq', '== or equals'],
  ['<>', '!= or not_equals'],
  ['!', '!= or not_equals'],
  ['!==', '!= or not_equals'],
  ['ne', '!= or not_equals'],
  ['=>', '>= or greater_than_equal'],
  ['gt', '> or greater_than'],
  ['ge', '>= or greater_than_equal'],
  ['gte', '>= or greater_than_equal'],
  ['=<', '<= or less_than_equal'],
  ['lt', '< or less_than'],
  ['le', '<= or less_than_equal'],
  ['lte', '<= or less_than_equal'],
  ['~', '=~ or matches'],
  ['~=', '=~ or matches'],
  ['like', '=~ or matches, with a regular expression'],
  ['contains', '=~ or matches, with a regular expression such as .*web.*'],
  ['startswith', '=~ or matches, with a regular expression such as web.*'],
]);

/** An operator should follow a subject and does not. */
export function missingOperator(text: string, subject: SubjectNode, token: QueryToken | undefined): QueryError {
  const name = subjectText(subject);
  const choices = operatorHint(subject);
  if (token === undefined) return mistake(endOf(text), `An operator is missing after ${name}.`, choices);
  const message = `"${token.text}" is not an operator.`;
  const split = /^(?:not|!)\s+(\w+)$/i.exec(token.text)?.[1]?.toLowerCase();
  if (split !== undefined) return mistake(token, message, `Write not_${split}, in one word.`);
  const slip = OPERATOR_SLIPS.get(token.text.toLowerCase());
  if (slip !== undefined) return mistake(token, message, `Use ${slip}.`);
  const near = token.kind === 'unknown' ? nearest(token.text, OPERATOR_SPELLINGS) : null;
  if (near !== null) return mistake(token, message, `Did you mean ${near}?`);
  return mistake(token, `An operator is missing between ${name} and ${token.text}.`, choices);
}

function operatorHint(subject: SubjectNode): string {
  return `${SUBJECT_INFO[subject.name].label} takes ${listed(SUBJECT_INFO[subject.name].operators, 'and')}.`;
}

/** A real operator that this subject does not have. */
export function unusableOperator(subject: SubjectNode, token: QueryToken): QueryError {
  return mistake(token, `${token.text} cannot be used with ${subject.name}.`, operatorHint(subject));
}

/** Null if a value (or pattern) stands at the token. */
export function missingValue(
  text: string,
  tokens: readonly QueryToken[],
  index: number,
  kind: 'value' | 'pattern',
  operator: Operator,
): QueryError | null {
  const token = tokens[index];
  const before = tokens[index - 1]?.text ?? '';
  const missing = `A ${kind} is missing after "${before}".`;
  if (token === undefined) return mistake(endOf(text), missing, valueHint(operator));
  if (token.kind === kind) {
    if (isQuote(token.text)) return isClosed(token.text) ? null : unclosedQuote(token);
    if (!isSwallowedKeyword(tokens, index)) return null;
    return mistake(token, missing, `To mean the word itself, quote it: '${token.text}'.`);
  }
  if (kind === 'pattern' && token.kind === 'unknown' && token.text.includes('(')) {
    return mistake(token, 'A pattern with parentheses needs quotes.', `Write ${quoted(token.text)}.`);
  }
  if (token.text === '[')
    return mistake(token, `${operator} takes one value, not a list.`, 'For a list use in or not_in.');
  if (token.text === '(')
    return mistake(token, 'Inside of a comparison there are no parentheses.', 'A value that holds one needs quotes.');
  return mistake(token, missing, valueHint(operator));
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
function isSwallowedKeyword(tokens: readonly QueryToken[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  return (
    token !== undefined &&
    /^(?:and|or)$/.test(token.text) &&
    next !== undefined &&
    (next.kind === 'subject' || next.text === '(' || next.text === '!')
  );
}

/** A list should follow `in` and does not. */
export function notAList(text: string, operator: Operator, token: QueryToken | undefined): QueryError {
  if (token === undefined) return mistake(endOf(text), `A list is missing after "${operator}".`, valueHint(operator));
  if (token.text === '(')
    return mistake(token, 'A list stands in square brackets.', 'Write [ and ] instead of ( and ).');
  if (token.kind === 'value')
    return mistake(token, `"${operator}" takes a list.`, `Write [${token.text}], or == for a single value.`);
  return mistake(token, `A list is missing after "${operator}".`, valueHint(operator));
}

/** A comparison, a list or the expression should go on or end, and something else follows. */
export function missingConnective(text: string, tokens: readonly QueryToken[], index: number): QueryError {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (before !== undefined && (token === undefined || token.expected === 'list-separator'))
    return openList(tokens, index, before);
  if (token === undefined) return mistake(endOf(text), 'The expression ends too early.');
  if (isConnectiveLike(token.text)) return capitalKeyword(token);
  switch (token.text) {
    case ')':
      return mistake(token, 'This ) closes no parenthesis.', 'Leave it out, or add the ( that belongs to it.');
    case ']':
      return mistake(token, 'This ] closes no list.', 'Leave it out, or add the [ that belongs to it.');
    case ',':
      return mistake(
        token,
        'Only a list has commas.',
        'For several values write in [a, b]; a value that holds a comma needs quotes.',
      );
    case '&':
    case '|':
      return mistake(
        token,
        `"${token.text}" is not known.`,
        `Write ${token.text === '&' ? 'and, or &&' : 'or, or ||'}.`,
      );
  }
  if (subjectOf(token.text) !== null || token.text === 'not' || token.text === '!') return wantsConnective(token);
  return trailingText(text, token, before);
}

function wantsConnective(token: QueryToken): QueryError {
  return mistake(
    token,
    `Between two comparisons stands "and" or "or"; here is "${token.text}".`,
    `Write and ${token.text}, or or ${token.text}.`,
  );
}

/** What follows a finished comparison and belongs nowhere: most often the rest of a value with spaces. */
function trailingText(text: string, token: QueryToken, before: QueryToken | undefined): QueryError {
  if (before?.kind === 'operator')
    return mistake(token, `"${before.text}" takes no value.`, 'Leave the value out, or use == to compare.');
  const isUnquoted = (before?.kind === 'value' || before?.kind === 'pattern') && !isQuote(before.text);
  if (before === undefined || !isUnquoted || isQuote(token.text)) {
    if (token.text === '(') return wantsConnective(token);
    return mistake(token, `Expected "and", "or" or the end of the expression, but there is ${token.text}.`);
  }
  const end = endOfWords(text, token.start);
  const meant = text.slice(before.start, end);
  if (token.text === '(' && token.start > before.end) return wantsConnective(token);
  const reason =
    token.start > before.end ? `A ${before.kind} with spaces needs quotes.` : `This ${before.kind} needs quotes.`;
  return mistake({ start: token.start, end }, reason, `Write ${quoted(meant)}.`);
}

/** The end of the words that follow, up to a keyword, a bracket or the end. */
function endOfWords(text: string, start: number): number {
  const words = /[^\s)\]]+(?:\s+(?!(?:and|or)\b|&&|\|\|)[^\s()[\]]+)*/iy;
  words.lastIndex = start;
  return words.test(text) ? words.lastIndex : start + 1;
}

/** Inside of a list, after a value. */
function openList(tokens: readonly QueryToken[], index: number, before: QueryToken): QueryError {
  const token = tokens[index];
  const open = tokens.slice(0, index).findLast((candidate) => candidate.text === '[') ?? before;
  if (token === undefined || token.kind === 'keyword')
    return mistake(open, 'This [ is never closed.', 'Add a ] after the last value.');
  if (token.text === ')') return mistake(token, 'The list is closed by ], not by ).', 'Write ].');
  if (isQuote(before.text) || isQuote(token.text))
    return mistake(token, 'Between the values of a list stands a comma.', `Write , before ${token.text}.`);
  return mistake(
    token,
    'A value with spaces needs quotes, and between values stands a comma.',
    `Write '${before.text} ${token.text}', or ${before.text}, ${token.text}.`,
  );
}
