import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark, ShapeMark, TextMark } from '../marks';
import { count, lineWidth } from '../text';
import { serviceSlot } from '../theme';

/** How many instances a group needs, drawn: its instances between dimension lines, the tasks that wait in the instances that they would fill. */

/** A drawing of so many px. */
export interface SmallPicture {
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface FleetSquares {
  /** Of the registered ones, those with and without tasks. */
  readonly busy: number;
  readonly empty: number;
  readonly booting: number;
  readonly leaving: number;
  /** N, M and what is desired of them, each a dimension line; null for one that there is not. */
  readonly needed: number | null;
  readonly desired: number;
}

const LARGEST = 20;
/** Smaller squares are drawn as one bar. */
const SMALLEST = 6;
/** Room at the right for `desired 12`. */
const LABELS = 78;
const LINE = 15;
/** Side of the squares that say what the others stand for. */
const KEY = 10;

/** Instances as squares: busy, empty, booting, leaving, and those that are wanted and not there yet. */
export function fleetPicture(fleet: FleetSquares, width: number): SmallPicture {
  const { busy, empty, booting, leaving, needed, desired } = fleet;
  const there = busy + empty + booting;
  const slots = Math.max(1, there, needed ?? 0, desired) + leaving;
  const pitch = Math.min(LARGEST, (width - LABELS) / slots);
  const side = pitch >= SMALLEST ? Math.max(4, pitch - (pitch > 12 ? 4 : 2)) : 12;
  const runs: readonly { readonly from: number; readonly to: number; readonly look: SquareLook }[] = [
    { from: 0, to: busy, look: 'busy' },
    { from: busy, to: busy + empty, look: 'empty' },
    { from: busy + empty, to: there, look: 'booting' },
    { from: there, to: Math.max(there, needed ?? 0, desired), look: 'wanted' },
    { from: slots - leaving, to: slots, look: 'leaving' },
  ];
  const squares = runs.flatMap(({ from, to, look }) =>
    pitch >= SMALLEST
      ? Array.from({ length: to - from }, (_, index) => square((from + index) * pitch, side, side, look))
      : to > from
        ? [square(from * pitch, (to - from) * pitch - 1, side, look)]
        : [],
  );
  const dimensions: readonly (readonly [string, number, Colour])[] = [
    ['N', busy + empty, 'ink'],
    ...(needed === null ? [] : [['M', needed, 'ink'] as const]),
    ['desired', desired, 'accent'],
  ];
  const gap = pitch >= SMALLEST ? pitch - side : 1;
  const bottom = side + 6 + dimensions.length * LINE;
  const keys: readonly (readonly [SquareLook, number])[] = [
    ['busy', busy],
    ['empty', empty],
    ['booting', booting],
    ['leaving', leaving],
    ['wanted', Math.max(0, needed ?? 0, desired) - there],
  ];
  return {
    height: bottom + KEY + 4,
    marks: [
      ...squares,
      ...keyMarks(keys, bottom + 6),
      ...dimensions.flatMap(([name, value, colour], index) =>
        dimension(name, value, Math.max(0, value * pitch - gap), side + 12 + index * LINE, colour),
      ),
    ],
  };
}

/** What the squares stand for, those that there are. */
function keyMarks(keys: readonly (readonly [SquareLook, number])[], top: number): Mark[] {
  let x = 0;
  return keys.flatMap(([look, instances]): Mark[] => {
    if (instances <= 0) return [];
    const text = `${count(instances)} ${look}`;
    const at = x;
    x += KEY + 4 + lineWidth(text, 11) + 12;
    return [shifted(square(at, KEY, KEY, look), top), textAt(text, at + KEY + 4, top + 8.5)];
  });
}

function shifted(mark: ShapeMark, by: number): ShapeMark {
  return { ...mark, lines: mark.lines.map((run) => run.map((value, at) => (at % 2 === 1 ? value + by : value))) };
}

type SquareLook = 'busy' | 'empty' | 'booting' | 'wanted' | 'leaving';

function square(x: number, width: number, height: number, look: SquareLook): ShapeMark {
  const inset = look === 'busy' ? 0 : 0.625;
  const shape = rectangle(x + inset, inset, width - 2 * inset, height - 2 * inset);
  switch (look) {
    case 'busy':
      return polygon(shape, { fill: 'ink' });
    case 'empty':
      return polygon(shape, { fill: 'paper', stroke: 'ink', strokeWidth: 1.25 });
    case 'booting':
      return polygon(shape, { fill: 'paper', stroke: 'ink', strokeWidth: 1.25, dash: [3, 2.5] });
    case 'wanted':
      return polygon(shape, { fill: 'accentw', stroke: 'accent', strokeWidth: 1.25, dash: [4, 3] });
    case 'leaving':
      return polygon(shape, { fill: 'open/ink', stroke: 'ink', strokeWidth: 1 });
  }
}

/** A line from end to end with its figure, as a drawing's measures are written. */
function dimension(name: string, value: number, length: number, y: number, colour: Colour): Mark[] {
  const label: Mark = {
    kind: 'text',
    text: `${name} ${count(value)}`,
    x: length > 0 ? length + 7 : 0,
    y: y + 4,
    anchor: 'start',
    size: 11,
    weight: 600,
    fill: colour,
  };
  if (length <= 0) return [label];
  const ends = [0.5, Math.max(0.5, length - 0.5)];
  return [
    lines([[0, y, length, y], ...ends.map((x) => [x, y - 4, x, y + 4])], { stroke: colour, strokeWidth: 1 }),
    label,
  ];
}

export interface NeedBoxes {
  readonly count: number;
  /** Tasks that fit on one instance; 0 where none does. */
  readonly perInstance: number;
  readonly needed: number;
  /** `CatalogOwner.colour`. */
  readonly colour: number;
}

const CELL = 11;
const SMALLEST_CELL = 3;
const BOX = 18;
const PAD = 3;
/** The share of the width that one instance takes at most. */
const WIDEST_BOX = 0.45;

/** The instances that equal tasks would fill, each with its tasks in it; of many the first, and how many there are. */
export function needPicture({ count: tasks, perInstance, needed, colour }: NeedBoxes, width: number): SmallPicture {
  const paint: Colour = `service-${serviceSlot(colour) + 1}`;
  if (perInstance === 0) return loosePicture(tasks, paint, width);
  const cell = Math.max(SMALLEST_CELL, Math.min(CELL, (width * WIDEST_BOX) / perInstance));
  const isSolid = perInstance * SMALLEST_CELL > width * WIDEST_BOX;
  const box = (isSolid ? width * WIDEST_BOX : perInstance * cell) + 2 * PAD - 1;
  const room = Math.max(1, Math.floor((width + 5) / (box + 5)));
  const rest = `… ${count(needed)}`;
  const more = needed > room;
  const shown = more ? Math.max(1, Math.floor((width - lineWidth(rest, 11) - 3) / (box + 5))) : needed;
  const marks = Array.from({ length: shown }, (_, index): Mark[] => {
    const x = index * (box + 5);
    const own = Math.max(0, Math.min(perInstance, tasks - index * perInstance));
    return [
      polygon(rectangle(x + 0.5, 0.5, box - 1, BOX - 1), { fill: 'paper', stroke: 'rule', strokeWidth: 1 }),
      ...(isSolid
        ? [polygon(rectangle(x + PAD, PAD, ((box - 2 * PAD) * own) / perInstance, BOX - 2 * PAD), { fill: paint })]
        : Array.from({ length: own }, (_unused, at) => waitingTask(x + PAD + at * cell, cell, paint))),
    ];
  });
  return {
    height: BOX,
    marks: [...marks.flat(), ...(more ? [textAt(rest, shown * (box + 5), 13)] : [])],
  };
}

/** Tasks that no instance of the group takes, without one around them. */
function loosePicture(tasks: number, paint: Colour, width: number): SmallPicture {
  const room = Math.floor((width - 40) / (CELL + 2));
  const shown = Math.min(tasks, room);
  return {
    height: BOX,
    marks: [
      ...Array.from({ length: shown }, (_, index) => waitingTask(index * (CELL + 2), CELL, paint)),
      ...(shown < tasks ? [textAt(`… ${count(tasks)}`, shown * (CELL + 2) + 3, 13)] : []),
    ],
  };
}

/** PROVISIONING: dashed where there is room for dashes. */
function waitingTask(x: number, pitch: number, paint: Colour): Mark {
  const side = Math.max(2, pitch - 2);
  const shape = rectangle(x + 0.625, PAD + 0.625, side - 1.25, BOX - 2 * PAD - 1.25);
  return side < 6
    ? polygon(rectangle(x, PAD, side, BOX - 2 * PAD), { fill: paint })
    : polygon(shape, { stroke: paint, strokeWidth: 1.25, dash: [3, 2.5] });
}

function textAt(text: string, x: number, y: number): TextMark {
  return { kind: 'text', text, x, y, anchor: 'start', size: 11, weight: 400, fill: 'ink2' };
}

/** Minutes in a row that breach, of those that an alarm asks for: a square each. */
export function datapointsPicture(breaching: number, datapoints: number, width: number): SmallPicture {
  const pitch = Math.min(13, width / Math.max(1, datapoints));
  const side = pitch - 3;
  return {
    height: 10,
    marks: Array.from({ length: datapoints }, (_, index) =>
      polygon(rectangle(index * pitch + 0.5, 0.5, side - 1, 9), {
        fill: index < breaching ? 'ink' : 'paper',
        stroke: index < breaching ? 'ink' : 'rule',
        strokeWidth: 1,
      }),
    ),
  };
}
