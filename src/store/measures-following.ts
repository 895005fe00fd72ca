import { ownerPosition } from '../ecs/owner';
import type { Measures } from '../frame/measures';
import type { WorldView } from './frame-store';
import { useMeasures } from './measures-store';
import { followWorlds } from './worlds/following';

/** Keeps the measures up to date from now on. Answers with the way to stop. */
export function followMeasures(): () => void {
  const following = followWorlds<Measures>({
    ask: ({ client }, view) => client.measures(ownerIndex(view)),
    note: (index, answer) => useMeasures.setState(({ measures }) => ({ measures: measures.with(index, answer) })),
    begin: (worlds) =>
      useMeasures.setState(({ measures }) => ({
        measures: Array.from({ length: worlds }, (_, index) => measures[index] ?? null),
      })),
  });
  const endOwner = useMeasures.subscribe(({ owner }, before) => {
    if (owner !== before.owner) following.askAgain();
  });
  return () => {
    endOwner();
    following.end();
  };
}

/** In this world: a patch may have put another service before it. */
function ownerIndex({ catalog: { owners } }: WorldView): number | null {
  const index = ownerPosition(owners, useMeasures.getState().owner);
  return index < 0 ? null : index;
}
