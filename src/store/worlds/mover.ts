import type { Breakpoints, MetBreakpoint } from '../../frame/breakpoint';
import { DECISION, DECISION_KINDS, DECISION_WIDTH, rowCount } from '../../frame/frame';
import type { DecisionKind } from '../../frame/frame';
import type { FrameUpdate } from '../../frame/frame-update';
import type { Destination, Progress } from '../../worker/api';
import type { WorldHandle } from './worlds';

/** What moves the worlds of the page through their time: the one there is, or several as one (`side-by-side.ts`). One request at a time. */
export interface Mover {
  /**
   * Goes to a destination: the next placement or event of any world, the last one before, a moment. All worlds stand at the same moment then, unless
   * `withinMs` has ended some of them early.
   */
  go(destination: Destination, breakpoints: Breakpoints): Promise<Moved>;
  /** What the request that is under way has come to, of the world that is farthest behind; null while there is none. */
  progress(): Promise<Progress | null>;
  /** Ends the request that is under way where it is. */
  stop(): Promise<unknown>;
}

/** Where a request has led. */
export interface Moved {
  /** Of the worlds that have moved. */
  readonly steps: readonly WorldStep[];
  readonly met: MetBreakpoint | null;
}

/** What a world has to tell of its new moment. */
export interface WorldStep {
  readonly world: WorldHandle;
  readonly update: FrameUpdate;
}

/** The way of one world by itself. */
export function moverOf(world: WorldHandle): Mover {
  const { client } = world;
  return {
    async go(destination, breakpoints) {
      const { frame, met } = await client.advance(destination, breakpoints);
      return { steps: [{ world, update: frame }], met };
    },
    progress: () => client.progress(),
    stop: () => client.stop(),
  };
}

/** A decision that the page has not been shown, by its number. */
export interface NewDecision {
  readonly number: number;
  readonly kind: DecisionKind;
}

/** The decisions that a step brings and the page has not been shown, in order. */
export function newDecisions({ world, update }: WorldStep): readonly NewDecision[] {
  const view = world.frames.view();
  const shown = view?.frame.world === update.world ? view.decisionCount : 0;
  const decisions: NewDecision[] = [];
  for (let row = 0; row < rowCount(update.decisions, DECISION_WIDTH); row++) {
    const at = row * DECISION_WIDTH;
    const number = update.decisions[at + DECISION.number] ?? -1;
    const kind = DECISION_KINDS[update.decisions[at + DECISION.kind] ?? 0] ?? 'place';
    if (number >= shown) decisions.push({ number, kind });
  }
  return decisions;
}

/** Numbers of the placements (placed or not) among them. */
export function newPlacements(step: WorldStep): readonly number[] {
  return newDecisions(step).flatMap(({ number, kind }) => (kind === 'place' ? number : []));
}
