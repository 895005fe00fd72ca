import type { CapacityMoment } from '../../frame/capacity-rows';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark, Points } from '../marks';
import { MARK_FIELD } from '../glyphs';
import { clock, count, lineWidth } from '../text';
import { roundUp, timeWindow } from './time-axis';
import type { TimeAxis } from './time-axis';

/**
 * A capacity provider on the run's time axis: the reservation against its target, the alarms on it with their datapoints, and the group's instances between
 * minimum and maximum. Times in simulated seconds.
 */
export interface CapacityChartData {
  readonly moments: readonly CapacityMoment[];
  readonly minSize: number;
  /** Minutes in a row that each alarm asks for; null where ECS does not size the group. */
  readonly datapoints: { readonly high: number; readonly low: number } | null;
  /** When Auto Scaling did something. */
  readonly activities: readonly number[];
  /** The window of time. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** How far the run is known: what lies after `now` is drawn faintly. */
  readonly known: number;
}

export interface CapacityPicture {
  readonly height: number;
  readonly axis: TimeAxis;
  /** Where the axis stands: the lines through all end there. */
  readonly axisY: number;
  readonly series: readonly Mark[];
  readonly frame: readonly Mark[];
  readonly nowX: number;
  readonly knownX: number;
}

const TITLE = 15;
const STRIP = 7;
/** From so wide on plots are higher. */
const WIDE = 640;
const NAMES = 74;
/** Thickness of a wall's hatching. */
const WALL = 5;
/** A maximum further off than so many times the highest line is named and not drawn. */
const FAR = 3;

interface Plot {
  readonly top: number;
  readonly height: number;
  readonly x: (seconds: number) => number;
  readonly y: (value: number) => number;
  readonly from: number;
  readonly end: number;
  readonly right: number;
}

export function capacityPicture(data: CapacityChartData, width: number): CapacityPicture {
  const { moments, from, to, now, known, datapoints, activities } = data;
  const wide = width >= WIDE;
  const right = Math.max(80, width - NAMES);
  const axis = timeWindow(from * 1_000, to * 1_000, 0, right, wide ? 90 : 56);
  const x = (seconds: number): number => axis.x(Math.min(to, Math.max(from, seconds)) * 1_000);
  const end = Math.min(to, Math.max(now, known));
  let y = 0;
  const band = (height: number, most: number, gap: number, before = 0): Plot => {
    const top = y + TITLE + before;
    y = top + height + gap;
    return { top, height, x, y: (value) => top + height - (Math.min(value, most) / most) * height, from, end, right };
  };
  const target = moments.at(-1)?.targetCapacity ?? 100;
  const highest = Math.max(target * 1.25, ...moments.map(({ reservation }) => reservation ?? 0));
  const metric = datapoints && band(wide ? 104 : 62, roundUp(highest), 8);
  const strips = datapoints
    ? (['high', 'low'] as const).map((kind) => ({ kind, plot: band(STRIP, 1, kind === 'low' ? 10 : 5) }))
    : [];
  const most = mostInstances(data);
  const instances = band(wide ? 130 : 84, most, 8, 12);
  const titleOf = (plot: Plot, text: string, before = 0): Mark => label(text, 0, plot.top - before - 4, 'ink2', 600);
  return {
    height: y + 20,
    axis,
    axisY: y,
    nowX: x(now),
    knownX: x(end),
    series: [
      ...(metric ? reservationMarks(moments, metric) : []),
      ...strips.flatMap(({ kind, plot }) => alarmMarks(moments, kind, plot)),
      ...instanceMarks(data, instances, most),
      ...activities.filter((at) => at >= from && at <= end).flatMap((at) => activityMark(x(at), instances.top - 12)),
    ],
    frame: [
      ...(metric ? [titleOf(metric, 'CapacityProviderReservation, %'), ...metricNames(moments, metric, target)] : []),
      ...strips.flatMap(({ kind, plot }) => [
        titleOf(plot, `${kind} alarm: ${kind === 'high' ? 'above' : 'below'} ${target}, ${minutes(datapoints, kind)}`),
        lines([[0, plot.top + STRIP + 0.5, right, plot.top + STRIP + 0.5]], { stroke: 'hair', strokeWidth: 1 }),
      ]),
      titleOf(instances, 'Instances', 12),
      ...instanceNames(data, instances, most),
      ...axisMarks(axis, y, right),
    ],
  };
}

function minutes(datapoints: CapacityChartData['datapoints'], kind: 'high' | 'low'): string {
  const needed = datapoints?.[kind] ?? 1;
  return needed === 1 ? '1 minute' : `${needed} minutes in a row`;
}

/** What the scale of the instances ends at: the maximum where that is near. */
function mostInstances({ moments, minSize }: CapacityChartData): number {
  const drawn = moments.map((each) => Math.max(each.instances + each.booting, each.desiredCapacity, each.needed ?? 0));
  const highest = Math.max(1, minSize, ...drawn);
  const maximum = Math.max(0, ...moments.map(({ maxSize }) => maxSize));
  return maximum <= highest * FAR ? Math.max(highest, maximum) * 1.06 : highest * 1.2;
}

/** One value over time that holds until the next; null parts the line. */
function stepLine(
  moments: readonly CapacityMoment[],
  { x, y, from, end }: Plot,
  value: (moment: CapacityMoment) => number | null,
): Points[] {
  const runs: number[][] = [];
  let run: number[] = [];
  moments.forEach((moment, index) => {
    const [start, stop] = [Math.max(from, moment.at), Math.min(end, moments[index + 1]?.at ?? end)];
    if (stop < from || moment.at > end) return;
    const at = value(moment);
    if (at === null) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else run.push(x(start), y(at), x(stop), y(at));
  });
  return run.length > 0 ? [...runs, run] : runs;
}

function reservationMarks(moments: readonly CapacityMoment[], plot: Plot): Mark[] {
  return [
    lines(
      stepLine(moments, plot, ({ targetCapacity }) => targetCapacity),
      { stroke: 'ink', strokeWidth: 1, dash: [4, 3] },
    ),
    lines(
      stepLine(moments, plot, ({ reservation }) => reservation),
      { stroke: 'ink', strokeWidth: 1.5 },
    ),
  ];
}

function metricNames(moments: readonly CapacityMoment[], { y, top, height, right }: Plot, target: number): Mark[] {
  const last = moments.at(-1)?.reservation ?? null;
  const base = top + height + 0.5;
  return [
    lines([[0, base, right, base]], { stroke: 'hair', strokeWidth: 1 }),
    ...placed([
      { at: y(target), text: `target ${count(target)}` },
      ...(last === null || last === target ? [] : [{ at: y(last), text: count(Math.round(last)) }]),
    ]).map(({ at, text }) => label(text, right + 6, at, 'ink2')),
  ];
}

/** Minutes that breach as a thin line, with the alarm's time in ALARM as a full band. */
function alarmMarks(moments: readonly CapacityMoment[], kind: 'high' | 'low', plot: Plot): Mark[] {
  const { x, top, from, end } = plot;
  return moments.flatMap((moment, index) => {
    const { reservation, targetCapacity, alarm } = moment;
    const [start, stop] = [Math.max(from, moment.at), Math.min(end, moments[index + 1]?.at ?? end)];
    if (reservation === null || targetCapacity === null || stop <= start) return [];
    const breaches = kind === 'high' ? reservation > targetCapacity : reservation < targetCapacity;
    if (alarm === kind) return [polygon(rectangle(x(start), top, x(stop) - x(start), STRIP), { fill: 'ink' })];
    return breaches ? datapoints(start, stop, plot) : [];
  });
}

/** A square a minute where there is room for squares, else a line. */
function datapoints(start: number, stop: number, { x, top }: Plot): Mark[] {
  const minute = x(start + 60) - x(start);
  const [low, high] = [top + 2, 3];
  if (minute < 4) return [polygon(rectangle(x(start), low, x(stop) - x(start), high), { fill: 'ink' })];
  const many = Math.max(1, Math.round((stop - start) / 60));
  return Array.from({ length: many }, (_, index) =>
    polygon(rectangle(x(start + index * 60), low, 3, high), { fill: 'ink' }),
  );
}

/** Minimum and maximum as walls, hatched on the far side; booting instances on top of those that are there. */
function instanceMarks({ moments, minSize }: CapacityChartData, plot: Plot, most: number): Mark[] {
  const { x, y, from, end } = plot;
  const walls = moments.flatMap((moment, index) => {
    const [left, right] = [x(Math.max(from, moment.at)), x(Math.min(end, moments[index + 1]?.at ?? end))];
    if (right <= left) return [];
    return [
      ...(moment.maxSize <= most
        ? [polygon(rectangle(left, y(moment.maxSize) - WALL, right - left, WALL), { fill: 'stranded/rule' })]
        : []),
      ...(minSize > 0 ? [polygon(rectangle(left, y(minSize), right - left, WALL), { fill: 'stranded/rule' })] : []),
    ];
  });
  const booting = moments.flatMap((moment, index) => {
    const [left, right] = [x(Math.max(from, moment.at)), x(Math.min(end, moments[index + 1]?.at ?? end))];
    const top = y(moment.instances + moment.booting);
    return moment.booting > 0 && right > left
      ? [polygon(rectangle(left, top, right - left, y(moment.instances) - top), { fill: 'ink', fillOpacity: 0.16 })]
      : [];
  });
  const line = (value: (moment: CapacityMoment) => number | null): Points[] => stepLine(moments, plot, value);
  return [
    ...walls,
    ...booting,
    lines([...line(({ maxSize }) => (maxSize <= most ? maxSize : null)), ...line(() => minSize)], {
      stroke: 'rule',
      strokeWidth: 1,
    }),
    lines(
      line(({ needed }) => needed),
      { stroke: 'ink', strokeWidth: 1, dash: [1, 2.5] },
    ),
    lines(
      line(({ desiredCapacity }) => desiredCapacity),
      { stroke: 'ink', strokeWidth: 1.25, dash: [4, 3] },
    ),
    lines(
      line(({ instances }) => instances),
      { stroke: 'ink', strokeWidth: 1.75 },
    ),
  ];
}

/** What the lines are called, at their right ends; lines that are one have one name. */
function instanceNames({ moments, minSize }: CapacityChartData, plot: Plot, most: number): Mark[] {
  const last = moments.at(-1);
  if (!last) return [];
  const names = new Map<number, string[]>();
  const name = (value: number, text: string): void => void names.set(value, [...(names.get(value) ?? []), text]);
  if (last.maxSize <= most) name(last.maxSize, 'max');
  name(last.desiredCapacity, 'desired');
  if (last.needed !== null) name(last.needed, 'M');
  name(last.instances, 'N');
  name(minSize, 'min');
  const rows = [...names].sort(([a], [b]) => b - a);
  const labels = rows.flatMap(([value, texts]) =>
    nameLines(texts, value).map((text) => ({ at: plot.y(Math.min(value, most)), text })),
  );
  const far = last.maxSize > most ? [{ at: plot.top, text: `max ${count(last.maxSize)} ↑` }] : [];
  return placed([...far, ...labels]).map(({ at, text }) => label(text, plot.right + 6, at, 'ink2'));
}

function nameLines(names: readonly string[], value: number): string[] {
  const one = `${names.join(' = ')} ${count(value)}`;
  if (names.length === 1 || lineWidth(one, 11) <= NAMES - 6) return [one];
  return [names.slice(0, -1).join(' = '), `= ${names.at(-1) ?? ''} ${count(value)}`];
}

/** Baselines of labels that stand at a height, moved down where they would touch. */
function placed(
  labels: readonly { readonly at: number; readonly text: string }[],
): { readonly at: number; readonly text: string }[] {
  let last = -Infinity;
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, text }) => {
      last = Math.max(at + 4, last + 12);
      return { at: last, text };
    });
}

/** The transport's mark for scaling. */
function activityMark(x: number, top: number): Mark[] {
  const half = MARK_FIELD / 2 - 1;
  const middle = top + half;
  return [
    polygon([x, middle - half, x + half, middle, x, middle + half, x - half, middle], {
      fill: 'paper',
      stroke: 'ink',
      strokeWidth: 1.25,
    }),
  ];
}

function axisMarks({ x, labels }: TimeAxis, y: number, right: number): Mark[] {
  return [
    lines([[0, y + 0.5, right, y + 0.5]], { stroke: 'rule', strokeWidth: 1 }),
    lines(
      labels.map((at) => [x(at), y, x(at), y + 4]),
      { stroke: 'rule', strokeWidth: 1 },
    ),
    ...labels.map((at): Mark => ({
      ...label(clock(at), x(at), y + 15, 'ink3'),
      anchor: x(at) < 14 ? 'start' : x(at) > right - 14 ? 'end' : 'middle',
    })),
  ];
}

function label(
  text: string,
  x: number,
  y: number,
  fill: Colour,
  weight: 400 | 600 = 400,
): Extract<Mark, { kind: 'text' }> {
  return { kind: 'text', text, x, y, anchor: 'start', size: 11, weight, fill };
}
