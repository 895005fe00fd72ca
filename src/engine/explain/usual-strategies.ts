import { ZONE_FIELD } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';

/** What a person would try instead of the strategies in force. */
export const USUAL_STRATEGIES: readonly PlacementStrategy[] = [
  { type: 'binpack', field: 'memory' },
  { type: 'binpack', field: 'cpu' },
  { type: 'spread', field: 'instanceId' },
  { type: 'spread', field: ZONE_FIELD },
  { type: 'random' },
];
