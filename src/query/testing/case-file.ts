/**
 * A case of a `.txt` file in `cases/`:
 *
 *     # title
 *     the expression, and in error cases a second line with carets under the place
 *     ==> what comes of it, further lines included
 *
 * Cases are separated by blank lines. Text before the first `#` explains the file.
 */
export interface Case {
  readonly title: string;
  readonly input: string;
  /** The place that the carets mark; null without carets. An empty place has one caret. */
  readonly carets: { readonly start: number; readonly end: number } | null;
  /** The lines after `==>`, without indentation. */
  readonly expected: readonly string[];
}

/** The cases in the text of a file. Throws on a case that is not written as above. */
export function readCases(text: string): Case[] {
  return text.split(/^# /m).slice(1).map(readCase);
}

function readCase(block: string): Case {
  const [title = '', input, ...rest] = block.trimEnd().split('\n');
  const caretLine = rest[0] !== undefined && /^ *\^+$/.test(rest[0]) ? rest[0] : null;
  const [first, ...more] = caretLine === null ? rest : rest.slice(1);
  if (input === undefined || first?.startsWith('==>') !== true)
    throw new Error(`There is no ==> in the case "${title}".`);
  const carets = caretLine === null ? null : { start: caretLine.indexOf('^'), end: caretLine.length };
  return { title, input, carets, expected: [first.slice('==>'.length), ...more].map((line) => line.trim()) };
}
