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
    const shown = fitted(text, left, size, weight);
    marks.push({
      kind: 'text',
      text: shown,
      x: at,
      y,
      anchor: 'start',
      size,
      weight,
      fill: weight === 600 ? 'ink' : fill,
    });
    at += measuredWidth(shown, size, weight);
    if (shown !== text) break;
  }
  return { marks, to: at };
}
