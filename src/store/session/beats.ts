import type { PlacementExplanation } from '../../frame/explanation';
import { decisionTask } from '../facts';
import { usePlayback } from '../playback-store';
import { useSelection } from '../selection-store';
import { newPlacements } from '../worlds/mover';
import type { Moved, WorldStep } from '../worlds/mover';
import { activeWorld } from '../worlds/worlds';

/** Draws the four beats of one placement. */
export type BeatPerformer = (
  explanation: PlacementExplanation,
  decision: number,
  onBeat: (index: 0 | 1 | 2 | 3) => void,
  cancelled: AbortSignal,
) => Promise<void>;

/** Slow motion: the beats of placements, while the clock is held. */
export interface Beats {
  arePlaying(): boolean;
  /** Whether there is a stage to play on. */
  haveStage(): boolean;
  /** Whoever plays them on a world's stage; null when that stage goes. */
  performBy(performer: BeatPerformer | null, world: number): void;
  /**
   * Plays those of the placements of the world that a person has turned to. The worlds in which tasks have their places are shown with the fourth beat: until
   * then a class can still say where one will go.
   */
  play(moved: Moved): void;
  cancel(): void;
}

/**
 * @param show shows what has been held back, or what has no beats
 * @param note told whenever beats begin or end
 */
export function createBeats(show: (moved: Moved) => void, note: () => void): Beats {
  const performers = new Map<number, BeatPerformer>();
  let beats: AbortController | null = null;
  /** What has been held back while they play: frames are shown in their order, all of them. */
  let held: Moved | null = null;

  function revealHeld(): void {
    const moved = held;
    held = null;
    if (moved) show(moved);
  }

  function cancel(): void {
    beats?.abort();
    revealHeld();
    beats = null;
    usePlayback.setState({ beat: null });
    note();
  }

  async function perform(
    { world: { client } }: WorldStep,
    placed: readonly number[],
    performer: BeatPerformer,
  ): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    beats = controller;
    note();
    // One story at a time: the inspector's is that of the task being placed, once it has its place.
    useSelection.getState().select(null);
    try {
      for (const decision of placed) {
        const explanation = await client.explain(decision);
        if (!explanation || signal.aborted || performers.size === 0) break;
        await performer(explanation, decision, (index) => showBeat(decision, index), signal);
        if (signal.aborted) break;
      }
    } catch {
      // The worker crashed: its client says so.
    }
    if (beats === controller) cancel();
  }

  function showBeat(decision: number, index: 0 | 1 | 2 | 3): void {
    if (index === 3) {
      revealHeld();
      selectTaskOf(decision);
    }
    usePlayback.setState({ beat: { decision, index } });
  }

  return {
    arePlaying: () => beats !== null,
    haveStage: () => performers.size > 0,
    performBy(performer, world) {
      if (performer) performers.set(world, performer);
      else {
        performers.delete(world);
        cancel();
      }
    },
    play(moved) {
      const { index } = activeWorld();
      const step = moved.steps.find(({ world }) => world.index === index);
      const placed = step ? newPlacements(step) : [];
      const performer = performers.get(index);
      if (!step || !performer || placed.length === 0) return show(moved);
      held = moved;
      void perform(step, placed, performer);
    },
    cancel,
  };
}

/** Selects the task that a decision of the world that a person has turned to has placed. */
export function selectTaskOf(decision: number): void {
  const view = activeWorld().frames.view();
  const task = view === null ? null : decisionTask(view, decision);
  if (task !== null) useSelection.getState().select({ kind: 'task', taskIndex: task });
}
