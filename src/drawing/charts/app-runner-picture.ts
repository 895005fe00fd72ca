import type { AppRunnerMoment } from '../../frame/app-runner-rows';
import { lines, polygon } from '../marks';
import type { Mark } from '../marks';
import { clock } from '../text';
import type { MomentsPicture } from './moments-chart';
import { chartText } from './scaling-layout';
import { roundUp, timeWindow } from './time-axis';
import type { TimeAxis } from './time-axis';

/**
 * A service on App Runner beside what ECS did, on one time axis: requests in flight, App Runner's instances and ECS's tasks on one scale, and what an hour
 * of each costs. Times in simulated seconds, US dollars.
 */
export interface AppRunnerChartData {
  readonly moments: readonly AppRunnerMoment[];
  readonly money: (usd: number) => string;
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** How far the run is known: what lies after `now` is drawn faintly. */
  readonly known: number;
}

interface Plot {
  readonly title: string;
  readonly top: number;
  readonly base: number;
  readonly x: (seconds: number) => number;
  readonly y: (value: number) => number;
}

type Of = (moment: AppRunnerMoment) => number;

const TITLE = 16;
const WIDE = 560;
const DASH = [5, 3];
const STROKE = { stroke: 'ink', strokeWidth: 1.5 } as const;

export function appRunnerPicture(data: AppRunnerChartData, width: number): MomentsPicture {
  const { moments, money, from, to, now, known } = data;
  const wide = width >= WIDE;
  const right = Math.max(80, width - (wide ? 138 : 104));
  const axis = timeWindow(from * 1_000, to * 1_000, 0, right, wide ? 90 : 56);
  const x = (seconds: number): number => axis.x(Math.min(to, Math.max(from, seconds)) * 1_000);
  let next = 0;
  const plot = (title: string, height: number, most: number): Plot => {
    const top = next + TITLE;
    const base = top + height;
    next = base + 12;
    return { title, top, base, x, y: (value) => base - (value / most) * height };
  };
  const highest = (...values: readonly Of[]): number =>
    roundUp(Math.max(0, ...moments.map((moment) => Math.max(...values.map((of) => of(moment))))) * 1.04);
  const counts = highest(provisioned, desired, running);
  const flight = plot('Requests in flight', wide ? 52 : 44, highest(concurrent));
  const instances = plot('App Runner: instances', wide ? 62 : 52, counts);
  const tasks = plot('ECS: tasks', wide ? 62 : 52, counts);
  const costs = plot('US dollars an hour', wide ? 62 : 52, highest(cost, ecsCost));
  const plots = [flight, instances, tasks, costs];
  const last = moments.at(-1);
  const end = Math.min(to, Math.max(now, known));
  return {
    height: next + 18,
    axis,
    axisY: next - 4,
    nowX: x(now),
    knownX: x(end),
    series: [
      area(moments, flight, concurrent, 0.12),
      line(moments, flight, concurrent),
      area(moments, instances, active, 0.3),
      line(moments, instances, provisioned),
      area(moments, tasks, running, 0.3),
      lines([steps(moments, tasks, desired)], { ...STROKE, dash: DASH }),
      line(moments, costs, cost),
      lines([steps(moments, costs, ecsCost)], { ...STROKE, dash: DASH }),
    ],
    frame: [
      ...plots.flatMap(({ title, top, base }) => [
        chartText(title, 0, top - 5, 'start', 'ink2', 600),
        lines([[0, base + 0.5, right, base + 0.5]], { stroke: 'hair', strokeWidth: 1 }),
      ]),
      ...(last === undefined
        ? []
        : [
            ...labels(right, flight, [[concurrent(last), String(Math.round(concurrent(last)))]]),
            ...labels(right, instances, [
              [provisioned(last), `${provisioned(last)} provisioned`],
              [active(last), `${active(last)} active`],
            ]),
            ...labels(right, tasks, [
              [desired(last), `${desired(last)} desired`],
              [running(last), `${running(last)} running`],
            ]),
            ...labels(right, costs, [
              [cost(last), `App Runner ${money(cost(last))}`],
              [ecsCost(last), `ECS ${money(ecsCost(last))}`],
            ]),
          ]),
      ...axisMarks(axis, next - 4, right),
    ],
  };
}

const concurrent: Of = (moment) => moment.concurrent;
const active: Of = (moment) => moment.active;
const provisioned: Of = (moment) => moment.provisioned;
const desired: Of = (moment) => moment.desired;
const running: Of = (moment) => moment.running;
const cost: Of = (moment) => moment.cost;
const ecsCost: Of = (moment) => moment.ecsCost;

/** Both edges of every stretch. */
function steps(moments: readonly AppRunnerMoment[], { x, y }: Plot, of: Of): number[] {
  return moments.flatMap((moment) => [x(moment.from), y(of(moment)), x(moment.to), y(of(moment))]);
}

function line(moments: readonly AppRunnerMoment[], plot: Plot, of: Of): Mark {
  return lines([steps(moments, plot, of)], STROKE);
}

function area(moments: readonly AppRunnerMoment[], plot: Plot, of: Of, fillOpacity: number): Mark {
  const [first, last] = [moments[0], moments.at(-1)];
  const closed =
    first && last ? [plot.x(first.from), plot.base, ...steps(moments, plot, of), plot.x(last.to), plot.base] : [];
  return polygon(closed, { fill: 'ink', fillOpacity });
}

/** At the heights of their lines, apart where these are near each other. */
function labels(
  right: number,
  { y, base, top }: Plot,
  texts: readonly (readonly [value: number, text: string])[],
): Mark[] {
  const sorted = texts.map(([value, text]) => ({ at: y(value) + 4, text })).toSorted((a, b) => a.at - b.at);
  let below = top;
  const down = sorted.map(({ at, text }) => {
    const height = Math.max(at, below);
    below = height + 13;
    return { height, text };
  });
  const over = Math.max(0, below - 13 - (base + 4));
  return down.map(({ height, text }) => chartText(text, right + 6, height - over));
}

function axisMarks({ x, labels: moments }: TimeAxis, y: number, right: number): Mark[] {
  return [
    lines([[0, y + 0.5, right, y + 0.5]], { stroke: 'rule', strokeWidth: 1 }),
    lines(
      moments.map((at) => [x(at), y, x(at), y + 4]),
      { stroke: 'rule', strokeWidth: 1 },
    ),
    ...moments.map((at) =>
      chartText(clock(at), x(at), y + 15, x(at) < 14 ? 'start' : x(at) > right - 14 ? 'end' : 'middle', 'ink3'),
    ),
  ];
}
