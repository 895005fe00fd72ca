import { hasErrors } from '../finding';
import { readJson, valueOf } from '../json-text';
import type { ImportProblem, ImportSource } from './cluster-import';
import { jsonPieces } from './json-pieces';
import type { Piece } from './json-pieces';
import { problemsAround } from './not-json';

/** A JSON document and where it was found. */
export interface FoundDocument {
  readonly source: string;
  /** Line of the source, from 1. */
  readonly line: number;
  readonly value: unknown;
}

export interface TakenApart {
  readonly documents: readonly FoundDocument[];
  readonly problems: readonly ImportProblem[];
}

/** Longer pieces that are no JSON are not looked into for the place of the mistake, which takes much memory. */
const MAX_LENIENT = 2_000_000;

/** Finds the JSON documents of a text, whatever stands around them, and says what is no JSON. Never throws. */
export function takeApart({ name, text }: ImportSource): TakenApart {
  const whole = strictly(text);
  if (whole !== undefined) return { documents: [{ source: name, line: firstLine(text), value: whole }], problems: [] };
  const documents: FoundDocument[] = [];
  const problems: ImportProblem[] = [];
  const around: string[] = [];
  const lineAt = lineCounter(text);
  let end = 0;
  for (const piece of jsonPieces(text)) {
    around.push(text.slice(end, piece.start));
    end = piece.end;
    const line = lineAt(piece.start);
    const read = readPiece(text, piece);
    if (read.ok) documents.push({ source: name, line, value: read.value });
    else problems.push({ severity: 'error', source: name, line: line + read.linesDown, ...read.said(line) });
  }
  around.push(text.slice(end));
  const outside = problemsAround(around.join('\n'), documents.length + problems.length > 0);
  return { documents, problems: [...problems, ...outside.map((said) => ({ source: name, line: null, ...said }))] };
}

type Said = Pick<ImportProblem, 'message' | 'hint'>;

type ReadPiece =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      /** Lines from the start of the piece to the mistake. */
      readonly linesDown: number;
      readonly said: (line: number) => Said;
    };

function readPiece(text: string, { start, end, closed }: Piece): ReadPiece {
  const piece = text.slice(start, end);
  const value = closed ? strictly(piece) : undefined;
  if (value !== undefined) return { ok: true, value };
  const linesDown = lineBreaks(piece.trimEnd());
  if (!closed) return { ok: false, linesDown, said: breaksOff };
  if (piece.length > MAX_LENIENT) return { ok: false, linesDown: 0, said: () => ({ message: 'This is not JSON.' }) };
  const json = readJson(piece);
  if (json.root !== undefined && !hasErrors(json.problems)) return { ok: true, value: valueOf(json.root) };
  const [first] = json.problems.filter(({ severity }) => severity === 'error');
  return {
    ok: false,
    linesDown: lineBreaks(piece.slice(0, first?.offset ?? 0)),
    said: () => ({ message: first?.message ?? 'This is not JSON.' }),
  };
}

function breaksOff(line: number): Said {
  return {
    message: `The output that begins in line ${line} breaks off here: a text or a bracket is not closed.`,
    hint: 'Write it into a file (… --output json --no-cli-pager > output.json) and drop that here: terminals cut and wrap what is long.',
  };
}

/** The value of a text that is JSON to the letter; undefined otherwise. */
function strictly(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function firstLine(text: string): number {
  return lineBreaks(text.slice(0, text.length - text.trimStart().length)) + 1;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Lines of ascending offsets, from 1, in one pass. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    line += lineBreaks(text.slice(at, offset));
    at = offset;
    return line;
  };
}
