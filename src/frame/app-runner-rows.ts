import { APP_RUNNER_ROW, APP_RUNNER_ROW_WIDTH } from './app-runner';

/** One stretch of a service's history beside App Runner's. Seconds; US dollars an hour. */
export interface AppRunnerMoment {
  /** The stretch, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly demand: number;
  readonly concurrent: number;
  readonly active: number;
  readonly provisioned: number;
  readonly over: number;
  readonly cost: number;
  readonly desired: number;
  readonly running: number;
  readonly ecsCost: number;
}

export function appRunnerMoments(history: Float64Array): AppRunnerMoment[] {
  const count = Math.floor(history.length / APP_RUNNER_ROW_WIDTH);
  const cell = (row: number, column: number): number => history[row * APP_RUNNER_ROW_WIDTH + column] ?? 0;
  return Array.from({ length: count }, (_, row) => ({
    from: row === 0 ? 0 : cell(row - 1, APP_RUNNER_ROW.timeMs) / 1_000,
    to: cell(row, APP_RUNNER_ROW.timeMs) / 1_000,
    demand: cell(row, APP_RUNNER_ROW.demand),
    concurrent: cell(row, APP_RUNNER_ROW.concurrent),
    active: cell(row, APP_RUNNER_ROW.active),
    provisioned: cell(row, APP_RUNNER_ROW.provisioned),
    over: cell(row, APP_RUNNER_ROW.over),
    cost: cell(row, APP_RUNNER_ROW.costPerHour),
    desired: cell(row, APP_RUNNER_ROW.ecsDesired),
    running: cell(row, APP_RUNNER_ROW.ecsRunning),
    ecsCost: cell(row, APP_RUNNER_ROW.ecsCostPerHour),
  }));
}

/** The stretch that a moment lies in, the last one after the end; null where there is none. */
export function appRunnerAt(moments: readonly AppRunnerMoment[], seconds: number): AppRunnerMoment | null {
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.to ?? Infinity) >= seconds) high = middle;
    else low = middle + 1;
  }
  return moments[low] ?? null;
}
