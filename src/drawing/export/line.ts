import { serviceSlot } from '../theme';
import { polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import { fitted, measuredWidth } from './measure';

/** A piece of a line of text: words, strong or not, or a service's colour. */
export type Piece = string | { readonly strong: string } | { readonly colour: number };

interface LineStyle {
  readonly size: number;
  readonly fill: Colour;
  /** Px that the line may take; its last words are cut. */
  readonly room: number;
}

/** A line of text from its left end; `y` is the baseline. Answers with the marks and the right end. */
export function lineMarks(
  pieces: readonly Piece[],
  x: number,
  y: number,
  { size, fill, room }: LineStyle,
): { readonly marks: Mark[]; readonly to: number } {
  const marks: Mark[] = [];
  let at = x;
  for (const piece of pieces) {
    const left = x + room - at;
    if (left < size) break;
    if (typeof piece === 'object' && 'colour' in piece) {
      const side = size * 0.62;
      marks.push(polygon(rectangle(at, y - side, side, side), { fill: `service-${serviceSlot(piece.colour) + 1}` }));
      at += side + size * 0.35;
      continue;
    }
    const [text, weight] = typeof piece === 'string' ? ([piece, 400] as const) : ([piece.strong, 600] as const);
    const words = text.trim();
    // Blanks at the ends are room: what reads an SVG drops them.
    const blanks = text.length - text.trimStart().length;
    const from = at + (blanks === 0 ? 0 : blanks * measuredWidth('\u00a0', size, weight));
    const shown = fitted(words, left, size, weight);
    const fillOf = weight === 600 ? 'ink' : fill;
    if (words !== '')
      marks.push({ kind: 'text', text: shown, x: from, y, anchor: 'start', size, weight, fill: fillOf });
    at = from + measuredWidth(shown, size, weight);
    if (shown !== words) break;
    at += (text.length - text.trimEnd().length) * measuredWidth('\u00a0', size, weight);
  }
  return { marks, to: at };
}
