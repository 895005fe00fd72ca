import type { LoadPoints } from './shapes';

/** A curve of demand on a small drawing surface, and what dragging, adding and removing points make of it. px, seconds, requests per second. */

export interface Plane {
  readonly width: number;
  readonly height: number;
  /** What the width stands for, and the height. */
  readonly seconds: number;
  readonly most: number;
  /** Points stand on whole multiples of these. */
  readonly stepSeconds: number;
  readonly stepValue: number;
}

export const GUTTER = { left: 34, right: 8, top: 8, bottom: 18 } as const;

const TIME_STEPS = [1, 5, 10, 30, 60, 300, 600, 900] as const;

/** A plane that shows all points, with room after the last and above the highest. */
export function planeFor(points: LoadPoints, width: number, height: number): Plane {
  const seconds = roundUp(
    Math.max(1_800, (points.at(-1)?.[0] ?? 0) * 1.2),
    [1_800, 3_600, 7_200, 14_400, 43_200, 86_400],
  );
  const most = niceUp(Math.max(10, Math.max(0, ...points.map(([, value]) => value)) * 1.2));
  const stepSeconds = TIME_STEPS.find((step) => seconds / step <= 240) ?? 1_800;
  return { width, height, seconds, most, stepSeconds, stepValue: Math.max(1, Math.round(most / 100)) };
}

export function xOf({ width, seconds }: Plane, second: number): number {
  return GUTTER.left + (second / seconds) * (width - GUTTER.left - GUTTER.right);
}

export function yOf({ height, most }: Plane, value: number): number {
  return height - GUTTER.bottom - (value / most) * (height - GUTTER.top - GUTTER.bottom);
}

/** The point of a place on the plane, on its steps. */
export function pointAt(plane: Plane, x: number, y: number): readonly [number, number] {
  const { width, height, seconds, most, stepSeconds, stepValue } = plane;
  const second = ((x - GUTTER.left) / (width - GUTTER.left - GUTTER.right)) * seconds;
  const value = ((height - GUTTER.bottom - y) / (height - GUTTER.top - GUTTER.bottom)) * most;
  return [
    Math.max(0, Math.round(Math.min(seconds, second) / stepSeconds) * stepSeconds),
    Math.max(0, Math.round(Math.min(most, value) / stepValue) * stepValue),
  ];
}

/** With a point elsewhere; it stays between its neighbours, where it may stand at the same second as one. */
export function withMoved(points: LoadPoints, index: number, [second, value]: readonly [number, number]): LoadPoints {
  const least = points[index - 1]?.[0] ?? 0;
  const most = points[index + 1]?.[0] ?? Infinity;
  return points.map((point, other) =>
    other === index ? [Math.min(most, Math.max(least, second)), Math.max(0, value)] : point,
  );
}

/** With one more point, in its place in time. Answers with its index too. */
export function withAdded(
  points: LoadPoints,
  point: readonly [number, number],
): { readonly points: LoadPoints; readonly index: number } {
  const after = points.findIndex(([second]) => second > point[0]);
  const index = after < 0 ? points.length : after;
  return { points: [...points.slice(0, index), point, ...points.slice(index)], index };
}

/** Without a point; the last one stays. */
export function withRemoved(points: LoadPoints, index: number): LoadPoints {
  return points.length < 2 ? points : points.filter((_, other) => other !== index);
}

/** Line and area of the curve as path data: level before the first point and after the last. */
export function curvePath(points: LoadPoints, plane: Plane): { readonly line: string; readonly area: string } {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { line: '', area: '' };
  const all = [[0, first[1]] as const, ...points, [Math.max(plane.seconds, last[0]), last[1]] as const];
  const places = all.map(([second, value]) => `${round(xOf(plane, second))} ${round(yOf(plane, value))}`);
  const line = `M${places.join('L')}`;
  const base = round(yOf(plane, 0));
  return { line, area: `${line}L${round(xOf(plane, all.at(-1)?.[0] ?? 0))} ${base}L${round(xOf(plane, 0))} ${base}Z` };
}

/** Seconds that are labelled below the curve. */
export function timeLabels({ seconds, width }: Plane): number[] {
  const most = Math.max(2, Math.floor(width / 76));
  const step =
    [300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200].find((each) => seconds / each <= most) ?? 86_400;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}

/** `0:00`, `1:30`: hours and minutes where a plane has hours, else minutes and seconds. */
export function timeLabel(second: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(second / 3_600), Math.floor((second % 3_600) / 60)];
  const rest = Math.floor(second % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function roundUp(value: number, steps: readonly number[]): number {
  return steps.find((step) => step >= value) ?? Math.ceil(value / 86_400) * 86_400;
}

function niceUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
