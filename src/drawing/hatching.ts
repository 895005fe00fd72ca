import type { Points } from './marks';

/** Hatching as single lines, for pictures too small for a repeated pattern. */

/** Lines at 45 degrees across a rectangle, `apart` px from each other; `rising` like a slash, else like a backslash. */
export function hatchLines(
  x: number,
  y: number,
  width: number,
  height: number,
  apart: number,
  rising: boolean,
): Points[] {
  const step = apart * Math.SQRT2;
  const runs: number[][] = [];
  for (let c = step / 2; c < width + height; c += step) {
    // The line u + v = c, from the left or bottom edge to the top or right one.
    const from = { u: Math.max(0, c - height), v: Math.min(c, height) };
    const to = { u: Math.min(c, width), v: Math.max(0, c - width) };
    const at = (v: number): number => (rising ? v : height - v);
    runs.push([x + from.u, y + at(from.v), x + to.u, y + at(to.v)]);
  }
  return runs;
}

/** Dots as short round strokes on a grid. */
export function dotLines(x: number, y: number, width: number, height: number, apart: number): Points[] {
  const runs: number[][] = [];
  for (let v = apart / 2; v < height; v += apart) {
    for (let u = apart / 2; u < width; u += apart) runs.push([x + u, y + v, x + u + 0.01, y + v]);
  }
  return runs;
}
