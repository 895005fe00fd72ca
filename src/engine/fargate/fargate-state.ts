import { emptyLaunchRate } from './launch-rate';
import type { LaunchRate } from './launch-rate';

/** On whose terms a micro-VM runs: of the capacity provider FARGATE, or the launch type, and of FARGATE_SPOT. The position is the code. */
export const MARKETS = ['FARGATE', 'FARGATE_SPOT'] as const;
export type Market = (typeof MARKETS)[number];
export const ON_DEMAND = 0;
export const SPOT = 1;

/** What is known of Fargate besides its tasks. Plain data: part of the state. */
export interface FargateState {
  /** Live tasks (desiredStatus RUNNING) by task group (index) and in each by zone (index); a group or zone without any may be missing. */
  readonly tasksByZone: number[][];
  /** CPU units of all micro-VMs that there are, by market: what the vCPU quotas count. */
  readonly cpuUnits: number[];
  /** Zones without capacity, by market: indexes in `World.zones`, ascending. */
  readonly noCapacity: number[][];
  /** By zone (index): tasks before this row had their micro-VMs there when the zone failed last, and lost them. */
  readonly lostBefore: number[];
  /** How fast micro-VMs may be launched, by market. */
  readonly launchRates: LaunchRate[];
  /** RunTask's calls in one second: the latest in which there were any, and how many. */
  calls: { readonly second: number; readonly count: number };
  /** Live tasks of FARGATE_SPOT (rows), ascending. */
  readonly spotTasks: number[];
}

export function emptyFargateState(): FargateState {
  return {
    tasksByZone: [],
    cpuUnits: [0, 0],
    noCapacity: [[], []],
    lostBefore: [],
    launchRates: [emptyLaunchRate(), emptyLaunchRate()],
    calls: { second: -1, count: 0 },
    spotTasks: [],
  };
}
