import { operatorOf, OPERATOR_INFO, subjectOf } from './language';
import type { OperandKind } from './language';
import type { Span } from './tree';

/**
 * The one place that cuts an expression into tokens. What a character means depends on what was expected before it
 * (a pattern may hold `[`, a value may not), so each token is read in a state, and names the state that follows.
 * Broken text is cut too: what fits nowhere becomes `unknown`, and reading goes on where that most likely ends.
 * Source: placement-and-lifecycle 3.1; modelling choice `query-unquoted`.
 */

export type TokenKind = 'subject' | 'operator' | 'keyword' | 'value' | 'pattern' | 'punctuation' | 'unknown';

/** What the grammar allows at a place. `operand`: a subject, `not` or `(`. `connective`: `and`, `or` or `)`. */
export type Expectation =
  'operand' | 'operator' | 'value' | 'pattern' | 'list' | 'list-item' | 'list-separator' | 'connective';

export interface QueryToken extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** What the grammar allowed where the token begins. */
  readonly expected: Expectation;
}

interface Step {
  readonly kind: TokenKind;
  readonly end: number;
  readonly next: Expectation;
}

const SPACE = /\s+/y;
const WORD = /[^\s()[\],'"=!<>~&|]+/y;
const BARE_VALUE = /(?:(?!&&|\|\|)[^\s()[\],'"])+/y;
const BARE_PATTERN = /(?:(?!&&|\|\|)[^\s()'"])+/y;
const QUOTED = /'[^']*'?|"[^"]*"?/y;
const SYMBOL = /!(?:in|exists)(?![\w-])|[=!]=(?![=~<>])|[=!]~|>=(?![=~<>])|<=(?![=~<>])|>(?![=~<>])|<(?![=~<>])/y;
const SYMBOL_RUN = /[=!<>~]+|&+|\|+/y;
/** `not in`, `! exists`: one mistake, so one token. */
const SPLIT_NEGATION = /(?:not|!)\s+(?:in|exists|matches|equals)(?![\w-])/iy;
const CALL = /\s*\(/y;

/** End of the match of a sticky expression at a place; the place itself where it does not match. */
function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** The tokens of any text, in order, without overlap; everything between them is white space. Never throws. */
export function tokenizeQuery(text: string): QueryToken[] {
  return scanQuery(text).tokens;
}

/** The tokens, and what the grammar allows after the last one. */
export function scanQuery(text: string): { readonly tokens: QueryToken[]; readonly expected: Expectation } {
  const tokens: QueryToken[] = [];
  let expected: Expectation = 'operand';
  let at = endOf(SPACE, text, 0);
  while (at < text.length) {
    const step: Step = STEPS[expected](text, at);
    tokens.push({ kind: step.kind, start: at, end: step.end, text: text.slice(at, step.end), expected });
    expected = step.next;
    at = endOf(SPACE, text, step.end);
  }
  return { tokens, expected };
}

const STEPS: Readonly<Record<Expectation, (text: string, at: number) => Step>> = {
  operand: stepOperand,
  operator: stepOperator,
  value: stepValue,
  pattern: stepPattern,
  list: stepList,
  'list-item': stepListItem,
  'list-separator': stepListSeparator,
  connective: stepConnective,
};

const AFTER_OPERATOR: Readonly<Record<OperandKind, Expectation>> = {
  value: 'value',
  list: 'list',
  pattern: 'pattern',
  nothing: 'connective',
};

function stepOperand(text: string, at: number): Step {
  const wordEnd = endOf(WORD, text, at);
  if (wordEnd > at) {
    const word = text.slice(at, wordEnd);
    if (isConnectiveWord(word) || word === 'not') return { kind: 'keyword', end: wordEnd, next: 'operand' };
    if (subjectOf(word) !== null) return { kind: 'subject', end: wordEnd, next: 'operator' };
    const isCall = endOf(CALL, text, wordEnd) > wordEnd;
    return { kind: 'unknown', end: wordEnd, next: isCall || isKeywordLike(word) ? 'operand' : 'operator' };
  }
  if (text[at] === '!') return { kind: 'keyword', end: at + 1, next: 'operand' };
  return stepQuoted(text, at, 'unknown', 'operator') ?? stepSymbol(text, at, 'value');
}

function stepOperator(text: string, at: number): Step {
  const splitEnd = endOf(SPLIT_NEGATION, text, at);
  if (splitEnd > at) return { kind: 'unknown', end: splitEnd, next: 'value' };
  const wordEnd = endOf(WORD, text, at);
  const end = wordEnd > at ? wordEnd : endOf(SYMBOL, text, at);
  if (end > at) {
    const spelling = text.slice(at, end);
    const operator = operatorOf(spelling);
    if (operator !== null) return { kind: 'operator', end, next: AFTER_OPERATOR[OPERATOR_INFO[operator].takes] };
    if (isConnectiveWord(spelling)) return { kind: 'keyword', end, next: 'operand' };
    return { kind: 'unknown', end, next: isKeywordLike(spelling) ? 'operand' : 'value' };
  }
  return stepQuoted(text, at, 'value', 'connective') ?? stepSymbol(text, at, 'value');
}

function stepValue(text: string, at: number): Step {
  return stepLiteral(text, at, 'connective') ?? stepSymbol(text, at, 'connective');
}

function stepPattern(text: string, at: number): Step {
  const quoted = stepQuoted(text, at, 'pattern', 'connective');
  if (quoted !== null) return quoted;
  const end = endOf(BARE_PATTERN, text, at);
  if (text[end] === '(') return { kind: 'unknown', end: balancedEnd(text, end), next: 'connective' };
  if (end > at) return { kind: 'pattern', end, next: 'connective' };
  return stepSymbol(text, at, 'connective');
}

function stepList(text: string, at: number): Step {
  if (text[at] === '[' || text[at] === '(') return { kind: 'punctuation', end: at + 1, next: 'list-item' };
  return stepValue(text, at);
}

function stepListItem(text: string, at: number): Step {
  return stepLiteral(text, at, 'list-separator') ?? stepListPunctuation(text, at) ?? stepSymbol(text, at, 'connective');
}

function stepListSeparator(text: string, at: number): Step {
  const punctuation = stepListPunctuation(text, at);
  if (punctuation !== null) return punctuation;
  const wordEnd = endOf(WORD, text, at);
  if (isConnectiveWord(text.slice(at, wordEnd))) return { kind: 'keyword', end: wordEnd, next: 'operand' };
  const literal = stepLiteral(text, at, 'list-separator');
  return literal === null ? stepSymbol(text, at, 'connective') : { ...literal, kind: 'unknown' };
}

function stepConnective(text: string, at: number): Step {
  const wordEnd = endOf(WORD, text, at);
  if (wordEnd === at)
    return text[at] === '(' || text[at] === '!' ? stepOperand(text, at) : stepSymbol(text, at, 'connective');
  const word = text.slice(at, wordEnd);
  if (isConnectiveWord(word)) return { kind: 'keyword', end: wordEnd, next: 'operand' };
  if (subjectOf(word) !== null || word === 'not') return stepOperand(text, at);
  return { kind: 'unknown', end: wordEnd, next: isKeywordLike(word) ? 'operand' : 'connective' };
}

function stepLiteral(text: string, at: number, next: Expectation): Step | null {
  const end = endOf(BARE_VALUE, text, at);
  return end > at ? { kind: 'value', end, next } : stepQuoted(text, at, 'value', next);
}

function stepQuoted(text: string, at: number, kind: TokenKind, next: Expectation): Step | null {
  const end = endOf(QUOTED, text, at);
  return end > at ? { kind, end, next } : null;
}

function stepListPunctuation(text: string, at: number): Step | null {
  switch (text[at]) {
    case ',':
      return { kind: 'punctuation', end: at + 1, next: 'list-item' };
    case ']':
    case ')':
      return { kind: 'punctuation', end: at + 1, next: 'connective' };
    default:
      return null;
  }
}

/** Brackets, `&&`, `||`, and whatever else is left; always takes at least one character. */
function stepSymbol(text: string, at: number, afterUnknown: Expectation): Step {
  const quoted = stepQuoted(text, at, 'unknown', afterUnknown);
  if (quoted !== null) return quoted;
  switch (text.charAt(at)) {
    case '(':
      return { kind: 'punctuation', end: at + 1, next: 'operand' };
    case ')':
      return { kind: 'punctuation', end: at + 1, next: 'connective' };
    case '[':
    case ',':
      return { kind: 'punctuation', end: at + 1, next: 'list-item' };
    case ']':
      return { kind: 'punctuation', end: at + 1, next: 'connective' };
  }
  const end = endOf(SYMBOL_RUN, text, at);
  const run = text.slice(at, end);
  if (run === '&&' || run === '||') return { kind: 'keyword', end, next: 'operand' };
  return { kind: 'unknown', end: Math.max(end, at + 1), next: /^[&|]/.test(run) ? 'operand' : afterUnknown };
}

/** From an opening parenthesis to the end of the run without white space in which it closes. */
function balancedEnd(text: string, open: number): number {
  let depth = 0;
  let at = open;
  for (; at < text.length && !/\s/.test(text.charAt(at)); at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  return at;
}

function isConnectiveWord(word: string): boolean {
  return word === 'and' || word === 'or';
}

/** `AND`, `Or`, `NOT`: surely meant as keywords, though not accepted. */
function isKeywordLike(word: string): boolean {
  return /^(?:and|or|not)$/i.test(word);
}
