import type { PatternError } from './syntax';

/** Where reading stands. An error, once set, ends it: every reader then answers null. */
export interface PatternCursor {
  readonly text: string;
  readonly ignoreCase: boolean;
  at: number;
  error: PatternError | null;
}

/** Notes what is wrong, and answers null for the reader to return. */
export function refuse(cursor: PatternCursor, start: number, end: number, message: string, hint?: string): null {
  cursor.error = { message, start, end: Math.max(end, start), ...(hint === undefined ? {} : { hint }) };
  return null;
}
