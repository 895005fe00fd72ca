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

/** Draws the cells of the given instances; the context is in px of the layout. */
export function paintMap(
  context: CanvasRenderingContext2D,
  layout: StageLayout,
  source: MapSource,
  inView: readonly number[],
  colours: ThemeColours,
): void {
  for (const index of inView) {
    const box = index * BOX_WIDTH;
    const x = layout.boxes[box + BOX.x] ?? 0;
    const y = layout.boxes[box + BOX.y] ?? 0;
    const width = layout.boxes[box + BOX.width] ?? 0;
    const height = layout.boxes[box + BOX.height] ?? 0;
    const row = index * INSTANCE_WIDTH;
    const { step, cut } = cellOf(
      share(source.instances, row, INSTANCE.cpuUnitsFree, INSTANCE.cpuUnitsRegistered),
      share(source.instances, row, INSTANCE.memoryMiBFree, INSTANCE.memoryMiBRegistered),
    );
    if (source.litOwner === null) {
      context.fillStyle = colours.density[step] ?? colours.base.ink;
      const third = cut === 'none' ? 0 : height / 3;
      context.fillRect(x, cut === 'cpuIdle' ? y + third : y, width, height - third);
    } else paintLit(context, source, index, [x, y, width, height], colours);
    const status = source.instances[row + INSTANCE.status];
    if (status === INSTANCE_STATUS.DRAINING || source.instances[row + INSTANCE.agentConnected] === 0) {
      context.fillStyle = colours.base.ink;
      context.fillRect(x + width - Math.max(1, width / 6), y, Math.max(1, width / 6), height);
    }
  }
}

/** The share of one service in an instance, in its own colour over the emptiest shade. */
function paintLit(
  context: CanvasRenderingContext2D,
  source: MapSource,
  index: number,
  [x, y, width, height]: readonly [number, number, number, number],
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
  for (let at = places.start[index] ?? 0; at < (places.start[index + 1] ?? 0); at += 1) {
    const cell = (places.rows[at] ?? 0) * TASK_WIDTH;
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
