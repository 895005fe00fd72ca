import { CAPACITY_ALARMS, CAPACITY_ROW, CAPACITY_ROW_WIDTH } from './capacity';
import type { CapacityAlarm, CapacityDetail } from './capacity';

/** The history of a capacity provider, row by row. Moments in simulated seconds. */

/** What holds from a moment on. */
export interface CapacityMoment {
  readonly at: number;
  /** N. */
  readonly instances: number;
  /** M, and the metric in per cent; null where managed scaling is off. */
  readonly needed: number | null;
  readonly reservation: number | null;
  readonly targetCapacity: number | null;
  readonly desiredCapacity: number;
  readonly maxSize: number;
  readonly booting: number;
  readonly provisioningTasks: number;
  readonly alarm: CapacityAlarm;
}

export function capacityMoments({ history }: Pick<CapacityDetail, 'history'>): CapacityMoment[] {
  return Array.from({ length: Math.floor(history.length / CAPACITY_ROW_WIDTH) }, (_, row) => {
    const cell = (column: number): number => history[row * CAPACITY_ROW_WIDTH + column] ?? 0;
    const known = (column: number): number | null => (Number.isNaN(cell(column)) ? null : cell(column));
    const reservationMilli = known(CAPACITY_ROW.reservationMilli);
    return {
      at: cell(CAPACITY_ROW.timeMs) / 1_000,
      instances: cell(CAPACITY_ROW.instances),
      needed: known(CAPACITY_ROW.needed),
      reservation: reservationMilli === null ? null : reservationMilli / 1_000,
      targetCapacity: known(CAPACITY_ROW.targetCapacity),
      desiredCapacity: cell(CAPACITY_ROW.desiredCapacity),
      maxSize: cell(CAPACITY_ROW.maxSize),
      booting: cell(CAPACITY_ROW.booting),
      provisioningTasks: cell(CAPACITY_ROW.provisioningTasks),
      alarm: CAPACITY_ALARMS[cell(CAPACITY_ROW.alarm)] ?? 'none',
    };
  });
}

/** What holds at a moment; null before the first. */
export function capacityAt(moments: readonly CapacityMoment[], seconds: number): CapacityMoment | null {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return moments[low - 1] ?? null;
}
