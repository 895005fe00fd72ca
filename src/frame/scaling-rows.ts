import { ALARM_STATES, HELD_BY, MOST_ALARMS_KEPT, SCALING_ROW, SCALING_ROW_WIDTH } from './scaling';
import type { AlarmStateName, HeldBy, ScalingDetail } from './scaling';

/** A row of a scalable target's history in its own units; what has no datapoint is null. */
export interface ScalingMoment {
  /** End of the period, simulated seconds. */
  readonly at: number;
  /** Requests per second of the whole service. */
  readonly demand: number | null;
  /** Per cent of what the tasks reserve. */
  readonly cpu: number | null;
  readonly memory: number | null;
  /** Requests of a minute for each healthy target. */
  readonly requests: number | null;
  /** After what the policies have made of it. */
  readonly desired: number;
  /** As the period ended: what the policies went by. */
  readonly running: number;
  readonly healthy: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Of the target's alarms, in their order. */
  readonly states: readonly AlarmStateName[];
  readonly held: HeldBy;
}

/** The history of a scalable target, a moment a period, the oldest first. */
export function scalingMoments({
  history,
  alarms,
}: Pick<ScalingDetail, 'history'> & { readonly alarms: readonly unknown[] }): ScalingMoment[] {
  const kept = Math.min(alarms.length, MOST_ALARMS_KEPT);
  return Array.from({ length: Math.floor(history.length / SCALING_ROW_WIDTH) }, (_, row): ScalingMoment => {
    const cell = (column: number): number => history[row * SCALING_ROW_WIDTH + column] ?? NaN;
    const milli = (column: number): number | null => (Number.isNaN(cell(column)) ? null : cell(column) / 1_000);
    return {
      at: cell(SCALING_ROW.timeMs) / 1_000,
      demand: milli(SCALING_ROW.demandMilli),
      cpu: milli(SCALING_ROW.cpuMilli),
      memory: milli(SCALING_ROW.memoryMilli),
      requests: milli(SCALING_ROW.requestsMilli),
      desired: cell(SCALING_ROW.desired),
      running: cell(SCALING_ROW.running),
      healthy: cell(SCALING_ROW.healthy),
      minimum: cell(SCALING_ROW.minimum),
      maximum: cell(SCALING_ROW.maximum),
      states: statesOf(cell(SCALING_ROW.alarmStates), kept),
      held: HELD_BY[cell(SCALING_ROW.held)] ?? 'nothing',
    };
  });
}

/** Two bits each, the first lowest: more of them than a whole number of 32 bits holds. */
function statesOf(code: number, count: number): AlarmStateName[] {
  let rest = code;
  return Array.from({ length: count }, () => {
    const state = ALARM_STATES[rest % 4] ?? 'OK';
    rest = Math.floor(rest / 4);
    return state;
  });
}

/** The latest moment at or before `seconds`; null where the history begins later. */
export function momentAt(moments: readonly ScalingMoment[], seconds: number): ScalingMoment | null {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return moments[low - 1] ?? null;
}
