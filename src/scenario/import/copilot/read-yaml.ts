import { LineCounter, isAlias, isMap, isScalar, parseDocument } from 'yaml';
import type { ErrorCode, ParsedNode } from 'yaml';
import { isRecord } from '../../../lib/is-record';
import type { Raw } from '../raw';

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type ReadYaml =
  | {
      readonly ok: true;
      readonly value: Raw;
      /** Where a member is written; null where it is not. */
      readonly placeOf: (path: readonly string[]) => Place | null;
    }
  | { readonly ok: false; readonly place: Place; readonly message: string; readonly hint: string };

/** What there is to do about a mistake, by the library's code for it. */
const HINTS: Partial<Readonly<Record<ErrorCode, string>>> = {
  BAD_SCALAR_START: 'Put the value in quotes: a text may not begin with @, ` or %.',
  BAD_INDENT: 'Members of one map begin in the same column: line this up with the one before.',
  TAB_AS_INDENT: 'Indent with blanks: YAML takes no tabs there.',
  DUPLICATE_KEY: 'The name stands in this map already: keep one of the two.',
  MISSING_CHAR: 'Close the quotation mark or the bracket, and put a blank behind each colon.',
  MULTILINE_IMPLICIT_KEY: 'A colon is missing behind the name, or a quotation mark is not closed.',
  BLOCK_AS_IMPLICIT_KEY: 'Two colons stand in one line: put the value in quotes, or begin a new line.',
  UNEXPECTED_TOKEN: 'Put the value in quotes, or correct the indentation.',
  BAD_DQ_ESCAPE: 'In double quotes a backslash begins a code: double it, or take single quotes.',
  BAD_ALIAS: 'Put the value in quotes: an asterisk at its head refers to an anchor.',
};

/** Longer texts are no manifest; and what refers to itself again and again is not unfolded. */
const MOST_CHARACTERS = 500_000;
const MOST_ALIASES = 100;

/** Reads one manifest. Never throws. */
export function readYaml(text: string): ReadYaml {
  if (text.length > MOST_CHARACTERS)
    return refused('This text is too long for a manifest.', 'Paste the manifest.yml alone.');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const hint = HINTS[error.code] ?? 'Correct this line: what follows it is not read.';
    return { ok: false, place: placeAt(error.pos[0]), message: `This is not YAML: ${sentence(error.message)}`, hint };
  }
  const value = unfolded(document);
  if (!isRecord(value)) return refused('This is not a manifest.', 'A manifest is a map with name: and type: in it.');
  return {
    ok: true,
    value,
    placeOf: (path) => {
      const offset = offsetOf(document.contents, path);
      return offset === null ? null : placeAt(offset);
    },
  };
}

function refused(message: string, hint: string): ReadYaml {
  return { ok: false, place: { line: 1, column: 1 }, message, hint };
}

function unfolded(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch {
    return null;
  }
}

/** Where the key of a member stands. */
function offsetOf(contents: ParsedNode | null, path: readonly string[]): number | null {
  let node: unknown = contents;
  let offset: number | null = null;
  for (const name of path) {
    if (isAlias(node) || !isMap(node)) return offset;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (pair === undefined) return offset;
    offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
    node = pair.value;
  }
  return offset;
}

/** The library's messages end without a full stop, or with a place of their own. */
function sentence(message: string): string {
  const first = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '');
  return `${first}.`;
}
