import { create } from 'zustand';
import type { FrameCause, FrameStore, WorldView } from './frame-store';

/** How fast the simulation itself is, in wall-clock seconds. */
export interface Throughput {
  /** Tasks placed and tasks told to stop. */
  readonly tasks: number;
  /** Simulated seconds. */
  readonly simulated: number;
  /** Pictures of the world that the page was given. */
  readonly frames: number;
}

/** What the world had come to when a frame came. */
export interface Sample {
  readonly atMs: number;
  readonly timeMs: number;
  readonly createdTasks: number;
  /** Created and not told to stop. */
  readonly liveTasks: number;
}

/** Figures are of this last stretch, and are those of the whole run once no frame has come for as long. Wall-clock ms. */
const WINDOW_MS = 1_000;

export interface Meter {
  note(sample: Sample): void;
  /** What comes next has not come of time that went on. */
  begin(): void;
  /** Null where nothing has run yet. `moving` says whether it is of the present moment or of the last run as a whole. */
  read(nowMs: number): { readonly throughput: Throughput; readonly moving: boolean } | null;
}

export function createMeter(): Meter {
  let first: Sample | null = null;
  let frames = 0;
  let recent: Sample[] = [];
  return {
    note(sample) {
      const last = recent.at(-1);
      // The rest of what a moment brought with it is no run.
      if (last && isSameWorld(sample, last)) return;
      const isNew = !last || sample.atMs - last.atMs > WINDOW_MS || sample.timeMs < last.timeMs;
      if (isNew) [first, frames, recent] = [sample, 0, []];
      else frames += 1;
      recent.push(sample);
      // The oldest that is kept lies outside of the window: the stretch is at least as long.
      while (recent.length > 2 && sample.atMs - (recent[1]?.atMs ?? 0) >= WINDOW_MS) recent.shift();
    },
    begin() {
      [first, frames, recent] = [null, 0, []];
    },
    read(nowMs) {
      const last = recent.at(-1);
      if (!first || !last || last === first) return null;
      const moving = nowMs - last.atMs <= WINDOW_MS;
      const from = moving ? (recent[0] ?? first) : first;
      return { moving, throughput: between(from, last, moving ? recent.length - 1 : frames) };
    },
  };
}

function isSameWorld(one: Sample, other: Sample): boolean {
  return one.timeMs === other.timeMs && one.createdTasks === other.createdTasks && one.liveTasks === other.liveTasks;
}

function between(from: Sample, to: Sample, frames: number): Throughput {
  const seconds = Math.max(1, to.atMs - from.atMs) / 1_000;
  const created = to.createdTasks - from.createdTasks;
  const stopped = created - (to.liveTasks - from.liveTasks);
  return {
    tasks: (created + stopped) / seconds,
    simulated: (to.timeMs - from.timeMs) / 1_000 / seconds,
    frames: frames / seconds,
  };
}

/** Times a second at most that the figures on the page change. */
const INTERVAL_MS = 250;

/** The figures that the page shows; null until something has run. */
export const useThroughput = create<{ readonly reading: ReturnType<Meter['read']> }>()(() => ({ reading: null }));

/** Measures how fast frames show the world going on. Answers with the way to stop. */
export function followThroughput(frames: FrameStore): () => void {
  const meter = createMeter();
  let world = -1;
  const stop = frames.subscribe((view, cause) => {
    if (isAnother(view, world, cause)) meter.begin();
    world = view.frame.world;
    meter.note(sampleOf(view));
  });
  const timer = setInterval(() => {
    const reading = meter.read(performance.now());
    const shown = useThroughput.getState().reading;
    // What stands still is not told anew.
    if (reading === null ? shown !== null : reading.moving || shown?.moving !== false)
      useThroughput.setState({ reading });
  }, INTERVAL_MS);
  return () => {
    stop();
    clearInterval(timer);
    useThroughput.setState({ reading: null });
  };
}

function isAnother(view: WorldView, world: number, cause: FrameCause): boolean {
  return cause !== 'advance' || view.frame.world !== world;
}

function sampleOf({ frame, createdTasks }: WorldView): Sample {
  let liveTasks = 0;
  for (const live of frame.liveTasks) liveTasks += live;
  return { atMs: performance.now(), timeMs: frame.timeMs, createdTasks, liveTasks };
}
