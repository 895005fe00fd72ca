import { hullBetween } from './hull';
import type { HullScene } from './scene';
import type { HullShape } from './hull';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';

/**
 * How a task travels: like the trolley of a gantry crane. Along the rail over the zones, down the gutter to the right of its column, and in
 * from the right over free space only, so that it never crosses another task.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Route {
  readonly points: readonly Point[];
  /** Distance from the start to each point. */
  readonly distances: readonly number[];
  readonly length: number;
}

/** Width of a task while it is in a gutter. */
const TOKEN_WIDTH = 14;
const TOKEN_LANE = 6;
/** Share of the way within which a task takes its full size at either end. */
const GROWTH = 0.22;

/** The way to a hull: from another place on the stage, or from a point on the rail (the tray, or its left end). All in px of the layout. */
export function routeTo(layout: StageLayout, to: HullShape & Placed, from: Origin): Route {
  const end: Point = { x: (to.cpuFrom + to.cpuTo) / 2, y: (to.cpuTop + to.cpuBottom) / 2 };
  const gutter = gutterOf(layout, to);
  const { railY } = layout.metrics;
  if (from.kind === 'point') {
    const start: Point = { x: from.x, y: from.y };
    // Down to the rail first: what stands beside the tray's hull is text.
    const down = start.y === railY ? [] : [{ x: start.x, y: railY }];
    return route([start, ...down, { x: gutter, y: railY }, { x: gutter, y: end.y }, end]);
  }
  const start: Point = {
    x: (from.hull.cpuFrom + from.hull.cpuTo) / 2,
    y: (from.hull.cpuTop + from.hull.cpuBottom) / 2,
  };
  const away = gutterOf(layout, from.of);
  if (away === gutter) return route([start, { x: away, y: start.y }, { x: gutter, y: end.y }, end]);
  return route([
    start,
    { x: away, y: start.y },
    { x: away, y: railY },
    { x: gutter, y: railY },
    { x: gutter, y: end.y },
    end,
  ]);
}

export type Origin =
  | { readonly kind: 'point'; readonly x: number; readonly y: number }
  | { readonly kind: 'hull'; readonly hull: HullShape; readonly of: Placed };

/** What a task is on: an instance, or a column of Fargate tasks. */
export type Placed = Pick<HullScene, 'instanceIndex' | 'fargate'>;

/** Middle of the gutter to the right of an instance's column, or of a Fargate column. */
export function gutterOf(layout: StageLayout, { instanceIndex, fargate }: Placed): number {
  const column = fargate && layout.fargate[fargate.column];
  if (column) return column.x + column.width + layout.arrangement.zoneGap / 2;
  const x = layout.boxes[instanceIndex * BOX_WIDTH + BOX.x] ?? 0;
  const { columnGap, right } = layout.metrics;
  const zone = layout.zones.find((each) => each.instances.includes(instanceIndex));
  const last = zone === undefined || x + layout.columnWidth + columnGap > zone.x + zone.width;
  const isLastZone = zone === layout.zones.at(-1);
  const gap = last ? (isLastZone ? right : layout.arrangement.zoneGap) : columnGap;
  return x + layout.columnWidth + gap / 2;
}

function route(points: readonly Point[]): Route {
  const distances = [0];
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    distances.push((distances[i - 1] ?? 0) + (a && b ? Math.abs(b.x - a.x) + Math.abs(b.y - a.y) : 0));
  }
  return { points, distances, length: distances.at(-1) ?? 0 };
}

/** The route cut in two at a share of its length: what is done, and what is to come. Each has the point of the cut. */
export function cutRoute(
  { points, distances, length }: Route,
  progress: number,
): { readonly done: Point[]; readonly toCome: Point[] } {
  const distance = length * progress;
  const next = Math.max(
    1,
    distances.findIndex((each) => each >= distance),
  );
  const [a, b] = [points[next - 1], points[next]];
  if (!a || !b) return { done: [...points], toCome: [] };
  const [from, to] = [distances[next - 1] ?? 0, distances[next] ?? 0];
  const share = to > from ? (distance - from) / (to - from) : 1;
  const here = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  return { done: [...points.slice(0, next), here], toCome: [here, ...points.slice(next)] };
}

/**
 * Shape of the traveller at a share of its way: small enough for the gutter under way, growing into its place at the end (and out of its
 * old one at the start). With `railLane` it keeps its length along the route's first leg, its lanes that thick.
 */
export function travellerAt(
  route: Route,
  to: HullShape,
  from: HullShape | null,
  progress: number,
  railLane = 0,
): HullShape {
  const here = cutRoute(route, progress).done.at(-1) ?? { x: 0, y: 0 };
  const small = tokenAt(to, here);
  const token = railLane > 0 ? hullBetween(onRail(to, here, railLane), small, pastRail(route, progress)) : small;
  if (progress > 1 - GROWTH) return hullBetween(token, to, (progress - (1 - GROWTH)) / GROWTH);
  if (from !== null && progress < GROWTH) return hullBetween(from, token, progress / GROWTH);
  return token;
}

/** The task on the rail, where there is room: as long as it will be, its lanes as thick as in the tray. */
function onRail(hull: HullShape, middle: Point, lane: number): HullShape {
  const left = middle.x - Math.max(hull.cpuTo - hull.cpuFrom, hull.memoryTo - hull.memoryFrom) / 2;
  const top = middle.y - lane * 1.625;
  return {
    cpuFrom: left,
    cpuTo: left + hull.cpuTo - hull.cpuFrom,
    memoryFrom: left,
    memoryTo: left + hull.memoryTo - hull.memoryFrom,
    cpuTop: top,
    cpuBottom: top + lane,
    memoryTop: top + lane * 2.25,
    memoryBottom: top + lane * 3.25,
  };
}

/** 0 on the rail, 1 once in the gutter: it shrinks on the rail's last stretch. */
function pastRail({ distances, length }: Route, progress: number): number {
  const corner = distances[1] ?? 0;
  const stretch = Math.min(60, corner / 2);
  return stretch <= 0 ? 1 : Math.min(1, Math.max(0, (length * progress - (corner - stretch)) / stretch));
}

/** The task in small, its middle at a point: the lean of its waist is kept. */
function tokenAt(hull: HullShape, middle: Point): HullShape {
  const cpu = hull.cpuTo - hull.cpuFrom;
  const memory = hull.memoryTo - hull.memoryFrom;
  const scale = TOKEN_WIDTH / Math.max(cpu, memory, TOKEN_WIDTH);
  const height = TOKEN_LANE * 3.25;
  const left = middle.x - TOKEN_WIDTH / 2;
  const top = middle.y - height / 2;
  return {
    cpuFrom: left,
    cpuTo: left + Math.max(3, cpu * scale),
    memoryFrom: left,
    memoryTo: left + Math.max(3, memory * scale),
    cpuTop: top,
    cpuBottom: top + TOKEN_LANE,
    memoryTop: top + TOKEN_LANE * 2.25,
    memoryBottom: top + height,
  };
}
