import { literalProblem } from './literals';
import { MAX_EXPRESSION_LENGTH, MAX_NESTING, operatorOf, SUBJECT_INFO, subjectOf } from './language';
import type { Operator } from './language';
import { missingConnective } from './mistakes/connective';
import type { QueryError } from './mistakes/mistake';
import { missingOperator, unusableOperator } from './mistakes/operator';
import { missingSubject } from './mistakes/subject';
import { missingValue, notAList } from './mistakes/value';
import { compilePattern } from './pattern/match';
import { tokenizeQuery } from './tokens';
import type { QueryToken } from './tokens';
import type { ComparisonNode, LiteralNode, QueryNode, SubjectNode } from './tree';

export type { QueryError } from './mistakes/mistake';

export type ParsedQuery =
  { readonly ok: true; readonly query: QueryNode } | { readonly ok: false; readonly error: QueryError };

/**
 * Reads an expression of the cluster query language. Never throws; the first mistake is the error.
 * Source: placement-and-lifecycle 3.1; modelling choices `query-precedence`, `query-case` and `query-nesting`.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const message = `The expression has ${text.length} characters; ECS takes ${MAX_EXPRESSION_LENGTH} at most.`;
    return {
      ok: false,
      error: {
        message,
        start: MAX_EXPRESSION_LENGTH,
        end: text.length,
        hint: 'Make it shorter, or split it: several constraints apply together.',
      },
    };
  }
  const cursor: Cursor = { text, tokens: tokenizeQuery(text), index: 0, error: null };
  if (cursor.tokens.length === 0) {
    return {
      ok: false,
      error: {
        message: 'The expression is empty.',
        start: 0,
        end: text.length,
        hint: `Write for example ${SUBJECT_INFO.attribute.example}.`,
      },
    };
  }
  const query = parseOr(cursor, 0);
  const rest = peek(cursor);
  if (query !== null && rest !== undefined) fail(cursor, missingConnective(text, cursor.tokens, cursor.index));
  if (cursor.error !== null) return { ok: false, error: cursor.error };
  return query === null
    ? { ok: false, error: { message: 'The expression cannot be read.', start: 0, end: text.length } }
    : { ok: true, query };
}

/** Where reading stands. An error, once set, ends it: every reader then answers null. */
interface Cursor {
  readonly text: string;
  readonly tokens: readonly QueryToken[];
  index: number;
  error: QueryError | null;
}

function peek(cursor: Cursor): QueryToken | undefined {
  return cursor.tokens[cursor.index];
}

/** Takes the next token if it is one of the words or signs. */
function take(cursor: Cursor, kind: QueryToken['kind'], ...texts: readonly string[]): QueryToken | null {
  const token = peek(cursor);
  if (token === undefined || token.kind !== kind || !texts.includes(token.text)) return null;
  cursor.index += 1;
  return token;
}

function fail(cursor: Cursor, error: QueryError): null {
  cursor.error ??= error;
  return null;
}

/** Where the next token starts, and where the last one taken ended. */
function nextStart(cursor: Cursor): number {
  return peek(cursor)?.start ?? cursor.text.length;
}

function lastEnd(cursor: Cursor): number {
  return cursor.tokens[cursor.index - 1]?.end ?? 0;
}

type Reader = (cursor: Cursor, depth: number) => QueryNode | null;

const parseOr: Reader = (cursor, depth) => parseChain(cursor, depth, 'or', ['or', '||'], parseAnd);
const parseAnd: Reader = (cursor, depth) => parseChain(cursor, depth, 'and', ['and', '&&'], parseNot);

function parseChain(
  cursor: Cursor,
  depth: number,
  kind: 'or' | 'and',
  words: readonly string[],
  parseNext: Reader,
): QueryNode | null {
  const start = nextStart(cursor);
  const first = parseNext(cursor, depth);
  if (first === null) return null;
  const operands = [first];
  while (take(cursor, 'keyword', ...words) !== null) {
    const operand = parseNext(cursor, depth);
    if (operand === null) return null;
    operands.push(operand);
  }
  return operands.length === 1 ? first : { kind, operands, start, end: lastEnd(cursor) };
}

function parseNot(cursor: Cursor, depth: number): QueryNode | null {
  const not = take(cursor, 'keyword', 'not', '!');
  if (not === null) return parsePrimary(cursor, depth);
  if (depth >= MAX_NESTING) return fail(cursor, tooDeep(not));
  const operand = parseNot(cursor, depth + 1);
  return operand === null ? null : { kind: 'not', operand, start: not.start, end: lastEnd(cursor) };
}

function parsePrimary(cursor: Cursor, depth: number): QueryNode | null {
  const open = take(cursor, 'punctuation', '(');
  if (open === null) return parseComparison(cursor);
  if (depth >= MAX_NESTING) return fail(cursor, tooDeep(open));
  const inner = parseOr(cursor, depth + 1);
  if (inner === null) return null;
  if (take(cursor, 'punctuation', ')') !== null) return inner;
  if (peek(cursor) !== undefined) return fail(cursor, missingConnective(cursor.text, cursor.tokens, cursor.index));
  return fail(cursor, { message: 'This ( is never closed.', start: open.start, end: open.end, hint: 'Add a ).' });
}

function tooDeep(token: QueryToken): QueryError {
  return {
    message: `Parentheses and negations are nested more than ${MAX_NESTING} deep.`,
    start: token.start,
    end: token.end,
  };
}

function parseComparison(cursor: Cursor): ComparisonNode | null {
  const subject = parseSubject(cursor);
  if (subject === null) return null;
  const token = peek(cursor);
  const operator = token?.kind === 'operator' ? operatorOf(token.text) : null;
  if (token === undefined || operator === null) return fail(cursor, missingOperator(cursor.text, subject, token));
  if (!SUBJECT_INFO[subject.name].operators.includes(operator)) return fail(cursor, unusableOperator(subject, token));
  cursor.index += 1;
  return parseOperand(cursor, subject, operator);
}

function parseSubject(cursor: Cursor): SubjectNode | null {
  const token = peek(cursor);
  const subject = token?.kind === 'subject' ? subjectOf(token.text) : null;
  if (token === undefined || subject === null)
    return fail(cursor, missingSubject(cursor.text, cursor.tokens, cursor.index));
  cursor.index += 1;
  return { ...subject, start: token.start, end: token.end };
}

function parseOperand(cursor: Cursor, subject: SubjectNode, operator: Operator): ComparisonNode | null {
  const { start } = subject;
  switch (operator) {
    case 'exists':
    case '!exists':
      return { kind: 'exists', subject, operator, start, end: lastEnd(cursor) };
    case 'in':
    case '!in': {
      const values = parseList(cursor, subject, operator);
      return values === null ? null : { kind: 'list', subject, operator, values, start, end: lastEnd(cursor) };
    }
    case '=~':
    case '!~': {
      const pattern = parsePatternLiteral(cursor, operator);
      return pattern === null ? null : { kind: 'match', subject, operator, pattern, start, end: pattern.end };
    }
    default: {
      const value = parseValue(cursor, subject, operator);
      return value === null ? null : { kind: 'compare', subject, operator, value, start, end: value.end };
    }
  }
}

function parseList(cursor: Cursor, subject: SubjectNode, operator: Operator): LiteralNode[] | null {
  const open = take(cursor, 'punctuation', '[');
  if (open === null) return fail(cursor, notAList(cursor.text, operator, peek(cursor)));
  const values: LiteralNode[] = [];
  do {
    const value = parseValue(cursor, subject, operator);
    if (value === null) return null;
    values.push(value);
  } while (take(cursor, 'punctuation', ',') !== null);
  if (take(cursor, 'punctuation', ']') !== null) return values;
  return fail(cursor, missingConnective(cursor.text, cursor.tokens, cursor.index));
}

function parseValue(cursor: Cursor, subject: SubjectNode, operator: Operator): LiteralNode | null {
  const literal = parseLiteral(cursor, 'value', operator);
  if (literal === null) return null;
  const problem = literalProblem(subject.name, literal.text);
  return problem === null ? literal : fail(cursor, { ...problem, start: literal.start, end: literal.end });
}

function parsePatternLiteral(cursor: Cursor, operator: Operator): LiteralNode | null {
  const literal = parseLiteral(cursor, 'pattern', operator);
  if (literal === null) return null;
  const pattern = compilePattern(literal.text);
  if (pattern.ok) return literal;
  const { message, hint, start, end } = pattern.error;
  // Quotes have no escapes, so a place in the pattern is the same number of characters after the opening one.
  const from = literal.start + (literal.end - literal.start > literal.text.length ? 1 : 0);
  return fail(cursor, { message, start: from + start, end: from + end, ...(hint === undefined ? {} : { hint }) });
}

function parseLiteral(cursor: Cursor, kind: 'value' | 'pattern', operator: Operator): LiteralNode | null {
  const token = peek(cursor);
  const problem = missingValue(cursor.text, cursor.tokens, cursor.index, kind, operator);
  if (token === undefined || problem !== null) return problem === null ? null : fail(cursor, problem);
  cursor.index += 1;
  const isQuoted = token.text.startsWith("'") || token.text.startsWith('"');
  return { text: isQuoted ? token.text.slice(1, -1) : token.text, start: token.start, end: token.end };
}
