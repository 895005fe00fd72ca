import type { Span } from '../tree';

/** What a person got wrong, in words that teach: the message says what is found or missing, the hint how to mend it. */
export interface QueryError extends Span {
  readonly message: string;
  readonly hint?: string;
}

export function mistake(span: Span, message: string, hint?: string): QueryError {
  return { message, start: span.start, end: span.end, ...(hint === undefined ? {} : { hint }) };
}

/** The empty place after the last character. */
export function endOfText(text: string): Span {
  return { start: text.length, end: text.length };
}

export function isQuote(text: string): boolean {
  return text.startsWith("'") || text.startsWith('"');
}

/** `AND`, `Not`: meant as a keyword. */
export function isKeywordLike(text: string): boolean {
  return /^(?:and|or|not)$/i.test(text);
}

export function capitalKeyword(span: Span & { readonly text: string }): QueryError {
  const word = span.text.toLowerCase();
  return mistake(span, `"${span.text}" is not known: keywords are written in small letters.`, `Write ${word}.`);
}

/** "a, b and c". */
export function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
