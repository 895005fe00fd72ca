import { createScanner } from 'jsonc-parser';

/** The tokens of a JSON text, one pass without recursion: what must be known before a recursive parser may see the text. */

/** jsonc-parser's `SyntaxKind`, whose own name for them is a const enum that isolated modules cannot read. */
export const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  endOfFile: 17,
} as const;

/** Deeper nesting than any AWS input has, and far less than would exhaust the stack. */
export const MAX_JSON_DEPTH = 100;

export interface JsonScan {
  /** Where the nesting goes beyond MAX_JSON_DEPTH; null where it does not. */
  readonly tooDeepAt: number | null;
  /** The first comment. */
  readonly comment: { readonly offset: number; readonly length: number } | null;
  /** Offsets of commas before a closing bracket. */
  readonly trailingCommas: readonly number[];
}

export function scanJson(text: string): JsonScan {
  const scanner = createScanner(text, false);
  const trailingCommas: number[] = [];
  let comment: JsonScan['comment'] = null;
  let depth = 0;
  let commaAt: number | null = null;
  for (let token: number = scanner.scan(); token !== TOKEN.endOfFile; token = scanner.scan()) {
    switch (token) {
      case TOKEN.lineComment:
      case TOKEN.blockComment:
        comment ??= { offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
        continue;
      case TOKEN.lineBreak:
      case TOKEN.blank:
        continue;
      case TOKEN.comma:
        commaAt = scanner.getTokenOffset();
        continue;
      case TOKEN.openBrace:
      case TOKEN.openBracket:
        depth += 1;
        if (depth > MAX_JSON_DEPTH) return { tooDeepAt: scanner.getTokenOffset(), comment, trailingCommas };
        break;
      case TOKEN.closeBrace:
      case TOKEN.closeBracket:
        depth -= 1;
        if (commaAt !== null) trailingCommas.push(commaAt);
        break;
    }
    commaAt = null;
  }
  return { tooDeepAt: null, comment, trailingCommas };
}

/** Whether a recursive parser should not be given the text. */
export function nestsTooDeep(text: string): boolean {
  return scanJson(text).tooDeepAt !== null;
}
