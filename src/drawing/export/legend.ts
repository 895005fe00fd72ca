import { TASK_STATUSES, TASK_STATUS } from '../../ecs/status';
import { lines, polygon, rectangle } from '../marks';
import type { Mark } from '../marks';
import { spotCorner } from '../stage/fargate/vm-frame';
import { formMarks } from '../stage/hull-marks';
import type { LayoutInfo } from '../stage/stage-types';
import { count } from '../text';
import { lineMarks } from './line';
import { measuredWidth } from './measure';

/** What a picture's colours, forms, hatches and lengths mean. */
export interface LegendSource {
  /** Without tasks where no one number is true, as of worlds side by side. */
  readonly owners: readonly { readonly name: string; readonly colour: number; readonly tasks: number | null }[];
  /** Codes of the states of tasks that are on the picture. */
  readonly statuses: readonly number[];
  readonly info: LayoutInfo | null;
  /** Tasks without a place. */
  readonly waiting: number;
  /** Whether something on the picture is Spot's. */
  readonly spot?: boolean;
}

const SIZE = 12;
const GAP = 20;
const LINE = 22;
/** Services that the legend names; of more it says how many there are. */
const MOST_OWNERS = 16;

type Entry = (x: number, y: number) => { readonly marks: readonly Mark[]; readonly to: number };

/** The legend in lines of `room` px from `top` on; `y` of each line is its baseline. */
export function legendMarks(
  { owners, statuses, info, waiting, spot = false }: LegendSource,
  x: number,
  top: number,
  room: number,
): Mark[] {
  const more = owners.length - MOST_OWNERS;
  const entries: Entry[] = [
    ...owners.slice(0, MOST_OWNERS).map(ownerEntry),
    ...(more > 0 ? [textEntry(`and ${count(more)} more`)] : []),
    ...(waiting > 0 ? [waitingEntry(waiting)] : []),
    ...signEntries(statuses, info, spot),
  ];
  const marks: Mark[] = [];
  let [at, y] = [x, top + SIZE];
  for (const entry of entries) {
    if (at > x && entry(at, y).to > x + room) [at, y] = [x, y + LINE];
    const { marks: own, to } = entry(at, y);
    marks.push(...own);
    at = to + GAP;
  }
  return marks;
}

function ownerEntry({ name, colour, tasks }: LegendSource['owners'][number]): Entry {
  const pieces = [{ colour }, ...(tasks === null ? [name] : [`${name} `, { strong: count(tasks) }])];
  return (x, y) => lineMarks(pieces, x, y, { size: SIZE, fill: 'ink', room: 400 });
}

function waitingEntry(waiting: number): Entry {
  return (x, y) => lineMarks(['waiting ', { strong: count(waiting) }], x, y, { size: SIZE, fill: 'ink', room: 400 });
}

function textEntry(text: string): Entry {
  return (x, y) => lineMarks([text], x, y, { size: SIZE, fill: 'ink2', room: 400 });
}

function signEntries(statuses: readonly number[], info: LayoutInfo | null, spot: boolean): Entry[] {
  if (info === null) return [];
  if (info.level === 'map') return info.cell ? [] : [rampEntry];
  const scale = [lengthEntry('0.5 vCPU', info.halfVcpu), lengthEntry('1 GiB', info.gibibyte)];
  const ofSpot = spot ? [spotEntry] : [];
  if (info.level === 'bars') return [textEntry('CPU above, memory below'), ...ofSpot, ...scale.flat()];
  const forms = statuses.filter((status) => status !== TASK_STATUS.RUNNING && status < TASK_STATUS.STOPPED);
  const patterns = info.instances > 0 ? [patternEntry('system'), patternEntry('stranded')] : [];
  return [...forms.map(formEntry), ...patterns, ...ofSpot, ...scale.flat()];
}

/** A task's state by its form. */
function formEntry(status: number): Entry {
  return (x, y) => {
    const top = y - 11;
    const hull = { cpuFrom: x, cpuTo: x + 14, memoryFrom: x, memoryTo: x + 9 };
    const lanes = { cpuTop: top, cpuBottom: top + 4.5, memoryTop: top + 8.5, memoryBottom: top + 13 };
    const words = labelled(TASK_STATUSES[status] ?? '', x + 20, y);
    return { marks: [...formMarks({ ...hull, ...lanes }, status, 'd4'), ...words.marks], to: words.to };
  };
}

function patternEntry(name: 'system' | 'stranded'): Entry {
  return (x, y) => {
    const box = polygon(rectangle(x + 0.5, y - 10.5, 16, 11), { fill: `${name}/rule`, stroke: 'rule' });
    const words = labelled(name, x + 23, y);
    return { marks: [box, ...words.marks], to: words.to };
  };
}

/** What Spot can take back. */
function spotEntry(x: number, y: number): ReturnType<Entry> {
  const box = polygon(rectangle(x + 0.5, y - 10.5, 16, 11), { stroke: 'rule' });
  const words = labelled('Spot', x + 23, y);
  return { marks: [box, spotCorner(x + 16.5, y - 10.5, 1), ...words.marks], to: words.to };
}

/** A length of the stage; too short or too long to be drawn, it is left out. */
function lengthEntry(name: string, length: number): Entry[] {
  if (length < 6 || length > 200) return [];
  return [
    (x, y) => {
      const middle = y - 4.5;
      const runs = [
        [x + 0.5, y - 9, x + 0.5, y],
        [x + length + 0.5, y - 9, x + length + 0.5, y],
        [x + 0.5, middle, x + length + 0.5, middle],
      ];
      const words = labelled(name, x + length + 8, y);
      return { marks: [lines(runs, { stroke: 'ink2', strokeWidth: 1 }), ...words.marks], to: words.to };
    },
  ];
}

function rampEntry(x: number, y: number): ReturnType<Entry> {
  const empty = labelled('empty', x, y);
  const from = empty.to + 6;
  const steps = [0, 1, 2, 3, 4, 5] as const;
  const boxes = steps.map((step) => polygon(rectangle(from + step * 14, y - 10, 14, 12), { fill: `d${step}` }));
  const frame = polygon(rectangle(from + 0.5, y - 9.5, 83, 11), { stroke: 'rule' });
  const full = labelled('full, by the scarcer of CPU and memory', from + 90, y);
  return { marks: [...empty.marks, ...boxes, frame, ...full.marks], to: full.to };
}

function labelled(text: string, x: number, y: number): ReturnType<Entry> {
  const mark: Mark = { kind: 'text', text, x, y, anchor: 'start', size: SIZE, weight: 400, fill: 'ink2' };
  return { marks: [mark], to: x + measuredWidth(text, SIZE, 400) };
}
