import type { PlacementStrategy } from '../ecs/placement';

/** Where one placement would have put its task under other strategies, and what would have come of that. On demand only. */

/** One placement under a chain of strategies, everything before it as it was. */
export interface WhatIf {
  /** The chain as it is written, such as `spread(attribute:ecs.availability-zone), binpack(memory)`. */
  readonly label: string;
  /** As `placementStrategy` has it; what ECS adds to it is not listed. */
  readonly strategies: readonly PlacementStrategy[];
  /** A strategy alone, the chain in force in another order, or the chain in force with a strategy more or less. */
  readonly kind: 'single' | 'order' | 'longer' | 'shorter';
  /** Id of the container instance; null for none. */
  readonly chosen: string | null;
  /** Value of the chosen one that decided first (units left, MiB left, tasks); null where a draw did. */
  readonly best: number | null;
  /** Ids of the others that the strategies could not tell from the chosen one, in fleet order. */
  readonly tied: readonly string[];
  /** Whether fleet order or a draw decided among those; null where there are none. */
  readonly tieBreak: 'fleet order' | 'draw' | null;
}

/** The first decision in which two histories differ. */
export interface Parting {
  /** Simulated seconds. */
  readonly at: number;
  /** Number of the decision in the run as it is; the two runs count alike up to there. */
  readonly decision: number;
  /** Whether tasks are placed or one is chosen to stop; null where that run makes no such decision any more. */
  readonly kind: 'place' | 'stop' | null;
  readonly kindThere: 'place' | 'stop' | null;
  /** Short name of the task in the run as it is, or of the service or family where it has no place. */
  readonly subject: string;
  /** Ids of the container instances: in the run as it is, and in the other; null for none. */
  readonly here: string | null;
  readonly there: string | null;
}
