import { isNoted } from '../../frame/noted';
import type { EventRow } from '../../frame/frame';
import type { Destination } from '../../worker/api';
import { decisionRow, lastDecision } from '../late-decisions';
import type { LastDecision } from '../late-decisions';
import type { WorldView } from '../frame-store';
import type { Step } from '../session';
import { newDecisions } from '../worlds/mover';

/**
 * The steps of the story that a run tells: each placement, each choice of a task to stop, and each moment at which somebody does something, something fails or
 * a deployment ends (`frame/noted.ts`). What happens before the first decision of its moment is one step with it.
 */

/** How far ahead the next step is looked for: one simulated day. */
const AHEAD_MS = 86_400_000;

/** What a world tells at a moment: the last step that has been taken. Both where a decision follows from what has happened at the same moment. */
export interface Story {
  readonly event: EventRow | null;
  readonly decision: LastDecision | null;
}

export function storyOf(view: WorldView): Story {
  const decision = lastDecision(view);
  const event = view.events.findLast(isNoted) ?? null;
  if (event === null || decision === null || event.atMs === decision.atMs) return { event, decision };
  return event.atMs > decision.atMs ? { event, decision: null } : { event: null, decision };
}

/** The next step of any of the worlds. */
export function nextStep(views: () => readonly WorldView[]): Step {
  return {
    destination() {
      const now = views();
      // Where nothing is to come but work that repeats itself, and nobody waits for it.
      if (now.every(({ frame, waiting }) => frame.nextEventAtMs === null && waiting.length === 0)) return null;
      const limitMs = Math.min(...now.map(({ frame }) => frame.timeMs)) + AHEAD_MS;
      return { kind: 'nextPlacement', limitMs, orStop: true };
    },
    isFound: ({ steps, met }) => met !== null || steps.some((step) => newDecisions(step).length > 0),
  };
}

/** The step before the present one, in whichever world that was; at the first one, the beginning. */
export function previousStep(views: () => readonly WorldView[]): Step {
  return { destination: () => stepBefore(views()), isFound: () => true };
}

function stepBefore(views: readonly WorldView[]): Destination {
  const decisions = views.map(decisionTimes);
  const decidedMs = Math.max(...decisions.map(([last]) => last));
  const notedMs = lastNotedMs(views, decidedMs, Infinity);
  if (notedMs > decidedMs) return endOf(Math.max(decidedMs, lastNotedMs(views, decidedMs, notedMs)));
  // A world whose last decision is older keeps it when the last one of all is taken back.
  const beforeMs = Math.max(...decisions.map(([last, before]) => (last === decidedMs ? before : last)));
  const betweenMs = lastNotedMs(views, beforeMs, decidedMs);
  return betweenMs > beforeMs ? endOf(betweenMs) : { kind: 'previousPlacement', orStop: true };
}

/** A moment as it ends; the beginning where there is none. */
function endOf(timeMs: number): Destination {
  return timeMs < 0 ? { kind: 'to', timeMs: 0 } : { kind: 'to', timeMs, isOver: true };
}

/** When the last thing was noted after a moment and before another; -1 for nothing. */
function lastNotedMs(views: readonly WorldView[], afterMs: number, beforeMs: number): number {
  const times = views.map(
    ({ events }) =>
      events.findLast((event) => event.atMs > afterMs && event.atMs < beforeMs && isNoted(event))?.atMs ?? -1,
  );
  return Math.max(-1, ...times);
}

/** When the last decision was made and the one before it; -1 for none. */
function decisionTimes(view: WorldView): readonly [last: number, before: number] {
  const last = view.decisionCount - 1;
  return [decisionRow(view, last)?.atMs ?? -1, decisionRow(view, last - 1)?.atMs ?? -1];
}
