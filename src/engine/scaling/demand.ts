/** Demand on a service: straight lines between points of [second, requests per second], level before the first and after the last (scenario.md, `load`). */

type Points = readonly (readonly [number, number])[];

/** Requests per second at a moment (seconds). */
export function demandAt(points: Points, second: number): number {
  let before: readonly [number, number] | null = null;
  for (const point of points) {
    if (point[0] > second) return before === null ? point[1] : between(before, point, second);
    before = point;
  }
  return before?.[1] ?? 0;
}

function between([from, a]: readonly [number, number], [to, b]: readonly [number, number], second: number): number {
  return a + ((b - a) * (second - from)) / (to - from);
}

/** Requests from one moment to a later one (seconds): the area below the lines. */
export function requestsBetween(points: Points, from: number, to: number): number {
  const ends = [...points.flatMap(([second]) => (second > from && second < to ? [second] : [])), to];
  let requests = 0;
  let start = from;
  for (const end of ends) {
    // Where two points share their second, the line jumps: each side of it has its own value there.
    requests += ((demandAt(points, start) + demandBefore(points, end)) / 2) * (end - start);
    start = end;
  }
  return requests;
}

/** The value that the lines come to a moment with. */
function demandBefore(points: Points, second: number): number {
  const first = points.findIndex((point) => point[0] >= second);
  const [before, at] = [points[first - 1], points[first]];
  if (at === undefined) return points.at(-1)?.[1] ?? 0;
  return before === undefined ? at[1] : between(before, at, second);
}

/** The second after which the demand stays as it is. */
export function levelFrom(points: Points): number {
  return points.at(-1)?.[0] ?? 0;
}
