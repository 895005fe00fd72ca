import type { Problem } from '../scenario/problem';

/** A place and what is said of it: all that the command line prints of a problem. */
export interface PrintedProblem {
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
  /** Where it is in the text, both from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Problems of a text as the command line prints them. */
export function printed(text: string): (problem: Problem) => PrintedProblem {
  return ({ path, message, hint, offset }) => ({
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(offset === undefined ? {} : lineAndColumn(text, offset)),
  });
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
