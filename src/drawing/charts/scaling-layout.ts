import type { Colour, Mark } from '../marks';
import { timeWindow } from './time-axis';
import type { TimeAxis } from './time-axis';

/** Measures of a scaling chart in px: bands under one another on one time axis, each under its title. */

/** A band's plot, and the baseline of its title. */
export interface Band {
  readonly titleY: number;
  readonly top: number;
  readonly height: number;
}

export interface ScalingLayout {
  readonly width: number;
  /** Where the plots end; names of lines follow. */
  readonly right: number;
  readonly axis: TimeAxis;
  readonly load: Band | null;
  readonly metric: Band | null;
  readonly alarms: readonly Band[];
  readonly tasks: Band;
  /** Middle of the marks of activities. */
  readonly marksY: number;
  readonly instances: Band | null;
  readonly axisY: number;
  readonly height: number;
}

/** Which bands there are. */
export interface BandChoice {
  readonly load: boolean;
  readonly metric: boolean;
  readonly alarms: number;
  readonly instances: boolean;
}

const TITLE = 15;
/** Room for the marks of activities between the title of the tasks and their plot. */
const MARKS = 14;
const STRIP = 7;
const AXIS = 20;
/** From so wide on bands are higher and names of lines longer. */
const WIDE = 640;

export function scalingLayout(width: number, fromS: number, toS: number, bands: BandChoice): ScalingLayout {
  const wide = width >= WIDE;
  const right = Math.max(80, width - (wide ? 96 : 66));
  let y = 0;
  const band = (height: number, gap: number, before = 0): Band => {
    const titleY = y + 11;
    const top = y + TITLE + before;
    y = top + height + gap;
    return { titleY, top, height };
  };
  const size = (small: number): number => Math.round(wide ? small * 1.7 : small);
  const load = bands.load ? band(size(26), 9) : null;
  const metric = bands.metric ? band(size(66), 9) : null;
  const alarms = Array.from({ length: bands.alarms }, (_, index) => band(STRIP, index === bands.alarms - 1 ? 12 : 8));
  const tasks = band(size(70), 9, MARKS);
  const instances = bands.instances ? band(size(20), 8) : null;
  return {
    width,
    right,
    axis: timeWindow(fromS * 1_000, toS * 1_000, 0, right, wide ? 90 : 56),
    load,
    metric,
    alarms,
    tasks,
    marksY: tasks.top - MARKS / 2 - 2,
    instances,
    axisY: y,
    height: y + AXIS,
  };
}

/** A line of text of a chart. */
export function chartText(
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'start',
  fill: Colour = 'ink2',
  weight: 400 | 600 = 400,
): Mark {
  return { kind: 'text', text, x, y, anchor, size: 11, weight, fill };
}
