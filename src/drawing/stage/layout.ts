import type { Catalog } from '../../frame/frame';
import { arrange, fargateTop } from './arrangement';
import type { Arrangement, Block } from './arrangement';
import { cellsAcross, flowHeight } from './fargate/flow';
import type { FlowScale } from './fargate/flow';
import { fleetOf } from './fleet';
import type { Fleet } from './fleet';
import { levelOf } from './levels';
import type { Level } from './levels';
import { metricsOf } from './metrics';
import type { StageMetrics, StageViewport } from './metrics';
import { MIB_PER_CPU_UNIT, laneLength, thicknessFactor } from './scale';

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

/** A zone, or another group of instances that takes the place of one. */
export interface ZoneLayout {
  /** Its name; of a group of another kind what its head says. */
  readonly zone: string;
  readonly x: number;
  readonly width: number;
  /** Instances drawn in it, row by row from left to right. */
  readonly instances: readonly number[];
  /** Instances side by side. */
  readonly columns: number;
  /** Top of each row. */
  readonly rowTops: Float64Array;
}

/** A column of Fargate tasks, beside its zone's instances. */
export interface FargatePlace {
  readonly name: string;
  /** Null where columns are capacity providers. */
  readonly zone: string | null;
  readonly x: number;
  readonly width: number;
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
  /** Whether the groups are zones. */
  readonly byZone: boolean;
  /** Which capacity provider each group is, where groups are that. */
  readonly providers: readonly number[] | null;
  readonly fargate: readonly FargatePlace[];
  /** Top of the first micro-VM, and on the map from one task's cell to the next. */
  readonly fargateTop: number;
  readonly fargateCell: number;
  /** From one sub-column, and from one row, to the next; rows are as high as each other at Bars and Map only. */
  readonly pitchX: number;
  readonly pitchY: number;
  /** Between an instance and what stands below it. */
  readonly rowGap: number;
  /** On the map under the shade `tasks`: cells of an instance and their size. Null elsewhere. */
  readonly block: Block | null;
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
 * Lays the stage out by zones, in fleet order. `instances` are the rows of a frame, `zoom` is 1 where the whole cluster fits. With `keep`, the
 * arrangement stays as long as everything fits in it. Instances in `leaving` are drawn although they are gone.
 */
export function layoutStage(
  catalog: Catalog,
  instances: Int32Array,
  viewport: StageViewport,
  zoom = 1,
  keep: KeptLayout | null = null,
  leaving: ReadonlySet<number> = NONE,
): StageLayout {
  const fleet = fleetOf({ catalog, instances, tasksOf: () => 0 }, leaving);
  return layoutFleet(fleet, { catalog, viewport, zoom, keep, slots: null });
}

export interface FleetPlace {
  readonly catalog: Catalog;
  readonly viewport: StageViewport;
  readonly zoom: number;
  readonly keep: KeptLayout | null;
  /** Cells that an instance needs on the map; null where tasks have none. */
  readonly slots: number | null;
  /** Fleets that are drawn beside this one, in the same groups and at the same scale. */
  readonly beside?: readonly Fleet[];
}

/** Lays a fleet out; with `arranged`, in the arrangement that is known to be the one. */
export function layoutFleet(
  fleet: Fleet,
  { catalog, viewport, zoom, keep, slots, beside = [] }: FleetPlace,
  arranged: Arrangement | null = null,
): StageLayout {
  const metrics = metricsOf(viewport, catalog);
  const arrangement = arranged ?? arrange([fleet, ...beside], viewport, metrics, keep?.arrangement ?? null, slots);
  const columnWidth = arrangement.columnWidth * zoom;
  const level = levelOf(columnWidth, keep?.level ?? null);
  return place(fleet, metrics, arrangement, { columnWidth, level, zoom });
}

/** The row of a group that begins at a height or above it, -1 above the first. */
export function rowAt(rowTops: Float64Array, y: number): number {
  let low = 0;
  let high = rowTops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rowTops[middle] ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Scale {
  readonly columnWidth: number;
  readonly level: Level;
  readonly zoom: number;
}

/** Gives every instance its place: row by row in its group, left to right where a group has several sub-columns. */
function place(
  fleet: Fleet,
  metrics: StageMetrics,
  arrangement: Arrangement,
  { columnWidth, level, zoom }: Scale,
): StageLayout {
  const block = level === 'map' && arrangement.block ? grownBlock(arrangement.block, zoom) : null;
  const lane = laneAt(level, arrangement, columnWidth, zoom);
  const waist = level === 'bars' ? metrics.barGap : Math.round(lane * 1.25);
  const head =
    level === 'map' ? 0 : level === 'bars' ? (columnWidth >= metrics.barIdFrom ? metrics.barHead : 0) : metrics.head;
  const [columnGap, rowGap] = gapsAt(level, metrics, block);
  const boxes = new Float64Array(fleet.cpuUnits.length * BOX_WIDTH);
  const zones: ZoneLayout[] = [];
  const fargate: FargatePlace[] = [];
  const fargateWidth = zoom === 1 ? arrangement.fargateWidth : Math.round(arrangement.fargateWidth * zoom);
  let x = metrics.left + arrangement.gutter;
  let bottom = metrics.contentTop;
  let tallest = 0;
  for (const seat of inOrder(fleet)) {
    if (seat.kind === 'fargate') {
      const { name, zone } = seat.column;
      fargate[fleet.fargate.indexOf(seat.column)] = { name, zone, x, width: fargateWidth };
      x += fargateWidth + arrangement.zoneGap;
      continue;
    }
    const { at } = seat;
    const { name, members } = seat.group;
    const columns = arrangement.columnsOf[at] ?? 1;
    const width =
      zoom === 1 && fleet.byZone ? arrangement.zoneWidth : columns * columnWidth + (columns - 1) * columnGap;
    const rowTops = new Float64Array(Math.ceil(members.length / columns));
    let y = metrics.contentTop;
    for (let from = 0; from < members.length; from += columns) {
      let rowHeight = 0;
      rowTops[from / columns] = y;
      for (let column = 0; column < columns && from + column < members.length; column += 1) {
        const index = members[from + column] ?? 0;
        const box = index * BOX_WIDTH;
        boxes[box + BOX.x] = x + column * (columnWidth + columnGap);
        boxes[box + BOX.y] = y;
        const height = measure(boxes, box, fleet, index, { level, columnWidth, lane, waist, head, metrics, block });
        rowHeight = Math.max(rowHeight, height);
      }
      tallest = Math.max(tallest, rowHeight);
      y += rowHeight + rowGap;
    }
    bottom = Math.max(bottom, y - rowGap);
    zones.push({ zone: name, x, width, instances: members, columns, rowTops });
    x += width + arrangement.zoneGap;
  }
  const scale: FlowScale = { level, reference: fleet.reference, columnWidth, lane, waist, metrics, cell: 0 };
  const top = metrics.contentTop + fargateTop(level, fleet.groups.length > 0, head, metrics);
  const fargateCell = level === 'map' ? arrangement.fargateCell * zoom : 0;
  for (const column of fleet.fargate) {
    const height = fargateCell > 0 ? cellsHeight(column.cells.length, fargateWidth, fargateCell) : 0;
    bottom = Math.max(bottom, top + (height || flowHeight(column, fleet.definitions, scale, fargateWidth)));
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
    byZone: fleet.byZone,
    providers: fleet.providers ?? null,
    fargate,
    fargateTop: top,
    fargateCell,
    pitchX: columnWidth + columnGap,
    pitchY: tallest + rowGap,
    rowGap,
    block,
    boxes,
    width: x - (zones.length + fargate.length > 0 ? arrangement.zoneGap : 0) + metrics.right,
    height: bottom + metrics.bottom,
  };
}

type ColumnSeat =
  | { readonly kind: 'instances'; readonly at: number; readonly group: Fleet['groups'][number] }
  | { readonly kind: 'fargate'; readonly column: Fleet['fargate'][number] };

/** Columns from left to right: Fargate's beside the instances of its zone, the others after all. */
function inOrder({ groups, fargate, byZone }: Fleet): ColumnSeat[] {
  const isBeside = (zone: string | null): boolean => byZone && groups.some(({ name }) => name === zone);
  const seat = (column: Fleet['fargate'][number]): ColumnSeat => ({ kind: 'fargate', column });
  return [
    ...groups.flatMap((group, at): ColumnSeat[] => [
      { kind: 'instances', at, group },
      ...fargate.filter(({ zone }) => zone === group.name && isBeside(zone)).map(seat),
    ]),
    ...fargate.filter(({ zone }) => !isBeside(zone)).map(seat),
  ];
}

function cellsHeight(cells: number, width: number, cell: number): number {
  return Math.ceil(cells / cellsAcross(width, cell)) * cell;
}

function grownBlock(block: Block, zoom: number): Block {
  return { ...block, width: block.width * zoom, height: block.height * zoom };
}

/** Between sub-columns and between rows. */
function gapsAt(level: Level, metrics: StageMetrics, block: Block | null): readonly [columns: number, rows: number] {
  if (block) return [block.width, block.height];
  if (level === 'map') return [metrics.cellGap, metrics.cellGap];
  return level === 'bars' ? [metrics.barColumnGap, metrics.barRowGap] : [metrics.columnGap, metrics.rowGap];
}

interface BoxMeasure {
  readonly level: Level;
  readonly columnWidth: number;
  readonly lane: number;
  readonly waist: number;
  readonly head: number;
  readonly metrics: StageMetrics;
  readonly block: Block | null;
}

/** Writes the sizes of one instance into its box and answers with its height. */
function measure(boxes: Float64Array, box: number, fleet: Fleet, index: number, by: BoxMeasure): number {
  const { level, columnWidth, lane, metrics, block } = by;
  if (level === 'map') {
    const height = block
      ? block.rows * block.height
      : (columnWidth + metrics.cellGap) / metrics.cellAspect - metrics.cellGap;
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
