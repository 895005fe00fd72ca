import type { RunningAnimation, Scheduler } from '../scheduler';
import type { FrameCause } from './motion';

/** While time goes on, instances are put in order anew at most so often, ms. */
const SORT_EVERY_MS = 2000;

/** When instances that are sorted by what changes are put in order: at once after a jump, in steps that one can follow while time goes on. */
export interface SortSteps {
  /** Another frame has come; without one there is nothing to put in order. `nowMs` on the scheduler's clock. */
  frame(cause: FrameCause, nowMs: number): void;
  destroy(): void;
}

/** `sort` is also called once after the last frame, when its step is due: what is on screen does not stay out of order. */
export function createSortSteps(scheduler: Scheduler, sort: () => void): SortSteps {
  let sortedAtMs = -Infinity;
  let due: RunningAnimation | null = null;

  function sortAt(nowMs: number): void {
    due?.cancel();
    sortedAtMs = nowMs;
    sort();
  }

  return {
    frame(cause, nowMs) {
      const wait = sortedAtMs + SORT_EVERY_MS - nowMs;
      if (cause !== 'advance' || wait <= 0) sortAt(nowMs);
      else {
        due ??= scheduler.animate({
          duration: 0,
          delay: wait,
          tick: () => {
            sortedAtMs = nowMs + wait;
            sort();
          },
          end: () => (due = null),
        });
      }
    },
    destroy: () => due?.cancel(),
  };
}
