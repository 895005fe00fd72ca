import type { Points } from '../marks';

/**
 * The outline of a task: a segment in the CPU lane, a segment in the memory lane, and the waist that joins them. All in px.
 */
export interface HullShape {
  /** Ends of the CPU segment. */
  readonly cpuFrom: number;
  readonly cpuTo: number;
  /** Ends of the memory segment. */
  readonly memoryFrom: number;
  readonly memoryTo: number;
  /** Top and bottom of the CPU lane. */
  readonly cpuTop: number;
  readonly cpuBottom: number;
  readonly memoryTop: number;
  readonly memoryBottom: number;
}

/** The outline, clockwise from the top left, moved outwards by `by` px (inwards when negative). */
export function hullOutline(hull: HullShape, by = 0): Points {
  const cpu = ends(hull.cpuFrom, hull.cpuTo, by);
  const memory = ends(hull.memoryFrom, hull.memoryTo, by);
  return [
    cpu.from,
    hull.cpuTop - by,
    cpu.to,
    hull.cpuTop - by,
    cpu.to,
    hull.cpuBottom,
    memory.to,
    hull.memoryTop,
    memory.to,
    hull.memoryBottom + by,
    memory.from,
    hull.memoryBottom + by,
    memory.from,
    hull.memoryTop,
    cpu.from,
    hull.cpuBottom,
  ];
}

/** The waist alone. */
export function waistOutline(hull: HullShape): Points {
  return [
    hull.cpuFrom,
    hull.cpuBottom,
    hull.cpuTo,
    hull.cpuBottom,
    hull.memoryTo,
    hull.memoryTop,
    hull.memoryFrom,
    hull.memoryTop,
  ];
}

/** Both segments, each from `from` to `to` of its lane's thickness (0 top, 1 bottom), inset by `inset` px. */
export function segments(hull: HullShape, from = 0, to = 1, inset = 0): readonly Points[] {
  return [
    segment(hull.cpuFrom, hull.cpuTo, hull.cpuTop, hull.cpuBottom, from, to, inset),
    segment(hull.memoryFrom, hull.memoryTo, hull.memoryTop, hull.memoryBottom, from, to, inset),
  ];
}

function segment(x0: number, x1: number, top: number, bottom: number, from: number, to: number, inset: number): Points {
  const { from: left, to: right } = ends(x0, x1, -inset);
  const y0 = Math.max(top + inset, top + (bottom - top) * from);
  const y1 = Math.min(bottom - inset, top + (bottom - top) * to);
  return [left, y0, right, y0, right, y1, left, y1];
}

/** Ends moved apart by `by` on each side; moved together they meet in the middle and do not cross. */
function ends(from: number, to: number, by: number): { readonly from: number; readonly to: number } {
  const shift = Math.max(by, -(to - from) / 2);
  return { from: from - shift, to: to + shift };
}

/** The same hull elsewhere and at another size: lengths times `scale` about the point `x`, `y` that its top left corner moves to. */
export function movedHull(hull: HullShape, x: number, y: number, scale = 1): HullShape {
  const left = Math.min(hull.cpuFrom, hull.memoryFrom);
  const atX = (value: number): number => x + (value - left) * scale;
  const atY = (value: number): number => y + (value - hull.cpuTop) * scale;
  return {
    cpuFrom: atX(hull.cpuFrom),
    cpuTo: atX(hull.cpuTo),
    memoryFrom: atX(hull.memoryFrom),
    memoryTo: atX(hull.memoryTo),
    cpuTop: atY(hull.cpuTop),
    cpuBottom: atY(hull.cpuBottom),
    memoryTop: atY(hull.memoryTop),
    memoryBottom: atY(hull.memoryBottom),
  };
}

/** Part of the way from one hull to another. */
export function hullBetween(a: HullShape, b: HullShape, progress: number): HullShape {
  const at = (from: number, to: number): number => from + (to - from) * progress;
  return {
    cpuFrom: at(a.cpuFrom, b.cpuFrom),
    cpuTo: at(a.cpuTo, b.cpuTo),
    memoryFrom: at(a.memoryFrom, b.memoryFrom),
    memoryTo: at(a.memoryTo, b.memoryTo),
    cpuTop: at(a.cpuTop, b.cpuTop),
    cpuBottom: at(a.cpuBottom, b.cpuBottom),
    memoryTop: at(a.memoryTop, b.memoryTop),
    memoryBottom: at(a.memoryBottom, b.memoryBottom),
  };
}

export function sameHull(a: HullShape, b: HullShape): boolean {
  return (
    a.cpuFrom === b.cpuFrom &&
    a.cpuTo === b.cpuTo &&
    a.memoryFrom === b.memoryFrom &&
    a.memoryTo === b.memoryTo &&
    a.cpuTop === b.cpuTop &&
    a.cpuBottom === b.cpuBottom &&
    a.memoryTop === b.memoryTop &&
    a.memoryBottom === b.memoryBottom
  );
}
