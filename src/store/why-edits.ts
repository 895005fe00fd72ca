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

/** What can be done with other strategies for a service, or for the RunTask of a family. */
export interface OtherStrategies {
  /** Has them from the start. */
  use(): Promise<void>;
  /** Puts the run as it is and the one that has them side by side. */
  compare(label: string): Promise<void>;
}

/** Null where the scenario has no such thing, or strategies have no say in it. */
export function otherStrategies(
  owner: string,
  atMs: number,
  strategies: readonly PlacementStrategy[],
): OtherStrategies | null {
  const { scenario } = useDocument.getState();
  const subject = scenario && placementSubjects(scenario, atMs).find(({ name }) => name === owner);
  if (!subject || subject.without !== null) return null;
  return {
    use: () => setStrategies(subject, strategies),
    async compare(label) {
      const [{ beginCompare }, { strategyPatch }] = await Promise.all([
        import('./compare/side-edits'),
        import('./compare/ways'),
      ]);
      const patch = strategyPatch(scenario, [subject], strategies);
      beginCompare([
        { label: 'as it is', patch: {} },
        { label, patch },
      ]);
    },
  };
}
