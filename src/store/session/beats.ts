import type { PlacementExplanation } from '../../frame/explanation';
import type { DecisionKind } from '../../frame/frame';
import type { SimulationClient } from '../../worker/client';
import { decisionTask, lastDecision } from '../late-decisions';
import { usePlayback } from '../playback-store';
import { useSelection } from '../selection-store';
import { ask, isWorthAsking, usePredict } from '../predict/predict-store';
import type { Question } from '../predict/predict-store';
import { newDecisions } from '../worlds/mover';
import type { Moved, NewDecision, WorldStep } from '../worlds/mover';
import { activeWorld } from '../worlds/worlds';

/** Draws the four beats of one placement. */
export type BeatPerformer = (
  explanation: PlacementExplanation,
  decision: number,
  onBeat: (index: 0 | 1 | 2 | 3) => void,
  cancelled: AbortSignal,
) => Promise<void>;

/** Slow motion: the beats of placements, while the clock is held; and, where a person predicts, the question before them. */
export interface Beats {
  arePlaying(): boolean;
  /** Whether a person is asked where the next task goes: the clock is held, and nothing is under way. */
  isAsking(): boolean;
  /** Whether there is a stage to play on. */
  haveStage(): boolean;
  /** Whoever plays them on a world's stage; null when that stage goes. */
  performBy(performer: BeatPerformer | null, world: number): void;
  /**
   * Plays those of the placements of the world that a person has turned to. The worlds in which tasks have their places are shown with the fourth beat: until
   * then a class can still say where one will go. A person who predicts is asked before, also of a scale-in, which has no beats.
   */
  play(moved: Moved): void;
  cancel(): void;
}

/**
 * @param show shows what has been held back, or what has no beats
 * @param note told whenever beats, or a question, begin or end
 * @param pause pauses a run that plays
 */
export function createBeats(show: (moved: Moved) => void, note: () => void, pause: () => void): Beats {
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
    if (beats === null) return;
    beats.abort();
    revealHeld();
    beats = null;
    usePlayback.setState({ beat: null });
    note();
  }

  async function perform(
    { world: { client } }: WorldStep,
    decided: readonly NewDecision[],
    performer: BeatPerformer,
  ): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    beats = controller;
    note();
    // One story at a time: the inspector's is that of the task being placed, once it has its place.
    useSelection.getState().select(null);
    try {
      for (const { number, kind } of decided) {
        const question = await questionOf(client, number, kind);
        if (!question || signal.aborted || performers.size === 0) break;
        if (usePredict.getState().isOn && isWorthAsking(question)) await askFirst(question, signal);
        if (signal.aborted) break;
        if (question.kind === 'place')
          await performer(question.explanation, number, (index) => showBeat(number, index), signal);
        else reveal(number);
        if (signal.aborted) break;
      }
    } catch {
      // The worker crashed: its client says so.
    }
    if (beats === controller) cancel();
  }

  async function askFirst(question: Question, signal: AbortSignal): Promise<void> {
    const { playing } = usePlayback.getState();
    if (playing) pause();
    const answered = ask(question, playing, signal);
    note();
    await answered;
    note();
  }

  function showBeat(decision: number, index: 0 | 1 | 2 | 3): void {
    if (index === 3) reveal(decision);
    usePlayback.setState({ beat: { decision, index } });
  }

  function reveal(decision: number): void {
    revealHeld();
    selectTaskOf(decision);
  }

  return {
    arePlaying: () => beats !== null && usePredict.getState().question === null,
    isAsking: () => usePredict.getState().question !== null,
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
      const isPredicted = usePredict.getState().isOn;
      const decided = step ? newDecisions(step).filter(({ kind }) => kind === 'place' || isPredicted) : [];
      const performer = performers.get(index);
      if (!step || !performer || decided.length === 0) return show(moved);
      held = moved;
      void perform(step, decided, performer);
    },
    cancel,
  };
}

async function questionOf(client: SimulationClient, decision: number, kind: DecisionKind): Promise<Question | null> {
  if (kind === 'place') {
    const explanation = await client.explain(decision);
    return explanation && { kind, decision, explanation };
  }
  const explanation = await client.explainStop(decision);
  return explanation && { kind, decision, explanation };
}

/** Selects the task that a decision of the world that a person has turned to has placed, or chosen to stop. */
export function selectTaskOf(decision: number): void {
  const view = activeWorld().frames.view();
  const task = view === null ? null : decisionTask(view, decision);
  if (task !== null) useSelection.getState().select({ kind: 'task', taskIndex: task });
}

/** Selects the task that the last decision of the present moment is about; nothing where there is none. */
export function selectTaskNow(): void {
  const view = activeWorld().frames.view();
  const last = view && lastDecision(view);
  const task = view && last?.atMs === view.frame.timeMs ? decisionTask(view, last.number) : null;
  useSelection.getState().select(task === null ? null : { kind: 'task', taskIndex: task });
}
