/**
 * One animation-frame loop for everything that moves. It runs only while something has asked for a frame, and says when nothing has:
 * browser tests wait for that signal, never for time.
 */

/** Progress from 0 to 1 in, place on the way from 0 to 1 out. */
export type Easing = (progress: number) => number;

export interface Animation {
  /** Milliseconds of real time. */
  readonly duration: number;
  readonly delay?: number;
  readonly ease?: Easing;
  /** Called once a frame with the eased progress; the last call has exactly 1 unless cancelled. */
  tick(progress: number): void;
  /** Called once, at the end or on cancelling. */
  end?(): void;
}

export interface RunningAnimation {
  /** Resolves at the end, or when cancelled. */
  readonly done: Promise<void>;
  /** Stops where it is; `end` is called. */
  cancel(): void;
  /** Jumps to progress 1 and ends. */
  finish(): void;
}

export interface Scheduler {
  /** Draws once in the next animation frame; asking again before then changes nothing. */
  request(draw: () => void): void;
  animate(animation: Animation): RunningAnimation;
  readonly isIdle: boolean;
  /** Resolves when no frame and no animation is pending. */
  idle(): Promise<void>;
  /** Called with false when work begins and with true when all is done. Returns the way to stop listening. */
  onIdleChange(listener: (idle: boolean) => void): () => void;
  destroy(): void;
}

/** The browser's clock and frame; tests put their own in its place. */
export interface FrameSource {
  now(): number;
  requestFrame(callback: (time: number) => void): number;
  cancelFrame(handle: number): void;
}

const browserFrames: FrameSource = {
  now: () => performance.now(),
  requestFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (handle) => cancelAnimationFrame(handle),
};

interface Running {
  readonly animation: Animation;
  readonly startsAt: number;
  readonly settle: () => void;
}

/** Makes a loop; a page has one, shared by the stage and the charts. */
export function createScheduler(frames: FrameSource = browserFrames): Scheduler {
  const draws = new Set<() => void>();
  const running = new Set<Running>();
  const listeners = new Set<(idle: boolean) => void>();
  let handle: number | null = null;
  let idle = true;

  function wake(): void {
    handle ??= frames.requestFrame(step);
    setIdle(false);
  }

  function setIdle(next: boolean): void {
    if (next === idle) return;
    idle = next;
    for (const listener of listeners) listener(idle);
  }

  function step(time: number): void {
    handle = null;
    for (const each of running) {
      const elapsed = time - each.startsAt;
      if (elapsed < 0) continue;
      const progress = each.animation.duration <= 0 ? 1 : Math.min(1, elapsed / each.animation.duration);
      each.animation.tick((each.animation.ease ?? identity)(progress));
      if (progress === 1) settle(each);
    }
    const due = [...draws];
    draws.clear();
    for (const draw of due) draw();
    if (draws.size > 0 || running.size > 0) wake();
    else setIdle(true);
  }

  function settle(each: Running): void {
    if (!running.delete(each)) return;
    each.animation.end?.();
    each.settle();
  }

  return {
    request(draw) {
      draws.add(draw);
      wake();
    },
    animate(animation) {
      let resolve = (): void => undefined;
      const done = new Promise<void>((fulfil) => {
        resolve = fulfil;
      });
      const each: Running = { animation, startsAt: frames.now() + (animation.delay ?? 0), settle: resolve };
      running.add(each);
      wake();
      return {
        done,
        cancel: () => settle(each),
        finish: () => {
          if (!running.has(each)) return;
          animation.tick((animation.ease ?? identity)(1));
          settle(each);
        },
      };
    },
    get isIdle() {
      return idle;
    },
    idle() {
      if (idle) return Promise.resolve();
      return new Promise((resolve) => {
        const listener = (now: boolean): void => {
          if (!now) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      });
    },
    onIdleChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      if (handle !== null) frames.cancelFrame(handle);
      handle = null;
      for (const each of running) settle(each);
      draws.clear();
      setIdle(true);
    },
  };
}

function identity(progress: number): number {
  return progress;
}
