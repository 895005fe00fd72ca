import type { Destination } from '../worker/api';
import type { SimulationClient } from '../worker/client';
import type { Breakpoints, MetBreakpoint } from '../frame/breakpoint';
import { DECISION, DECISION_KINDS, DECISION_WIDTH, rowCount } from '../frame/frame';
import type { FrameUpdate } from '../frame/frame-update';
import type { PlacementExplanation } from '../frame/explanation';
import { useBranches } from './branches-store';
import type { KeptBranches } from './branches-store';
import { endTyping, useDocument } from './document-store';
import type { Origin } from './document-store';
import type { FrameCause, FrameStore } from './frame-store';
import { decisionTask } from './facts';
import { watchRequest } from './long-requests';
import { useNotices } from './notice-store';
import { SPEEDS, usePlayback } from './playback-store';
import type { Speed } from './playback-store';
import { usePreferences } from './preferences-store';
import { useSelection } from './selection-store';
import { useWorlds } from './worlds/worlds';

/**
 * The conductor: turns intents (play, step, seek, edit) into requests to the worker, one at a time, and what comes back into the stores. The
 * page pulls: while it plays, each animation frame asks for the moment that should be on screen, and a slow answer just means fewer frames.
 */
export interface Session {
  /** Puts a document on the page, at a moment of its run (simulated ms), with the branches that were kept with it. */
  open(text: string, origin: Origin, atMs?: number, branches?: KeptBranches): Promise<void>;
  play(): void;
  pause(): void;
  toggle(): void;
  setSpeed(speed: Speed): void;
  /** One speed slower (-1) or faster (1). */
  shiftSpeed(by: -1 | 1): void;
  reset(): void;
  /** Ends a request that takes long where it has come to, and pauses. */
  stop(): void;
  /** Ends it and goes back to the moment that is still on the page; in another world, to its beginning. */
  cancel(): void;
  seek(timeMs: number): void;
  step(to: 'nextPlacement' | 'previousPlacement' | 'nextEvent' | 'previousEvent'): void;
  /** Resolves when nothing is under way: no request, no reload, no beats. For tests and for pictures. */
  settled(): Promise<void>;
  /** Calls the listener with false when something gets under way and with true when nothing is any more. Answers with the way to stop it. */
  onSettledChange(listener: (settled: boolean) => void): () => void;
  /** The stage registers how to play a placement's four beats; the clock is held until the promise resolves. */
  performBeats(perform: BeatPerformer | null): void;
  readonly client: SimulationClient;
  readonly frames: FrameStore;
  close(): void;
}

export type BeatPerformer = (
  explanation: PlacementExplanation,
  decision: number,
  onBeat: (index: 0 | 1 | 2 | 3) => void,
  cancelled: AbortSignal,
) => Promise<void>;

/** Longest stretch of wall-clock time that one frame of playing covers: after a pause of the tab, time goes on, it does not leap. */
const MAX_FRAME_MS = 100;
/** How long a frame may be worked on while it plays, wall-clock ms: then what it has come to is shown. */
const FRAME_WITHIN_MS = 50;
/** How far ahead a step looks for something to happen: one simulated day. */
const STEP_LIMIT_MS = 86_400_000;
/** Wait after the last key before typed text is loaded. */
const TYPING_PAUSE_MS = 250;

export function createSession(client: SimulationClient, frames: FrameStore): Session {
  let queue: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  let animation = 0;
  let lastTick: number | null = null;
  let perform: BeatPerformer | null = null;
  let beats: AbortController | null = null;
  /** The frame of the placement whose beats are being played. */
  let held: FrameUpdate | null = null;
  let loadedText: string | null = null;
  let typingTimer: ReturnType<typeof setTimeout> | null = null;
  /** Where a seek that has not begun yet leads: of many in a row, as while the scrubber is dragged, the last counts. */
  let wantedMs: number | null = null;
  const idleWaiters: (() => void)[] = [];
  const settledListeners = new Set<(settled: boolean) => void>();
  let wasSettled = true;

  /** Runs requests one after the other; a failed one is reported and the next goes on. */
  function enqueue<T>(work: () => Promise<T>): Promise<T | undefined> {
    underWay++;
    noteSettled();
    const watched = async (): Promise<T> => {
      const isOver = watchRequest(client);
      try {
        return await work();
      } finally {
        isOver();
      }
    };
    const result = queue.then(watched).catch((error: unknown) => {
      useNotices.getState().say({
        id: 'request-failed',
        kind: 'error',
        title: 'The simulation did not answer.',
        text: error instanceof Error ? error.message : String(error),
      });
      return undefined;
    });
    queue = result.then(() => {
      underWay--;
      noteSettled();
    });
    return result;
  }

  function isSettled(): boolean {
    const { editsUnderWay } = useDocument.getState();
    return underWay === 0 && editsUnderWay === 0 && typingTimer === null && beats === null;
  }

  /** To be called after every change of what `isSettled` looks at. */
  function noteSettled(): void {
    const settled = isSettled();
    if (settled) for (const resolve of idleWaiters.splice(0)) resolve();
    if (settled === wasSettled) return;
    wasSettled = settled;
    for (const listener of settledListeners) listener(settled);
  }

  function show(frame: FrameUpdate, cause: FrameCause): void {
    frames.accept(frame, cause);
    client.acknowledge(frame);
    const { durationMs } = usePlayback.getState();
    if (frame.timeMs > durationMs) usePlayback.setState({ durationMs: axisEnd(frame.timeMs) });
    fetchRest();
    const seenMs = cause === 'world' ? 0 : usePlayback.getState().knownUntilMs;
    usePlayback.setState({ timeMs: frame.timeMs, knownUntilMs: Math.max(seenMs, frame.timeMs) });
  }

  /** Of very many events at once the first have come: the others follow in portions, unless the frames of a run that plays bring them. */
  function fetchRest(): void {
    const view = frames.view();
    if (view === null || view.events.length >= view.eventCount || usePlayback.getState().playing) return;
    void enqueue(async () => {
      const now = frames.view();
      if (now === null || now.events.length >= now.eventCount || beats !== null) return;
      const { frame } = await client.advance({ kind: 'here' });
      show(frame, 'advance');
    });
  }

  async function load(text: string, atMs: number, opening: boolean): Promise<void> {
    loadedText = text;
    const reply = await client.load(text, atMs);
    if (useDocument.getState().text !== text) return;
    useDocument.getState().settle(reply);
    if (!reply.ok) return;
    const lastActionMs = reply.scenario.timeline.reduce((latest, { at }) => Math.max(latest, at * 1_000), 0);
    const neededMs = axisEnd(Math.max(lastActionMs + 60_000, reply.frame.timeMs));
    // An edit never shortens the axis: nothing is rescaled under the eye without need.
    const keptMs = opening ? 0 : usePlayback.getState().durationMs;
    usePlayback.setState({ durationMs: Math.max(neededMs, keptMs) });
    show(reply.frame, 'world');
  }

  async function go(destination: Destination, cause: FrameCause): Promise<FrameUpdate> {
    usePlayback.setState({ met: null });
    const { frame } = await client.advance(destination);
    show(frame, cause);
    return frame;
  }

  /** Plays on to a moment, or as near to it as a picture may take; where a breakpoint is met, it pauses. */
  async function playTo(timeMs: number): Promise<void> {
    const { frame, met } = await client.advance({ kind: 'to', timeMs, withinMs: FRAME_WITHIN_MS }, breakpoints());
    show(frame, 'advance');
    if (met) pauseAt(met);
  }

  function pauseAt(met: MetBreakpoint): void {
    session.pause();
    usePlayback.setState({ met });
  }

  function cancelBeats(): void {
    beats?.abort();
    revealHeld();
    beats = null;
    usePlayback.setState({ beat: null });
    noteSettled();
  }

  /** Shows the frame that the beats have held back; frames are shown in their order, all of them. */
  function revealHeld(): void {
    const frame = held;
    held = null;
    if (frame) show(frame, 'advance');
  }

  /**
   * Goes to the next placement, at most to `limitMs`, and plays its four beats, holding the clock meanwhile. The world in which the task has its place
   * is shown with the fourth: until then a class can still say where it will go.
   */
  async function goBySlowMotion(limitMs: number): Promise<FrameUpdate> {
    const { frame, met } = await client.advance({ kind: 'nextPlacement', limitMs }, breakpoints());
    if (met) pauseAt(met);
    if (!perform || placementsOf(frame).length === 0) show(frame, 'advance');
    else {
      held = frame;
      void playBeats(placementsOf(frame));
    }
    return frame;
  }

  async function playBeats(placed: readonly number[]): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    beats = controller;
    noteSettled();
    // One story at a time: the inspector's is that of the task being placed, once it has its place.
    useSelection.getState().select(null);
    try {
      for (const decision of placed) {
        const explanation = await client.explain(decision);
        if (!explanation || signal.aborted || !perform) break;
        await perform(explanation, decision, (index) => showBeat(decision, index), signal);
        if (signal.aborted) break;
      }
    } catch {
      // The worker crashed: its client says so.
    }
    if (beats === controller) cancelBeats();
  }

  function showBeat(decision: number, index: 0 | 1 | 2 | 3): void {
    if (index === 3) {
      revealHeld();
      selectTaskOf(decision);
    }
    usePlayback.setState({ beat: { decision, index } });
  }

  function selectTaskOf(decision: number): void {
    const view = frames.view();
    const task = view === null ? null : decisionTask(view, decision);
    if (task !== null) useSelection.getState().select({ kind: 'task', taskIndex: task });
  }

  function tick(now: number): void {
    animation = requestAnimationFrame(tick);
    const elapsed = lastTick === null ? 0 : Math.min(now - lastTick, MAX_FRAME_MS);
    const shown = frames.view()?.frame;
    // Without a stage nothing is to be seen: time waits for it.
    if (!shown || underWay > 0 || beats !== null || perform === null) {
      // The answer to the previous pull is still on its way: the time since counts, up to the limit, when it has come.
      if (beats !== null) lastTick = now;
      return;
    }
    lastTick = now;
    const { speed, durationMs } = usePlayback.getState();
    const from = shown.timeMs;
    if (from >= durationMs) return session.pause();
    const factor = speed === 'slow' ? 1 : speed;
    const timeMs = Math.min(Math.round(from + elapsed * factor), durationMs);
    if (timeMs <= from) return;
    void enqueue(async () => {
      if (!usePlayback.getState().playing) return;
      if (speed === 'slow') await goBySlowMotion(timeMs);
      else await playTo(timeMs);
    });
  }

  function stopTicking(): void {
    cancelAnimationFrame(animation);
    animation = 0;
    lastTick = null;
  }

  const unsubscribeDocument = useDocument.subscribe((state, previous) => {
    if (state.editsUnderWay !== previous.editsUnderWay) noteSettled();
    if (state.text === previous.text || state.text === loadedText) return;
    if (typingTimer !== null) clearTimeout(typingTimer);
    const typing = state.past.at(-1)?.label.startsWith('type') ?? false;
    const run = (): void => {
      typingTimer = null;
      endTyping();
      cancelBeats();
      void enqueue(() => load(useDocument.getState().text, frames.view()?.frame.timeMs ?? 0, false));
    };
    if (typing) typingTimer = setTimeout(run, TYPING_PAUSE_MS);
    else run();
    noteSettled();
  });

  useWorlds.setState({
    worlds: [{ index: 0, letter: 'A', label: 'A', client, frames, scenario: null, problems: [] }],
    active: 0,
  });

  client.onIncident((incident, reply) => {
    cancelBeats();
    if (reply?.ok) show(reply.frame, 'world');
    useNotices.getState().say(
      incident.kind === 'restarted'
        ? {
            id: 'worker',
            kind: 'warning',
            title: 'The simulation stopped and was started again.',
            text: 'Your scenario is as you left it.',
          }
        : {
            id: 'worker',
            kind: 'error',
            title: 'The simulation keeps stopping.',
            text: `${incident.message}. Undo the last change, or reload the page; your scenario is kept.`,
          },
    );
    if (incident.kind === 'lost') session.pause();
  });

  const session: Session = {
    client,
    frames,
    async open(text, origin, atMs = 0, branches) {
      session.pause();
      loadedText = text;
      usePlayback.setState({ met: null, pauseAtTask: null });
      useSelection.getState().select(null);
      useSelection.getState().light(null);
      useBranches.getState().reset(branches);
      useDocument.getState().open(text, origin);
      await enqueue(() => load(text, atMs, true));
    },
    play() {
      const { playing, durationMs } = usePlayback.getState();
      if (playing) return;
      const shown = frames.view()?.frame;
      if (shown && shown.timeMs >= durationMs) {
        // At the end of the axis: a run that has more to come goes on, one that has not begins again.
        if (shown.nextEventAtMs === null) session.seek(0);
        else usePlayback.setState({ durationMs: axisEnd(durationMs + 1) });
      }
      usePlayback.setState({ playing: true, met: null });
      animation = requestAnimationFrame(tick);
    },
    pause() {
      usePlayback.setState({ playing: false });
      stopTicking();
      fetchRest();
    },
    toggle() {
      if (usePlayback.getState().playing) session.pause();
      else session.play();
    },
    setSpeed(speed) {
      if (speed !== 'slow') cancelBeats();
      usePlayback.setState({ speed });
    },
    shiftSpeed(by) {
      const index = SPEEDS.indexOf(usePlayback.getState().speed) + by;
      const speed = SPEEDS[index];
      if (speed !== undefined) session.setSpeed(speed);
    },
    reset() {
      session.seek(0);
    },
    stop() {
      session.pause();
      void client.stop();
    },
    cancel() {
      const before = frames.view()?.frame;
      session.stop();
      void enqueue(() => {
        const isSame = before !== undefined && before.world === frames.view()?.frame.world;
        return go({ kind: 'to', timeMs: isSame ? before.timeMs : 0 }, 'jump');
      });
    },
    seek(timeMs) {
      cancelBeats();
      const waits = wantedMs !== null;
      wantedMs = Math.max(0, Math.round(timeMs));
      if (waits) return;
      void enqueue(() => {
        const to = wantedMs ?? 0;
        wantedMs = null;
        return go({ kind: 'to', timeMs: to }, 'jump');
      });
    },
    step(to) {
      session.pause();
      cancelBeats();
      const limitMs = (frames.view()?.frame.timeMs ?? 0) + STEP_LIMIT_MS;
      void enqueue(async () => {
        if (to === 'nextPlacement' && usePlayback.getState().speed === 'slow') return goBySlowMotion(limitMs);
        const destination: Destination =
          to === 'nextPlacement' || to === 'nextEvent' ? { kind: to, limitMs } : { kind: to };
        const frame = await go(destination, to.startsWith('next') ? 'advance' : 'jump');
        const decision = to === 'nextPlacement' ? placementsOf(frame).at(-1) : undefined;
        if (decision !== undefined) selectTaskOf(decision);
        return frame;
      });
    },
    settled() {
      if (isSettled()) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
    onSettledChange(listener) {
      settledListeners.add(listener);
      return () => settledListeners.delete(listener);
    },
    performBeats(performer) {
      perform = performer;
      if (!performer) cancelBeats();
    },
    close() {
      session.pause();
      unsubscribeDocument();
      client.close();
    },
  };
  return session;
}

function breakpoints(): Breakpoints {
  return { ...usePreferences.getState().pauseAt, task: usePlayback.getState().pauseAtTask };
}

/** Numbers of the placements (placed or not) that a frame brought, in order. */
function placementsOf(frame: FrameUpdate): number[] {
  const numbers: number[] = [];
  for (let row = 0; row < rowCount(frame.decisions, DECISION_WIDTH); row++) {
    const at = row * DECISION_WIDTH;
    if (frame.decisions[at + DECISION.kind] === DECISION_KINDS.indexOf('place'))
      numbers.push(frame.decisions[at + DECISION.number] ?? -1);
  }
  return numbers;
}

/** End of the time axis for a run that reaches `timeMs`: the next whole two minutes. */
function axisEnd(timeMs: number): number {
  return Math.max(1, Math.ceil(timeMs / 120_000)) * 120_000;
}
