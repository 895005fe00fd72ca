import { datapointsAt } from '../../frame/scaling-alarms';
import type { ScalingAlarmDetail, ScalingDetail } from '../../frame/scaling';
import { momentAt } from '../../frame/scaling-rows';
import type { ScalingMoment } from '../../frame/scaling-rows';
import { lines } from '../marks';
import type { Mark } from '../marks';
import { clock, count } from '../text';
import { chartText, scalingLayout } from './scaling-layout';
import type { ScalingLayout } from './scaling-layout';
import { alarmMarks, demandAt, loadMarks, metricMarks, metricNames } from './scaling-metric';
import type { MetricPlot } from './scaling-metric';
import { activityMarks, stepLine, taskMarks, taskNames } from './scaling-tasks';
import type { RangeStep, TaskStep, TasksPlot } from './scaling-tasks';
import { roundUp } from './time-axis';

/**
 * How a service is scaled, on one time axis: the load, the metric that follows from it, the alarms on that, and what they make of the tasks; below, the
 * container instances, which service scaling does not touch. Times in simulated seconds.
 */
export interface ScalingChartData extends Pick<ScalingDetail, 'policies' | 'alarms' | 'activities'> {
  readonly moments: readonly ScalingMoment[];
  /** Names of the alarms as they are shown, with what they hold their metric against. */
  readonly alarmTitles: readonly string[];
  readonly metricTitle: string;
  /** The metric that is shown; null where no policy has one. */
  readonly metric: 'cpu' | 'memory' | 'requests' | null;
  /** `load` of the scenario: it is known for all time. */
  readonly load: readonly (readonly [number, number])[] | null;
  readonly tasks: readonly TaskStep[];
  readonly range: readonly RangeStep[];
  /** ACTIVE container instances from each moment on; null where they are not shown. */
  readonly instances: readonly { readonly at: number; readonly count: number }[] | null;
  /** `CatalogOwner.colour`. */
  readonly colour: number;
  /** The window of time. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** How far the run is known: what lies after `now` is drawn faintly. */
  readonly known: number;
}

export interface ScalingPicture {
  readonly layout: ScalingLayout;
  /** Drawn once in full, once faintly, each clipped at `nowX`. */
  readonly series: readonly Mark[];
  /** What is known of the future without the run: the load. Always faint. */
  readonly ahead: readonly Mark[];
  /** Titles, names of lines, axis. */
  readonly frame: readonly Mark[];
  readonly nowX: number;
  readonly knownX: number;
}

export function scalingPicture(data: ScalingChartData, width: number): ScalingPicture {
  const { load, metric, alarms, instances, moments, from, to, now, known } = data;
  const shownAlarms = alarmsShown(data);
  const layout = scalingLayout(width, from, to, {
    load: load !== null,
    metric: metric !== null,
    alarms: shownAlarms.length,
    instances: instances !== null,
  });
  const x = (seconds: number): number => layout.axis.x(Math.min(to, Math.max(from, seconds)) * 1_000);
  const end = Math.min(to, Math.max(now, known));
  const tasks: TasksPlot = { ...data, x, band: layout.tasks, end };
  const plot = metricPlot(data, layout, x, end);
  const loadPlot = load && layout.load ? loadMarks(load, { x, from, to, band: layout.load, most: mostLoad(load) }) : [];
  return {
    layout,
    nowX: x(now),
    knownX: x(end),
    series: [
      ...loadPlot,
      ...(plot ? metricMarks(plot) : []),
      ...shownAlarms.flatMap((alarm, index) => {
        const band = layout.alarms[index];
        return band ? alarmMarks(moments, alarms.indexOf(alarm), { x, from, end, band }) : [];
      }),
      ...taskMarks(tasks),
      ...activityMarks(data.activities, tasks, layout.marksY),
      ...instanceMarks(data, layout, x, end),
    ],
    ahead: loadPlot,
    frame: [
      ...titles(data, layout),
      ...(plot ? metricNames(plot, layout.right + 6) : []),
      ...taskNames(tasks, end, layout.right + 6),
      ...axisMarks(layout),
    ],
  };
}

/** Values at a moment, at the right end of each title; on alarms, the datapoints that they look at. */
export function valueMarks(data: ScalingChartData, layout: ScalingLayout, at: number): Mark[] {
  const { load, metric, alarms, moments, tasks, instances, from, to } = data;
  const moment = momentAt(moments, at);
  const value = (text: string, titleY: number): Mark => chartText(text, layout.width, titleY, 'end', 'ink', 600);
  const x = (seconds: number): number => layout.axis.x(Math.min(to, Math.max(from, seconds)) * 1_000);
  const counts = tasks.findLast((each) => each.at <= at);
  const running = instances?.findLast((each) => each.at <= at);
  return [
    ...(load && layout.load ? [value(`${short(demandAt(load, at))}/s`, layout.load.titleY)] : []),
    ...(metric && layout.metric && moment ? [value(metricText(metric, moment), layout.metric.titleY)] : []),
    ...alarmsShown(data).flatMap((alarm, index) => {
      const band = layout.alarms[index];
      if (!band || !moment) return [];
      const points = datapointsAt(alarm, moments, moment.at);
      const breaching = points.filter((point) => point.breaches).length;
      const state = moment.states[alarms.indexOf(alarm)] ?? 'INSUFFICIENT_DATA';
      const left = x((points[0]?.at ?? moment.at) - alarm.period);
      const [right, y] = [x(points.at(-1)?.at ?? 0), band.top + band.height + 1.5];
      const looked = lines([[left, y, left, y + 3, right, y + 3, right, y]], { stroke: 'ink2', strokeWidth: 1 });
      const words = state === 'INSUFFICIENT_DATA' ? 'no data' : `${breaching} of ${alarm.of} ${state}`;
      return [value(words, band.titleY), ...(points.length > 0 ? [looked] : [])];
    }),
    ...(counts
      ? [value(`desired ${count(counts.desired)}, running ${count(counts.running)}`, layout.tasks.titleY)]
      : []),
    ...(running && layout.instances ? [value(count(running.count), layout.instances.titleY)] : []),
  ];
}

/** Alarms on the metric that is shown; of all where none is. */
export function alarmsShown({
  alarms,
  metric,
}: Pick<ScalingChartData, 'alarms' | 'metric'>): readonly ScalingAlarmDetail[] {
  return alarms.filter((alarm) => metric === null || alarm.metric === metric).slice(0, MOST_ALARMS);
}

const MOST_ALARMS = 6;

function metricPlot(
  { metric, moments, policies, alarms, from }: ScalingChartData,
  layout: ScalingLayout,
  x: (seconds: number) => number,
  end: number,
): MetricPlot | null {
  if (metric === null || layout.metric === null) return null;
  const target = policies.find((policy) => policy.metric === metric)?.target ?? null;
  const own = alarms.filter((alarm) => alarm.metric === metric);
  return { x, band: layout.metric, from, end, moments, metric, target, alarms: own };
}

export function mostLoad(load: readonly (readonly [number, number])[]): number {
  return roundUp(Math.max(1, ...load.map(([, value]) => value)));
}

function instanceMarks(
  { instances, from }: ScalingChartData,
  layout: ScalingLayout,
  x: (s: number) => number,
  end: number,
): Mark[] {
  const band = layout.instances;
  if (!instances || !band) return [];
  const most = Math.max(1, ...instances.map((each) => each.count));
  const base = band.top + band.height;
  const y = (value: number): number => base - (value / most) * (band.height - 3);
  return [
    lines([stepLine(instances, from, end, x, (step) => y(step.count))], { stroke: 'ink', strokeWidth: 1.5 }),
    lines([[x(from), base + 0.5, x(end), base + 0.5]], { stroke: 'rule' }),
  ];
}

function titles(data: ScalingChartData, { load, metric, alarms, tasks, instances }: ScalingLayout): Mark[] {
  const title = (text: string, band: { readonly titleY: number } | null | undefined): Mark[] =>
    band ? [chartText(text, 0, band.titleY, 'start', 'ink2')] : [];
  const shown = alarmsShown(data);
  return [
    ...title('Load', load),
    ...title(data.metricTitle, metric),
    ...alarms.flatMap((band, index) =>
      title(data.alarmTitles[data.alarms.indexOf(shown[index] as ScalingAlarmDetail)] ?? '', band),
    ),
    ...title('Tasks', tasks),
    ...title('Container instances', instances),
  ];
}

function axisMarks({ axis, axisY, right }: ScalingLayout): Mark[] {
  return [
    lines(
      [
        [0, axisY + 0.5, right, axisY + 0.5],
        ...axis.labels.map((label) => [axis.x(label), axisY, axis.x(label), axisY + 4]),
      ],
      {
        stroke: 'rule',
      },
    ),
    ...axis.labels.map((label) => {
      const at = axis.x(label);
      const anchor = at < 14 ? 'start' : at > right - 14 ? 'end' : 'middle';
      return chartText(clock(label), at, axisY + 15, anchor, 'ink3');
    }),
  ];
}

function metricText(metric: 'cpu' | 'memory' | 'requests', moment: ScalingMoment): string {
  const value = moment[metric];
  if (value === null) return 'no datapoint';
  return metric === 'requests' ? `${count(Math.round(value))} in a minute` : `${short(value)}%`;
}

/** One decimal below a hundred, where there is one. */
function short(value: number): string {
  return value < 100 && value % 1 !== 0 ? String(Math.round(value * 10) / 10) : count(Math.round(value));
}
