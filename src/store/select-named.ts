import { thingNamed } from './find';
import type { WorldView } from './frame-store';
import { useSelection } from './selection-store';
import type { Session } from './session';

/** How long a name may wait for its thing, simulated ms: a task that is named exists from its first pass on. */
const WAIT_MS = 120_000;

/**
 * Selects what a scenario's `view.select` names, as soon as there is such a thing, unless a person has selected something or opened another
 * scenario before.
 */
export function selectNamed(session: Session, name: string): void {
  useSelection.getState().select(null);
  const { frames } = session;
  const world = frames.view()?.frame.world;
  const trySelect = (view: WorldView): boolean => {
    if (useSelection.getState().selected !== null || view.frame.world !== world) return true;
    const thing = thingNamed(view, name);
    if (thing) useSelection.getState().select(thing);
    return thing !== null || view.frame.timeMs > WAIT_MS;
  };
  const now = frames.view();
  if (now && trySelect(now)) return;
  const stop = frames.subscribe((view) => {
    if (trySelect(view)) stop();
  });
}
