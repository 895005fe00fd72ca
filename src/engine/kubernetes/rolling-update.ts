/**
 * How many pods a Deployment may have and must have while it is rolled out: what surges is rounded up and what may be unavailable down, the other way
 * round than in ECS. Source: services-and-capacity 9.2.
 */

const DEFAULT_PERCENT = 25;

export interface RolloutPercents {
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
}

/**
 * @param desired replicas
 * @param percents what the ECS service says: 100 less the minimum may be unavailable, the maximum less 100 may surge. What it leaves out has
 *   Kubernetes' default of 25 %.
 */
export function rolloutBounds(desired: number, percents: RolloutPercents): { lower: number; upper: number } {
  const { minimumHealthyPercent = 100 - DEFAULT_PERCENT, maximumPercent = 100 + DEFAULT_PERCENT } = percents;
  const surge = Math.floor((desired * Math.max(0, maximumPercent - 100) + 99) / 100);
  const unavailable = Math.floor((desired * Math.max(0, 100 - minimumHealthyPercent)) / 100);
  // With neither, nothing could ever be replaced: Kubernetes lets one be unavailable then.
  const gone = surge === 0 && unavailable === 0 ? Math.min(1, desired) : unavailable;
  return { lower: desired - gone, upper: desired + surge };
}

/** A DaemonSet replaces its pods one node at a time, and never has two on one. */
export function daemonSetBounds(desired: number): { lower: number; upper: number } {
  return { lower: Math.max(0, desired - 1), upper: desired };
}
