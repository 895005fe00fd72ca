import type { Explained } from './explanation';

/**
 * Why a service is stopping a task at all, when it has to choose which: it has more than it wants, a deployment replaces its tasks, a draining
 * instance has to be left, its zones are evened out, or it is being deleted.
 */
export type StopReason = 'scaleIn' | 'deployment' | 'draining' | 'zoneRebalancing' | 'deletion';

/**
 * The rules that come before the strategies: each keeps whom it names, where there is anybody; `unprotected` is the only one that is binding.
 * Source: placement-and-lifecycle 2.4.
 */
export const STOP_RULES = [
  'unprotected',
  'oldDeployment',
  'draining',
  'unhealthy',
  'notRunning',
  'withoutInstance',
] as const;
export type StopRule = (typeof STOP_RULES)[number];

/** One step of the choice. Names of the strategies are those of placements; their sense is the reverse. */
export interface StopStep extends Explained {
  /** A `StopRule`, then one per strategy, such as `spread(attribute:ecs.availability-zone)`. */
  readonly step: string;
  /** Tasks left after the step. */
  readonly remaining: number;
  /** For rules: how many it names; where there are none it leaves everybody in. Left out for strategies. */
  readonly named?: number;
  /** For strategies: the highest value, a task count for spread, CPU units or MiB free without the task for binpack; null for random. */
  readonly best?: number | null;
  /** True for the implicit `spread(instanceId)` that ends a chain of attribute spreads. */
  readonly implicit?: boolean;
}

/** A task that was in question. */
export interface StopCandidate {
  /** Short name, such as `web-9`. */
  readonly task: string;
  readonly taskIndex: number;
  /** Null while it waits for capacity. */
  readonly containerInstance: string | null;
  readonly availabilityZone: string | null;
  /** Simulated seconds. */
  readonly createdAt: number;
  /** What speaks for it or keeps it. */
  readonly is: readonly ('protected' | Exclude<StopRule, 'unprotected'>)[];
  /** The rule that left it out, null where it reached the strategies. */
  readonly rejectedBy: StopRule | null;
  /** One value per strategy that it reached, null where it was drawn from. Higher goes first. */
  readonly scores?: readonly (number | null)[];
  /** The value of its instance for each strategy that it reached: a zone where that spreads over zones; null where it goes by no attribute. */
  readonly values?: readonly (string | null)[];
  /** Position in the order in which they would go, from 1; those that reached the strategies only. */
  readonly rank?: number;
}

/** Where another strategy would have stopped a task. */
export interface StopAlternative {
  readonly label: string;
  readonly chosen: string;
  readonly containerInstance: string | null;
  /** Value that decided, null for random. */
  readonly best: number | null;
  /** Tasks among which the strategy cannot decide, the chosen one included. */
  readonly tied: number;
}

/** The full story of one choice of a task to stop, made on demand by repeating it. Times in simulated seconds. */
export interface StopExplanation {
  readonly at: number;
  readonly steps: readonly StopStep[];
  /** Every live task that the scheduler had to choose among, in order of creation. */
  readonly candidates: readonly StopCandidate[];
  /** Short name of the task that was told to stop. */
  readonly chosen: string;
  /** Other tasks that the strategies could not tell from it. */
  readonly tiedWith: readonly string[];
  /** What decided among ties: the draw, the order of the instances, or, on one instance, which task is the newest. */
  readonly tieBreak: 'draw' | 'fleet order' | 'newest' | null;
  /** Why it did; absent where nothing was tied. */
  readonly tie?: Explained;
  readonly request: {
    /** The service. */
    readonly owner: string;
    readonly group: string;
    readonly reason: StopReason;
    /** `stoppedReason`, as ECS says it. */
    readonly stoppedReason: string;
    readonly desiredCount: number;
    /** The chain as it was applied, defaults included; `explicit` false where it came from a default. */
    readonly strategies: readonly { readonly label: string; readonly explicit: boolean }[];
  };
  /** Which task each other strategy would have stopped. */
  readonly alternatives: readonly StopAlternative[];
}
