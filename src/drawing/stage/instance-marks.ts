import { INSTANCE_STATUS, INSTANCE_STATUSES } from '../../ecs/status';
import { INSTANCE_LIFECYCLES } from '../../frame/frame';
import { lines, polygon, rectangle } from '../marks';
import type { Mark, Points } from '../marks';
import { NARROW, count, countdown, fitName, gibibytes, lineWidth, textWidth } from '../text';
import type { FittedText } from '../text';
import { spotCorner } from './fargate/vm-frame';
import { hullOutline } from './hull';
import type { InstanceScene } from './scene';
import type { StageLayout } from './layout';

/** An instance without its tasks: head, frame, ticks, what is kept back, what is stranded, and its own state. */

export interface InstanceStyle {
  /** Type size in px; 11 on a page. */
  readonly size: number;
  /** Width of the instance's column: room for the head. */
  readonly room: number;
  readonly showsFree: boolean;
  readonly showsNetworkInterfaces: boolean;
  readonly detailed: boolean;
  /** Fades all but the head, whose text turns to `ink2` at full strength. */
  readonly faded?: number;
  /** Frame dashed: it fails a constraint. */
  readonly dashed?: boolean;
}

/** On its way in or out, or not let in: there is no agent to speak of. */
const BETWEEN: ReadonlySet<number> = new Set([
  INSTANCE_STATUS.REGISTERING,
  INSTANCE_STATUS.REGISTRATION_FAILED,
  INSTANCE_STATUS.DEREGISTERING,
]);

const ICON = 12;
/** Legs of the corner that says Spot, px: the head's ticks end above it. */
const SPOT_CORNER = 8;

const BOOTS = INSTANCE_LIFECYCLES.indexOf('pending');
const HAS_NOTICE = INSTANCE_LIFECYCLES.indexOf('spotNotice');
const LEAVES = INSTANCE_LIFECYCLES.indexOf('terminating');

/** Frame, ticks, reserve and stranded room: what lies under the tasks. */
export function instanceMarks(instance: InstanceScene, layout: StageLayout, style: InstanceStyle): Mark[] {
  const { frame } = instance;
  const { unit } = layout.metrics;
  const gone = instance.status === INSTANCE_STATUS.INACTIVE;
  const dash = gone
    ? [1, 3]
    : style.dashed || !instance.agentConnected || instance.terminated || BETWEEN.has(instance.status)
      ? [4, 3]
      : null;
  return [
    ...ticks(instance, unit),
    lines(
      [
        [frame.cpuFrom, frame.cpuBottom, frame.cpuTo, frame.cpuBottom],
        [frame.memoryFrom, frame.memoryTop, frame.memoryTo, frame.memoryTop],
      ].map((run) => halfPixel(run)),
      { stroke: 'line', strokeWidth: 1 },
    ),
    ...reserve(instance),
    ...(instance.lifecycle === BOOTS
      ? [polygon(hullOutline(frame), { fill: 'dots/line' })]
      : stranded(instance, style)),
    polygon(hullOutline(frame, 0.5), { stroke: 'rule', strokeWidth: unit, ...(dash && { dash }) }),
    ...gpuMarks(instance),
    ...(instance.status === INSTANCE_STATUS.DRAINING ? [drainingBar(instance)] : []),
  ];
}

/** What lies over an instance's tasks: the corner that says Spot. */
export function cornerMarks({ spot, status, frame }: InstanceScene, { metrics: { unit } }: StageLayout): Mark[] {
  if (!spot || status === INSTANCE_STATUS.INACTIVE) return [];
  return [spotCorner(frame.cpuTo + 0.5, frame.cpuTop - 0.5, unit, SPOT_CORNER)];
}

/**
 * Name and figures above the lanes, never wider than the column: first the free figures go, then the type, then the name is narrowed and at last
 * cut. The state keeps its word as long as the name has half of the room.
 */
export function headMarks(instance: InstanceScene, layout: StageLayout, style: InstanceStyle): Mark[] {
  const { size, faded, room } = style;
  const y = instance.headTop + layout.head - layout.metrics.headBaseline;
  const x = instance.frame.cpuFrom;
  const right = x + room;
  const quiet = faded === undefined ? 'ink3' : 'ink2';
  const loud = faded === undefined ? 'ink' : 'ink2';
  const nameSize = size + 1;
  const state = stateMarks(instance, right, y, style, loud);
  const name = fitName(instance.id, room - state.width, nameSize, 600);
  const marks: Mark[] = [...state.marks];
  if (!name) return marks;
  marks.unshift({ kind: 'text', ...name, x, y, anchor: 'start', size: nameSize, weight: 600, fill: loud });
  if (name.stretch < 1) return marks;
  let end = x + lineWidth(instance.id, nameSize, 600) + 6;
  const typeWidth = lineWidth(instance.instanceType, size);
  if (typeWidth > 0 && typeWidth <= right - state.width - end) {
    marks.push({
      kind: 'text',
      text: instance.instanceType,
      x: end,
      y,
      anchor: 'start',
      size,
      weight: 400,
      fill: quiet,
    });
    end += typeWidth + 8;
  } else return marks;
  const free = state.width === 0 && style.showsFree ? freeText(instance, style, right - end) : null;
  if (free) marks.push({ kind: 'text', ...free, x: right, y, anchor: 'end', size, weight: 400, fill: quiet });
  return marks;
}

/** `256 CPU · 4,710 MiB free`, with the network interfaces in front where they are counted; the longest that fits. */
function freeText(instance: InstanceScene, style: InstanceStyle, room: number): FittedText | null {
  const interfaces =
    style.showsNetworkInterfaces && instance.networkInterfaces > 0
      ? `${instance.networkInterfaces - instance.networkInterfacesFree}/${instance.networkInterfaces} ENI`
      : '';
  const short = `${count(instance.cpuUnitsFree)} CPU · ${count(instance.memoryMiBFree)} MiB free`;
  const long = `${count(instance.cpuUnitsFree)} of ${count(instance.cpuUnits)} CPU · ${count(instance.memoryMiBFree)} of ${count(instance.memoryMiBRegistered)} MiB free`;
  const choices = interfaces ? [`${interfaces} · ${short}`, interfaces] : [short];
  if (style.detailed) choices.unshift(interfaces ? `${interfaces} · ${long}` : long);
  for (const text of choices) {
    const width = lineWidth(text, style.size);
    if (width <= room) return { text, stretch: 1 };
    if (width * NARROW <= room) return { text, stretch: NARROW };
  }
  return null;
}

/** What is said of an instance at the right of its head: a word, a word in a frame, or with an icon on ink. */
interface StateWord {
  readonly text: string;
  /** Where there is no room for it. */
  readonly short?: string;
  readonly tag?: boolean;
  readonly framed?: boolean;
}

function stateWord(instance: InstanceScene): StateWord | null {
  const { lifecycle, secondsLeft } = instance;
  const left = secondsLeft === null ? '' : `, ${countdown(secondsLeft)}`;
  const short = left.slice(2);
  if (lifecycle === BOOTS) return { text: `boots${left}`, short };
  if (lifecycle === HAS_NOTICE && !instance.terminated) return { text: `Spot${left}`, short, framed: true };
  if (instance.terminated) return { text: 'terminated', tag: true };
  if (!instance.agentConnected && !BETWEEN.has(instance.status) && instance.status !== INSTANCE_STATUS.INACTIVE)
    return { text: 'agent off', tag: true };
  if (instance.status === INSTANCE_STATUS.ACTIVE) return lifecycle === LEAVES ? { text: 'terminating' } : null;
  return { text: INSTANCE_STATUSES[instance.status] ?? '' };
}

/** What is wrong with the instance, at the right of its head: the word, or where it leaves too little to the name the tag's icon alone. */
function stateMarks(
  instance: InstanceScene,
  right: number,
  y: number,
  { size, room }: InstanceStyle,
  fill: 'ink' | 'ink2',
): { readonly marks: Mark[]; readonly width: number } {
  const whole = stateWord(instance);
  if (!whole) return { marks: [], width: 0 };
  const name = Math.min(lineWidth(instance.id, size + 1, 600), room / 2);
  const { short } = whole;
  const isLong = lineWidth(whole.text, size, 600) + 18 + name > room;
  const word = short !== undefined && short !== '' && isLong ? { ...whole, text: short } : whole;
  const text = lineWidth(word.text, size, 600);
  const fits = text + (word.tag ? ICON + 20 : word.framed ? 18 : 10) + name <= room;
  const label: Mark & { readonly kind: 'text' } = {
    kind: 'text',
    text: word.text,
    x: right,
    y,
    anchor: 'end',
    size,
    weight: 600,
    fill,
  };
  if (word.framed && fits) return framedWord(label, text, size);
  if (!word.tag) return fits ? { marks: [label], width: text + 10 } : { marks: [], width: 0 };
  const width = fits ? text + ICON + 12 : ICON + 8;
  const top = y - size;
  const marks: Mark[] = [
    polygon(rectangle(right - width, top - 1, width, size + 5), { fill: 'ink' }),
    { kind: 'icon', icon: 'agent', x: right - width + 4, y: top + (size + 3 - ICON) / 2, size: ICON, stroke: 'onink' },
  ];
  if (fits) marks.push({ ...label, x: right - 4, fill: 'onink' });
  return { marks, width: width + 8 };
}

/** A word in a frame of ink: time runs. */
function framedWord(
  label: Mark & { readonly kind: 'text' },
  text: number,
  size: number,
): { marks: Mark[]; width: number } {
  const width = text + 10;
  const frame = rectangle(label.x - width + 0.5, Math.round(label.y - size) - 1.5, width - 1, size + 5);
  const marks: Mark[] = [polygon(frame, { stroke: 'ink', strokeWidth: 1 }), { ...label, x: label.x - 5 }];
  return { marks, width: width + 8 };
}

/** Ticks above the CPU lane every 512 units, longer every 1,024; below the memory lane every GiB, longer every 4. */
function ticks(instance: InstanceScene, unit: number): Mark[] {
  const { frame } = instance;
  const runs: Points[] = [
    ...scale(frame.cpuFrom, frame.cpuTo, 512 / instance.cpuUnitsPerPixel, 2).map(({ x, long }) =>
      halfPixelX([x, frame.cpuTop - 1, x, frame.cpuTop - 1 - (long ? 4 : 2) * unit]),
    ),
    ...scale(frame.memoryFrom, frame.memoryTo, 1024 / instance.memoryMiBPerPixel, 4).map(({ x, long }) =>
      halfPixelX([x, frame.memoryBottom + 1, x, frame.memoryBottom + 1 + (long ? 4 : 2) * unit]),
    ),
  ];
  return [lines(runs, { stroke: 'rule', strokeWidth: unit })];
}

/** Positions of ticks between two ends; steps are doubled until ticks stand at least 5 px apart. */
function scale(
  from: number,
  to: number,
  step: number,
  longEvery: number,
): { readonly x: number; readonly long: boolean }[] {
  if (!Number.isFinite(step) || step <= 0) return [];
  let every = 1;
  while (step * every < 5) every *= 2;
  const marks: { x: number; long: boolean }[] = [];
  for (let i = every; from + i * step < to - 1; i += every)
    marks.push({ x: from + i * step, long: i % (longEvery * every) === 0 });
  return marks;
}

/** What the system and the agent keep back: taken, at the right end of the memory lane. */
function reserve({ frame, memoryUsableTo }: InstanceScene): Mark[] {
  const width = frame.memoryTo - memoryUsableTo;
  if (width < 0.5) return [];
  return [
    polygon(rectangle(memoryUsableTo, frame.memoryTop + 1, width, frame.memoryBottom - frame.memoryTop - 1), {
      fill: 'system/rule',
    }),
  ];
}

/** Free room that no known task fits, hatched over its whole shape, with its size in words where they fit. */
function stranded(instance: InstanceScene, { size, faded }: InstanceStyle): Mark[] {
  if (!instance.stranded) return [];
  const { free } = instance;
  const marks: Mark[] = [polygon(hullOutline(free), { fill: 'stranded/rule' })];
  if (faded !== undefined) return marks;
  const memory = `stranded ${gibibytes(instance.memoryMiBFree)}`;
  const cpu = `stranded ${count(instance.cpuUnitsFree)} CPU`;
  if (instance.memoryMiBFree > 0 && free.memoryTo - free.memoryFrom >= textWidth(memory, size) + 12) {
    marks.push(
      ...patchedText(memory, (free.memoryFrom + free.memoryTo) / 2, (free.memoryTop + free.memoryBottom) / 2, size),
    );
  } else if (instance.cpuUnitsFree > 0 && free.cpuTo - free.cpuFrom >= textWidth(cpu, size) + 12) {
    marks.push(...patchedText(cpu, (free.cpuFrom + free.cpuTo) / 2, (free.cpuTop + free.cpuBottom) / 2, size));
  }
  return marks;
}

function patchedText(text: string, x: number, middle: number, size: number): Mark[] {
  const width = textWidth(text, size) + 6;
  return [
    polygon(rectangle(x - width / 2, middle - size * 0.7, width, size * 1.4), { fill: 'paper' }),
    { kind: 'text', text, x, y: middle + size * 0.35, anchor: 'middle', size, weight: 400, fill: 'ink2' },
  ];
}

/** One square per GPU under the memory lane, filled with the colour of the service that has it. */
function gpuMarks({ gpus, gpuColours, frame }: InstanceScene): Mark[] {
  const top = frame.memoryBottom + 6;
  return Array.from({ length: gpus }, (_, index) => {
    const colour = gpuColours[index];
    return polygon(rectangle(frame.memoryFrom + 0.5 + index * 11, top + 0.5, 7, 7), {
      stroke: colour === undefined ? 'rule' : 'ink2',
      strokeWidth: 1,
      fill: colour === undefined ? 'paper' : `service-${(colour % 10) + 1}`,
    });
  });
}

/** The broken bar along the right edge of an instance that is being drained. */
function drainingBar({ frame }: InstanceScene): Mark {
  const x = Math.max(frame.cpuTo, frame.memoryTo) + 5.5;
  return lines([[x, frame.cpuTop, x, frame.memoryBottom]], { stroke: 'ink', strokeWidth: 3, dash: [2.5, 2.5] });
}

function halfPixel(points: Points): Points {
  return points.map((value, index) => (index % 2 === 1 ? Math.round(value) - 0.5 : value));
}

function halfPixelX(points: Points): Points {
  return points.map((value, index) => (index % 2 === 0 ? Math.round(value) + 0.5 : value));
}
