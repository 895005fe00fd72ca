/**
 * A distribution as dots: one a run, stacked where runs come out alike, on an axis that several plots share. Where stacks would grow too high, each is
 * several dots wide, as far as its neighbours leave room; then the dots close up. All plots do so alike, so that sizes compare.
 */
export interface DotPlotData {
  /** Of each run its number and what it came to. */
  readonly runs: readonly { readonly seed: number; readonly value: number }[];
}

/** What several plots of one measure share. Lengths in px. */
export interface DotAxis {
  readonly from: number;
  readonly to: number;
  /** Of the drawing; dots stand on its lower edge. */
  readonly width: number;
  readonly height: number;
  /** From the edge of the drawing to the centre of the first stack. */
  readonly margin: number;
  /** How many dots wide a stack is. */
  readonly lanes: number;
  /** From one dot of a stack to the one above it. */
  readonly pitch: number;
}

export interface Dot {
  readonly seed: number;
  readonly value: number;
  /** Centre, px. */
  readonly x: number;
  readonly y: number;
}

export const DOT_RADIUS = 2.5;
/** A dot and the space to the next. */
const CELL = 2 * DOT_RADIUS + 1;
/** Room around the dots for the ring about one. */
const MARGIN = 6;
const MOST_LANES = 16;

/** One axis for plots of the same measure: from the least to the most that any run came to. */
export function dotAxis(plots: readonly DotPlotData[], width: number, height: number): DotAxis {
  const values = plots.flatMap(({ runs }) => runs.map(({ value }) => value));
  const from = values.reduce((least, value) => Math.min(least, value), Infinity);
  const to = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const narrow: DotAxis = { from, to, width, height, margin: MARGIN, lanes: 1, pitch: CELL };
  const stacks = plots.map((plot) => stackSizes(plot, narrow));
  const tallest = Math.max(1, ...stacks.flatMap((sizes) => [...sizes.values()]));
  const room = height - 2 * MARGIN;
  const rowsThatFit = Math.floor(room / CELL) + 1;
  const lanes = Math.min(lanesBetween(stacks, narrow), Math.ceil(tallest / rowsThatFit));
  const rows = Math.ceil(tallest / lanes);
  const margin = MARGIN + ((lanes - 1) / 2) * CELL;
  return { ...narrow, margin, lanes, pitch: rows > 1 ? Math.min(CELL, room / (rows - 1)) : CELL };
}

/** Where a value stands on the axis, px. */
export function placeOnAxis(value: number, axis: DotAxis): number {
  return axis.margin + (columnOf(value, axis) / columnsOf(axis)) * (axis.width - 2 * axis.margin);
}

/** Where the dots stand, by value and then by seed: of equal runs the lowest seed stands lowest. */
export function placeDots({ runs }: DotPlotData, axis: DotAxis): readonly Dot[] {
  const stacks = new Map<number, number>();
  return runs
    .toSorted((a, b) => a.value - b.value || a.seed - b.seed)
    .map(({ seed, value }) => {
      const column = columnOf(value, axis);
      const before = stacks.get(column) ?? 0;
      stacks.set(column, before + 1);
      const sideways = (before % axis.lanes) - (axis.lanes - 1) / 2;
      const x = placeOnAxis(value, axis) + sideways * CELL;
      return { seed, value, x, y: axis.height - MARGIN - Math.floor(before / axis.lanes) * axis.pitch };
    });
}

/** All dots as one path. */
export function dotsPath(dots: readonly Dot[]): string {
  const r = DOT_RADIUS;
  return dots
    .map(({ x, y }) => `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`)
    .join('');
}

/** Index of the dot nearest to a point of the drawing, sideways above all: who points above a stack means its top. -1 without dots. */
export function dotAt(dots: readonly Dot[], x: number, y: number): number {
  let nearest = -1;
  let least = Infinity;
  dots.forEach((dot, index) => {
    const distance = Math.max(0, Math.abs(dot.x - x) - CELL / 2) * 1_000 + Math.hypot(dot.x - x, dot.y - y);
    if (distance < least) [least, nearest] = [distance, index];
  });
  return nearest;
}

/** How many dots wide a stack may be before it touches the next one of any plot. */
function lanesBetween(stacks: readonly ReadonlyMap<number, number>[], axis: DotAxis): number {
  const used = [...new Set(stacks.flatMap((sizes) => [...sizes.keys()]))].toSorted((a, b) => a - b);
  const gaps = used.slice(1).map((column, at) => column - (used[at] ?? 0));
  const gap = gaps.reduce((least, each) => Math.min(least, each), columnsOf(axis));
  return Math.max(1, Math.min(MOST_LANES, Math.floor(gap * 0.8)));
}

function stackSizes({ runs }: DotPlotData, axis: DotAxis): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const { value } of runs) {
    const column = columnOf(value, axis);
    sizes.set(column, (sizes.get(column) ?? 0) + 1);
  }
  return sizes;
}

/** The axis is divided as if stacks were one dot wide: what is alike stays alike, however wide they are. */
function columnsOf({ width }: DotAxis): number {
  return Math.max(1, Math.floor((width - 2 * MARGIN) / CELL));
}

function columnOf(value: number, axis: DotAxis): number {
  const span = axis.to - axis.from;
  return span <= 0 ? Math.floor(columnsOf(axis) / 2) : Math.round(((value - axis.from) / span) * columnsOf(axis));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
