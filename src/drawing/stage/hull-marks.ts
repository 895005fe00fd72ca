import { STOP_CODES, TASK_STATUS } from '../../ecs/status';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark, ShapeMark } from '../marks';
import { serviceRound, serviceSlot } from '../theme';
import { count, taskLabel, textWidth } from '../text';
import type { FittedText } from '../text';
import { TINT } from '../tokens';
import { hullOutline, segments, waistOutline } from './hull';
import type { HullShape } from './hull';
import { signMarks } from './hull-signs';
import { vmFrame } from './fargate/vm-frame';
import type { HullScene } from './scene';

/**
 * The forms of a task's states. Lanes, outline, waist and label each speak, so that a state can be told at 14 px and on a grey print-out.
 */

export interface HullStyle {
  /** Type size in px; 11 on a page. */
  readonly size: number;
  /** False where the hull's labels are left out: in a faded instance, in a small picture of a state. */
  readonly labels: boolean;
  /** Turns it to grey while another service is lit. */
  readonly unlit?: boolean;
  /** While a task is selected: whether this one is of the same service, which its waist says more or less strongly. */
  readonly sibling?: boolean | null;
  /** Writes reserved numbers into the lanes. */
  readonly detailed?: boolean;
}

/** The outline strokes; the stroke runs inside the hull's area, so that neighbours never touch. */
const OUTLINE: {
  readonly [form: string]: { readonly width: number; readonly dash?: readonly number[]; readonly opacity?: number };
} = {
  provisioning: { width: 1.25, dash: [3, 2.5] },
  solid: { width: 1.5 },
  stopping: { width: 1.25 },
  deprovisioning: { width: 1, dash: [1, 3] },
  stopped: { width: 1, opacity: 0.45 },
};

/** Stop codes that say that something went wrong. */
const FAILURES: ReadonlySet<number> = new Set(
  (['TaskFailedToStart', 'EssentialContainerExited', 'InfrastructureHealth'] as const).map((code) =>
    STOP_CODES.indexOf(code),
  ),
);

/** Everything that is drawn of one task, in order. */
export function hullMarks(hull: HullScene, style: HullStyle): Mark[] {
  const colour = hullColour(hull, style);
  const unit = style.size / 11;
  const marks: Mark[] = hull.fargate ? vmFrame(hull, hull.fargate.spot, unit) : [];
  marks.push(...formMarks(hull, hull.status, colour, isFailed(hull), tintOf(style), unit));
  if (!style.unlit) marks.push(...roundBars(hull));
  if (style.labels) marks.push(...signMarks(hull, colour, unit));
  if (style.labels && hull.status < TASK_STATUS.STOPPED) marks.push(...labelMarks(hull, style));
  if (style.detailed && style.labels && hull.status === TASK_STATUS.RUNNING) marks.push(...figureMarks(hull, style));
  return marks;
}

/** Strength of the waist of siblings of the selected task, and of the others: their lanes and labels stay as they are. */
const SIBLING_TINT = 0.45;
const OTHER_TINT = 0.08;

function tintOf({ sibling = null }: HullStyle): number {
  if (sibling === null) return TINT;
  return sibling ? SIBLING_TINT : OTHER_TINT;
}

/** A task that stopped because something went wrong is crossed in ink from STOPPED on. */
export function isFailed(hull: Pick<HullScene, 'status' | 'stopCode'>): boolean {
  return hull.status === TASK_STATUS.STOPPED && FAILURES.has(hull.stopCode);
}

/** Colour of a hull by its service, revision and whether it is lit. */
export function hullColour(hull: Pick<HullScene, 'colour' | 'older'>, style: Pick<HullStyle, 'unlit'>): Colour {
  if (style.unlit) return 'd3';
  const slot = serviceSlot(hull.colour) + 1;
  return hull.older ? `service-${slot}-older` : `service-${slot}`;
}

/** The form of a status alone, without label: also for the glyphs of states. */
export function formMarks(
  hull: HullShape,
  status: number,
  colour: Colour,
  failed = false,
  tint: number = TINT,
  unit = 1,
): Mark[] {
  const outline = (form: string): ShapeMark => outlineMark(hull, colour, form, unit);
  if (failed) return [...crossed(hull, unit), outline('solid')];
  switch (status) {
    case TASK_STATUS.PROVISIONING:
      return [outline('provisioning')];
    case TASK_STATUS.PENDING:
      return [polygon(hullOutline(hull), { fill: 'paper' }), outline('solid')];
    case TASK_STATUS.ACTIVATING:
      return [
        polygon(hullOutline(hull), { fill: 'paper' }),
        polygon(waistOutline(hull), { fill: colour, fillOpacity: tint }),
        { kind: 'shape', lines: segments(hull, 0.5, 1), closed: true, fill: colour },
        outline('solid'),
      ];
    case TASK_STATUS.RUNNING:
      return [
        polygon(waistOutline(hull), { fill: colour, fillOpacity: tint }),
        { kind: 'shape', lines: segments(hull), closed: true, fill: colour },
      ];
    case TASK_STATUS.DEACTIVATING:
      return [patterned(hull, `dense/${colour}`), outline('solid')];
    case TASK_STATUS.STOPPING:
      return [patterned(hull, `open/${colour}`), outline('stopping')];
    case TASK_STATUS.DEPROVISIONING:
      return [patterned(hull, `dots/${colour}`), outline('deprovisioning')];
    case TASK_STATUS.STOPPED:
      return [
        lines(
          segments(hull).map(([x0 = 0, y0 = 0, x1 = 0, , , y1 = 0]) => [x0, y1, x1, y0]),
          { stroke: colour, strokeWidth: weight(1, unit), opacity: 0.45 },
        ),
        outline('stopped'),
      ];
    case TASK_STATUS.DELETED:
      return [cornerTicks(hull, colour)];
    default:
      return [];
  }
}

function outlineMark(hull: HullShape, colour: Colour, form: string, unit: number): ShapeMark {
  const { width, dash, opacity } = OUTLINE[form] ?? { width: 1 };
  const strokeWidth = weight(width, unit);
  return polygon(hullOutline(hull, -strokeWidth / 2), {
    stroke: colour,
    strokeWidth,
    ...(dash && { dash: dash.map((length) => length * unit) }),
    ...(opacity !== undefined && { opacity }),
  });
}

function patterned(hull: HullShape, fill: `${'dense' | 'open' | 'dots'}/${Colour}`): ShapeMark {
  return { kind: 'shape', lines: segments(hull), closed: true, fill };
}

/** Weight of a line on a screen that is seen from afar: to half a px. */
function weight(width: number, unit: number): number {
  return unit === 1 ? width : Math.round(width * unit * 2) / 2;
}

function crossed(hull: HullShape, unit: number): Mark[] {
  const strokes = segments(hull, 0, 1, 1.5).flatMap(([x0 = 0, y0 = 0, x1 = 0, , , y1 = 0]) => [
    [x0, y0, x1, y1],
    [x0, y1, x1, y0],
  ]);
  return [
    polygon(hullOutline(hull), { fill: 'paper' }),
    lines(strokes, { stroke: 'ink', strokeWidth: weight(1.75, unit) }),
  ];
}

function cornerTicks(hull: HullShape, colour: Colour): ShapeMark {
  const corner = (x: number, y: number, dx: number, dy: number): number[] => [x + dx, y, x, y, x, y + dy];
  const reach = Math.min(5, (hull.cpuTo - hull.cpuFrom) / 3);
  return lines(
    [
      corner(hull.cpuFrom, hull.cpuTop, reach, reach),
      corner(hull.cpuTo, hull.cpuTop, -reach, reach),
      corner(hull.memoryTo, hull.memoryBottom, -reach, -reach),
      corner(hull.memoryFrom, hull.memoryBottom, reach, -reach),
    ],
    { stroke: colour, strokeWidth: 1, opacity: 0.55 },
  );
}

/** From the eleventh service on, ink bars along the CPU edge say in which round of colours it is. */
function roundBars(hull: HullScene): Mark[] {
  return Array.from({ length: serviceRound(hull.colour) }, (_, bar) =>
    polygon(rectangle(hull.cpuFrom, hull.cpuTop + bar * 4, hull.cpuTo - hull.cpuFrom, 2), { fill: 'ink' }),
  );
}

/** The label a hull carries in its CPU segment, or null where none fits. */
export function labelOf(hull: HullScene, size: number): FittedText | null {
  const room = hull.cpuTo - hull.cpuFrom;
  if (hull.cpuBottom - hull.cpuTop < size) return null;
  if (hull.older) return taskLabel(hull.revisionName, hull.number, room, size);
  return taskLabel(`${hull.ownerName}-${hull.number}`, hull.number, room, size);
}

function labelMarks(hull: HullScene, style: HullStyle): Mark[] {
  const { size } = style;
  const label = labelOf(hull, size);
  if (!label) return [];
  const x = (hull.cpuFrom + hull.cpuTo) / 2;
  const thickness = hull.cpuBottom - hull.cpuTop;
  const upperHalf = hull.status === TASK_STATUS.ACTIVATING && thickness / 2 >= size;
  const middle = hull.cpuTop + thickness * (upperHalf ? 0.25 : 0.5);
  const text: Mark = {
    kind: 'text',
    ...label,
    x,
    y: Math.round((middle + size * 0.35) * 2) / 2,
    anchor: 'middle',
    size,
    weight: 600,
    fill: labelColour(hull, style),
  };
  const marks: Mark[] = [];
  const hatched = hull.status > TASK_STATUS.RUNNING || (hull.status === TASK_STATUS.ACTIVATING && !upperHalf);
  if (hatched) {
    const width = Math.min(textWidth(label.text, size, label.stretch) + 6, hull.cpuTo - hull.cpuFrom - 3);
    const height = Math.min(size + 2, thickness - 4);
    marks.push(polygon(rectangle(x - width / 2, middle - height / 2, width, height), { fill: 'paper' }));
  }
  marks.push(text);
  if (hull.older && label.text === String(hull.number)) marks.push(...cornerRevision(hull, label, style));
  return marks;
}

function labelColour(hull: HullScene, style: HullStyle): Colour {
  if (hull.status !== TASK_STATUS.RUNNING) return 'ink';
  if (style.unlit) return 'service-1-label';
  const slot = serviceSlot(hull.colour) + 1;
  return hull.older ? `service-${slot}-older-label` : `service-${slot}-label`;
}

/** The revision in the top right corner of a segment that is too short for `web:7`. */
function cornerRevision(hull: HullScene, label: FittedText, style: HullStyle): Mark[] {
  const text = String(hull.revision);
  const { size } = style;
  const free = hull.cpuTo - hull.cpuFrom - textWidth(label.text, size, label.stretch);
  if (hull.cpuBottom - hull.cpuTop < size * 2 || free / 2 < textWidth(text, size, 0.88) - 1) return [];
  return [
    {
      kind: 'text',
      text,
      stretch: 0.88,
      x: hull.cpuTo - 1.5,
      y: hull.cpuTop + size * 0.85,
      anchor: 'end',
      size,
      weight: 400,
      fill: labelColour(hull, style),
    },
  ];
}

/** Level Detail: what the task reserves, in the lanes themselves. */
function figureMarks(hull: HullScene, style: HullStyle): Mark[] {
  const { size } = style;
  const figure = (text: string, x0: number, x1: number, y: number): Mark[] =>
    textWidth(text, size) + 6 > x1 - x0
      ? []
      : [
          {
            kind: 'text',
            text,
            x: (x0 + x1) / 2,
            y,
            anchor: 'middle',
            size,
            weight: 400,
            fill: labelColour(hull, style),
          },
        ];
  const marks: Mark[] = [];
  if (hull.cpuBottom - hull.cpuTop >= size * 3.4) {
    marks.push(...figure(`${count(hull.cpuUnits)} CPU`, hull.cpuFrom, hull.cpuTo, hull.cpuBottom - size * 0.5));
  }
  if (hull.memoryBottom - hull.memoryTop >= size * 1.5) {
    const middle = (hull.memoryTop + hull.memoryBottom) / 2 + size * 0.35;
    marks.push(...figure(`${count(hull.memoryMiB)} MiB`, hull.memoryFrom, hull.memoryTo, middle));
  }
  return marks;
}
