import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { polygon } from '../marks';
import type { Mark } from '../marks';
import type { Drawn } from './drawn';
import { hullOutline } from './hull';
import type { HullShape } from './hull';
import { BOX, BOX_WIDTH } from './layout';
import { wouldGoHereMarks } from './overlay-marks';
import { instanceShape, shapeOf } from './shapes';
import { END, END_WIDTH } from './task-places';
import type { TaskRows } from './task-rows';

/** What would be there if something had been otherwise: a task of a size on an instance, or, of the tasks that are there, the one that would go. */
export type Ghost =
  | {
      readonly instanceIndex: number;
      /** Index in `Catalog.taskDefinitions`: its size. */
      readonly definitionIndex: number;
      readonly label: string;
    }
  | { readonly taskIndex: number };

/** More than these are not told apart. */
const MOST_GHOSTS = 200;
/** Paper between a ghost and the last task. */
const GAP = 1;

export type GhostSource = TaskRows & { readonly catalog: Catalog; readonly instances: Int32Array };

/** The ghosts as *would go here*, in px of the layout, at whatever level is drawn. */
export function ghostMarks(ghosts: readonly Ghost[], drawn: Drawn, source: GhostSource): Mark[] {
  const { layout } = drawn;
  const size = 11 * layout.metrics.unit;
  return ghosts.slice(0, MOST_GHOSTS).flatMap((ghost) => {
    if ('taskIndex' in ghost) {
      const shape = shapeOf(
        { kind: 'task', taskIndex: ghost.taskIndex },
        { ...drawn, hulls: drawn.scene.hulls, ...source },
      );
      return shape ? goingMarks(shape) : [];
    }
    const frame = instanceShape(ghost.instanceIndex, layout);
    if (!frame) return [];
    if (layout.level === 'map') return cellMarks(frame);
    const shape = ghostShape(ghost, frame, drawn, source);
    return shape ? wouldGoHereMarks(shape, layout.level === 'bars' ? '' : ghost.label, size) : [];
  });
}

/** A place after the last task; where that room has been taken since, the last of the lanes. */
export function ghostShape(
  { instanceIndex, definitionIndex }: Exclude<Ghost, { taskIndex: number }>,
  frame: HullShape,
  { layout, places }: Pick<Drawn, 'layout' | 'places'>,
  { catalog, instances }: Pick<GhostSource, 'catalog' | 'instances'>,
): HullShape | null {
  const definition = catalog.taskDefinitions[definitionIndex];
  const entry = catalog.instances[instanceIndex];
  if (!definition || !entry) return null;
  const cell = (column: number): number => instances[instanceIndex * INSTANCE_WIDTH + column] ?? 0;
  const cpuUnits = Math.max(1, cell(INSTANCE.cpuUnitsRegistered));
  const memoryMiB = Math.max(1, entry.memoryMiB, cell(INSTANCE.memoryMiBRegistered));
  const usable = layout.boxes[instanceIndex * BOX_WIDTH + BOX.memoryUsable] ?? 0;
  const { ends } = places.of(instanceIndex);
  let [cpuEnd, memoryEnd] = [0, 0];
  for (let at = 0; at < ends.length; at += END_WIDTH) {
    cpuEnd = Math.max(cpuEnd, ends[at + END.cpuTo] ?? 0);
    memoryEnd = Math.max(memoryEnd, ends[at + END.memoryTo] ?? 0);
  }
  const cpu = run(
    frame.cpuTo - frame.cpuFrom,
    (definition.cpuUnits / cpuUnits) * (frame.cpuTo - frame.cpuFrom),
    cpuEnd,
  );
  const lane = frame.memoryTo - frame.memoryFrom;
  const memory = run(usable, (definition.memoryMiB / memoryMiB) * lane, memoryEnd);
  return {
    ...frame,
    cpuFrom: frame.cpuFrom + cpu.from,
    cpuTo: frame.cpuFrom + cpu.to,
    memoryFrom: frame.memoryFrom + memory.from,
    memoryTo: frame.memoryFrom + memory.to,
  };
}

function run(room: number, length: number, taken: number): { readonly from: number; readonly to: number } {
  const shown = Math.max(2, length);
  const after = taken > 0 ? taken + GAP : 0;
  const from = Math.max(0, Math.min(after, room - shown));
  return { from, to: Math.min(room, from + shown) };
}

/** Around a cell of the map: too small for a hull in it. */
function cellMarks(shape: HullShape): Mark[] {
  return [
    polygon(hullOutline(shape, 1), { stroke: 'paper', strokeWidth: 2 }),
    polygon(hullOutline(shape, 2.5), { stroke: 'accent', strokeWidth: 1.5, dash: [4, 3] }),
  ];
}

/** Around a task that would go: what is in it stays to be seen. */
function goingMarks(shape: HullShape): Mark[] {
  return [
    polygon(hullOutline(shape, 0.75), { stroke: 'paper', strokeWidth: 1.5 }),
    polygon(hullOutline(shape, 2.25), { stroke: 'accent', strokeWidth: 1.5, dash: [4, 3] }),
  ];
}
