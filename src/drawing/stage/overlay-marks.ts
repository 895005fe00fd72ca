import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import { count, fitName, fittedWidth, lineWidth } from '../text';
import { hullOutline } from './hull';
import type { HullShape } from './hull';
import { cutRoute } from './travel';
import type { Point, Route } from './travel';
import type { InstanceBeat } from './view';

/** What lies over the drawing: rings, tags, ranks, a would-be place, the way of a traveller. */

/** A ring around a shape with a gap of paper in between. */
export function ringMarks(
  shape: HullShape,
  style: { readonly gap: number; readonly width: number; readonly stroke: Colour },
): Mark[] {
  return [
    polygon(hullOutline(shape, style.gap / 2), { stroke: 'paper', strokeWidth: style.gap }),
    polygon(hullOutline(shape, style.gap + style.width / 2), { stroke: style.stroke, strokeWidth: style.width }),
  ];
}

export const SELECTED = { gap: 1.5, width: 2, stroke: 'accent' } as const;
export const DIFFERS = { gap: 1.5, width: 1.75, stroke: 'accent' } as const;
export const FOCUSED = { gap: 2, width: 2, stroke: 'ink' } as const;
export const HOVERED = { gap: 0, width: 1.5, stroke: 'ink' } as const;

/**
 * The full name beside a selected hull whose own label is shorter: to its right over free room, else below the memory lane, where it ends at
 * the column's `right` at the latest.
 */
export function nameMarks(
  name: string,
  shape: HullShape,
  { free, left, right }: { readonly free: number; readonly left: number; readonly right: number },
  size: number,
): Mark[] {
  const width = lineWidth(name, size + 1, 600);
  const beside = free >= width + 14;
  const fitted = fitName(name, right - left, size + 1, 600);
  if (!fitted) return [];
  const set = fittedWidth(fitted, size + 1, 600);
  const x = beside ? shape.cpuTo + 8 : Math.max(left, Math.min(shape.memoryFrom, right - set));
  const y = beside ? (shape.cpuTop + shape.cpuBottom) / 2 + size * 0.4 : shape.memoryBottom + size + 4;
  return [
    polygon(rectangle(x - 2, y - size, set + 4, size + 4), { fill: 'paper' }),
    { kind: 'text', ...fitted, x, y, anchor: 'start', size: size + 1, weight: 600, fill: 'accent' },
  ];
}

const TAG_HEIGHT = 26;
const TAG_ICON = 14;
const RANK_RADIUS = 15;

/** All that a beat hangs on one instance. */
export function beatMarks(beat: InstanceBeat, frame: HullShape, unit: number): Mark[] {
  const marks: Mark[] = [];
  if (beat.hatched) marks.push(polygon(hullOutline(frame), { fill: 'noroom/rule', opacity: 1 - beat.strength }));
  if (beat.chosen) marks.push(polygon(hullOutline(frame, 0.5), { stroke: 'accent', strokeWidth: 2 * unit }));
  if (beat.tag) marks.push(...tagMarks(beat.tag, frame, unit));
  if (beat.rank !== undefined) marks.push(...rankMarks(beat, beat.rank, frame, unit));
  return marks;
}

function tagMarks(tag: NonNullable<InstanceBeat['tag']>, frame: HullShape, unit: number): Mark[] {
  const size = 12 * unit;
  const icon = TAG_ICON * unit;
  const height = TAG_HEIGHT * unit;
  const width = lineWidth(tag.text, size, 600) + icon + 24 * unit;
  const middleX = (frame.cpuFrom + Math.max(frame.cpuTo, frame.memoryTo)) / 2;
  const left = Math.round(Math.max(frame.cpuFrom - 4, middleX - width / 2)) + 0.5;
  const top = Math.round((frame.cpuBottom + frame.memoryTop) / 2 - height / 2) + 0.5;
  return [
    polygon(rectangle(left, top, width, height), { fill: 'paper', stroke: 'ink', strokeWidth: unit }),
    { kind: 'icon', icon: tag.glyph, x: left + 9 * unit, y: top + (height - icon) / 2, size: icon, stroke: 'ink' },
    {
      kind: 'text',
      text: tag.text,
      x: left + icon + 15 * unit,
      y: top + height / 2 + size * 0.35,
      anchor: 'start',
      size,
      weight: 600,
      fill: 'ink',
    },
  ];
}

/** A balloon on the right edge at the waist, with the number that decided at its left. */
function rankMarks(beat: InstanceBeat, rank: number, frame: HullShape, unit: number): Mark[] {
  const x = Math.max(frame.cpuTo, frame.memoryTo);
  const y = (frame.cpuBottom + frame.memoryTop) / 2;
  const radius = RANK_RADIUS * unit;
  const size = 12 * unit;
  const chosen = beat.chosen === true;
  const marks: Mark[] = [];
  if (beat.note) {
    const right = x - radius - 8 * unit;
    const width = lineWidth(beat.note, size, chosen ? 600 : 400);
    const room = x - frame.cpuFrom - radius - 12 * unit;
    if (width <= room) {
      marks.push(polygon(rectangle(right - width - 4, y - size * 0.75, width + 8, size * 1.5), { fill: 'paper' }), {
        kind: 'text',
        text: beat.note,
        x: right,
        y: y + size * 0.35,
        anchor: 'end',
        size,
        weight: chosen ? 600 : 400,
        fill: chosen ? 'accent' : 'ink2',
      });
    }
  }
  marks.push(
    {
      kind: 'circle',
      x,
      y,
      radius,
      fill: chosen ? 'accent' : 'paper',
      stroke: chosen ? 'accent' : 'ink',
      strokeWidth: 1.5 * unit,
    },
    {
      kind: 'text',
      text: count(rank),
      x,
      y: y + 5.5 * unit,
      anchor: 'middle',
      size: (rank > 99 ? 12 : 16) * unit,
      weight: 600,
      fill: chosen ? 'onink' : 'ink',
    },
  );
  return marks;
}

/** The hull of a task that would go here, or is on its way. */
export function wouldGoHereMarks(shape: HullShape, name: string, size: number): Mark[] {
  const marks: Mark[] = [
    polygon(hullOutline(shape, -0.75), { fill: 'accentw', stroke: 'accent', strokeWidth: 1.5, dash: [4, 3] }),
  ];
  const room = shape.cpuTo - shape.cpuFrom - 6;
  if (lineWidth(name, size, 600) <= room) {
    marks.push({
      kind: 'text',
      text: name,
      x: (shape.cpuFrom + shape.cpuTo) / 2,
      y: (shape.cpuTop + shape.cpuBottom) / 2 + size * 0.35,
      anchor: 'middle',
      size,
      weight: 600,
      fill: 'ink',
    });
  }
  return marks;
}

/** The way of a traveller: done solid, to come dotted, with an arrow head where it goes in, at the right of its place. */
export function routeMarks(route: Route, to: HullShape, progress: number, unit: number): Mark[] {
  const { done, toCome } = cutRoute(route, progress);
  const tip = to.cpuTo + 8 * unit;
  const run = (points: readonly Point[]): number[] =>
    points.flatMap(({ x, y }, index) => [
      index === points.length - 1 && y === route.points.at(-1)?.y ? Math.max(x, tip) : x,
      y,
    ]);
  const start = route.points[0];
  const end = route.points.at(-1);
  const marks: Mark[] = [];
  if (start) marks.push({ kind: 'circle', x: start.x, y: start.y, radius: 3 * unit, fill: 'accent' });
  marks.push(lines([run(done)], { stroke: 'accent', strokeWidth: 1.5 * unit }));
  if (end && toCome.length > 1 && (toCome[0]?.x ?? 0) > tip) {
    const head = [tip + 8 * unit, end.y - 5 * unit, tip, end.y, tip + 8 * unit, end.y + 5 * unit];
    marks.push(
      lines([run(toCome)], { stroke: 'accent', strokeWidth: 1.5 * unit, dash: [1, 5], round: true }),
      lines([head], { stroke: 'accent', strokeWidth: 1.5 * unit, round: true }),
    );
  }
  return marks;
}
