import { TASK_STATUSES } from '../../ecs/status';
import { dotLines, hatchLines } from '../hatching';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import { clock, lineWidth } from '../text';
import type { BrokenAxis } from './broken-axis';

/** A task's life: a row per status, in the form that its hull had. Times in simulated seconds. */

export type LifecycleSpans = readonly { readonly status: string; readonly from: number; readonly to: number | null }[];

/** Height of a row, and of the bar in it. */
export const ROW = 20;
export const BAR = 11;

export interface LaneStyle {
  readonly axis: BrokenAxis;
  readonly nowSeconds: number;
  /** The service's colour. */
  readonly paint: Colour;
  readonly width: number;
}

/**
 * Marks of all rows in a chart of `width` px. The rows are stairs, so that each has room for its name and its beginning beside its bar: after it, or
 * before it where the bar is near the right end.
 */
export function lifecycleMarks(lifecycle: LifecycleSpans, { axis, nowSeconds, paint, width }: LaneStyle): Mark[] {
  return lifecycle.flatMap((each, row) => {
    const y = row * ROW + 4;
    const current = each.to === null;
    const start = axis.x(each.from);
    const end = Math.min(width, Math.max(start + 3, axis.x(each.to ?? Math.max(nowSeconds, each.from))));
    const from = Math.min(start, end - 3);
    return [...barMarks(each.status, from, y, end - from, paint), ...beside(each, current, from, end, y, width)];
  });
}

/** Name and beginning, beside a bar. */
function beside(
  { status, from }: LifecycleSpans[number],
  current: boolean,
  start: number,
  end: number,
  y: number,
  width: number,
): Mark[] {
  const time = clock(from * 1000);
  const weight = current ? 600 : 400;
  const [nameWidth, timeWidth] = [lineWidth(status, 11, weight), lineWidth(time, 11)];
  const after = end + GAP + nameWidth + GAP + timeWidth <= width;
  const before = start - GAP - timeWidth - GAP - nameWidth;
  // A bar from end to end has its words on it.
  const x = after ? end + GAP : before >= 0 ? before : start + GAP;
  const patch = rectangle(x - 3, y - 1, nameWidth + GAP + timeWidth + 6, BAR + 2);
  const text = { kind: 'text', y: y + BAR - 1.5, anchor: 'start', size: 11 } as const;
  return [
    ...(after || before >= 0 ? [] : [polygon(patch, { fill: 'chrome' })]),
    { ...text, text: status, x, weight, fill: current ? 'ink' : 'ink2' },
    { ...text, text: time, x: x + nameWidth + GAP, weight: 400, fill: 'ink3' },
  ];
}

/** Between a bar and its words. */
const GAP = 6;

/** A status's bar, in the form that it has on the stage. */
function barMarks(status: string, x: number, y: number, width: number, colour: Colour): Mark[] {
  const box = rectangle(x, y, width, BAR);
  const outline = (strokeWidth: number, dash?: readonly number[]): Mark =>
    polygon(
      rectangle(x + strokeWidth / 2, y + strokeWidth / 2, Math.max(0.5, width - strokeWidth), BAR - strokeWidth),
      {
        stroke: colour,
        strokeWidth,
        ...(dash && { dash }),
      },
    );
  switch (TASK_STATUSES.find((each) => each === status)) {
    case 'PROVISIONING':
      return [outline(1.25, [3, 2.5])];
    case 'PENDING':
      return [outline(1.5)];
    case 'ACTIVATING':
      return [polygon(rectangle(x, y + BAR / 2, width, BAR / 2), { fill: colour }), outline(1.5)];
    case 'RUNNING':
      return [polygon(box, { fill: colour })];
    case 'DEACTIVATING':
      return [lines(hatchLines(x, y, width, BAR, 5, true), { stroke: colour, strokeWidth: 2.4 }), outline(1.5)];
    case 'STOPPING':
      return [lines(hatchLines(x, y, width, BAR, 7, false), { stroke: colour, strokeWidth: 1.3 }), outline(1.25)];
    case 'DEPROVISIONING':
      return [
        lines(dotLines(x, y, width, BAR, 4), { stroke: colour, strokeWidth: 1.7, round: true }),
        outline(1, [1, 3]),
      ];
    case 'STOPPED':
      return [outline(1), lines([[x, y + BAR, x + width, y]], { stroke: colour, strokeWidth: 1, opacity: 0.45 })];
    default:
      return [];
  }
}
