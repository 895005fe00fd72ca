import type { Destination, LoadReply } from '../worker/api';
import type { SimulationClient, WorkerIncident } from '../worker/client';
import { NO_BREAKPOINTS } from '../frame/breakpoint';
import type { Breakpoints, MetBreakpoint } from '../frame/breakpoint';
import { useBranches } from './branches-store';
import type { KeptBranches } from './branches-store';
import { useDocument } from './document-store';
import type { Origin } from './document-store';
import type { FrameCause, FrameStore } from './frame-store';
import { useNotices } from './notice-store';
import { SPEEDS, usePlayback } from './playback-store';
import type { Speed } from './playback-store';
import { usePredict } from './predict/predict-store';
import { usePreferences } from './preferences-store';
import { useSelection } from './selection-store';
import { axisEnd } from './session/axis';
import { createBeats, selectTaskNow, selectTaskOf } from './session/beats';
import type { BeatPerformer } from './session/beats';
import { createLoading } from './session/loading';
import { createRequests } from './session/requests';
import { createTicking } from './session/ticking';
import { watchText } from './session/typing';
import { newPlacements } from './worlds/mover';
import type { Moved, Mover } from './worlds/mover';
import { activeWorld, presentMs, useWorlds } from './worlds/worlds';

export type { BeatPerformer } from './session/beats';

/**
 * The conductor: turns intents (play, step, seek, edit) into requests to the worker, one at a time, and what comes back into the stores. The
 * page pulls: while it plays, each animation frame asks for the moment that should be on screen, and a slow answer just means fewer frames.
 * Several worlds side by side are moved as one; after `settled()` all show the same moment.
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
  /**
   * Goes where a person who tells a story goes next, and selects the task that it is about; what is asked or played of a placement is asked and played. False where
   * there is nothing to go to.
   */
  take(step: Step): Promise<boolean>;
  /** Shows at once what beats tell of, and ends them. */
  skipBeats(): void;
  /** Resolves when nothing is under way: no request, no reload, no beats. For tests and for pictures. */
  settled(): Promise<void>;
  /** Calls the listener with false when something gets under way and with true when nothing is any more. Answers with the way to stop it. */
  onSettledChange(listener: (settled: boolean) => void): () => void;
  /**
   * The stage of a world registers how to play a placement's four beats; the clock is held until the promise resolves. They are those of the world that a
   * person has turned to; the others step to the same moment.
   */
  performBeats(perform: BeatPerformer | null, world?: number): void;
  /** The worker of the first world, and what the page knows of it. Who tells of the world that a person has turned to asks `activeWorld()`. */
  readonly client: SimulationClient;
  readonly frames: FrameStore;
  close(): void;
}

/** Where a step leads, asked when nothing else is under way. */
export interface Step {
  /** Null: nowhere. */
  readonly destination: () => Destination | null;
  /** Whether it has led anywhere: if not, the page stays where it is. */
  readonly isFound: (moved: Moved) => boolean;
}

/** How long a frame may be worked on while it plays, wall-clock ms: then what it has come to is shown. */
const FRAME_WITHIN_MS = 50;
/** How far ahead a step looks for something to happen: one simulated day. */
const STEP_LIMIT_MS = 86_400_000;

/** @param startAnother starts the worker of a further world, as `client` was started */
export function createSession(
  client: SimulationClient,
  frames: FrameStore,
  startAnother: () => SimulationClient,
): Session {
  /** Where a seek that has not begun yet leads: of many in a row, as while the scrubber is dragged, the last counts. */
  let wantedMs: number | null = null;
  const requests = createRequests(
    () => mover().progress(),
    () => useDocument.getState().editsUnderWay > 0 || typed.isWaiting() || beats.arePlaying(),
  );
  const enqueue = (work: () => Promise<void>): Promise<void> => requests.enqueue(work);
  /** The same for what leads to another moment or world: beats that have begun meanwhile, and what they hold back, belong to the one that is left. */
  const enqueueMove = (work: () => Promise<void>): Promise<void> =>
    enqueue(() => {
      beats.cancel();
      return work();
    });
  const noteSettled = (): void => requests.noteSettled();
  const beats = createBeats(
    (moved) => show(moved, 'advance'),
    noteSettled,
    () => session.pause(),
  );
  const loading = createLoading({ client, frames }, show, () => {
    const another = startAnother();
    another.onIncident((incident, reply) => onIncident(incident, reply, another));
    return another;
  });
  const mover = (): Mover => loading.mover();
  const ticking = createTicking(
    () => {
      // Without a stage nothing is to be seen: time waits for it.
      if (beats.arePlaying() || beats.isAsking()) return 'held';
      if (!beats.haveStage()) return 'waiting';
      return requests.isUnderWay() ? 'waiting' : 'free';
    },
    (timeMs) =>
      void enqueueMove(async () => {
        if (!usePlayback.getState().playing) return;
        if (goesBySlowMotion()) await goBySlowMotion(timeMs);
        else await playTo(timeMs);
      }),
    () => session.pause(),
  );
  const typed = watchText(
    (text) => loading.isLoaded(text),
    () => {
      beats.cancel();
      void enqueueMove(() => loading.load(useDocument.getState().text, presentMs(), false));
    },
    noteSettled,
  );

  function show({ steps }: Moved, cause: FrameCause): void {
    for (const { world, update } of steps) {
      world.frames.accept(update, cause);
      world.client.acknowledge(update);
    }
    const timeMs = presentMs();
    const { durationMs, knownUntilMs } = usePlayback.getState();
    if (timeMs > durationMs) usePlayback.setState({ durationMs: axisEnd(timeMs) });
    fetchRest();
    usePlayback.setState({ timeMs, knownUntilMs: Math.max(cause === 'world' ? 0 : knownUntilMs, timeMs) });
  }

  /** Of very many events at once the first have come: the others follow in portions, unless the frames of a run that plays bring them. */
  function fetchRest(): void {
    const isRest = (): boolean =>
      useWorlds.getState().worlds.some((world) => {
        const now = world.frames.view();
        return now !== null && now.events.length < now.eventCount;
      });
    if (!isRest() || usePlayback.getState().playing) return;
    void enqueue(async () => {
      if (isRest() && !beats.arePlaying()) show(await mover().go({ kind: 'here' }, breakpoints()), 'advance');
    });
  }

  async function go(destination: Destination, cause: FrameCause): Promise<void> {
    usePlayback.setState({ met: null });
    show(await mover().go(destination, NO_BREAKPOINTS), cause);
  }

  /** Plays on to a moment, or as near to it as a picture may take; where a breakpoint is met, it pauses. */
  async function playTo(timeMs: number): Promise<void> {
    const moved = await mover().go({ kind: 'to', timeMs, withinMs: FRAME_WITHIN_MS }, breakpoints());
    show(moved, 'advance');
    if (moved.met) pauseAt(moved.met);
  }

  function pauseAt(met: MetBreakpoint): void {
    session.pause();
    usePlayback.setState({ met });
  }

  /** Worlds that have been played stand where each has come to: who is behind catches up. */
  function catchUp(): void {
    const times = (): number[] => useWorlds.getState().worlds.map((world) => world.frames.view()?.frame.timeMs ?? 0);
    const areApart = (): boolean => times().some((timeMs) => timeMs !== presentMs());
    if (!loading.areSeveral()) return;
    // A frame that is on its way may be what sets them apart: only behind it one knows.
    void enqueue(async () => {
      if (!areApart() || usePlayback.getState().playing) return;
      const moved = await mover().go({ kind: 'to', timeMs: Math.max(...times()) }, breakpoints());
      show(moved, 'advance');
      if (moved.met) usePlayback.setState({ met: moved.met });
    });
  }

  /** Goes to the next placement (or scale-in, where that is predicted), at most to `limitMs`, and plays its beats, holding the clock meanwhile. */
  async function goBySlowMotion(limitMs: number): Promise<void> {
    const { isOn: orStop } = usePredict.getState();
    const moved = await mover().go({ kind: 'nextPlacement', limitMs, orStop }, breakpoints());
    if (moved.met) pauseAt(moved.met);
    beats.play(moved);
  }

  /** Goes to the next placement of any world; the task is selected where it is one of the world that a person has turned to. */
  async function goToNextPlacement(limitMs: number): Promise<void> {
    usePlayback.setState({ met: null });
    const moved = await mover().go({ kind: 'nextPlacement', limitMs }, NO_BREAKPOINTS);
    const { index } = activeWorld();
    const decision = moved.steps
      .filter(({ world }) => world.index === index)
      .flatMap(newPlacements)
      .at(-1);
    show(moved, 'advance');
    if (decision !== undefined) selectTaskOf(decision);
  }

  function onIncident(incident: WorkerIncident, reply: LoadReply | null, own: SimulationClient): void {
    beats.cancel();
    const world = useWorlds.getState().worlds.find((it) => it.client === own);
    if (reply?.ok && world) {
      // Where there are others, it joins them at the moment that they show.
      if (loading.areSeveral()) {
        const timeMs = presentMs();
        void enqueueMove(() => go({ kind: 'to', timeMs }, 'jump'));
      } else show({ steps: [{ world, update: reply.frame }], met: null }, 'world');
    }
    sayIncident(incident);
    if (incident.kind === 'lost') session.pause();
  }
  client.onIncident((incident, reply) => onIncident(incident, reply, client));

  const session: Session = {
    client,
    frames,
    async open(text, origin, atMs = 0, branches) {
      session.pause();
      beats.cancel();
      loading.expect(text);
      usePlayback.setState({ met: null, pauseAtTask: null });
      useSelection.getState().select(null);
      useSelection.getState().light(null);
      useBranches.getState().reset(branches);
      useDocument.getState().open(text, origin);
      await enqueueMove(() => loading.load(text, atMs, true));
    },
    play() {
      const { playing, durationMs } = usePlayback.getState();
      if (playing) return;
      // Who plays on does not want to be asked any longer.
      if (beats.isAsking()) beats.cancel();
      if (frames.view() !== null && presentMs() >= durationMs) {
        // At the end of the axis: a run that has more to come goes on, one that has not begins again.
        const { worlds } = useWorlds.getState();
        const isDone = worlds.every((world) => world.frames.view()?.frame.nextEventAtMs === null);
        if (isDone) session.seek(0);
        else usePlayback.setState({ durationMs: axisEnd(durationMs + 1) });
      }
      usePlayback.setState({ playing: true, met: null });
      ticking.begin();
    },
    pause() {
      usePlayback.setState({ playing: false });
      ticking.end();
      catchUp();
      fetchRest();
    },
    toggle() {
      if (usePlayback.getState().playing) session.pause();
      else session.play();
    },
    setSpeed(speed) {
      if (speed !== 'slow' && !beats.isAsking()) beats.cancel();
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
      void mover().stop();
    },
    cancel() {
      const before = frames.view()?.frame;
      const beforeMs = presentMs();
      session.stop();
      void enqueueMove(() => {
        const isSame = before !== undefined && before.world === frames.view()?.frame.world;
        return go({ kind: 'to', timeMs: isSame ? beforeMs : 0 }, 'jump');
      });
    },
    seek(timeMs) {
      beats.cancel();
      const waits = wantedMs !== null;
      wantedMs = Math.max(0, Math.round(timeMs));
      if (waits) return;
      void enqueueMove(() => {
        const to = wantedMs ?? 0;
        wantedMs = null;
        return go({ kind: 'to', timeMs: to }, 'jump');
      });
    },
    step(to) {
      session.pause();
      beats.cancel();
      void enqueueMove(() => {
        const limitMs = presentMs() + STEP_LIMIT_MS;
        if (to === 'nextPlacement') return goesBySlowMotion() ? goBySlowMotion(limitMs) : goToNextPlacement(limitMs);
        return to === 'nextEvent' ? go({ kind: to, limitMs }, 'advance') : go({ kind: to }, 'jump');
      });
    },
    async take({ destination, isFound }) {
      session.pause();
      beats.cancel();
      let found = false;
      await enqueueMove(async () => {
        const to = destination();
        if (to === null) return;
        const before = { timeMs: presentMs(), isOver: (frames.view()?.decisionCount ?? 0) > 0 };
        usePlayback.setState({ met: null });
        const isForward = to.kind === 'nextPlacement';
        const moved = await mover().go(to, { ...NO_BREAKPOINTS, noted: isForward });
        found = isFound(moved);
        if (!found) return go({ kind: 'to', ...before }, 'jump');
        if (isForward && goesBySlowMotion()) return beats.play(moved);
        show(moved, isForward ? 'advance' : 'jump');
        selectTaskNow();
      });
      return found;
    },
    skipBeats() {
      beats.cancel();
      selectTaskNow();
    },
    settled: () => requests.settled(),
    onSettledChange: (listener) => requests.onSettledChange(listener),
    performBeats: (performer, world = 0) => beats.performBy(performer, world),
    close() {
      session.pause();
      typed.end();
      loading.close();
      client.close();
    },
  };
  return session;
}

function goesBySlowMotion(): boolean {
  return usePlayback.getState().speed === 'slow' || usePredict.getState().isOn;
}

function breakpoints(): Breakpoints {
  return { ...NO_BREAKPOINTS, ...usePreferences.getState().pauseAt, task: usePlayback.getState().pauseAtTask };
}

function sayIncident({ kind, message }: WorkerIncident): void {
  useNotices.getState().say(
    kind === 'restarted'
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
          text: `${message}. Undo the last change, or reload the page; your scenario is kept.`,
        },
  );
}
