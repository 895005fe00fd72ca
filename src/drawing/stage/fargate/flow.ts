import type { CatalogTaskDefinition } from '../../../frame/frame';
import type { HullShape } from '../hull';
import type { StageLayout } from '../layout';
import type { Level } from '../levels';
import type { StageMetrics } from '../metrics';
import { MIB_PER_CPU_UNIT, laneLength, thicknessFactor } from '../scale';
import type { FargateColumn } from './columns';

/**
 * Micro-VMs of their own size: each task its hull in a frame, flowing left to right, then down. At level Map each is a cell. In px of the layout.
 */
export interface FlowColumn {
  readonly name: string;
  readonly zone: string | null;
  readonly x: number;
  readonly width: number;
  /** Tasks by position, row by row from left to right; -1 for a free cell of the map. */
  readonly tasks: Int32Array;
  readonly definitions: Int32Array;
  /** By position: left end and top of its hull, or cell; two numbers each. */
  readonly corners: Float64Array;
  /** By row: its top, and its first position; a position more at the end. */
  readonly rowTops: Float64Array;
  readonly rowStarts: Int32Array;
}

export interface Flow {
  readonly columns: readonly FlowColumn[];
  readonly scale: FlowScale;
  readonly definitions: readonly CatalogTaskDefinition[];
  /** Where the longest column ends. */
  readonly bottom: number;
  /** At level Map: cells side by side in a column; 0 elsewhere. */
  readonly across: number;
}

/** What the size of a micro-VM follows from. */
export interface FlowScale {
  readonly level: Level;
  readonly reference: number;
  readonly columnWidth: number;
  /** Lanes of factor 1; at level Bars each lane is as thick as a bar. */
  readonly lane: number;
  readonly waist: number;
  readonly metrics: StageMetrics;
  /** From one cell of the map to the next; 0 where none was arranged. */
  readonly cell: number;
}

/** From a hull to its frame, px. */
export const FRAME_GAP = { hulls: 3, bars: 1.5 } as const;

/** From a hull to the next one beside it and below it: two frames and paper between them. */
function gapsOf({ level, metrics: { unit } }: FlowScale): { readonly across: number; readonly down: number } {
  if (level === 'bars') return { across: 7, down: 9 };
  return { across: 11 * unit, down: 14 * unit };
}

/** From the column's edge to the first hull: its frame begins at the edge. */
function insetOf({ level, metrics: { unit } }: FlowScale): number {
  return level === 'bars' ? FRAME_GAP.bars : (FRAME_GAP.hulls + 0.5) * unit;
}

export interface VmSize {
  readonly cpuLength: number;
  readonly cpuThickness: number;
  readonly memoryLength: number;
  readonly memoryThickness: number;
  readonly width: number;
  readonly height: number;
}

const SHORTEST_LANE = 2;

export function vmSize(
  { cpuUnits, memoryMiB }: Pick<CatalogTaskDefinition, 'cpuUnits' | 'memoryMiB'>,
  by: FlowScale,
): VmSize {
  const memoryReference = by.reference * MIB_PER_CPU_UNIT;
  const isFlat = by.level === 'bars';
  const cpuLength = Math.max(SHORTEST_LANE, laneLength(cpuUnits, by.reference, by.columnWidth));
  const memoryLength = Math.max(SHORTEST_LANE, laneLength(memoryMiB, memoryReference, by.columnWidth));
  const cpuThickness = isFlat ? by.metrics.bar : by.lane * thicknessFactor(cpuUnits, by.reference);
  const memoryThickness = isFlat ? by.metrics.bar : by.lane * thicknessFactor(memoryMiB, memoryReference);
  const height = cpuThickness + by.waist + memoryThickness;
  return { cpuLength, cpuThickness, memoryLength, memoryThickness, width: Math.max(cpuLength, memoryLength), height };
}

const NO_SIZE = { cpuUnits: 0, memoryMiB: 0 };

function sizesOf(definitions: readonly CatalogTaskDefinition[], scale: FlowScale): (definition: number) => VmSize {
  const known: (VmSize | undefined)[] = [];
  return (index) => (known[index] ??= vmSize(definitions[index] ?? NO_SIZE, scale));
}

/** Height that a column's micro-VMs take in `width`; any height above `limit` where it is higher than that. */
export function flowHeight(
  { definitions: own }: FargateColumn,
  definitions: readonly CatalogTaskDefinition[],
  scale: FlowScale,
  width: number,
  limit = Infinity,
): number {
  const gaps = gapsOf(scale);
  const sizeOf = sizesOf(definitions, scale);
  const inset = insetOf(scale);
  let [x, top, height] = [0, 0, 0];
  for (const definition of own) {
    const size = sizeOf(definition);
    if (x > 0 && x + size.width > width - 2 * inset) {
      top += height + gaps.down;
      [x, height] = [0, 0];
      if (top > limit) return top;
    }
    x += size.width + gaps.across;
    height = Math.max(height, size.height);
  }
  return top + height;
}

export function flowScale(
  layout: Pick<StageLayout, 'level' | 'reference' | 'columnWidth' | 'lane' | 'waist' | 'metrics' | 'fargateCell'>,
): FlowScale {
  const { level, reference, columnWidth, lane, waist, metrics, fargateCell } = layout;
  return { level, reference, columnWidth, lane, waist, metrics, cell: fargateCell };
}

/** Gives every micro-VM its place in the columns of a layout. */
export function flowOf(
  columns: readonly FargateColumn[],
  definitions: readonly CatalogTaskDefinition[],
  layout: StageLayout,
): Flow | null {
  if (columns.length === 0) return null;
  const scale = flowScale(layout);
  const sizeOf = sizesOf(definitions, scale);
  const placed = columns.map((column, at) => {
    const { x = 0, width = 0 } = layout.fargate[at] ?? {};
    const place: ColumnPlace = { x, width, top: layout.fargateTop };
    return layout.level === 'map' ? cellsIn(column, scale, place) : flowIn(column, sizeOf, scale, place);
  });
  const bottom = Math.max(layout.fargateTop, ...placed.map((column) => column.bottom));
  const across = layout.level === 'map' ? cellsAcross(layout.fargate[0]?.width ?? 0, scale.cell) : 0;
  return { columns: placed, scale, definitions, bottom, across };
}

interface ColumnPlace {
  readonly x: number;
  readonly width: number;
  readonly top: number;
}

function flowIn(
  { name, zone, tasks, definitions }: FargateColumn,
  sizeOf: (definition: number) => VmSize,
  scale: FlowScale,
  { x: left, width, top: firstTop }: ColumnPlace,
): FlowColumn & { readonly bottom: number } {
  const gaps = gapsOf(scale);
  const inset = insetOf(scale);
  const corners = new Float64Array(tasks.length * 2);
  const rowTops: number[] = tasks.length > 0 ? [firstTop] : [];
  const rowStarts: number[] = tasks.length > 0 ? [0] : [];
  let [x, top, height] = [0, firstTop, 0];
  for (let at = 0; at < tasks.length; at += 1) {
    const size = sizeOf(definitions[at] ?? -1);
    if (x > 0 && x + size.width > width - 2 * inset) {
      top += height + gaps.down;
      [x, height] = [0, 0];
      rowTops.push(top);
      rowStarts.push(at);
    }
    corners[at * 2] = left + inset + x;
    corners[at * 2 + 1] = top;
    x += size.width + gaps.across;
    height = Math.max(height, size.height);
  }
  rowStarts.push(tasks.length);
  return {
    name,
    zone,
    x: left,
    width,
    tasks,
    definitions,
    corners,
    rowTops: Float64Array.from(rowTops),
    rowStarts: Int32Array.from(rowStarts),
    bottom: top + height,
  };
}

/** Cells of the map side by side in a column. */
export function cellsAcross(width: number, cell: number): number {
  return Math.max(1, Math.floor((width + 1) / Math.max(1, cell)));
}

function cellsIn(
  { name, zone, cells }: FargateColumn,
  { cell }: FlowScale,
  { x: left, width, top }: ColumnPlace,
): FlowColumn & { readonly bottom: number } {
  const across = cellsAcross(width, cell);
  const rows = Math.ceil(cells.length / across);
  const corners = new Float64Array(cells.length * 2);
  for (let at = 0; at < cells.length; at += 1) {
    const column = at % across;
    corners[at * 2] = left + column * cell;
    corners[at * 2 + 1] = top + ((at - column) / across) * cell;
  }
  return {
    name,
    zone,
    x: left,
    width,
    tasks: cells,
    definitions: new Int32Array(),
    corners,
    rowTops: Float64Array.from({ length: rows }, (_, row) => top + row * cell),
    rowStarts: Int32Array.from({ length: rows + 1 }, (_, row) => Math.min(cells.length, row * across)),
    bottom: top + rows * cell,
  };
}

/** Outline of what stands at a position of a column: a hull, or a cell of the map. */
export function shapeAt({ scale, definitions }: Flow, column: FlowColumn, position: number): HullShape {
  const x = column.corners[position * 2] ?? 0;
  const y = column.corners[position * 2 + 1] ?? 0;
  if (scale.level === 'map') return cellShape(x, y, cellSize(scale.cell));
  const size = vmSize(definitions[column.definitions[position] ?? -1] ?? NO_SIZE, scale);
  const cpuBottom = y + size.cpuThickness;
  const memoryTop = cpuBottom + scale.waist;
  return {
    cpuFrom: x,
    cpuTo: x + size.cpuLength,
    memoryFrom: x,
    memoryTo: x + size.memoryLength,
    cpuTop: y,
    cpuBottom,
    memoryTop,
    memoryBottom: memoryTop + size.memoryThickness,
  };
}

/** Side of a cell of the map: less than from one to the next. */
export function cellSize(pitch: number): number {
  return pitch >= 5 ? pitch - 1.5 : pitch >= 3 ? pitch - 1 : pitch;
}

function cellShape(x: number, y: number, side: number): HullShape {
  const middle = y + side / 2;
  return {
    cpuFrom: x,
    cpuTo: x + side,
    memoryFrom: x,
    memoryTo: x + side,
    cpuTop: y,
    cpuBottom: middle,
    memoryTop: middle,
    memoryBottom: y + side,
  };
}
