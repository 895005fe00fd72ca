import { tokenizeQuery } from '../../query/tokens';
import type { TokenKind } from '../../query/tokens';

/** A stretch of an expression that looks the same throughout. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly kind: TokenKind | 'space';
  readonly wrong: boolean;
}

/** An expression cut into pieces for showing: its words, what is between them, and the place of the mistake, if any. */
export function pieces(expression: string, mistake: { readonly start: number; readonly end: number } | null): Piece[] {
  const tokens = tokenizeQuery(expression);
  const cuts = [0, expression.length, ...tokens.flatMap(({ start, end }) => [start, end])];
  if (mistake !== null) cuts.push(Math.min(mistake.start, expression.length), Math.min(mistake.end, expression.length));
  const bounds = [...new Set(cuts)].sort((a, b) => a - b);
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? expression.length;
    const token = tokens.find((candidate) => candidate.start <= start && start < candidate.end);
    const wrong = mistake !== null && start >= mistake.start && start < mistake.end;
    return { start, text: expression.slice(start, end), kind: token?.kind ?? 'space', wrong };
  });
}
