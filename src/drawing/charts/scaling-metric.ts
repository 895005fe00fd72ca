import { breaches, isHigh } from '../../frame/scaling-alarms';
import type { AlarmStateName, ScalingAlarmDetail } from '../../frame/scaling';
import type { ScalingMoment } from '../../frame/scaling-rows';
import { lines, polygon, rectangle } from '../marks';
import type { Mark, Points } from '../marks';
import { chartText } from './scaling-layout';
import type { Band } from './scaling-layout';
import { roundUp } from './time-axis';

/** Load, metric and alarms of a scaled service over time. Times in simulated seconds. */

export interface MetricPlot {
  readonly x: (seconds: number) => number;
  readonly band: Band;
  readonly from: number;
  readonly end: number;
  readonly moments: readonly ScalingMoment[];
  readonly metric: 'cpu' | 'memory' | 'requests';
  /** Of target tracking; null without. */
  readonly target: number | null;
  /** Those of this metric. */
  readonly alarms: readonly ScalingAlarmDetail[];
}

/** Points that are nearer to one another than this are not drawn one by one, px. */
const POINTS_APART = 3.2;

/** The datapoints, what they are held against, and which of them breach: full above, open below. */
export function metricMarks(plot: MetricPlot): Mark[] {
  const { x, from, end, band, moments, metric } = plot;
  const shown = moments.filter(({ at }) => at >= from && at <= end);
  const y = metricY(plot);
  const runs = runsOf(shown, (moment) => moment[metric]).map((run) =>
    run.flatMap(({ at, value }) => [x(at), y(value)]),
  );
  const gap = shown.length < 2 ? Infinity : x(shown[1]?.at ?? 0) - x(shown[0]?.at ?? 0);
  const points = gap < POINTS_APART ? [] : shown.flatMap((moment) => pointMark(plot, moment, x(moment.at), y));
  return [
    lines([[x(from), band.top + band.height + 0.5, x(end), band.top + band.height + 0.5]], { stroke: 'rule' }),
    ...thresholds(plot).map(({ value, isTarget }) =>
      lines([[x(from), y(value), x(end), y(value)]], {
        stroke: isTarget ? 'ink' : 'ink3',
        strokeWidth: isTarget ? 1.25 : 1,
        dash: isTarget ? [5, 3] : [1.5, 2.5],
      }),
    ),
    lines(thinRuns(runs), { stroke: 'ink', strokeWidth: 1.5, round: true }),
    ...points,
  ];
}

/** The target and the thresholds at their right ends. */
export function metricNames(plot: MetricPlot, x: number): Mark[] {
  const y = metricY(plot);
  let last = -Infinity;
  return thresholds(plot)
    .toSorted((a, b) => b.value - a.value)
    .map(({ value, isTarget }) => {
      last = Math.max(y(value) + 4, last + 12);
      const short = Math.round(value * 100) / 100;
      return chartText(`${isTarget ? 'target ' : 'alarm '}${short}`, x, last, 'start', isTarget ? 'ink' : 'ink2');
    });
}

export function metricY({ band, moments, metric, from, end, ...plot }: MetricPlot): (value: number) => number {
  const values = moments.flatMap((moment) => (moment.at >= from && moment.at <= end ? [moment[metric] ?? 0] : []));
  const lines = thresholds({ band, moments, metric, from, end, ...plot }).map(({ value }) => value * 1.15);
  const most = roundUp(Math.max(1, ...lines, ...values));
  return (value) => band.top + band.height - (value / most) * (band.height - 2);
}

function thresholds({ target, alarms }: MetricPlot): { readonly value: number; readonly isTarget: boolean }[] {
  const others = [...new Set(alarms.map(({ threshold }) => threshold))].filter((value) => value !== target);
  return [
    ...(target === null ? [] : [{ value: target, isTarget: true }]),
    ...others.map((value) => ({ value, isTarget: false })),
  ];
}

function pointMark(
  { metric, alarms }: MetricPlot,
  moment: ScalingMoment,
  x: number,
  y: (value: number) => number,
): Mark[] {
  const value = moment[metric];
  if (value === null) return [];
  const breached = alarms.find((alarm) => breaches(alarm, value));
  if (breached === undefined) return [{ kind: 'circle', x, y: y(value), radius: 1.4, fill: 'ink' }];
  const full = isHigh(breached);
  return [
    { kind: 'circle', x, y: y(value), radius: 2.4, fill: full ? 'ink' : 'chrome', stroke: 'ink', strokeWidth: 1.25 },
  ];
}

/** Runs of datapoints without a gap. */
function runsOf(
  moments: readonly ScalingMoment[],
  value: (moment: ScalingMoment) => number | null,
): { readonly at: number; readonly value: number }[][] {
  const runs: { at: number; value: number }[][] = [[]];
  for (const moment of moments) {
    const own = value(moment);
    if (own === null) runs.push([]);
    else runs.at(-1)?.push({ at: moment.at, value: own });
  }
  return runs.filter((run) => run.length > 0);
}

/** Of points on the same half px the highest and the lowest: a line stays as long as its chart is wide. */
function thinRuns(runs: readonly Points[]): Points[] {
  return runs.map((points) => {
    if (points.length < 2_000) return points;
    const thin: number[] = [];
    for (let start = 0; start < points.length;) {
      const place = Math.floor((points[start] ?? 0) * 2);
      let [end, least, most] = [start, points[start + 1] ?? 0, points[start + 1] ?? 0];
      for (; end < points.length && Math.floor((points[end] ?? 0) * 2) === place; end += 2) {
        least = Math.min(least, points[end + 1] ?? 0);
        most = Math.max(most, points[end + 1] ?? 0);
      }
      thin.push(points[start] ?? 0, least, points[start] ?? 0, most);
      start = end;
    }
    return thin;
  });
}

/** Straight lines between [second, requests per second], level before and after, as an area and its edge. */
export function loadMarks(
  points: readonly (readonly [number, number])[],
  { x, from, to, band, most }: { x: (seconds: number) => number; from: number; to: number; band: Band; most: number },
): Mark[] {
  const base = band.top + band.height;
  const y = (value: number): number => base - (value / most) * (band.height - 2);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const inside = points.filter(([at]) => at > from && at < to);
  const line = [[from, demandAt(points, from)] as const, ...inside, [to, demandAt(points, to)] as const].flatMap(
    ([at, value]) => [x(at), y(value)],
  );
  return [
    polygon([...line, x(to), base, x(from), base], { fill: 'rule', fillOpacity: 0.28 }),
    lines([line], { stroke: 'ink', strokeWidth: 1.5 }),
    lines([[x(from), base + 0.5, x(to), base + 0.5]], { stroke: 'rule' }),
  ];
}

/** The demand at a moment: between points, the later of two that share it. */
export function demandAt(points: readonly (readonly [number, number])[], second: number): number {
  const after = points.findIndex(([at]) => at > second);
  if (after < 0) return points.at(-1)?.[1] ?? 0;
  const [before, next] = [points[after - 1], points[after]];
  if (!next) return 0;
  if (!before) return next[1];
  return before[1] + ((next[1] - before[1]) * (second - before[0])) / (next[0] - before[0]);
}

/** An alarm's states: a line for OK, a bar for ALARM, dots for INSUFFICIENT_DATA. */
export function alarmMarks(
  moments: readonly ScalingMoment[],
  alarm: number,
  { x, from, end, band }: { x: (seconds: number) => number; from: number; end: number; band: Band },
): Mark[] {
  const middle = band.top + band.height / 2;
  const stretches = statesOf(moments, alarm, from, end);
  const of = (state: AlarmStateName): Points[] =>
    stretches.flatMap((each) => (each.state === state ? [[x(each.from), middle, x(each.to), middle]] : []));
  return [
    lines(of('OK'), { stroke: 'rule', strokeWidth: 1.5 }),
    lines(of('INSUFFICIENT_DATA'), { stroke: 'rule', strokeWidth: 1.5, dash: [1.5, 3] }),
    ...stretches.flatMap((each) =>
      each.state === 'ALARM'
        ? [
            polygon(rectangle(x(each.from), band.top, Math.max(2, x(each.to) - x(each.from)), band.height), {
              fill: 'ink',
            }),
          ]
        : [],
    ),
  ];
}

/** An alarm's states in their order, equal ones as one. */
export function statesOf(
  moments: readonly ScalingMoment[],
  alarm: number,
  from: number,
  end: number,
): { readonly from: number; readonly to: number; readonly state: AlarmStateName }[] {
  const stretches: { from: number; to: number; state: AlarmStateName }[] = [];
  const add = (start: number, to: number, state: AlarmStateName): void => {
    const last = stretches.at(-1);
    if (to <= start) return;
    if (last?.state === state && last.to === start) last.to = to;
    else stretches.push({ from: start, to, state });
  };
  add(from, Math.min(end, moments[0]?.at ?? end), 'INSUFFICIENT_DATA');
  moments.forEach((moment, index) => {
    const to = Math.min(end, moments[index + 1]?.at ?? end);
    add(Math.max(from, moment.at), to, moment.states[alarm] ?? 'INSUFFICIENT_DATA');
  });
  return stretches;
}
