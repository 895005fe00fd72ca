import type { PlacementStrategy } from '../ecs/placement';
import type { WayOut } from '../frame/ways-out';
import { useDocument } from './document-store';
import { change, keepFuture, setStrategies } from './edits';
import { placementSubjects } from './placement-subjects';

/** What a person tries who asks why: each is one edit of the scenario, and one step of undo. */

/** Makes the edits of a way out. Where it happens at a moment, what has been seen of later moments stays as a branch. */
export function tryWayOut({ edits, since }: WayOut, label: string): Promise<void> {
  if (since === 'moment') keepFuture();
  return change(label, (textEdits, text) => textEdits.withEdits(text, edits));
}

/** Lets a service, or the RunTask of a family, have other strategies from the start; null where the scenario has no such thing, or nothing of its own to change. */
export function tryStrategies(
  owner: string,
  atMs: number,
  strategies: readonly PlacementStrategy[],
): (() => Promise<void>) | null {
  const { scenario } = useDocument.getState();
  const subject = scenario && placementSubjects(scenario, atMs).find(({ name }) => name === owner);
  return subject && subject.without === null ? () => setStrategies(subject, strategies) : null;
}
