import { LEVEL_FROM } from './levels';
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

/** Sizes of the instances that are drawn. Arrays by instanceIndex. */
export interface Fleet {
  readonly byZone: readonly (readonly number[])[];
  readonly cpuUnits: Float64Array;
  /** Hardware memory. */
  readonly memoryMiB: Float64Array;
  readonly memoryMiBRegistered: Float64Array;
  /** 1 where a row of GPUs hangs below the memory lane. */
  readonly hangsBelow: Uint8Array;
  /** Sum of both lanes' thickness factors. */
  readonly factors: Float64Array;
  readonly reference: number;
}

export interface Arrangement {
  /** Sub-columns per zone. */
  readonly columns: number;
  /** Width of one of them in px. */
  readonly columnWidth: number;
  readonly zoneWidth: number;
  readonly zoneGap: number;
  /** Room at the left for the words beside the lanes; 0 where no lanes are drawn. */
  readonly gutter: number;
  /** Thickness of a lane of factor 1; 0 where no lanes are drawn. */
  readonly lane: number;
  /** Height that the tallest zone takes. */
  readonly contentHeight: number;
}

/**
 * The arrangement with the thickest lanes at which the tallest zone fits: instances one above the other, then two, then four side by side,
 * then bars, then cells. `keep` stays as long as everything fits in it.
 */
export function arrange(
  fleet: Fleet,
  zones: number,
  viewport: StageViewport,
  metrics: StageMetrics,
  keep: Arrangement | null,
): Arrangement {
  const room = viewport.height - metrics.contentTop - metrics.bottom;
  const zone = zoneSize(zones, viewport, metrics, metrics.gutter);
  const whole = zoneSize(zones, viewport, metrics, 0);
  if (keep !== null && keep.zoneWidth === zone.width && stillFits(fleet, keep, metrics, overflow(viewport, room)))
    return keep;
  return (
    asHulls(fleet, zone, metrics, room, LANES) ??
    asHulls(fleet, zone, metrics, overflow(viewport, room), THIN_LANES) ??
    asBars(fleet, whole, metrics, room) ??
    asCells(fleet, whole, metrics, room)
  );
}

interface ZoneSize {
  readonly width: number;
  readonly gap: number;
}

function zoneSize(zones: number, viewport: StageViewport, metrics: StageMetrics, gutter: number): ZoneSize {
  const count = Math.max(1, zones);
  const inner = viewport.width - metrics.left - gutter - metrics.right;
  const wide = (inner - metrics.zoneGap * (count - 1)) / count;
  const gap = wide >= 160 ? metrics.zoneGap : metrics.zoneGapNarrow;
  return { width: Math.max(8, Math.floor((inner - gap * (count - 1)) / count)), gap };
}

function overflow(viewport: StageViewport, room: number): number {
  return viewport.form === 'phone' ? room * PHONE_OVERFLOW : room;
}

function asHulls(
  fleet: Fleet,
  zone: ZoneSize,
  metrics: StageMetrics,
  room: number,
  lanes: readonly number[],
): Arrangement | null {
  for (const columns of SIDE_BY_SIDE) {
    const columnWidth = Math.floor((zone.width - (columns - 1) * metrics.columnGap) / columns);
    if (columnWidth < LEVEL_FROM.hulls) return null;
    for (const thickness of lanes) {
      const lane = Math.round(thickness * metrics.unit);
      const contentHeight = hullsHeight(fleet, columns, lane, metrics);
      if (contentHeight > room) continue;
      return {
        columns,
        columnWidth,
        zoneWidth: zone.width,
        zoneGap: zone.gap,
        gutter: metrics.gutter,
        lane,
        contentHeight,
      };
    }
  }
  return null;
}

function asBars(fleet: Fleet, zone: ZoneSize, metrics: StageMetrics, room: number): Arrangement | null {
  for (let columns = 1; ; columns += 1) {
    const columnWidth = Math.floor((zone.width - (columns - 1) * metrics.barColumnGap) / columns);
    if (columnWidth < LEVEL_FROM.bars) return null;
    if (columnWidth >= LEVEL_FROM.hulls) continue;
    const head = columnWidth >= metrics.barIdFrom ? metrics.barHead : 0;
    const pitch = head + 2 * metrics.bar + metrics.barGap + metrics.barRowGap;
    const contentHeight = rowsOfTallest(fleet, columns) * pitch - metrics.barRowGap;
    if (contentHeight > room) continue;
    return { columns, columnWidth, zoneWidth: zone.width, zoneGap: zone.gap, gutter: 0, lane: 0, contentHeight };
  }
}

/** Cells as large as the tallest zone allows, so many side by side that a row is exactly as wide as the zone. */
function asCells(fleet: Fleet, zone: ZoneSize, metrics: StageMetrics, room: number): Arrangement {
  const full = zone.width + metrics.cellGap;
  for (let columns = Math.ceil(full / (LARGEST_CELL + metrics.cellGap)); ; columns += 1) {
    const pitch = full / columns;
    const cell = pitch - metrics.cellGap;
    const contentHeight = rowsOfTallest(fleet, columns) * (pitch / metrics.cellAspect);
    const next = full / (columns + 1) - metrics.cellGap;
    if (contentHeight > room && next >= SMALLEST_CELL) continue;
    return { columns, columnWidth: cell, zoneWidth: zone.width, zoneGap: zone.gap, gutter: 0, lane: 0, contentHeight };
  }
}

function rowsOfTallest(fleet: Fleet, columns: number): number {
  return Math.max(0, ...fleet.byZone.map((members) => Math.ceil(members.length / columns)));
}

/** Height of the tallest zone with lanes of the given thickness. */
function hullsHeight(fleet: Fleet, columns: number, lane: number, metrics: StageMetrics): number {
  const waist = Math.round(lane * 1.25);
  return Math.max(
    0,
    ...fleet.byZone.map((members) => {
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

function stillFits(fleet: Fleet, keep: Arrangement, metrics: StageMetrics, room: number): boolean {
  if (keep.lane > 0) return hullsHeight(fleet, keep.columns, keep.lane, metrics) <= room;
  return false;
}
