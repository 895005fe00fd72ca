import type { LoadEntry } from '../../scenario/scenario';
import { requestsBetween } from './demand';

/**
 * What CloudWatch has of a service for one period: whole thousandths, so that whatever is decided by them is decided by whole numbers; NaN where
 * there is no datapoint. Source: services-and-capacity 3.2, scenario.md `load`; assumptions `scaling-metrics`.
 */
export interface Datapoint {
  /** Requests per second on the average of the period, for the whole service. */
  readonly demandMilli: number;
  /** Per cent of what the tasks reserve. */
  readonly cpuMilli: number;
  readonly memoryMilli: number;
  /** Requests of one minute for each healthy target. */
  readonly requestsMilli: number;
}

/** A period of which nothing is known. */
export const NOTHING: Datapoint = { demandMilli: NaN, cpuMilli: NaN, memoryMilli: NaN, requestsMilli: NaN };

/** How the tasks of a service stood at the end of the period. */
export interface TasksThen {
  readonly running: number;
  readonly healthy: number;
  /** On Fargate no task gets more than it reserves. */
  readonly onFargate: boolean;
}

/** @param fromS start and end of the period in simulated seconds */
export function datapointOf(load: LoadEntry | undefined, tasks: TasksThen, fromS: number, toS: number): Datapoint {
  if (load === undefined) return NOTHING;
  const { requestsPerSecond, perTask } = load;
  const perSecond = requestsBetween(requestsPerSecond, fromS, toS) / (toS - fromS);
  const { healthy, running, onFargate } = tasks;
  const cpu = (perTask.cpuAtCapacity * perSecond) / (healthy * perTask.requestsPerSecond);
  return {
    demandMilli: milli(perSecond),
    cpuMilli: healthy === 0 ? NaN : milli(onFargate ? Math.min(100, cpu) : cpu),
    memoryMilli: running === 0 ? NaN : milli(perTask.memoryBase),
    requestsMilli: healthy === 0 ? NaN : milli((perSecond * 60) / healthy),
  };
}

/** Whole thousandths. */
export function milli(value: number): number {
  return Math.round(value * 1_000);
}
