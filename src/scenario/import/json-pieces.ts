/**
 * Where JSON documents lie in a text that holds other things too: prompts, commands, error messages. One pass, without recursion, and
 * nothing throws.
 */

/** A stretch of a text, in UTF-16 code units. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** False for a document that ends before all its brackets are closed. */
  readonly closed: boolean;
}

/** Every object and list that stands by itself, in order. One that breaks off ends where the next one begins a line. */
export function jsonPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const start = nextStart(text, at);
    if (start < 0) return pieces;
    const end = closingEnd(text, start);
    const piece = end < 0 ? { start, end: nextAtLineStart(text, start), closed: false } : { start, end, closed: true };
    pieces.push(piece);
    at = piece.end;
  }
}

/** What a document begins with; `${NAME}` and `[user@host ~]$` of a shell do not. */
const START = /[{](?=\s*["}/])|[[](?=\s*[{["\]/])/g;

function nextStart(text: string, from: number): number {
  START.lastIndex = from;
  return START.exec(text)?.index ?? -1;
}

const NEXT_AT_LINE_START = /\n(?=[{[])/g;

/** Where the next line begins that opens a document; the CLI indents all that is inside one. */
function nextAtLineStart(text: string, from: number): number {
  NEXT_AT_LINE_START.lastIndex = from + 1;
  const match = NEXT_AT_LINE_START.exec(text);
  return match === null ? text.length : match.index + 1;
}

const QUOTE = 34;
const BACKSLASH = 92;
const LINE_BREAK = 10;

/** Just behind the bracket that closes the one at `start`; -1 where none does, or where a string runs over its line. */
function closingEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
      if (at < 0) return -1;
    } else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Where the string that begins at `start` is closed; -1 where its line ends before. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
    else if (code === LINE_BREAK) return -1;
  }
  return -1;
}
