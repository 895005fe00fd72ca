import { INSTANCE_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import type { ThemeColours } from '../theme';
import { densityStep, serviceSlot } from '../theme';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';
import type { TaskPlaces } from './task-places';

/** Level Map: one cell per instance, shaded by the scarcer of its resources. */

/** Which third of a cell is cut away because that resource lies idle. */
export type Cut = 'none' | 'memoryIdle' | 'cpuIdle';

/** From this share of the fuller resource on, an idle other one is shown. */
const CUT_FROM = 0.78;
const CPU_LEADS_BY = 0.4;
const MEMORY_LEADS_BY = 0.3;
/** Strength of a lit service's colour per step of its share. */
const LIT_STRENGTH = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

export interface Cell {
  /** Step of the density ramp, 0 to 5. */
  readonly step: number;
  readonly cut: Cut;
}

/** How an instance's cell is drawn, from the shares of CPU and memory that are reserved, 0 to 1. */
export function cellOf(cpuShare: number, memoryShare: number): Cell {
  const step = densityStep(Math.max(cpuShare, memoryShare));
  if (cpuShare >= CUT_FROM && cpuShare - memoryShare > CPU_LEADS_BY) return { step, cut: 'memoryIdle' };
  if (memoryShare >= CUT_FROM && memoryShare - cpuShare > MEMORY_LEADS_BY) return { step, cut: 'cpuIdle' };
  return { step, cut: 'none' };
}

export interface MapSource {
  readonly catalog: Catalog;
  readonly instances: Int32Array;
  readonly tasks: Int32Array;
  readonly places: TaskPlaces;
  readonly litOwner: number | null;
}

/** What each cell showed when it was last drawn, by instanceIndex: step of the ramp times 8, plus cut and bar. */
export type PaintedCells = Uint8Array;

const CUTS: readonly Cut[] = ['none', 'memoryIdle', 'cpuIdle'];
/** Flag of a cell with a bar at its right: an instance that drains or whose agent is disconnected. */
const BAR = 4;
/** A code that no cell has. */
const UNPAINTED = 255;

/**
 * Draws the cells of the given instances that are not as `painted` says; the context is in px of the layout. Answers with what is painted
 * now. Pass null on an empty canvas; while a service is lit all cells are drawn.
 */
export function paintMap(
  context: CanvasRenderingContext2D,
  layout: StageLayout,
  source: MapSource,
  inView: readonly number[],
  colours: ThemeColours,
  painted: PaintedCells | null,
): PaintedCells {
  const cells = new Uint8Array(layout.boxes.length / BOX_WIDTH).fill(UNPAINTED);
  // By step, so that the canvas changes its colour six times and not for every cell.
  const bySteps: number[][] = colours.density.map(() => []);
  for (const index of inView) {
    const code = codeOf(source.instances, index);
    cells[index] = code;
    if (painted?.[index] !== code) bySteps[code >> 3]?.push(index);
  }
  for (const [step, indexes] of bySteps.entries()) {
    context.fillStyle = colours.density[step] ?? colours.base.ink;
    for (const index of indexes) {
      const [x, y, width, height] = boxOf(layout, index);
      if (painted) context.clearRect(x - 0.5, y - 0.5, width + 1, height + 1);
      const cut = CUTS[(cells[index] ?? 0) & 3];
      const third = cut === 'none' ? 0 : height / 3;
      context.fillRect(x, cut === 'cpuIdle' ? y + third : y, width, height - third);
    }
  }
  if (source.litOwner !== null)
    for (const index of inView) paintLit(context, source, index, boxOf(layout, index), colours);
  context.fillStyle = colours.base.ink;
  for (const index of inView) {
    if (((cells[index] ?? 0) & BAR) === 0) continue;
    const [x, y, width, height] = boxOf(layout, index);
    const bar = Math.max(1, width / 6);
    context.fillRect(x + width - bar, y, bar, height);
  }
  return cells;
}

function codeOf(instances: Int32Array, index: number): number {
  const row = index * INSTANCE_WIDTH;
  const { step, cut } = cellOf(
    share(instances, row, INSTANCE.cpuUnitsFree, INSTANCE.cpuUnitsRegistered),
    share(instances, row, INSTANCE.memoryMiBFree, INSTANCE.memoryMiBRegistered),
  );
  const bar =
    instances[row + INSTANCE.status] === INSTANCE_STATUS.DRAINING || instances[row + INSTANCE.agentConnected] === 0;
  return step * 8 + (bar ? BAR : 0) + CUTS.indexOf(cut);
}

type Box = readonly [x: number, y: number, width: number, height: number];

function boxOf(layout: StageLayout, index: number): Box {
  const at = (column: number): number => layout.boxes[index * BOX_WIDTH + column] ?? 0;
  return [at(BOX.x), at(BOX.y), at(BOX.width), at(BOX.height)];
}

/** The share of one service in an instance, in its own colour over the emptiest shade. */
function paintLit(
  context: CanvasRenderingContext2D,
  source: MapSource,
  index: number,
  [x, y, width, height]: Box,
  colours: ThemeColours,
): void {
  context.fillStyle = colours.density[0] ?? colours.base.paper;
  context.fillRect(x, y, width, height);
  const owner = source.catalog.owners[source.litOwner ?? -1];
  const strength = LIT_STRENGTH[densityStep(ownerShare(source, index))] ?? 0;
  if (!owner || strength === 0) return;
  context.globalAlpha = strength;
  context.fillStyle = colours.services[serviceSlot(owner.colour)]?.fill ?? colours.base.ink;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
}

/** Share of the scarcer resource that the lit owner's tasks reserve on an instance, 0 to 1. */
function ownerShare({ catalog, instances, tasks, places, litOwner }: MapSource, index: number): number {
  let cpuUnits = 0;
  let memoryMiB = 0;
  for (const position of places.of(index).rows) {
    const cell = position * TASK_WIDTH;
    if (tasks[cell + TASK.ownerIndex] !== litOwner || tasks[cell + TASK.reserves] !== 1) continue;
    const definition = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1];
    cpuUnits += definition?.cpuUnits ?? 0;
    memoryMiB += definition?.memoryMiB ?? 0;
  }
  const row = index * INSTANCE_WIDTH;
  const of = (amount: number, column: number): number => amount / Math.max(1, instances[row + column] ?? 1);
  return Math.max(of(cpuUnits, INSTANCE.cpuUnitsRegistered), of(memoryMiB, INSTANCE.memoryMiBRegistered));
}

function share(instances: Int32Array, row: number, freeColumn: number, registeredColumn: number): number {
  const registered = instances[row + registeredColumn] ?? 0;
  return registered > 0 ? 1 - (instances[row + freeColumn] ?? 0) / registered : 0;
}
