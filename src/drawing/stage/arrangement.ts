import { cellsAcross, flowHeight } from './fargate/flow';
import type { FlowScale } from './fargate/flow';
import type { Fleet } from './fleet';
import { LEVEL_FROM } from './levels';
import { MIB_PER_CPU_UNIT, laneLength } from './scale';
import type { StageMetrics, StageViewport } from './metrics';

/** How a cluster is spread over the stage at zoom 1: columns, lane thickness, and with them the level. */

/** Lane thicknesses that are tried, largest first. */
const LANES = [46, 40, 34, 29, 24, 20, 16] as const;
/** Instances side by side in a zone, as long as lanes can be drawn. */
const SIDE_BY_SIDE = [1, 2, 4] as const;
const LARGEST_CELL = 27;
const SMALLEST_CELL = 3;
/** Where a phone's stage may be higher than its window, the lanes are these. */
const THIN_LANES = [20, 16] as const;
/** On a phone the stage may be this many times as high as its window before it turns to bars: it is panned with a thumb. */
const PHONE_OVERFLOW = 2.5;

export interface Arrangement {
  /** Sub-columns per zone; of groups of other kinds, per group on average. */
  readonly columns: number;
  /** Sub-columns of each group. */
  readonly columnsOf: readonly number[];
  /** Width of one of them in px. */
  readonly columnWidth: number;
  readonly zoneWidth: number;
  /** Width of a column of Fargate tasks. */
  readonly fargateWidth: number;
  readonly zoneGap: number;
  /** Room at the left for the words beside the lanes; 0 where no lanes are drawn. */
  readonly gutter: number;
  /** Thickness of a lane of factor 1; 0 where no lanes are drawn. */
  readonly lane: number;
  /** Height that the tallest zone takes. */
  readonly contentHeight: number;
  /** Under the shade `tasks` on the map: how an instance's place is divided among its tasks. Null elsewhere. */
  readonly block: Block | null;
  /** On the map: from one Fargate task's cell to the next, px; 0 where there is none. */
  readonly fargateCell: number;
}

/** An instance's place on the map as a block of cells, one per task; between two blocks there is the room of one cell. */
export interface Block {
  /** Cells side by side, and one above the other. */
  readonly columns: number;
  readonly rows: number;
  /** Size of one cell at zoom 1, px. */
  readonly width: number;
  readonly height: number;
}

/**
 * The arrangement with the thickest lanes at which the tallest zone fits: instances one above the other, then two, then four side by side,
 * then bars, then marks on the map. `keep` stays as long as everything fits in it. `slots`: cells that each instance needs on the map; null
 * where tasks have none. Of several fleets, which stand side by side at one scale and in the same groups, all fit.
 */
export function arrange(
  fleets: Fleets,
  viewport: StageViewport,
  metrics: StageMetrics,
  keep: Arrangement | null,
  slots: number | null = null,
): Arrangement {
  const room = viewport.height - metrics.contentTop - metrics.bottom;
  const zones = sharesOf(fleets).map((share) => zoneSize(fleets, share, viewport, metrics, metrics.gutter));
  const whole = zoneSize(fleets, 1, viewport, metrics, 0);
  const isKept = zones.some(
    ({ width, fargateWidth }) => keep?.zoneWidth === width && keep.fargateWidth === fargateWidth,
  );
  if (keep !== null && isKept && stillFits(fleets, keep, metrics, overflow(viewport, room))) return keep;
  const hulls = (height: number, lanes: readonly number[]): Arrangement | null =>
    zones.reduce<Arrangement | null>((found, zone) => found ?? asHulls(fleets, zone, metrics, height, lanes), null);
  return (
    hulls(room, LANES) ??
    hulls(overflow(viewport, room), THIN_LANES) ??
    asBars(fleets, whole, metrics, room) ??
    (slots === null ? asMarks(fleets, whole, metrics, room) : asTaskCells(fleets, whole, room, slots))
  );
}

/** One fleet, or several side by side. */
export type Fleets = readonly [Fleet, ...Fleet[]];

interface ZoneSize {
  readonly width: number;
  readonly fargateWidth: number;
  readonly gap: number;
}

/** How wide Fargate's columns are against those of instances: as wide, or narrower where hulls could not be drawn otherwise. */
const FARGATE_SHARES = [1, 0.75, 0.5] as const;

/** Shares that hold the longest hull. Where no fleet has both, columns are as wide as each other. */
function sharesOf(fleets: Fleets): readonly number[] {
  if (!fleets.some(({ groups, fargate }) => groups.length > 0 && fargate.length > 0)) return [1];
  const lengths = fleets.flatMap(({ fargate, definitions, reference }) =>
    [...new Set(fargate.flatMap((column) => [...new Set(column.definitions)]))].map((index) => {
      const { cpuUnits = 0, memoryMiB = 0 } = definitions[index] ?? {};
      return Math.max(laneLength(cpuUnits, reference, 1), laneLength(memoryMiB, reference * MIB_PER_CPU_UNIT, 1));
    }),
  );
  return FARGATE_SHARES.filter((share) => lengths.every((length) => length <= share));
}

function zoneSize(
  fleets: Fleets,
  share: number,
  viewport: StageViewport,
  metrics: StageMetrics,
  gutter: number,
): ZoneSize {
  const of = (fargateShare: number): number =>
    Math.max(1, ...fleets.map(({ groups, fargate }) => groups.length + fargate.length * fargateShare));
  const count = of(1);
  const inner = viewport.width - metrics.left - gutter - metrics.right;
  const wide = (inner - metrics.zoneGap * (count - 1)) / count;
  const gap = wide >= 160 ? metrics.zoneGap : metrics.zoneGapNarrow;
  const width = Math.max(8, Math.floor((inner - gap * (count - 1)) / of(share)));
  return { width, fargateWidth: Math.floor(width * share), gap };
}

function overflow(viewport: StageViewport, room: number): number {
  return viewport.form === 'phone' ? room * PHONE_OVERFLOW : room;
}

function asHulls(
  fleets: Fleets,
  zone: ZoneSize,
  metrics: StageMetrics,
  room: number,
  lanes: readonly number[],
): Arrangement | null {
  for (const columns of SIDE_BY_SIDE) {
    const columnWidth = Math.floor((zone.width - (columns - 1) * metrics.columnGap) / columns);
    if (columnWidth < LEVEL_FROM.hulls) return null;
    const columnsOf = columnsOfGroups(fleets, columns, columnWidth + metrics.columnGap);
    for (const thickness of lanes) {
      const lane = Math.round(thickness * metrics.unit);
      const instances = hullsHeight(fleets, columnsOf, lane, metrics, room);
      if (instances > room) continue;
      const scale: FargateScale = { level: 'hulls', columnWidth, lane, waist: Math.round(lane * 1.25) };
      const contentHeight = Math.max(instances, fargateHeight(fleets, scale, zone.fargateWidth, metrics, room));
      if (contentHeight > room) continue;
      return {
        columns,
        columnsOf,
        columnWidth,
        zoneWidth: zone.width,
        fargateWidth: zone.fargateWidth,
        zoneGap: zone.gap,
        gutter: metrics.gutter,
        lane,
        contentHeight,
        block: null,
        fargateCell: 0,
      };
    }
  }
  return null;
}

function asBars(fleets: Fleets, zone: ZoneSize, metrics: StageMetrics, room: number): Arrangement | null {
  for (let columns = 1; ; columns += 1) {
    const columnWidth = Math.floor((zone.width - (columns - 1) * metrics.barColumnGap) / columns);
    if (columnWidth < LEVEL_FROM.bars) return null;
    if (columnWidth >= LEVEL_FROM.hulls) continue;
    const head = columnWidth >= metrics.barIdFrom ? metrics.barHead : 0;
    const pitch = head + 2 * metrics.bar + metrics.barGap + metrics.barRowGap;
    const columnsOf = columnsOfGroups(fleets, columns, columnWidth + metrics.barColumnGap);
    const scale: FargateScale = { level: 'bars', columnWidth, lane: 0, waist: metrics.barGap };
    const contentHeight = Math.max(
      rowsOfTallest(fleets, columnsOf) * pitch - metrics.barRowGap,
      fargateHeight(fleets, scale, zone.width, metrics, room),
    );
    if (contentHeight > room) continue;
    return flat(zone, { columns, columnsOf, columnWidth, contentHeight, block: null, fargateCell: 0 });
  }
}

/** Marks as large as the tallest zone allows, so many side by side that a row is exactly as wide as the zone. */
function asMarks(fleets: Fleets, zone: ZoneSize, metrics: StageMetrics, room: number): Arrangement {
  const full = zone.width + metrics.cellGap;
  const fargateCell = fargateCells(fleets, zone, room);
  for (let columns = Math.ceil(full / (LARGEST_CELL + metrics.cellGap)); ; columns += 1) {
    const pitch = full / columns;
    const cell = pitch - metrics.cellGap;
    const columnsOf = columnsOfGroups(fleets, columns, pitch);
    const contentHeight = rowsOfTallest(fleets, columnsOf) * (pitch / metrics.cellAspect);
    const next = full / (columns + 1) - metrics.cellGap;
    if (contentHeight > room && next >= SMALLEST_CELL) continue;
    // Without instances the length of the reference size is free: cells become bars where they are about as large.
    const columnWidth = rowsOfTallest(fleets, columnsOf) === 0 && fargateCell > 0 ? fargateCell * BARS_PER_CELL : cell;
    return flat(zone, { columns, columnsOf, columnWidth, contentHeight, block: null, fargateCell });
  }
}

/**
 * Cells as large as the tallest group allows; of one pixel, and higher than the stage, where even these do not fit. From block to block there
 * are whole pixels, though a cell may have a fraction: every block is divided alike, and no pattern comes about that means nothing.
 */
function asTaskCells(fleets: Fleets, zone: ZoneSize, room: number, slots: number): Arrangement {
  const fargateCell = fargateCells(fleets, zone, room);
  let best: { readonly fits: boolean; readonly score: number; readonly arrangement: Arrangement } | null = null;
  for (const { columns: across, rows: down, width } of blocks(slots)) {
    const pitch = (across + 1) * width;
    const columns = Math.max(1, Math.floor((zone.width + width) / pitch));
    const columnsOf = columnsOfGroups(fleets, columns, pitch);
    const rows = Math.max(1, rowsOfTallest(fleets, columnsOf));
    // The last block has no gap below it.
    const highest = Math.floor(Math.min(room / (rows - 1 / (down + 1)), (down + 1) * width * LONGEST_CELL));
    const fits = highest >= Math.max(down + 1, ((down + 1) * width) / LONGEST_CELL);
    const height = fits ? highest / (down + 1) : 1;
    const block: Block = { columns: across, rows: down, width, height };
    const contentHeight = (rows * (down + 1) - 1) * height;
    // Larger cells first; where nothing fits, what is least too high.
    const score = fits ? width * height * evenness(width) * evenness(height) : -contentHeight;
    if (best && (best.fits === fits ? best.score >= score : best.fits)) continue;
    const columnWidth = across * width;
    best = {
      fits,
      score,
      arrangement: flat(zone, { columns, columnsOf, columnWidth, contentHeight, block, fargateCell }),
    };
  }
  const none = { columns: 1, columnsOf: [], columnWidth: 1, contentHeight: 0, block: null, fargateCell };
  return best?.arrangement ?? flat(zone, none);
}

/** The longer side of a cell against the shorter one, at most. */
const LONGEST_CELL = 1.5;
/** Cells of whole pixels are as good as others that are so much longer. */
const WHOLE_PIXELS = 1.1;

function evenness(side: number): number {
  return Number.isInteger(side) ? WHOLE_PIXELS : 1;
}

/** The blocks that hold so many cells and are no wider than a mark of the map may be; from one to the next there are whole pixels. */
function* blocks(slots: number): Generator<Omit<Block, 'height'>> {
  for (let columns = 1; columns <= LARGEST_CELL; columns += 1) {
    const rows = Math.ceil(slots / columns);
    for (let pitch = columns + 1; (columns * pitch) / (columns + 1) <= LARGEST_CELL; pitch += 1) {
      yield { columns, rows, width: pitch / (columns + 1) };
    }
  }
}

/** An arrangement without lanes. */
function flat(
  zone: ZoneSize,
  own: Pick<Arrangement, 'columns' | 'columnsOf' | 'columnWidth' | 'contentHeight' | 'block' | 'fargateCell'>,
): Arrangement {
  return { ...own, zoneWidth: zone.width, fargateWidth: zone.fargateWidth, zoneGap: zone.gap, gutter: 0, lane: 0 };
}

/** Narrowest group, px: its head has to be read. */
const NARROWEST_GROUP = 56;

/** Zones are as wide as each other, because they are compared; other groups as wide as they are large. */
function columnsOfGroups(fleets: Fleets, columns: number, pitch: number): number[] {
  const [{ groups, byZone }, ...beside] = fleets;
  if (byZone) return Array.from({ length: mostGroups(fleets) }, () => columns);
  const sizes = groups.map(({ members }, at) =>
    Math.max(members.length, ...beside.map((fleet) => fleet.groups[at]?.members.length ?? 0)),
  );
  const least = Math.min(columns, Math.ceil(NARROWEST_GROUP / pitch));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const spare = (columns - least) * groups.length;
  return sizes.map((size) => least + Math.floor((spare * size) / Math.max(1, all)));
}

function mostGroups(fleets: Fleets): number {
  return Math.max(...fleets.map(({ groups }) => groups.length));
}

type FargateScale = Pick<FlowScale, 'level' | 'columnWidth' | 'lane' | 'waist'>;

/** Height that the longest Fargate column takes at a scale; any height above `limit` where it is higher than that. */
function fargateHeight(fleets: Fleets, by: FargateScale, width: number, metrics: StageMetrics, limit: number): number {
  const heights = fleets.flatMap(({ fargate, definitions, groups, reference }) => {
    const scale: FlowScale = { ...by, reference, metrics, cell: 0 };
    const head = by.level === 'hulls' ? metrics.head : by.columnWidth >= metrics.barIdFrom ? metrics.barHead : 0;
    const top = fargateTop(by.level, groups.length > 0, head, metrics);
    return fargate.map((column) => top + flowHeight(column, definitions, scale, width, limit));
  });
  return Math.max(0, ...heights);
}

/** Room above the first micro-VM: its lanes begin where those of instances do. */
export function fargateTop(
  level: FlowScale['level'],
  besideInstances: boolean,
  head: number,
  metrics: StageMetrics,
): number {
  if (level === 'map') return 0;
  const least = level === 'bars' ? 2 : 10 * metrics.unit;
  return besideInstances ? Math.max(2, head) : least;
}

/** From one cell of a Fargate task to the next on the map: whole pixels. */
const CELL_PITCHES = [18, 15, 13, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2] as const;
/** Length of the reference size at which a micro-VM as bars is about as large as a cell of one pixel. */
const BARS_PER_CELL = 1.5;

function fargateCells(fleets: Fleets, { width }: ZoneSize, room: number): number {
  const most = Math.max(0, ...fleets.flatMap(({ fargate }) => fargate.map(({ cells }) => cells.length)));
  if (fleets.every(({ fargate }) => fargate.length === 0)) return 0;
  const fits = (pitch: number): boolean => Math.ceil(most / cellsAcross(width, pitch)) * pitch <= room;
  return CELL_PITCHES.find(fits) ?? 2;
}

function rowsOfTallest(fleets: Fleets, columnsOf: readonly number[]): number {
  const rows = fleets.flatMap(({ groups }) =>
    groups.map(({ members }, at) => Math.ceil(members.length / (columnsOf[at] ?? 1))),
  );
  return Math.max(0, ...rows);
}

/** Height of the tallest group with lanes of the given thickness; any height above `limit` where it is higher than that. */
function hullsHeight(
  fleets: Fleets,
  columnsOf: readonly number[],
  lane: number,
  metrics: StageMetrics,
  limit: number,
): number {
  const least = metrics.head + Math.round(lane * 1.25) + 2 * lane + metrics.rowGap;
  const lowest = rowsOfTallest(fleets, columnsOf) * least - metrics.rowGap;
  if (lowest > limit) return lowest;
  return Math.max(...fleets.map((fleet) => heightOf(fleet, columnsOf, lane, metrics)));
}

function heightOf(fleet: Fleet, columnsOf: readonly number[], lane: number, metrics: StageMetrics): number {
  const waist = Math.round(lane * 1.25);
  return Math.max(
    0,
    ...fleet.groups.map(({ members }, group) => {
      const columns = columnsOf[group] ?? 1;
      let height = 0;
      for (let from = 0; from < members.length; from += columns) {
        let row = 0;
        for (const index of members.slice(from, from + columns)) {
          const below = fleet.hangsBelow[index] === 1 ? metrics.gpuRow : 0;
          row = Math.max(row, metrics.head + waist + lane * (fleet.factors[index] ?? 0) + below);
        }
        height += row + metrics.rowGap;
      }
      return height - metrics.rowGap;
    }),
  );
}

function stillFits(fleets: Fleets, keep: Arrangement, metrics: StageMetrics, room: number): boolean {
  const { lane, columnsOf, columnWidth } = keep;
  if (lane === 0 || columnsOf.length !== mostGroups(fleets)) return false;
  if (hullsHeight(fleets, columnsOf, lane, metrics, room) > room) return false;
  const scale: FargateScale = { level: 'hulls', columnWidth, lane, waist: Math.round(lane * 1.25) };
  return fargateHeight(fleets, scale, keep.fargateWidth, metrics, room) <= room;
}

/** Whether two arrangements are the same. */
export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  const same = (Object.keys(a) as (keyof Arrangement)[]).every(
    (key) => key === 'columnsOf' || key === 'block' || a[key] === b[key],
  );
  return same && a.columnsOf.join() === b.columnsOf.join() && JSON.stringify(a.block) === JSON.stringify(b.block);
}
