import { polygon } from '../marks';
import type { Mark } from '../marks';
import type { Drawn } from './drawn';
import { labelOf } from './hull-marks';
import { DIFFERS, FOCUSED, HOVERED, SELECTED, nameMarks, ringMarks } from './overlay-marks';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import { shapeOf } from './shapes';
import type { ShapeSource } from './shapes';
import type { TaskRows } from './task-rows';

/** Everything that points at something: hover, selection, focus. In this order, so that the selection is on top. */
export interface Pointed {
  readonly selection: StageRef | null;
  readonly hovered: readonly (StageRef | null)[];
  readonly focused: StageRef | null;
  /** Tasks that are not in their place at present. */
  readonly hidden: ReadonlySet<number>;
}

export function pointedMarks(pointed: Pointed, drawn: Drawn, rows: TaskRows): Mark[] {
  const source: ShapeSource = { ...drawn, hulls: drawn.scene.hulls, ...rows };
  const { unit } = drawn.layout.metrics;
  const shape = (ref: StageRef | null) =>
    ref === null || (ref.kind === 'task' && pointed.hidden.has(ref.taskIndex)) ? null : shapeOf(ref, source);
  const marks: Mark[] = [];
  for (const ref of pointed.hovered) {
    const hovered = shape(ref);
    if (hovered) marks.push(...ringMarks(hovered, HOVERED).slice(1));
  }
  const selected = pointed.selection === null ? null : shape(pointed.selection);
  if (selected) {
    marks.push(...ringMarks(selected, { ...SELECTED, width: unit > 1 ? 4 : SELECTED.width }));
    marks.push(...selectedName(pointed.selection, drawn, 11 * unit));
  }
  const focused = shape(pointed.focused);
  if (focused) marks.push(...ringMarks(focused, selected === focused ? { ...FOCUSED, gap: DIFFERS.gap + 4 } : FOCUSED));
  return marks;
}

/** The full name beside a selected hull that has room for its number only. */
function selectedName(ref: StageRef | null, { scene, layout }: Drawn, size: number): Mark[] {
  if (ref?.kind !== 'task') return [];
  const at = scene.hulls.findIndex((hull) => hull.taskIndex === ref.taskIndex);
  const hull = scene.hulls[at];
  if (!hull) return [];
  const name = `${hull.ownerName}-${hull.number}`;
  if (labelOf(hull, size)?.text === name) return [];
  const column = hull.fargate && layout.fargate[hull.fargate.column];
  if (column) return nameMarks(name, hull, { free: 0, left: column.x, right: column.x + column.width }, size);
  const instance = scene.instances.find((each) => each.instanceIndex === hull.instanceIndex);
  if (!instance) return [];
  const isLast = scene.hulls[at + 1]?.instanceIndex !== hull.instanceIndex;
  const left = instance.frame.cpuFrom;
  const free = isLast ? instance.frame.cpuTo - hull.cpuTo : 0;
  return nameMarks(name, hull, { free, left, right: left + scene.layout.columnWidth }, size);
}

/** Whether there is nothing to draw: neither an instance nor a column of Fargate tasks. */
export function isEmptyLayout({ zones, fargate }: StageLayout): boolean {
  return fargate.length === 0 && zones.every(({ instances }) => instances.length === 0);
}

/** The state of a cluster without instances: an empty hull, and what it means. */
export function emptyMarks(
  width: number,
  height: number,
  unit: number,
): { readonly marks: Mark[]; readonly x: number; readonly y: number } {
  const x = width / 2;
  const top = Math.max(40, height / 2 - 90);
  const [half, lane] = [100 * unit, 16 * unit];
  const outline = [
    x - half,
    top,
    x + half,
    top,
    x + half,
    top + lane,
    x + half * 0.7,
    top + lane * 2.25,
    x + half * 0.7,
    top + lane * 3.25,
    x - half,
    top + lane * 3.25,
  ];
  const textTop = top + lane * 3.25 + 24 * unit;
  return {
    marks: [
      polygon(outline, { stroke: 'rule', strokeWidth: 1.25 * unit, dash: [3, 2.5] }),
      {
        kind: 'text',
        text: 'No container instances yet',
        x,
        y: textTop,
        anchor: 'middle',
        size: 13 * unit,
        weight: 600,
        fill: 'ink',
      },
      {
        kind: 'text',
        text: 'Tasks wait until there is one.',
        x,
        y: textTop + 19 * unit,
        anchor: 'middle',
        size: 12 * unit,
        weight: 400,
        fill: 'ink3',
      },
    ],
    x,
    y: textTop + 34 * unit,
  };
}
