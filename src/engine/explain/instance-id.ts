import type { World } from '../world';

/** Id of a container instance by its index, null for -1. */
export function instanceIdOf(world: World, instance: number): string | null {
  return world.instances.records[instance]?.id ?? null;
}
