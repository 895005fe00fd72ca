import { BOX, BOX_WIDTH, rowAt } from './layout';
import type { StageLayout } from './layout';

/**
 * Zooming lays the stage out anew: columns grow, heads appear, type stays as large as it is. A point is therefore kept in place by what is
 * drawn there: an instance, and where in its box.
 */
export interface Anchor {
  readonly instanceIndex: number;
  /** Position in the box, as shares of its width and height. */
  readonly across: number;
  readonly down: number;
}

/** What is at a point of the layout: the instance in whose box it is, or the nearest one. Null where there are no instances. */
export function anchorAt(layout: StageLayout, x: number, y: number): Anchor | null {
  let nearest = -1;
  let least = Infinity;
  for (const zone of layout.zones) {
    const column = Math.min(zone.columns - 1, Math.max(0, Math.floor((x - zone.x) / layout.pitchX)));
    const row = rowAt(zone.rowTops, y);
    // The row that the point is in or below, and the next; the last row may be shorter, and a gap may be nearer to the next column.
    for (const at of [row, row + 1]) {
      for (const beside of [column, column + 1]) {
        const position = Math.min(zone.instances.length - 1, Math.max(0, at) * zone.columns + beside);
        const index = zone.instances[position];
        if (index === undefined) continue;
        const box = index * BOX_WIDTH;
        const left = layout.boxes[box + BOX.x] ?? 0;
        const top = layout.boxes[box + BOX.y] ?? 0;
        const dx = outside(x, left, left + layout.columnWidth);
        const dy = outside(y, top, top + (layout.boxes[box + BOX.height] ?? 0));
        const distance = dx * dx + dy * dy;
        if (distance >= least) continue;
        least = distance;
        nearest = index;
      }
    }
  }
  if (nearest < 0) return null;
  const box = nearest * BOX_WIDTH;
  return {
    instanceIndex: nearest,
    across: (x - (layout.boxes[box + BOX.x] ?? 0)) / layout.columnWidth,
    down: (y - (layout.boxes[box + BOX.y] ?? 0)) / Math.max(1, layout.boxes[box + BOX.height] ?? 1),
  };
}

/** Where an anchor is in another layout of the same fleet. */
export function anchorPoint(layout: StageLayout, anchor: Anchor): { readonly x: number; readonly y: number } {
  const box = anchor.instanceIndex * BOX_WIDTH;
  return {
    x: (layout.boxes[box + BOX.x] ?? 0) + anchor.across * layout.columnWidth,
    y: (layout.boxes[box + BOX.y] ?? 0) + anchor.down * (layout.boxes[box + BOX.height] ?? 0),
  };
}

function outside(value: number, from: number, to: number): number {
  return Math.max(0, from - value, value - to);
}
