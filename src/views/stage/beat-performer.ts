import type { Stage } from '../../drawing/stage/stage-types';
import { decisionTask } from '../../store/late-decisions';
import type { BeatPerformer, Session } from '../../store/session';
import { reasonTag } from '../../words/reason-words';

const BEATS = [0, 1, 2, 3] as const;

/** Where a task in slow motion sets out: its hull in the tray. */
export const placingHull: { element: Element | null } = { element: null };

/** Plays the four beats of a placement on the stage; the session holds the clock meanwhile. */
export function createBeatPerformer({ frames }: Pick<Session, 'frames'>, stage: Stage): BeatPerformer {
  return async (explanation, decision, onBeat, cancelled) => {
    const owner = frames.view()?.catalog.owners.find(({ name }) => name === explanation.request.owner);
    const stop = (): void => void stage.showBeat(null);
    cancelled.addEventListener('abort', stop, { once: true });
    for (const index of BEATS) {
      if (cancelled.aborted) break;
      // Nothing is left to rank, and nowhere to travel.
      if (index >= 2 && explanation.chosen === null) break;
      onBeat(index);
      // The task is in the world from the fourth beat on.
      const view = frames.view();
      const task = view && decisionTask(view, decision);
      await stage.showBeat({
        explanation,
        index,
        taskIndex: task ?? null,
        colour: owner?.colour ?? 0,
        tagOf: reasonTag,
        origin: placingHull.element?.getBoundingClientRect() ?? null,
      });
    }
    cancelled.removeEventListener('abort', stop);
    stop();
  };
}
