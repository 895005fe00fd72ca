import { growTable } from '../../lib/columns';

/**
 * What something costs, added up in time. A meter has a rate, and what it has counted so far: exactly, in whole billionths of a dollar and the
 * rest of a division by the milliseconds of an hour, so that no run drifts and any order of the same changes comes to the same sum.
 */
export interface MeterTable {
  count: number;
  /** Billionths of a US dollar an hour. */
  nanoUsdPerHour: Float64Array;
  /** Up to this moment (simulated ms) it has been counted. */
  countedUntilMs: Float64Array;
  /** What has been counted, in billionths of a US dollar, and what is left of the last one: below `MS_PER_HOUR`. */
  nanoUsd: Float64Array;
  rest: Float64Array;
}

const MS_PER_HOUR = 3_600_000;
/** A stretch that is counted at once: below it no product leaves the whole numbers. */
const LONGEST_MS = 1_000_000_000;

export function emptyMeters(count: number): MeterTable {
  const column = () => new Float64Array(count);
  return { count, nanoUsdPerHour: column(), countedUntilMs: column(), nanoUsd: column(), rest: column() };
}

/** The table has at least so many meters; new ones stand at 0. */
export function ensureMeters(meters: MeterTable, count: number): void {
  if (count <= meters.count) return;
  meters.count = count;
  growTable(meters, count);
}

/** Changes a meter's rate from `timeMs` on. */
export function changeRate(meters: MeterTable, meter: number, timeMs: number, byNanoUsdPerHour: number): void {
  if (byNanoUsdPerHour === 0) return;
  if (meters.countedUntilMs[meter] !== timeMs) countUntil(meters, meter, timeMs);
  meters.nanoUsdPerHour[meter] = (meters.nanoUsdPerHour[meter] ?? 0) + byNanoUsdPerHour;
}

/** Adds what a rate comes to in a time, beside what the meter counts by itself. */
export function charge(meters: MeterTable, meter: number, nanoUsdPerHour: number, forMs: number): void {
  add(meters, meter, nanoUsdPerHour, forMs);
}

/** Reused between looks. */
const spare = emptyMeters(1);

/** Billionths of a dollar up to `timeMs`, which is not before the last change. Changes nothing. */
export function countedAt(meters: MeterTable, meter: number, timeMs: number): number {
  spare.nanoUsd[0] = meters.nanoUsd[meter] ?? 0;
  spare.rest[0] = meters.rest[meter] ?? 0;
  add(spare, 0, meters.nanoUsdPerHour[meter] ?? 0, timeMs - (meters.countedUntilMs[meter] ?? 0));
  return (spare.nanoUsd[0] ?? 0) + (spare.rest[0] ?? 0) / MS_PER_HOUR;
}

function countUntil(meters: MeterTable, meter: number, timeMs: number): void {
  add(meters, meter, meters.nanoUsdPerHour[meter] ?? 0, timeMs - (meters.countedUntilMs[meter] ?? 0));
  meters.countedUntilMs[meter] = timeMs;
}

function add({ nanoUsd, rest }: MeterTable, meter: number, nanoUsdPerHour: number, forMs: number): void {
  const perMs = Math.floor(nanoUsdPerHour / MS_PER_HOUR);
  const beyond = nanoUsdPerHour - perMs * MS_PER_HOUR;
  for (let left = forMs; left > 0; left -= LONGEST_MS) {
    const ms = Math.min(left, LONGEST_MS);
    const parts = (rest[meter] ?? 0) + beyond * ms;
    const whole = Math.floor(parts / MS_PER_HOUR);
    nanoUsd[meter] = (nanoUsd[meter] ?? 0) + perMs * ms + whole;
    rest[meter] = parts - whole * MS_PER_HOUR;
  }
}
