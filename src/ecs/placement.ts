/** Placement strategies and constraints, as ECS's API takes them. Source: placement-and-lifecycle 2.1 and 3. */

export const STRATEGY_TYPES = ['spread', 'binpack', 'random'] as const;
export type StrategyType = (typeof STRATEGY_TYPES)[number];

/** One rule of `placementStrategy`. `field`: `cpu` or `memory` for binpack; `instanceId`, `host` or `attribute:NAME` for spread. */
export interface PlacementStrategy {
  readonly type: StrategyType;
  readonly field?: string;
}

export const CONSTRAINT_TYPES = ['memberOf', 'distinctInstance'] as const;
export type ConstraintType = (typeof CONSTRAINT_TYPES)[number];

/** One entry of `placementConstraints`. `expression` belongs to memberOf alone. */
export interface PlacementConstraint {
  readonly type: ConstraintType;
  readonly expression?: string;
}

/** The field of a spread over Availability Zones, ECS's default for services. */
export const ZONE_FIELD = 'attribute:ecs.availability-zone';

/** At most this many rules in one `placementStrategy`. */
export const MAX_STRATEGIES = 5;
/** At most this many constraints on a task, those of its task definition included. */
export const MAX_CONSTRAINTS = 10;
