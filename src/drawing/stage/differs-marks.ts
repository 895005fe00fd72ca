import type { Mark } from '../marks';
import type { HullShape } from './hull';
import { DIFFERS, ringMarks } from './overlay-marks';
import type { StageView } from './view';

/** Rings around the tasks that are elsewhere in another world. */

/** Outlines of what is ringed, in px of the layout: neighbours in one outline, because rings that touch become one. */
export function differingShapes({ differs, scene, hidden, moved }: StageView): HullShape[] {
  if (differs === null || differs.tasks.size === 0) return [];
  const shapes: HullShape[] = [];
  /** Instance of the outline at the end; -1 when it can grow no more. */
  let growing = -1;
  for (const hull of scene.hulls) {
    const isRinged = differs.tasks.has(hull.taskIndex) && !hidden.has(hull.taskIndex);
    const way = moved.get(hull.taskIndex);
    const last = shapes.at(-1);
    if (!isRinged) growing = -1;
    else if (way) {
      shapes.push(way);
      growing = -1;
    } else if (last && growing >= 0 && growing === hull.instanceIndex && touches(last, hull)) {
      shapes[shapes.length - 1] = { ...last, cpuTo: hull.cpuTo, memoryTo: hull.memoryTo };
    } else {
      const { cpuFrom, cpuTo, memoryFrom, memoryTo, cpuTop, cpuBottom, memoryTop, memoryBottom } = hull;
      shapes.push({ cpuFrom, cpuTo, memoryFrom, memoryTo, cpuTop, cpuBottom, memoryTop, memoryBottom });
      growing = hull.instanceIndex;
    }
  }
  return shapes;
}

/** Rings of two outlines in one instance that are so near have no room for paper between them, px. */
const TOUCHING = 2 * (DIFFERS.gap + DIFFERS.width);

function touches(left: HullShape, right: HullShape): boolean {
  return right.cpuFrom - left.cpuTo < TOUCHING && right.memoryFrom - left.memoryTo < TOUCHING;
}

export function differsMarks(shapes: readonly HullShape[]): Mark[] {
  return shapes.flatMap((shape) => ringMarks(shape, DIFFERS));
}
