import type { PlacementStrategy } from '../../ecs/placement';
import { strategyLabel } from '../../ecs/placement-rules';

/** `spread(attribute:ecs.availability-zone), binpack(memory)`: two chains that ECS applies alike have the same. */
export function chainLabel(chain: readonly PlacementStrategy[]): string {
  return chain.map(strategyLabel).join(', ');
}
