import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark, Points } from '../marks';
import { lineWidth } from '../text';
import { serviceSlot } from '../theme';
import { chartText } from './scaling-layout';
import type { Band } from './scaling-layout';

/** The tasks of a scaled service: what runs, what is desired, and the range that scaling keeps to. Times in simulated seconds. */

/** Counts that hold from a moment on. */
export interface TaskStep {
  readonly at: number;
  readonly desired: number;
  readonly running: number;
}

/** The range of the scalable target from a moment on. */
export interface RangeStep {
  readonly at: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface Activity {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface TasksPlot {
  readonly x: (seconds: number) => number;
  readonly band: Band;
  /** Where what is drawn ends, in seconds. */
  readonly from: number;
  readonly end: number;
  readonly tasks: readonly TaskStep[];
  readonly range: readonly RangeStep[];
  readonly colour: number;
}

const WALL = 5;

/** Tasks that the plot's height stands for: the maximum, unless that is far above all that there has been. */
export function mostTasks({ tasks, range, from, end }: Pick<TasksPlot, 'tasks' | 'range' | 'from' | 'end'>): number {
  const seen = Math.max(1, ...within(tasks, from, end).map(({ desired, running }) => Math.max(desired, running)));
  const minimum = Math.max(0, ...within(range, from, end).map((each) => each.minimum));
  const maximum = Math.max(0, ...within(range, from, end).map((each) => each.maximum));
  const needed = Math.max(seen, minimum);
  return maximum <= needed * 1.7 ? Math.max(needed, maximum) : Math.ceil(needed * 1.2);
}

/** What holds somewhere between two moments. */
function within<Step extends { readonly at: number }>(steps: readonly Step[], from: number, end: number): Step[] {
  return steps.filter((each, index) => each.at <= end && (steps[index + 1]?.at ?? Infinity) > from);
}

/** Running as an area in the service's colour, desired dashed, the range as walls. */
export function taskMarks(plot: TasksPlot): Mark[] {
  const { x, band, tasks, range, from, end, colour } = plot;
  const y = tasksY(plot);
  const base = y(0);
  const steps = (value: (step: TaskStep) => number): Points => stepLine(tasks, from, end, x, (step) => y(value(step)));
  const running = steps((step) => step.running);
  const slot: Colour = `service-${serviceSlot(colour) + 1}`;
  const most = mostTasks(plot);
  const walls = within(range, from, end).map((each) => ({
    ...each,
    left: x(Math.max(from, each.at)),
    right: x(Math.min(end, nextAt(range, each))),
  }));
  return [
    ...(running.length > 0
      ? [
          polygon([...running, running.at(-2) ?? 0, base, running[0] ?? 0, base], { fill: slot, fillOpacity: 0.24 }),
          lines([running], { stroke: slot, strokeWidth: 2 }),
        ]
      : []),
    ...walls.flatMap(({ minimum, maximum, left, right }) => [
      ...(maximum <= most
        ? [polygon(rectangle(left, y(maximum) - WALL, right - left, WALL), { fill: 'stranded/rule' })]
        : []),
      ...(minimum > 0
        ? [
            polygon(rectangle(left, y(minimum), right - left, Math.min(WALL, base - y(minimum))), {
              fill: 'stranded/rule',
            }),
          ]
        : []),
    ]),
    lines(
      walls.flatMap(({ minimum, maximum, left, right }) => [
        ...(maximum <= most ? [[left, y(maximum), right, y(maximum)]] : []),
        ...(minimum > 0 ? [[left, y(minimum), right, y(minimum)]] : []),
      ]),
      { stroke: 'ink', strokeWidth: 1.25 },
    ),
    lines([steps((step) => step.desired)], { stroke: 'ink', strokeWidth: 1.5, dash: [4, 3] }),
    lines([[x(from), band.top + band.height + 0.5, x(end), band.top + band.height + 0.5]], { stroke: 'rule' }),
  ];
}

export function tasksY(plot: TasksPlot): (tasks: number) => number {
  const most = mostTasks(plot);
  const { top, height } = plot.band;
  return (tasks) => top + height - (Math.min(tasks, most * 1.05) / most) * (height - 3);
}

/** What the lines are called at their right ends, from above; lines that are one have one name. */
export function taskNames(plot: TasksPlot, at: number, x: number): Mark[] {
  const range = plot.range.findLast((each) => each.at <= at) ?? plot.range[0];
  const tasks = plot.tasks.findLast((each) => each.at <= at) ?? plot.tasks[0];
  if (!range || !tasks) return [];
  const y = tasksY(plot);
  const most = mostTasks(plot);
  const named = new Map<number, string[]>();
  for (const [value, name] of [
    [range.maximum, 'max'],
    [tasks.desired, 'desired'],
    [tasks.running, 'running'],
    [range.minimum, 'min'],
  ] as const)
    named.set(value, [...(named.get(value) ?? []), name]);
  let last = -Infinity;
  return [...named]
    .sort(([a], [b]) => b - a)
    .map(([value, names]) => {
      const isOut = value > most;
      last = Math.max((isOut ? plot.band.top : y(value)) + 4, last + 12);
      const shown =
        names.includes('desired') && names.includes('running') ? names.filter((name) => name !== 'running') : names;
      return chartText(`${isOut ? '↑ ' : ''}${shown.slice(0, 2).join(', ')} ${value}`, x, last);
    });
}

/** A diamond, the time line's mark of scaling, with what it did on the side where there is room for it. */
export function activityMarks(
  activities: readonly Activity[],
  { x, from, end }: Pick<TasksPlot, 'x' | 'from' | 'end'>,
  y: number,
): Mark[] {
  const shown = activities.filter(({ at }) => at >= from && at <= end);
  let taken = -Infinity;
  return shown.flatMap((activity, index) => {
    const at = x(activity.at);
    const next = x(shown[index + 1]?.at ?? end);
    const text = `${activity.from}→${activity.to}`;
    const width = lineWidth(text, 11, 600);
    const isAfter = at + 7 + width <= (index === shown.length - 1 ? next : next - 6);
    const isBefore = !isAfter && at - 12 - width > taken;
    taken = isAfter ? at + 7 + width : at + 5;
    const diamond = polygon([at, y - 4.5, at + 4.5, y, at, y + 4.5, at - 4.5, y], {
      fill: activity.to > activity.from ? 'ink' : 'chrome',
      stroke: 'ink',
      strokeWidth: 1.5,
    });
    if (!isAfter && !isBefore) return [diamond];
    return [diamond, chartText(text, isAfter ? at + 7 : at - 7, y + 4, isAfter ? 'start' : 'end', 'ink', 600)];
  });
}

/** A value that holds until the next step, as one line. */
export function stepLine<Step extends { readonly at: number }>(
  steps: readonly Step[],
  from: number,
  end: number,
  x: (seconds: number) => number,
  y: (step: Step) => number,
): Points {
  return steps.flatMap((step) => {
    const until = Math.min(end, nextAt(steps, step));
    if (until <= from || step.at > end) return [];
    return [x(Math.max(from, step.at)), y(step), x(until), y(step)];
  });
}

function nextAt<Step extends { readonly at: number }>(steps: readonly Step[], step: Step): number {
  return steps[steps.indexOf(step) + 1]?.at ?? Infinity;
}
