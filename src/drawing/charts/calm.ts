/** Lets something that is much to draw be drawn only so often. */
export interface Calm {
  /** Whether it may be drawn now; where not, `again` is called when it may. */
  isDue(): boolean;
  /** No call of `again` comes any more. */
  end(): void;
}

/** @param everyMs of wall-clock time */
export function createCalm(everyMs: number, again: () => void): Calm {
  let drawnAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    isDue() {
      const waitMs = drawnAt + everyMs - performance.now();
      if (waitMs > 0) {
        timer ??= setTimeout(() => {
          timer = null;
          again();
        }, waitMs);
        return false;
      }
      drawnAt = performance.now();
      return true;
    },
    end() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
