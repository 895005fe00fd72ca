/**
 * A distribution as dots: one a run, stacked where runs come out alike, on an axis that several plots share. Where stacks grow too high the dots close
 * up, in all plots alike, until they are bars: heights stay comparable.
 */
export interface DotPlotData {
  /** Of each run its number and what it came to. */
  readonly runs: readonly { readonly seed: number; readonly value: number }[];
}

/** What several plots of one measure share. */
export interface DotAxis {
  readonly from: number;
  readonly to: number;
  /** Of the drawing, px; dots stand on its lower edge. */
  readonly width: number;
  readonly height: number;
  /** From one dot of a stack to the next, px. */
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
const COLUMN = 2 * DOT_RADIUS + 1;
/** Room at both ends for the first and last dot and the ring around one. */
const MARGIN = 6;

/** One axis for plots of the same measure: from the least to the most that any run came to. */
export function dotAxis(plots: readonly DotPlotData[], width: number, height: number): DotAxis {
  const values = plots.flatMap(({ runs }) => runs.map(({ value }) => value));
  const from = values.reduce((least, value) => Math.min(least, value), Infinity);
  const to = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const scale = { from, to, width, height, pitch: COLUMN };
  const tallest = Math.max(1, ...plots.map((plot) => tallestStack(plot, scale)));
  const room = height - 2 * MARGIN;
  return { ...scale, pitch: tallest > 1 ? Math.min(COLUMN, room / (tallest - 1)) : COLUMN };
}

/** Where the dots stand, by value and then by seed: of equal runs the lowest seed stands lowest. */
export function placeDots({ runs }: DotPlotData, axis: DotAxis): readonly Dot[] {
  const stacks = new Map<number, number>();
  return runs
    .toSorted((a, b) => a.value - b.value || a.seed - b.seed)
    .map(({ seed, value }) => {
      const column = columnOf(value, axis);
      const below = stacks.get(column) ?? 0;
      stacks.set(column, below + 1);
      return { seed, value, x: centreOf(column, axis), y: axis.height - MARGIN - below * axis.pitch };
    });
}

/** All dots as one path. */
export function dotsPath(dots: readonly Dot[]): string {
  const r = DOT_RADIUS;
  return dots
    .map(({ x, y }) => `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`)
    .join('');
}

/** Index of the dot nearest to a point of the drawing: of its column, whatever the height. -1 without dots. */
export function dotAt(dots: readonly Dot[], x: number, y: number): number {
  let nearest = -1;
  let least = Infinity;
  dots.forEach((dot, index) => {
    // Sideways first: who points above a stack means its highest.
    const distance = Math.abs(dot.x - x) * 1_000 + Math.abs(dot.y - y);
    if (distance < least) [least, nearest] = [distance, index];
  });
  return nearest;
}

function tallestStack({ runs }: DotPlotData, axis: DotAxis): number {
  const stacks = new Map<number, number>();
  let tallest = 0;
  for (const { value } of runs) {
    const column = columnOf(value, axis);
    const count = (stacks.get(column) ?? 0) + 1;
    stacks.set(column, count);
    tallest = Math.max(tallest, count);
  }
  return tallest;
}

function columnsOf({ width }: DotAxis): number {
  return Math.max(1, Math.floor((width - 2 * MARGIN) / COLUMN));
}

function columnOf(value: number, axis: DotAxis): number {
  const span = axis.to - axis.from;
  return span <= 0 ? Math.floor(columnsOf(axis) / 2) : Math.round(((value - axis.from) / span) * columnsOf(axis));
}

function centreOf(column: number, axis: DotAxis): number {
  return MARGIN + (column / columnsOf(axis)) * (axis.width - 2 * MARGIN);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
