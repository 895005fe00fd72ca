import { COST_KINDS } from '../../ecs/cost-kinds';
import type { CostKind } from '../../ecs/cost-kinds';
import type { CostMoment } from '../../frame/cost-rows';
import { lines, polygon } from '../marks';
import type { Mark, Points } from '../marks';
import { clock } from '../text';
import type { MomentsPicture } from './moments-chart';
import { chartText } from './scaling-layout';
import { roundUp, timeWindow } from './time-axis';
import type { TimeAxis } from './time-axis';

/**
 * What a run costs on its time axis: an hour, the kinds of capacity on top of each other; what of that is for free room, on the same scale; and what it has
 * come to. Worlds side by side have a line each. Times in simulated seconds, US dollars.
 */
export interface CostChartData {
  /** One for each world; the letter is null where there is one. */
  readonly runs: readonly { readonly letter: string | null; readonly moments: readonly CostMoment[] }[];
  /** How amounts and kinds are written. */
  readonly money: (usd: number) => string;
  readonly kindNames: Readonly<Record<CostKind, string>>;
  /** The window of time. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** How far the runs are known: what lies after `now` is drawn faintly. */
  readonly known: number;
}

interface Plot {
  readonly top: number;
  readonly base: number;
  readonly right: number;
  readonly end: number;
  readonly x: (seconds: number) => number;
  readonly y: (usd: number) => number;
}

const TITLE = 16;
const WIDE = 560;
/** The plot of free room is as high as its share, and no lower than that. */
const LEAST_FREE = 24;
/** Ink of the kinds' bands, the lowest first. */
const SHADES: Readonly<Record<CostKind, number>> = { onDemand: 0.3, spot: 0.14, fargate: 0.22, fargateSpot: 0.07 };
const DASHES: readonly (readonly number[])[] = [[], [5, 3], [1.5, 2.5], [8, 3, 1.5, 3]];

export function costPicture(data: CostChartData, width: number): MomentsPicture {
  const { runs, from, to, now, known } = data;
  const wide = width >= WIDE;
  const right = Math.max(80, width - (wide ? 138 : 104));
  const axis = timeWindow(from * 1_000, to * 1_000, 0, right, wide ? 90 : 56);
  const x = (seconds: number): number => axis.x(Math.min(to, Math.max(from, seconds)) * 1_000);
  const end = Math.min(to, Math.max(now, known));
  let y = 0;
  const plot = (height: number, most: number): Plot => {
    const top = y + TITLE;
    const base = top + height;
    y = base + 12;
    return { top, base, right, end, x, y: (usd) => base - (usd / most) * height };
  };
  const highest = (of: (moment: CostMoment) => number): number =>
    roundUp(Math.max(0, ...runs.flatMap(({ moments }) => moments.map(of))) * 1.04);
  const high = wide ? 96 : 76;
  const scale = highest(perHour);
  const hourly = plot(high, scale);
  const freeHeight = Math.min(high, Math.max(LEAST_FREE, (high * highest(wastedPerHour)) / scale));
  const hasFree = runs.some(({ moments }) => moments.some((moment) => moment.wastedPerHour > 0));
  const free = hasFree ? plot(freeHeight, (scale * freeHeight) / high) : null;
  const total = plot(
    wide ? 72 : 60,
    highest(({ accumulated }) => accumulated),
  );
  const [only] = runs;
  const single = runs.length === 1 && only ? only.moments : null;
  return {
    height: y + 18,
    axis,
    axisY: y - 4,
    nowX: x(now),
    knownX: x(end),
    series: [
      ...(single ? bands(single, hourly) : []),
      ...runs.map(({ moments }, run) => line(moments, hourly, perHour, run)),
      ...(single && free ? [freeRoom(single, free)] : []),
      ...(free ? runs.map(({ moments }, run) => line(moments, free, wastedPerHour, run)) : []),
      ...runs.map(({ moments }, run) => lines([slope(moments, total)], strokeOf(run))),
    ],
    frame: [
      chartText('US dollars an hour', 0, hourly.top - 5, 'start', 'ink2', 600),
      ...(free ? [chartText('Of that, for free room', 0, free.top - 5, 'start', 'ink2', 600), baseline(free)] : []),
      chartText('US dollars since the start', 0, total.top - 5, 'start', 'ink2', 600),
      baseline(hourly),
      baseline(total),
      ...(single ? kindLabels(data, single, hourly) : endLabels(data, hourly, perHour)),
      ...(free ? endLabels(data, free, wastedPerHour) : []),
      ...endLabels(data, total, ({ accumulated }) => accumulated),
      ...axisMarks(axis, y - 4, right),
    ],
  };
}

const perHour = (moment: CostMoment): number => moment.perHour;
const wastedPerHour = (moment: CostMoment): number => moment.wastedPerHour;

/** Both edges of what holds until the next moment. */
function steps(moments: readonly CostMoment[], { x, y, end }: Plot, value: (moment: CostMoment) => number): number[] {
  return moments.flatMap((moment, index) => {
    const stop = Math.min(end, moments[index + 1]?.at ?? end);
    return stop < moment.at ? [] : [x(moment.at), y(value(moment)), x(stop), y(value(moment))];
  });
}

function line(moments: readonly CostMoment[], plot: Plot, value: (moment: CostMoment) => number, run: number): Mark {
  return lines([steps(moments, plot, value)], strokeOf(run));
}

function strokeOf(run: number): {
  readonly stroke: 'ink';
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
} {
  const dash = DASHES[run] ?? [];
  return { stroke: 'ink', strokeWidth: 1.5, ...(dash.length === 0 ? {} : { dash }) };
}

/** What adds up evenly between two moments. */
function slope(moments: readonly CostMoment[], { x, y, end }: Plot): Points {
  return moments.flatMap(({ at, accumulated }) => (at <= end ? [x(at), y(accumulated)] : []));
}

/** The kinds on top of each other. */
function bands(moments: readonly CostMoment[], plot: Plot): Mark[] {
  return COST_KINDS.flatMap((kind, at) => {
    if (moments.every((moment) => moment[kind] === 0)) return [];
    const upTo = (moment: CostMoment, kinds: number): number =>
      COST_KINDS.slice(0, kinds).reduce((sum, each) => sum + moment[each], 0);
    const over = steps(moments, plot, (moment) => upTo(moment, at + 1));
    const under = steps(moments, plot, (moment) => upTo(moment, at));
    const edge = lines([over], { stroke: 'ink3', strokeWidth: 1 });
    return [polygon([...over, ...backwards(under)], { fill: 'ink', fillOpacity: SHADES[kind] }), edge];
  });
}

/** Hatched, as room is on the stage that is of no use. */
function freeRoom(moments: readonly CostMoment[], plot: Plot): Mark {
  const under = steps(moments, plot, () => 0);
  return polygon([...steps(moments, plot, wastedPerHour), ...backwards(under)], { fill: 'stranded/ink3' });
}

function backwards(points: Points): number[] {
  const turned: number[] = [];
  for (let at = points.length - 2; at >= 0; at -= 2) turned.push(points[at] ?? 0, points[at + 1] ?? 0);
  return turned;
}

/** What the bands are called, in the middle of each at its end; the whole above them. */
function kindLabels({ money, kindNames }: CostChartData, moments: readonly CostMoment[], plot: Plot): Mark[] {
  const last = moments.at(-1);
  if (!last) return [];
  const bought = COST_KINDS.filter((kind) => last[kind] > 0);
  let below = 0;
  const kinds = bought.map((kind) => {
    const middle = below + last[kind] / 2;
    below += last[kind];
    return { at: plot.y(middle), text: `${kindNames[kind]} ${money(last[kind])}` };
  });
  const whole = bought.length > 1 ? [{ at: plot.y(last.perHour) - 6, text: `all ${money(last.perHour)}` }] : [];
  return placed([...whole, ...kinds], plot);
}

function endLabels({ runs, money }: CostChartData, plot: Plot, value: (moment: CostMoment) => number): Mark[] {
  const labels = runs.flatMap(({ letter, moments }) => {
    const last = moments.at(-1);
    if (!last) return [];
    return [{ at: plot.y(value(last)), text: `${letter === null ? '' : `${letter} `}${money(value(last))}` }];
  });
  return placed(labels, plot);
}

/** Labels at their heights, moved down where they would touch, and up again where the plot ends. */
function placed(labels: readonly { readonly at: number; readonly text: string }[], { base, right }: Plot): Mark[] {
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  const most = base + 4;
  let last = -Infinity;
  const heights = sorted.map(({ at }) => (last = Math.max(at + 4, last + 13)));
  let next = most + 13;
  for (let index = heights.length - 1; index >= 0; index--) {
    next = Math.min(heights[index] ?? 0, next - 13);
    heights[index] = next;
  }
  return sorted.map(({ text }, index) => chartText(text, right + 6, heights[index] ?? 0));
}

function baseline({ base, right }: Plot): Mark {
  return lines([[0, base + 0.5, right, base + 0.5]], { stroke: 'hair', strokeWidth: 1 });
}

function axisMarks({ x, labels }: TimeAxis, y: number, right: number): Mark[] {
  return [
    lines([[0, y + 0.5, right, y + 0.5]], { stroke: 'rule', strokeWidth: 1 }),
    lines(
      labels.map((at) => [x(at), y, x(at), y + 4]),
      { stroke: 'rule', strokeWidth: 1 },
    ),
    ...labels.map((at) =>
      chartText(clock(at), x(at), y + 15, x(at) < 14 ? 'start' : x(at) > right - 14 ? 'end' : 'middle', 'ink3'),
    ),
  ];
}
