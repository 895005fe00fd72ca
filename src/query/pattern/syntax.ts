import type { CharacterSet } from './characters';

/** A pattern as a tree of plain data. */
export type PatternNode =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'alternatives'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: 'boundary'; readonly boundary: Boundary }
  | { readonly kind: 'look'; readonly direction: Direction; readonly negated: boolean; readonly item: PatternNode };

/** Start and end of the value, at a word boundary, and not at one. */
export type Boundary = '^' | '$' | '\\b' | '\\B';

/** Which side of a place a look-around looks at. */
export type Direction = 'ahead' | 'behind';

/** Why a pattern cannot be used: a place in its text in UTF-16 code units, and what to do. */
export interface PatternError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}
