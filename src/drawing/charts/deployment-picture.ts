import type { ServiceDetail } from '../../frame/explanation';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark, Points } from '../marks';
import { clock, lineWidth } from '../text';
import { serviceSlot } from '../theme';
import { bandsOf, boundsAt, highestIn, isOlder } from './deployment-bands';
import type { Band } from './deployment-bands';
import { timeWindow } from './time-axis';
import type { TimeAxis } from './time-axis';
import { trafficMarks, TRAFFIC_HEIGHT } from './traffic-strip';

/**
 * The geometry of a deployment: its tasks as bands between two walls, the most that there may be and the least that have to run. What the bands
 * may not cross is hatched like ground in a section. Times in simulated seconds.
 */

export interface DeploymentData extends Pick<ServiceDetail, 'bounds' | 'deployments'> {
  /** `CatalogOwner.colour`. */
  readonly colour: number;
  /** The window of time. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** How far the run is known: what lies after `now` is drawn faintly. */
  readonly known: number;
  /** Moments at which the service said that it could not go on, for its percentages or for want of room. */
  readonly stuck: readonly number[];
}

export interface DeploymentPicture {
  readonly height: number;
  /** In ms, as axes are. */
  readonly axis: TimeAxis;
  /** What the past and the future share: drawn once in full, once faintly, each clipped at `nowX`. */
  readonly series: readonly Mark[];
  /** Walls, names and axis. */
  readonly frame: readonly Mark[];
  readonly nowX: number;
  readonly knownX: number;
}

const COUNTS = 132;
const TOP = 12;
/** Thickness of a wall's hatching. */
const WALL = 5;
/** Room for the names of the lines, at the right. */
const NAMES = 74;

export function deploymentPicture(data: DeploymentData, width: number): DeploymentPicture {
  const right = Math.max(60, width - NAMES);
  const axis = timeWindow(data.from * 1000, data.to * 1000, 0, right);
  const x = (seconds: number): number => axis.x(Math.min(data.to, Math.max(data.from, seconds)) * 1000);
  const end = Math.min(data.to, data.known);
  const most = highestIn(data, data.from, end);
  const y = (tasks: number): number => TOP + COUNTS - (tasks / most) * (COUNTS - 2);
  const base = y(0);
  const traffic = data.deployments.some((each) => each.traffic.length > 0 || each.stages.length > 0);
  const bottom = base + (traffic ? TRAFFIC_HEIGHT : 0) + 1;
  const plane = { x, y, end };
  const bands = bandsOf(data.deployments, data.from, end);
  const paint = paintOf(data);
  return {
    height: bottom + 20,
    axis,
    nowX: x(data.now),
    knownX: x(data.known),
    series: [
      ...bands.map((band) => bandMark(band, paint(band.deployment), plane)),
      ...bands.map((band) => edgeMark(band, paint(band.deployment), plane)),
      ...boundMarks(data, plane),
      ...bands.flatMap((band) => bandLabel(band, data, paint(band.deployment), plane)),
      ...data.stuck
        .filter((at) => at >= data.from && at <= end)
        .map((at) => cross(Math.max(x(at), x(data.from) + 5), TOP - 5)),
      ...(traffic ? trafficMarks(data, { x, end, top: base + 6, paint }) : []),
    ],
    frame: [
      lines([[0, base + 0.5, right, base + 0.5]], { stroke: 'rule', strokeWidth: 1 }),
      ...nameMarks(data, y, right + 6),
      ...axisMarks(axis, bottom, right),
    ],
  };
}

interface Plane {
  readonly x: (seconds: number) => number;
  readonly y: (tasks: number) => number;
  /** Where what is drawn ends, in seconds. */
  readonly end: number;
}

/** The newest revision has the service's colour, older ones the paler of it, as on the stage. */
function paintOf({ colour, deployments }: DeploymentData): (deployment: number) => Colour {
  const slot: Colour = `service-${serviceSlot(colour) + 1}`;
  return (deployment) => (isOlder(deployments, deployment) ? `${slot}-older` : slot);
}

function bandMark(band: Band, paint: Colour, plane: Plane): Mark {
  const upper = stepPoints(band, 'high', plane);
  const lower = stepPoints(band, 'low', plane);
  const shape = { lines: [[...upper, ...reversed(lower)]], closed: true } as const;
  return { kind: 'shape', ...shape, fill: band.pending ? `open/${paint}` : paint };
}

/** A band's upper edge: in its colour where tasks are pending, else paper, which parts it from the next. */
function edgeMark(band: Band, paint: Colour, plane: Plane): Mark {
  const upper = stepPoints(band, 'high', plane);
  return lines([upper], band.pending ? { stroke: paint, strokeWidth: 1 } : { stroke: 'chrome', strokeWidth: 1 });
}

/** The revision's name where its band is longest, if it fits there. */
function bandLabel(band: Band, { deployments }: DeploymentData, paint: Colour, { x, y, end }: Plane): Mark[] {
  if (band.pending) return [];
  const text = deployments[band.deployment]?.taskDefinition ?? '';
  const boxes = band.steps.map(({ at, low, high }, index) => {
    const left = x(at);
    return { left, width: x(band.steps[index + 1]?.at ?? end) - left, top: y(high), height: y(low) - y(high) };
  });
  const roomy = boxes.filter(({ height }) => height >= 15).toSorted((a, b) => b.width - a.width)[0];
  if (!roomy || lineWidth(text, 11, 600) + 8 > roomy.width) return [];
  const { left, top, height } = roomy;
  return [
    {
      kind: 'text',
      text,
      x: left + 5,
      // Clear of the walls' hatching.
      y: top + height / 2 + 4,
      anchor: 'start',
      size: 11,
      weight: 600,
      fill: `${paint}-label` as Colour,
    },
  ];
}

function stepPoints({ steps }: Band, edge: 'low' | 'high', { x, y, end }: Plane): Points {
  return steps.flatMap((step, index) => {
    const next = steps[index + 1]?.at ?? end;
    return [x(step.at), y(step[edge]), x(next), y(step[edge])];
  });
}

function reversed(points: Points): number[] {
  const turned: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i] ?? 0, points[i + 1] ?? 0);
  return turned;
}

/** Desired dashed; minimum and maximum as walls, hatched on the far side. */
function boundMarks({ bounds, from }: DeploymentData, { x, y, end }: Plane): Mark[] {
  const pieces = bounds.flatMap((each, index) => {
    const until = Math.min(end, bounds[index + 1]?.at ?? end);
    return until > from && each.at < end ? [{ ...each, left: x(Math.max(from, each.at)), right: x(until) }] : [];
  });
  const line = (which: 'desired' | 'minimum' | 'maximum'): Points =>
    pieces.flatMap((each) => [each.left, y(each[which]), each.right, y(each[which])]);
  const walls = pieces.flatMap(({ left, right, minimum, maximum }) => [
    polygon(rectangle(left, y(maximum) - WALL, right - left, WALL), { fill: 'stranded/rule' }),
    ...(minimum > 0 ? [polygon(rectangle(left, y(minimum), right - left, WALL), { fill: 'stranded/ink' })] : []),
  ]);
  return [
    ...walls,
    lines([line('minimum'), line('maximum')], { stroke: 'ink', strokeWidth: 1.25 }),
    lines([line('desired')], { stroke: 'ink', strokeWidth: 1.5, dash: [4, 3] }),
  ];
}

function cross(x: number, y: number): Mark {
  return lines(
    [
      [x - 4, y - 4, x + 4, y + 4],
      [x - 4, y + 4, x + 4, y - 4],
    ],
    { stroke: 'ink', strokeWidth: 1.75 },
  );
}

/** What the lines are called, at their right ends; lines that are one have one name. */
function nameMarks({ bounds, to, now, known }: DeploymentData, y: (tasks: number) => number, x: number): Mark[] {
  const present = boundsAt(bounds, Math.min(to, Math.max(now, known))) ?? bounds[0];
  if (!present) return [];
  const { desired, minimum, maximum } = present;
  const named = new Map<number, string[]>();
  const name = (tasks: number, text: string): void => void named.set(tasks, [...(named.get(tasks) ?? []), text]);
  name(maximum, 'max');
  name(desired, 'desired');
  name(minimum, 'min');
  const rows = [...named].sort(([a], [b]) => b - a);
  let last = -Infinity;
  return rows.flatMap(([tasks, names]) =>
    nameLines(names, tasks).map((text): Mark => {
      last = Math.max(y(tasks) + 4, last + 12);
      return { kind: 'text', text, x, y: last, anchor: 'start', size: 11, weight: 400, fill: 'ink2' };
    }),
  );
}

function nameLines(names: readonly string[], tasks: number): string[] {
  const one = `${names.join(' = ')} ${tasks}`;
  return lineWidth(one, 11) <= NAMES - 6 ? [one] : [names.slice(0, -1).join(' = '), `= ${names.at(-1) ?? ''} ${tasks}`];
}

function axisMarks({ x, labels }: TimeAxis, y: number, right: number): Mark[] {
  return [
    lines(
      labels.map((label) => [x(label), y, x(label), y + 4]),
      { stroke: 'rule', strokeWidth: 1 },
    ),
    ...labels.map((label): Mark => ({
      kind: 'text',
      text: clock(label),
      x: x(label),
      y: y + 15,
      anchor: x(label) < 14 ? 'start' : x(label) > right - 14 ? 'end' : 'middle',
      size: 11,
      weight: 400,
      fill: 'ink3',
    })),
  ];
}
