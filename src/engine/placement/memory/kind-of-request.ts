import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';
import type { PlacementRequest } from '../placement';

/** All that decides about eligibility but `distinctInstance`, as text. Revisions that ask the same are of one kind. */
export function kindOf(world: World, cache: PlacementCache, request: PlacementRequest): string {
  const { taskDefinition, memberOf, zones, capacityProvider } = request;
  const { onlyZone = -1, takesKeptRoom = false } = request;
  const needs = remembered(cache.requirements, taskDefinition, () => numberOfNeeds(world, cache, taskDefinition));
  const isUsual = memberOf.length === 0 && zones === null && capacityProvider === null;
  if (isUsual && onlyZone === -1 && !takesKeptRoom) return String(needs);
  return `${needs} ${JSON.stringify([memberOf, zones, capacityProvider, onlyZone, takesKeptRoom])}`;
}

/** Task definitions with the same needs have the same number. */
function numberOfNeeds(world: World, { needs }: PlacementCache, taskDefinition: number): number {
  const text = JSON.stringify({ ...world.taskDefinitions[taskDefinition]?.requirements, dynamicPorts: [] });
  return remembered(needs, text, () => needs.size);
}
