import type { IconName } from './icons';
import type { BaseToken } from './tokens';

/**
 * The drawing's own small language: shapes and texts with colours by name. Each form of the stage is described once in these, and drawn by
 * two painters, one for SVG and one for canvas.
 */

/** A custom property of the theme without its dashes, such as `ink2`, `d3`, `service-4` or `service-4-older-label`. */
export type Colour =
  BaseToken | `d${number}` | `service-${number}` | `service-${number}-${'label' | 'older' | 'older-label'}`;

/** Hatches and dots; see `patterns.ts`. */
export const PATTERNS = ['dense', 'open', 'dots', 'stranded', 'system', 'noroom'] as const;
export type PatternName = (typeof PATTERNS)[number];

/** A plain colour, or a pattern in a colour: `dense/service-2`. */
export type Paint = Colour | `${PatternName}/${Colour}`;

/** A run of points x0, y0, x1, y1, ... in px. */
export type Points = readonly number[];

export interface ShapeMark {
  readonly kind: 'shape';
  readonly lines: readonly Points[];
  /** Whether each run of points returns to its beginning. */
  readonly closed: boolean;
  readonly fill?: Paint;
  readonly fillOpacity?: number;
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
  readonly round?: boolean;
}

export interface CircleMark {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  /** Share of the full width of the letters: 1, or down to 0.85 where room is short. */
  readonly stretch?: number;
  readonly fill: Paint;
  readonly strike?: boolean;
}

/** An icon of 24 units drawn at `size` px, top left corner at x, y. */
export interface IconMark {
  readonly kind: 'icon';
  readonly icon: IconName;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly stroke: Paint;
}

export type Mark = ShapeMark | CircleMark | TextMark | IconMark;

/** A closed shape of one run. */
export function polygon(points: Points, style: Omit<ShapeMark, 'kind' | 'lines' | 'closed'>): ShapeMark {
  return { kind: 'shape', lines: [points], closed: true, ...style };
}

/** Open lines. */
export function lines(runs: readonly Points[], style: Omit<ShapeMark, 'kind' | 'lines' | 'closed'>): ShapeMark {
  return { kind: 'shape', lines: runs, closed: false, ...style };
}

/** Corners of a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): Points {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

/** SVG path data of a shape, to a hundredth of a pixel. */
export function pathData(mark: Pick<ShapeMark, 'lines' | 'closed'>): string {
  let data = '';
  for (const points of mark.lines) {
    for (let i = 0; i + 1 < points.length; i += 2)
      data += `${i === 0 ? 'M' : 'L'}${round(points[i])} ${round(points[i + 1])}`;
    if (mark.closed) data += 'Z';
  }
  return data;
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 100) / 100;
}
