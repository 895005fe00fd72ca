import { COST_ROW, COST_ROW_WIDTH } from './cost';

/** The history of what a run costs, row by row. Moments in simulated seconds, US dollars. */

/** What holds from a moment on, and what all had come to then. */
export interface CostMoment {
  readonly at: number;
  readonly onDemand: number;
  readonly spot: number;
  readonly fargate: number;
  readonly fargateSpot: number;
  readonly perHour: number;
  readonly wastedPerHour: number;
  readonly accumulated: number;
}

export function costMoments(history: Float64Array): CostMoment[] {
  return Array.from({ length: Math.floor(history.length / COST_ROW_WIDTH) }, (_, row) => {
    const cell = (column: number): number => history[row * COST_ROW_WIDTH + column] ?? 0;
    const [onDemand, spot] = [cell(COST_ROW.onDemandPerHour), cell(COST_ROW.spotPerHour)];
    const [fargate, fargateSpot] = [cell(COST_ROW.fargatePerHour), cell(COST_ROW.fargateSpotPerHour)];
    return {
      at: cell(COST_ROW.timeMs) / 1_000,
      onDemand,
      spot,
      fargate,
      fargateSpot,
      perHour: onDemand + spot + fargate + fargateSpot,
      wastedPerHour: cell(COST_ROW.wastedPerHour),
      accumulated: cell(COST_ROW.accumulated),
    };
  });
}

/** What holds at a moment, what has come up to then included; null before the first. */
export function costAt(moments: readonly CostMoment[], seconds: number): CostMoment | null {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  const moment = moments[low - 1];
  if (moment === undefined) return null;
  const next = moments[low];
  const share = next === undefined || next.at === moment.at ? 0 : (seconds - moment.at) / (next.at - moment.at);
  return { ...moment, accumulated: moment.accumulated + share * ((next ?? moment).accumulated - moment.accumulated) };
}
