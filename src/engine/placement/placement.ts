import { ELIGIBILITY_CHECKS } from '../../ecs/failure-reasons';
import { MAX_EFFECTIVE_STRATEGIES } from '../../ecs/placement-rules';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import type { RandomStream } from '../../lib/random';
import type { World } from '../world';

/** What placement is asked, and what it answers: a snapshot in, a plan out. Applying the plan is the caller's. */

/** One task to place. Expressions and strategies have been checked and completed with ECS's defaults before. */
export interface PlacementRequest {
  /** Index in `World.taskDefinitions`. */
  readonly taskDefinition: number;
  /** Index in `World.groups`: whose tasks spread counts and distinctInstance keeps apart. */
  readonly group: number;
  /** The chain in force, as `effectiveStrategies` makes it (placement-and-lifecycle 2.3). */
  readonly strategies: readonly EffectiveStrategy[];
  /** memberOf expressions of the request; those of the task definition come from its requirements. */
  readonly memberOf: readonly string[];
  readonly distinctInstance: boolean;
  /** Zones (indexes) in which an awsvpc task may be placed; null for all. */
  readonly zones: readonly number[] | null;
  /** Index in `World.capacityProviders`; null when the request names none. */
  readonly capacityProvider: number | null;
  /** The only zone (index) in question, whatever the network mode: that of a task started to even out the zones. */
  readonly onlyZone?: number;
  /** The only instance in question: that on which a daemon's task belongs. */
  readonly onlyInstance?: number;
  /** Whether room that is kept for daemons is room for this task. */
  readonly takesKeptRoom?: boolean;
  /** A micro-VM of Fargate is asked for, not an instance: code of MARKETS (fargate/fargate-state.ts). Only the group and the zones count. */
  readonly fargateMarket?: number;
}

/** The outcome for one task: the fixed-width decision record's content, as arrays that are reused between calls. */
export interface PlacementOutcome {
  /** Chosen instance, -1 when none. */
  instance: number;
  total: number;
  afterActive: number;
  afterResources: number;
  afterConstraints: number;
  /** Left after each strategy, -1 beyond the chain; length 6. */
  readonly afterStrategy: Int32Array;
  /** Instances left for fleet order, or the draw, to decide; 0 when none. */
  tied: number;
  /** Rejections by check code; length 13, index 0 unused. */
  readonly rejected: Int32Array;
  /** The closest instance when nothing was chosen: its failing check, and the numbers; -1 where there are none. */
  closestInstance: number;
  closestCheck: number;
  needed: number;
  available: number;
  /** The numbers count zones, for a task on Fargate, not instances. */
  ofZones: boolean;
}

/** Places one task: `placeTask(world, request, random, outcome)` fills `outcome`; `random` is drawn from only by the strategy `random`, once. */
export type PlaceTask = (
  world: World,
  request: PlacementRequest,
  random: RandomStream,
  outcome: PlacementOutcome,
) => void;

export function emptyOutcome(): PlacementOutcome {
  return {
    instance: -1,
    total: 0,
    afterActive: 0,
    afterResources: 0,
    afterConstraints: 0,
    afterStrategy: new Int32Array(MAX_EFFECTIVE_STRATEGIES).fill(-1),
    tied: 0,
    rejected: new Int32Array(ELIGIBILITY_CHECKS.length),
    closestInstance: -1,
    closestCheck: 0,
    needed: -1,
    available: -1,
    ofZones: false,
  };
}
