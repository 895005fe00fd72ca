/** A service as AWS App Runner would run it under the same load, and what ECS did: as it is asked about. */

/** Columns of one row: what held in the stretch that ends at `timeMs`. Costs in US dollars an hour, indicative. */
export const APP_RUNNER_ROW = {
  timeMs: 0,
  /** Requests per second on the average. */
  demand: 1,
  /** Requests in flight. */
  concurrent: 2,
  active: 3,
  provisioned: 4,
  /** Requests in flight beyond what all instances take: they wait, or get 429. */
  over: 5,
  costPerHour: 6,
  ecsDesired: 7,
  ecsRunning: 8,
  ecsCostPerHour: 9,
} as const;
export const APP_RUNNER_ROW_WIDTH = 10;

export interface AppRunnerDetail {
  readonly ownerIndex: number;
  /** ISO date of the prices. */
  readonly pricesAsOf: string;
  readonly serviceName: string;
  /** Of the run so far, row-major in the order of time; a row a minute, or for each of so many minutes in a long run. */
  readonly history: Float64Array<ArrayBuffer>;
  /** US dollars since second 0; of ECS what the service has cost, by its share of instances where it runs on EC2. */
  readonly accumulated: { readonly appRunner: number; readonly ecs: number };
  /** US dollars an hour of one running task of the service, as `ecsCostPerHour` counts it. */
  readonly ecsTaskPerHour: number;
  /** Whether the service runs on Fargate. */
  readonly onFargate: boolean;
}
