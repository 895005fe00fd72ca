import { INSTANCE_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { arrange } from './arrangement';
import type { Arrangement, Fleet } from './arrangement';
import { levelOf } from './levels';
import type { Level } from './levels';
import { metricsOf } from './metrics';
import type { StageMetrics, StageViewport } from './metrics';
import { MIB_PER_CPU_UNIT, laneLength, referenceSize, thicknessFactor } from './scale';

/** Columns of one instance's place in px: row = `instanceIndex`. An instance that is not drawn has `height` 0. */
export const BOX = {
  /** Left end of both lanes. */
  x: 0,
  /** Top of the head; the CPU lane begins `StageLayout.head` below it. */
  y: 1,
  /** Length of the longer lane. */
  width: 2,
  /** Head, lanes and waist, and what hangs below. */
  height: 3,
  cpuLength: 4,
  cpuThickness: 5,
  memoryLength: 6,
  memoryThickness: 7,
  /** Length of the memory lane that tasks can use: the rest is kept by system and agent. */
  memoryUsable: 8,
} as const;
export const BOX_WIDTH = 9;

export interface ZoneLayout {
  readonly zone: string;
  readonly x: number;
  readonly width: number;
  /** Instances drawn in it, in fleet order. */
  readonly instances: readonly number[];
}

/** Where everything on the stage is, in px from the stage's top left corner before panning. */
export interface StageLayout {
  readonly metrics: StageMetrics;
  readonly level: Level;
  /** Reference size in CPU units; its memory is four times as many MiB. */
  readonly reference: number;
  /** Length of the reference size: the width of a zone's column or of one of its sub-columns. */
  readonly columnWidth: number;
  /** Thickness of a lane of factor 1. */
  readonly lane: number;
  readonly waist: number;
  /** Height of an instance's head at this level; 0 where none is drawn. */
  readonly head: number;
  readonly arrangement: Arrangement;
  readonly zones: readonly ZoneLayout[];
  /** Row-major, BOX_WIDTH. */
  readonly boxes: Float64Array;
  /** Size of everything, margins included. */
  readonly width: number;
  readonly height: number;
}

const NONE: ReadonlySet<number> = new Set();

/** What a layout keeps from the one before it, so that nothing is rescaled while it plays. */
export interface KeptLayout {
  readonly level: Level;
  readonly arrangement: Arrangement;
}

/**
 * Lays the stage out. `instances` are the rows of a frame, `zoom` is 1 where the whole cluster fits. With `keep`, the arrangement stays as
 * long as everything fits in it. Instances in `leaving` are drawn although they are gone.
 */
export function layoutStage(
  catalog: Catalog,
  instances: Int32Array,
  viewport: StageViewport,
  zoom = 1,
  keep: KeptLayout | null = null,
  leaving: ReadonlySet<number> = NONE,
): StageLayout {
  const metrics = metricsOf(viewport, catalog);
  const fleet = fleetOf(catalog, instances, leaving);
  const arrangement = arrange(fleet, catalog.zones.length, viewport, metrics, keep?.arrangement ?? null);
  const columnWidth = arrangement.columnWidth * zoom;
  const level = levelOf(columnWidth, keep?.level ?? null);
  return place(catalog, fleet, metrics, arrangement, { columnWidth, level, zoom });
}

/** An instance that is gone leaves the drawing; one that is on its way in or out, could not register, or is cut off, stays. */
export function isDrawn(status: number): boolean {
  return status !== INSTANCE_STATUS.INACTIVE;
}

/** Sizes of the instances that are drawn, by zone. */
function fleetOf(catalog: Catalog, instances: Int32Array, leaving: ReadonlySet<number>): Fleet {
  const zoneOf = new Map(catalog.zones.map((zone, index) => [zone, index]));
  const byZone: number[][] = catalog.zones.map(() => []);
  const count = Math.min(catalog.instances.length, instances.length / INSTANCE_WIDTH);
  const cpuUnits = new Float64Array(count);
  const memoryMiB = new Float64Array(count);
  const memoryMiBRegistered = new Float64Array(count);
  const hangsBelow = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    const row = index * INSTANCE_WIDTH;
    const entry = catalog.instances[index];
    if (!entry || !(isDrawn(instances[row + INSTANCE.status] ?? 0) || leaving.has(index))) continue;
    byZone[zoneOf.get(entry.availabilityZone) ?? -1]?.push(index);
    cpuUnits[index] = instances[row + INSTANCE.cpuUnitsRegistered] ?? 0;
    memoryMiBRegistered[index] = instances[row + INSTANCE.memoryMiBRegistered] ?? 0;
    memoryMiB[index] = Math.max(entry.memoryMiB, memoryMiBRegistered[index] ?? 0);
    hangsBelow[index] = (instances[row + INSTANCE.gpusRegistered] ?? 0) > 0 ? 1 : 0;
  }
  const reference = referenceSize(byZone.flat().map((index) => cpuUnits[index] ?? 0));
  const factors = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    factors[index] =
      thicknessFactor(cpuUnits[index] ?? 0, reference) +
      thicknessFactor(memoryMiB[index] ?? 0, reference * MIB_PER_CPU_UNIT);
  }
  return { byZone, cpuUnits, memoryMiB, memoryMiBRegistered, hangsBelow, factors, reference };
}

interface Scale {
  readonly columnWidth: number;
  readonly level: Level;
  readonly zoom: number;
}

/** Gives every instance its place: row by row in its zone, in fleet order, left to right where a zone has several sub-columns. */
function place(
  catalog: Catalog,
  fleet: Fleet,
  metrics: StageMetrics,
  arrangement: Arrangement,
  { columnWidth, level, zoom }: Scale,
): StageLayout {
  const { columns } = arrangement;
  const lane = laneAt(level, arrangement, columnWidth, zoom);
  const waist = level === 'bars' ? metrics.barGap : Math.round(lane * 1.25);
  const head =
    level === 'map' ? 0 : level === 'bars' ? (columnWidth >= metrics.barIdFrom ? metrics.barHead : 0) : metrics.head;
  const columnGap = level === 'map' ? metrics.cellGap : level === 'bars' ? metrics.barColumnGap : metrics.columnGap;
  const rowGap = level === 'map' ? metrics.cellGap : level === 'bars' ? metrics.barRowGap : metrics.rowGap;
  const zoneWidth = zoom === 1 ? arrangement.zoneWidth : columns * columnWidth + (columns - 1) * columnGap;
  const boxes = new Float64Array(fleet.cpuUnits.length * BOX_WIDTH);
  const zones: ZoneLayout[] = [];
  let x = metrics.left + arrangement.gutter;
  let bottom = metrics.contentTop;
  for (const [zoneIndex, zone] of catalog.zones.entries()) {
    const members = fleet.byZone[zoneIndex] ?? [];
    let y = metrics.contentTop;
    for (let from = 0; from < members.length; from += columns) {
      let rowHeight = 0;
      for (let column = 0; column < columns && from + column < members.length; column += 1) {
        const index = members[from + column] ?? 0;
        const box = index * BOX_WIDTH;
        boxes[box + BOX.x] = x + column * (columnWidth + columnGap);
        boxes[box + BOX.y] = y;
        const height = measure(boxes, box, fleet, index, { level, columnWidth, lane, waist, head, metrics });
        rowHeight = Math.max(rowHeight, height);
      }
      y += rowHeight + rowGap;
    }
    bottom = Math.max(bottom, y - rowGap);
    zones.push({ zone, x, width: zoneWidth, instances: members });
    x += zoneWidth + arrangement.zoneGap;
  }
  return {
    metrics,
    level,
    reference: fleet.reference,
    columnWidth,
    lane,
    waist,
    head,
    arrangement,
    zones,
    boxes,
    width: x - (catalog.zones.length > 0 ? arrangement.zoneGap : 0) + metrics.right,
    height: bottom + metrics.bottom,
  };
}

interface BoxMeasure {
  readonly level: Level;
  readonly columnWidth: number;
  readonly lane: number;
  readonly waist: number;
  readonly head: number;
  readonly metrics: StageMetrics;
}

/** Writes the sizes of one instance into its box and answers with its height. */
function measure(boxes: Float64Array, box: number, fleet: Fleet, index: number, by: BoxMeasure): number {
  const { level, columnWidth, lane, metrics } = by;
  if (level === 'map') {
    const height = (columnWidth + metrics.cellGap) / metrics.cellAspect - metrics.cellGap;
    boxes[box + BOX.width] = columnWidth;
    boxes[box + BOX.height] = height;
    return height;
  }
  const cpuUnits = fleet.cpuUnits[index] ?? 0;
  const memoryMiB = fleet.memoryMiB[index] ?? 0;
  const memoryReference = fleet.reference * MIB_PER_CPU_UNIT;
  const flat = level === 'bars';
  const cpuLength = laneLength(cpuUnits, fleet.reference, columnWidth);
  const memoryLength = laneLength(memoryMiB, memoryReference, columnWidth);
  const cpuThickness = flat ? metrics.bar : lane * thicknessFactor(cpuUnits, fleet.reference);
  const memoryThickness = flat ? metrics.bar : lane * thicknessFactor(memoryMiB, memoryReference);
  const below = !flat && fleet.hangsBelow[index] === 1 ? metrics.gpuRow : 0;
  const height = by.head + cpuThickness + by.waist + memoryThickness + below;
  boxes[box + BOX.width] = Math.max(cpuLength, memoryLength);
  boxes[box + BOX.height] = height;
  boxes[box + BOX.cpuLength] = cpuLength;
  boxes[box + BOX.cpuThickness] = cpuThickness;
  boxes[box + BOX.memoryLength] = memoryLength;
  boxes[box + BOX.memoryThickness] = memoryThickness;
  boxes[box + BOX.memoryUsable] =
    memoryMiB > 0 ? (memoryLength * (fleet.memoryMiBRegistered[index] ?? 0)) / memoryMiB : 0;
  return height;
}

/** Lane thickness: as arranged, growing with the zoom; where the arrangement had no lanes, in proportion to the column. */
function laneAt(level: Level, arrangement: Arrangement, columnWidth: number, zoom: number): number {
  if (level === 'map' || level === 'bars') return 0;
  const wanted = arrangement.lane > 0 ? arrangement.lane * zoom : columnWidth * 0.16;
  return Math.round(Math.min(92, Math.max(16, wanted)));
}
