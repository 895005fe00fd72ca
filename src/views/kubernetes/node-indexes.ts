import type { WorldView } from '../../store/frame-store';

/** Positions of the instances by id; the newest of a name counts. */
export function indexesOf({ instances }: WorldView['catalog']): ReadonlyMap<string, number> {
  return new Map(instances.map(({ id }, index) => [id, index]));
}
