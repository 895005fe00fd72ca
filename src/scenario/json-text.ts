import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { MAX_JSON_DEPTH, scanJson } from './json-scan';
import { formatPath } from './path';
import type { JsonPath } from './path';
import type { Problem } from './problem';

/**
 * A text as JSON with positions. Comments and trailing commas are tolerated with a warning; anything else that is not JSON is an error.
 * Nothing throws, whatever the text: nesting is measured before the recursive parser sees it.
 */

export interface JsonText {
  readonly text: string;
  /** Undefined where there is nothing that could be read. */
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

export function readJson(text: string): JsonText {
  const scan = scanJson(text);
  if (scan.tooDeepAt !== null) {
    const message = `The JSON is nested more than ${MAX_JSON_DEPTH} levels deep.`;
    return { text, root: undefined, problems: [at('error', 'json', message, scan.tooDeepAt, 1)] };
  }
  const parseErrors: ParseError[] = [];
  const root = parseTree(text, parseErrors, {
    disallowComments: false,
    allowTrailingComma: true,
    allowEmptyContent: false,
  });
  const problems = parseErrors.map((parseError) => syntaxProblem(parseError, text));
  if (scan.comment !== null) {
    problems.push(
      at(
        'warning',
        'json-comment',
        'JSON has no comments; this one is passed over.',
        scan.comment.offset,
        scan.comment.length,
      ),
    );
  }
  for (const comma of scan.trailingCommas) {
    problems.push(
      at('warning', 'json-trailing-comma', 'JSON has no comma after the last item; this one is passed over.', comma, 1),
    );
  }
  if (root) findRepeatedKeys(root, [], problems);
  return { text, root, problems };
}

const SYNTAX_MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON value. Texts stand in double quotes.',
  InvalidNumberFormat: 'This is no number.',
  PropertyNameExpected: 'A name in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected: 'The document is at its end before this.',
  InvalidCommentToken: 'Comments are not allowed here.',
  UnexpectedEndOfComment: 'This comment is not closed.',
  UnexpectedEndOfString: 'This text is not closed by a double quote.',
  UnexpectedEndOfNumber: 'This number is not finished.',
  InvalidUnicode: 'After \\u four hexadecimal digits are expected.',
  InvalidEscapeCharacter: 'After a backslash only " \\ / b f n r t u may stand.',
  InvalidCharacter: 'This character must be escaped.',
};

function syntaxProblem({ error, offset, length }: ParseError, text: string): Problem {
  const message = SYNTAX_MESSAGES[printParseErrorCode(error)] ?? 'This is not JSON.';
  // What is missing at the very end is marked at the last character, so that there is something to mark.
  const start = Math.max(0, Math.min(offset, text.length - 1));
  return at('error', 'json', message, start, Math.min(Math.max(1, length), text.length - start));
}

function at(severity: Problem['severity'], code: string, message: string, offset: number, length: number): Problem {
  return { severity, code, path: '', message, offset, length };
}

/** The same key twice in one object: the last counts, and the first was surely meant too. */
function findRepeatedKeys(node: Node, path: JsonPath, problems: Problem[]): void {
  if (node.type !== 'object') {
    for (const [index, child] of (node.children ?? []).entries()) findRepeatedKeys(child, [...path, index], problems);
    return;
  }
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key) continue;
    const name = String(key.value);
    if (seen.has(name)) {
      const message = `"${name}" stands here twice; the last one counts.`;
      problems.push({
        ...at('warning', 'repeated-key', message, key.offset, key.length),
        path: formatPath([...path, name]),
      });
    }
    seen.add(name);
    if (value) findRepeatedKeys(value, [...path, name], problems);
  }
}

/** A node's value. Every key becomes an own property, `__proto__` too, which an assignment would turn into the prototype. */
export function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value as unknown;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    Object.defineProperty(object, String(key.value), {
      value: valueOf(value),
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return object;
}
