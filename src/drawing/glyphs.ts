import { TASK_STATUS } from '../ecs/status';
import type { EventKind } from '../frame/frame';
import { dotLines, hatchLines } from './hatching';
import { ICONS } from './icons';
import { lines, polygon, rectangle } from './marks';
import type { Colour, Mark, PatternName } from './marks';
import { formMarks, hullColour } from './stage/hull-marks';
import { segments } from './stage/hull';
import type { HullShape } from './stage/hull';
import { MIB_PER_CPU_UNIT } from './stage/scale';
import { pathProps } from './svg-props';
import type { PathProps } from './svg-props';
import { lineWidth } from './text';

/** Small pictures for text and lists, as properties of paths: state of a task, marks of the time axis, targets, the tray. */

/** Side of the field that `stateGlyph` is drawn on. */
export const STATE_FIELD = 14;

const SMALL_HULL: HullShape = {
  cpuFrom: 1,
  cpuTo: 13,
  memoryFrom: 1,
  memoryTo: 8,
  cpuTop: 1,
  cpuBottom: 4.7,
  memoryTop: 9.3,
  memoryBottom: 13,
};

/** A task's state by its form, in its service's colour, on a field of 14. */
export function stateGlyph(task: {
  /** Code in TASK_STATUSES. */
  readonly status: number;
  /** `CatalogOwner.colour`. */
  readonly colour: number;
  readonly older?: boolean;
  readonly failed?: boolean;
}): PathProps[] {
  const colour = hullColour({ colour: task.colour, older: task.older === true }, {});
  const marks = formMarks(SMALL_HULL, task.status, colour, task.failed === true && task.status === TASK_STATUS.STOPPED);
  return pathProps(marks.flatMap((mark) => (isPatterned(mark) ? smallHatching(mark.fill, SMALL_HULL) : [mark])));
}

function isPatterned(mark: Mark): mark is Mark & { readonly fill: `${PatternName}/${Colour}` } {
  return mark.kind === 'shape' && mark.fill !== undefined && mark.fill.includes('/');
}

/** A pattern at a size at which a tile would be larger than the lane. */
function smallHatching(fill: `${PatternName}/${Colour}`, hull: HullShape): Mark[] {
  const [pattern, colour = 'ink'] = fill.split('/') as [PatternName, Colour?];
  const runs = segments(hull).flatMap(([x0 = 0, y0 = 0, x1 = 0, , , y1 = 0]) => {
    if (pattern === 'dots') return dotLines(x0, y0, x1 - x0, y1 - y0, 1.85);
    return hatchLines(x0, y0, x1 - x0, y1 - y0, pattern === 'dense' ? 1.9 : 2.6, pattern === 'dense');
  });
  const strokeWidth = pattern === 'dense' ? 1.1 : pattern === 'open' ? 0.8 : 0.9;
  return [lines(runs, { stroke: colour, strokeWidth, round: pattern === 'dots' })];
}

/** Side of the field that `markGlyph` is drawn on. */
export const MARK_FIELD = 10;

/** The mark of an event on the time axis and in the feed, in ink, on a field of 10. */
export function markGlyph(kind: EventKind): PathProps[] {
  switch (kind) {
    case 'deployment':
      return pathProps([polygon([5, 1, 9.5, 9, 0.5, 9], { fill: 'ink' })]);
    case 'scaling':
      return pathProps([polygon([5, 0.8, 9.2, 5, 5, 9.2, 0.8, 5], { stroke: 'ink', strokeWidth: 1.5 })]);
    case 'drain':
      return pathProps([polygon([1.2, 1.5, 8.8, 1.5, 5, 8.5], { stroke: 'ink', strokeWidth: 1.5 })]);
    case 'failure':
    case 'refused':
      return pathProps([
        lines(
          [
            [1, 1, 9, 9],
            [9, 1, 1, 9],
          ],
          { stroke: 'ink', strokeWidth: 1.75 },
        ),
      ]);
    case 'action':
      return pathProps([polygon(rectangle(2.5, 2.5, 5, 5), { stroke: 'ink', strokeWidth: 1.25 })]);
    case 'service':
      return pathProps([lines([[2, 5, 8, 5]], { stroke: 'ink2', strokeWidth: 1.5 })]);
    case 'placement':
      return pathProps([lines([[5, 2, 5, 8]], { stroke: 'ink2', strokeWidth: 1.5 })]);
  }
}

/** Lanes of a hull in the waiting tray, px. */
const TRAY_LANE = 12;
const TRAY_HOURGLASS = 12;

export interface TrayHull {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PathProps[];
  /** An hourglass on a field of 24, to be moved and scaled by `transform`; null where the waist is too narrow. */
  readonly hourglass: (PathProps & { readonly transform: string }) | null;
  /** Where the task's name goes, when it fits into the CPU lane. */
  readonly label: { readonly text: string; readonly x: number; readonly y: number } | null;
}

/**
 * A task that waits, as long as it would be on the stage, so that the eye holds it against the gaps. `columnWidth` and `reference` are those of
 * `LayoutInfo`; `lane` is thicker for a task that is being placed in slow motion (18).
 */
export function trayHull(task: {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly colour: number;
  readonly label?: string;
  readonly columnWidth: number;
  readonly reference: number;
  readonly lane?: number;
}): TrayHull {
  const lane = task.lane ?? TRAY_LANE;
  const perUnit = task.columnWidth / task.reference;
  const cpu = Math.max(2, task.cpuUnits * perUnit);
  const memory = Math.max(2, (task.memoryMiB / MIB_PER_CPU_UNIT) * perUnit);
  const hull: HullShape = {
    cpuFrom: 0.5,
    cpuTo: 0.5 + cpu,
    memoryFrom: 0.5,
    memoryTo: 0.5 + memory,
    cpuTop: 0.5,
    cpuBottom: 0.5 + lane,
    memoryTop: 0.5 + lane * 2.25,
    memoryBottom: 0.5 + lane * 3.25,
  };
  const height = lane * 3.25 + 1;
  const colour = hullColour({ colour: task.colour, older: false }, {});
  const waistMiddle = (Math.min(cpu, memory) + (Math.max(cpu, memory) - Math.min(cpu, memory)) / 2) / 2;
  const fits = Math.min(cpu, memory) >= TRAY_HOURGLASS + 4;
  const label = task.label !== undefined && lineWidth(task.label, 11, 600) + 4 <= cpu ? task.label : null;
  return {
    width: Math.max(cpu, memory) + 1,
    height,
    shapes: pathProps(formMarks(hull, TASK_STATUS.PROVISIONING, colour)),
    hourglass: fits
      ? {
          d: ICONS.hourglass,
          fill: 'none',
          stroke: 'var(--ink)',
          strokeWidth: 2.5,
          strokeLinecap: 'round',
          strokeLinejoin: 'round',
          transform: `translate(${waistMiddle - TRAY_HOURGLASS / 2} ${height / 2 - TRAY_HOURGLASS / 2}) scale(${TRAY_HOURGLASS / 24})`,
        }
      : null,
    label: label === null ? null : { text: label, x: 0.5 + cpu / 2, y: 0.5 + lane / 2 + 4 },
  };
}
