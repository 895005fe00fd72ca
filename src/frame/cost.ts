import type { CostKind } from '../ecs/cost-kinds';

/** What a run costs, as it is asked about: indicative list prices, US dollars. */

/** An hour of what runs now, and all since second 0. */
export interface Cost {
  readonly perHour: number;
  readonly accumulated: number;
}

/** A service, or a family that tasks were started of without one: what it uses of the instances, and its Fargate tasks. */
export interface OwnerCost extends Cost {
  /** Index in the catalog's owners. */
  readonly ownerIndex: number;
  readonly byKind: Readonly<Record<CostKind, Cost>>;
}

export interface CostDetail extends Cost {
  /** ISO date of the prices, which are indicative: without transfer, load balancers, logs and IPv4 addresses. */
  readonly pricesAsOf: string;
  readonly byKind: Readonly<Record<CostKind, Cost>>;
  /** In the order of the catalog's owners; those that have never cost anything are left out. */
  readonly byOwner: readonly OwnerCost[];
  /** Free room of the instances: what no service and no family uses of them. */
  readonly wasted: Cost;
  /** An hour of that part of it which no task fits (assumption `measure-stranded`). */
  readonly strandedPerHour: number;
  /** An hour of the instances that could be switched off (assumption `measure-idle-cost`). */
  readonly idlePerHour: number;
  /** Rows of `COST_ROW`, row-major, in the order of time; the last is of the present. At most `MOST_COST_ROWS`. */
  readonly history: Float64Array<ArrayBuffer>;
}

/** Columns of one row of that history, US dollars: what held from that moment on, and what all had come to then. */
export const COST_ROW = {
  timeMs: 0,
  onDemandPerHour: 1,
  spotPerHour: 2,
  fargatePerHour: 3,
  fargateSpotPerHour: 4,
  wastedPerHour: 5,
  accumulated: 6,
  wastedAccumulated: 7,
} as const;
export const COST_ROW_WIDTH = 8;
export const MOST_COST_ROWS = 2_000;
