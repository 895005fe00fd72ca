import { MOST_HOURS_LEARNED, FORECAST_HOURS } from '../../ecs/scaling-predictive';
import type { ScalingMetric } from '../../ecs/scaling';
import { SCALING_ROW, SCALING_ROW_WIDTH } from '../../frame/scaling';

/**
 * Forecasts of predictive scaling: pure. The load of each hour that is over, and of the hours to come the mean of the same hour of the days before.
 * Source: services-and-capacity 3.8; assumption `scaling-forecast`.
 */

const HOUR_MS = 3_600_000;
const HOURS_OF_DAY = 24;

/** The load of one hour: the sum of its periods in thousandths of the scaling metric times tasks, and how many they are. */
interface HourlyLoad {
  readonly sum: number;
  readonly periods: number;
}

/** When the metrics of a target begin, in simulated ms; null where there are none yet. */
export function dataBeginsAtMs(rows: Float64Array, target: number): number | null {
  for (let start = 0; start < rows.length; start += SCALING_ROW_WIDTH)
    if (rows[start + SCALING_ROW.target] === target && !Number.isNaN(rows[start + SCALING_ROW.demandMilli] ?? NaN))
      return rows[start + SCALING_ROW.timeMs] ?? null;
  return null;
}

/**
 * How many tasks each of the hours to come needs, the present one first; -1 for an hour of the day of which nothing has been recorded.
 * @param rows of `SCALING_ROW`
 * @param startsAtMs epoch ms of second 0
 * @param targetMilli thousandths of what the policy holds the metric at
 */
export function forecastFrom(
  rows: Float64Array,
  target: number,
  metric: ScalingMetric,
  targetMilli: number,
  startsAtMs: number,
  nowMs: number,
): number[] {
  const present = hourOf(startsAtMs + nowMs);
  const recorded = hoursIn(rows, target, metric, startsAtMs, present);
  return Array.from({ length: FORECAST_HOURS }, (_, ahead) => {
    let sum = 0;
    let periods = 0;
    for (let back = HOURS_OF_DAY - (ahead % HOURS_OF_DAY); back <= MOST_HOURS_LEARNED; back += HOURS_OF_DAY) {
      // Days count alike, however many of their minutes have a datapoint.
      const load = recorded.get(present - back);
      if (load === undefined) continue;
      sum += Math.round(load.sum / load.periods);
      periods++;
    }
    return periods === 0 ? -1 : Math.ceil(sum / (periods * targetMilli));
  });
}

/** Whole hours since 1970. */
export function hourOf(epochMs: number): number {
  return Math.floor(epochMs / HOUR_MS);
}

/** The load of hours that are over, by their number. */
function hoursIn(
  rows: Float64Array,
  target: number,
  metric: ScalingMetric,
  startsAtMs: number,
  present: number,
): ReadonlyMap<number, HourlyLoad> {
  const hours = new Map<number, HourlyLoad>();
  for (let start = 0; start < rows.length; start += SCALING_ROW_WIDTH) {
    if (rows[start + SCALING_ROW.target] !== target) continue;
    // A period belongs to the hour in which it ends last.
    const hour = hourOf(startsAtMs + (rows[start + SCALING_ROW.timeMs] ?? 0) - 1);
    const load = loadIn(rows, start, metric);
    if (hour >= present || hour < present - MOST_HOURS_LEARNED || Number.isNaN(load)) continue;
    const { sum, periods } = hours.get(hour) ?? { sum: 0, periods: 0 };
    hours.set(hour, { sum: sum + load, periods: periods + 1 });
  }
  return hours;
}

/** What all tasks together had, in thousandths: per cent of CPU or memory times tasks, or requests of a minute. */
function loadIn(rows: Float64Array, start: number, metric: ScalingMetric): number {
  const at = (column: number): number => rows[start + column] ?? NaN;
  if (metric === 'requests') return at(SCALING_ROW.demandMilli) * 60;
  if (metric === 'memory') return at(SCALING_ROW.memoryMilli) * at(SCALING_ROW.running);
  return at(SCALING_ROW.cpuMilli) * at(SCALING_ROW.healthy);
}
