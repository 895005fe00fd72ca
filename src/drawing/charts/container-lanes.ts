import type { ContainerDetail, ContainerPhaseSpan } from '../../frame/explanation';
import { hatchLines } from '../hatching';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import { clock, fitName, lineWidth, NARROW } from '../text';
import type { BrokenAxis } from './broken-axis';
import { BAR } from './lifecycle';
import type { LaneStyle } from './lifecycle';

/** The lives of a task's containers: a lane each, one form per phase, and a mark for each thing that befell it. Times in simulated seconds. */

type Phase = ContainerPhaseSpan['phase'];

/** A piece of a lane that can be pointed at. */
export interface LaneSpan {
  readonly container: string;
  readonly span: ContainerPhaseSpan;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** What it says when it is pointed at. */
  readonly text: string;
}

export interface Lanes {
  readonly marks: readonly Mark[];
  readonly spans: readonly LaneSpan[];
}

/** Height of a container's lane with the line above it: its name, and how it ended. */
export const LANE = 31;

/** A thing that ends a container or does it harm; other marks (a restart) are turning points. */
const HARM = /kill|memory|fail|code (?!0\b)/i;

/** Lanes from `top` down. */
export function containerLanes(containers: readonly ContainerDetail[], top: number, style: LaneStyle): Lanes {
  const lanes = containers.map((container, index) => lane(container, top + index * LANE + LANE - BAR - 4, style));
  return { marks: lanes.flatMap(({ marks }) => marks), spans: lanes.flatMap(({ spans }) => spans) };
}

/** Every moment at which something changes in the lanes. */
export function laneMoments(containers: readonly ContainerDetail[]): number[] {
  return containers.flatMap(({ phases, marks }) => [
    ...phases.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...marks.map(({ at }) => at),
  ]);
}

function lane(container: ContainerDetail, y: number, { axis, nowSeconds, paint, width }: LaneStyle): Lanes {
  const spans = container.phases.map((span): LaneSpan => {
    const x = axis.x(span.from);
    const end = axis.x(span.to ?? Math.max(nowSeconds, span.from));
    return { container: container.name, span, x, y, width: Math.max(2, end - x), text: spanText(container, span) };
  });
  return {
    marks: [
      ...headMarks(container, y - 5, width),
      ...spans.flatMap(({ span, x, width: length }) => phaseMarks(span.phase, x, y, length, paint, axis)),
      ...container.marks.flatMap(({ at, what }) => momentMarks(axis.x(at), y, HARM.test(what))),
    ],
    spans,
  };
}

/** The line above a lane: the name, strong for an essential container, and at the right how it ended. */
function headMarks(container: ContainerDetail, y: number, width: number): Mark[] {
  const ending = endingOf(container);
  const weight = container.essential ? 600 : 400;
  const name = fitName(container.name, width - lineWidth(ending, 11, 600) - 12, 11, weight);
  const text = { kind: 'text', y, size: 11 } as const;
  return [
    ...(name === null ? [] : [{ ...text, ...name, x: 0, anchor: 'start', weight, fill: 'ink' } as const]),
    { ...text, text: ending, x: width, anchor: 'end', weight: failed(container) ? 600 : 400, fill: 'ink2' },
  ];
}

function failed({ exitCode, phases }: ContainerDetail): boolean {
  return (exitCode ?? 0) !== 0 || phases.at(-1)?.phase === 'unhealthy';
}

/** What stands at the end of a lane: how it ended, or what its check says. */
function endingOf({ lastStatus, exitCode, phases }: ContainerDetail): string {
  if (lastStatus === 'STOPPED') return exitCode === null ? 'stopped' : `exit ${exitCode}`;
  return phases.at(-1)?.phase ?? '';
}

function phaseMarks(phase: Phase, x: number, y: number, width: number, paint: Colour, axis: BrokenAxis): Mark[] {
  // A break would cut through the word.
  const whole = !axis.breaks.some((at) => at > x - 4 && at < x + lineWidth(phase, 10) + 8);
  return [...phaseForm(phase, x, y, width, paint), ...(whole ? phaseWord(phase, x, y, width, paint) : [])];
}

/** A phase has the form of the task's state that is most like it. */
function phaseForm(phase: Phase, x: number, y: number, width: number, paint: Colour): Mark[] {
  const outline = (strokeWidth: number, dash?: readonly number[]): Mark =>
    polygon(
      rectangle(x + strokeWidth / 2, y + strokeWidth / 2, Math.max(0.5, width - strokeWidth), BAR - strokeWidth),
      { stroke: paint, strokeWidth, ...(dash && { dash }) },
    );
  const solid = polygon(rectangle(x, y, width, BAR), { fill: paint });
  switch (phase) {
    case 'waiting':
      return [lines([[x, y + BAR / 2, x + width, y + BAR / 2]], { stroke: 'ink3', strokeWidth: 1, dash: [1, 3] })];
    case 'pulling':
      return [outline(1.25, [3, 2.5])];
    case 'creating':
      return [outline(1.5)];
    case 'starting':
      return [polygon(rectangle(x, y + BAR / 2, width, BAR / 2), { fill: paint }), outline(1.5)];
    case 'running':
      return [solid];
    case 'healthy':
      return [solid, lines([[x, y + BAR + 2, x + width, y + BAR + 2]], { stroke: 'ink', strokeWidth: 1.5 })];
    case 'unhealthy':
      return [outline(1.5), lines(crosses(x, y, width), { stroke: 'ink', strokeWidth: 1.25 })];
    case 'stopping':
      return [lines(hatchLines(x, y, width, BAR, 7, false), { stroke: paint, strokeWidth: 1.3 }), outline(1.25)];
  }
}

/** The phase's name in its bar, where there is room for it. */
function phaseWord(phase: Phase, x: number, y: number, width: number, paint: Colour): Mark[] {
  const filled = phase === 'running' || phase === 'healthy';
  const room = lineWidth(phase, 10) * NARROW;
  if (room + 8 > width || phase === 'starting') return [];
  const patch = polygon(rectangle(x + 3, y + 1, room + 2, BAR - 2), { fill: 'chrome' });
  const word: Mark = {
    kind: 'text',
    text: phase,
    x: x + 4,
    y: y + BAR - 2.5,
    anchor: 'start',
    size: 10,
    weight: 400,
    stretch: NARROW,
    fill: filled ? (`${paint}-label` as Colour) : 'ink',
  };
  return filled || phase === 'pulling' || phase === 'creating' ? [word] : [patch, word];
}

/** Crosses in a row, as many as there is room for. */
function crosses(x: number, y: number, width: number): number[][] {
  const count = Math.max(1, Math.floor(width / 14));
  return Array.from({ length: count }, (_, index) => x + (width * (index + 0.5)) / count).flatMap((middle) => {
    const [reach, centre] = [Math.min(3, width / 2), y + BAR / 2];
    return [
      [middle - reach, centre - reach, middle + reach, centre + reach],
      [middle - reach, centre + reach, middle + reach, centre - reach],
    ];
  });
}

/** What befell it: a cross with a halo where it did harm, else a bar across the lane. */
function momentMarks(x: number, y: number, harm: boolean): Mark[] {
  const centre = y + BAR / 2;
  const runs = harm
    ? [
        [x - 4, centre - 4, x + 4, centre + 4],
        [x - 4, centre + 4, x + 4, centre - 4],
      ]
    : [[x, y - 3, x, y + BAR + 3]];
  return [
    lines(runs, { stroke: 'chrome', strokeWidth: 4.5, round: true }),
    lines(runs, { stroke: 'ink', strokeWidth: 1.75 }),
  ];
}

function spanText({ name, dependsOn }: ContainerDetail, { phase, from, to }: ContainerPhaseSpan): string {
  const what = phase === 'waiting' && dependsOn.length > 0 ? `waiting for ${dependsOn.join(', ')}` : phase;
  return `${name}: ${what}, ${clock(from * 1000)} to ${to === null ? 'now' : clock(to * 1000)}`;
}
