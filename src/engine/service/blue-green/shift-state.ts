import type { ServiceDeploymentStatus } from '../../../ecs/traffic-shift';

/**
 * What a deployment that shifts traffic remembers. Blue is the revision that had the traffic, green the one that is to have it. Everything here is
 * replaced as a whole and never changed in place, so that copies of the state share it. Times in simulated ms, shares in tenths of a per cent.
 */

/** One step on the way; a stage may consist of several, or of one that takes no time. */
export interface ShiftStep {
  /** ECS's lifecycle stage, or CodeDeploy's lifecycle event. */
  readonly stage: string;
  /** Whose tasks there are to be while it lasts. */
  readonly runs: 'blue' | 'both' | 'green';
  /** Green's shares from its beginning on. */
  readonly production: number;
  readonly test: number;
  readonly endsWhen: 'timePasses' | 'othersAreGone' | 'greenIsHealthy' | 'blueIsGone';
  /** How long it lasts, or how long it waits at most; Infinity for as long as it takes. */
  readonly forMs: number;
  /** Whether the end of that time is the end of the deployment. */
  readonly thenFails: boolean;
  /** Whether green is PRIMARY from its beginning on. */
  readonly greenIsPrimary: boolean;
}

export interface StageBegin {
  readonly atMs: number;
  readonly stage: string;
}

/** The shares of a deployment's tasks from a moment on. */
export interface TrafficChange {
  readonly atMs: number;
  readonly production: number;
  /** null where test traffic is not routed apart. */
  readonly test: number | null;
}

export interface TrafficShift {
  readonly controller: 'ECS' | 'CODE_DEPLOY';
  /** Index in `deployments` of blue. */
  readonly blue: number;
  readonly plan: readonly ShiftStep[];
  /** Position in the plan; its length once everything is done. */
  readonly step: number;
  readonly status: ServiceDeploymentStatus;
  /** Whether production and test traffic are moved at all: not for a service without a load balancer, or without a test rule. */
  readonly movesTraffic: boolean;
  readonly movesTestTraffic: boolean;
  readonly stages: readonly StageBegin[];
}
