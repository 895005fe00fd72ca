/** What can be run towards a moment of its own time (simulated ms), for so much work at a time; `unfinished` says that there is more to run. */
interface Run<Limits, Arrival extends { readonly kind: string }> {
  readonly timeMs: number;
  advance(timeMs: number, limits: Limits & { readonly work: number }): Arrival;
}

/** When a run in slices ends before its arrival. */
export interface Slices {
  /** Whether nobody waits for the arrival any longer. */
  readonly superseded: () => boolean;
  /** Wall-clock ms after which the run ends wherever it has come to. */
  readonly withinMs?: number;
}

/** How long one slice of a long run may take, in wall-clock ms, before messages are heard again. */
const SLICE_MS = 8;
/** Work of the first slice (`Engine.work`): a few milliseconds on a slow machine. */
const FIRST_WORK = 4_000;

/**
 * Runs to a moment in slices, so that a pause, an edit or another destination is heard while a long run is under way. What was `unfinished` has ended early: the
 * simulation then stands wherever it has come to, which may be the middle of a moment in which much happens.
 */
export async function runInSlices<Limits, Arrival extends { readonly kind: string }>(
  run: Run<Limits, Arrival>,
  timeMs: number,
  limits: Limits,
  { superseded, withinMs }: Slices,
): Promise<Arrival> {
  const beganAt = performance.now();
  let work = FIRST_WORK;
  for (;;) {
    const startedAt = performance.now();
    const arrival = run.advance(timeMs, { ...limits, work });
    if (arrival.kind !== 'unfinished') return arrival;
    const endedAt = performance.now();
    if (withinMs !== undefined && endedAt - beganAt >= withinMs) return arrival;
    const took = endedAt - startedAt;
    if (took < SLICE_MS / 2) work *= 2;
    else if (took > SLICE_MS) work = Math.max(1, Math.floor(work / 2));
    await hearMessages();
    if (superseded()) return arrival;
  }
}

/**
 * Runs what rests again and again to its end, and hears messages whenever a slice is over.
 * @returns null where nobody waits for it any longer
 */
export async function finishInSlices<T>(
  resting: Generator<undefined, T, undefined>,
  superseded: () => boolean,
): Promise<T | null> {
  for (;;) {
    const startedAt = performance.now();
    do {
      const { done, value } = resting.next();
      if (done === true) return value;
    } while (performance.now() - startedAt < SLICE_MS);
    await hearMessages();
    if (superseded()) return null;
  }
}

const channel = new MessageChannel();
channel.port1.start();

/** Resolves after the messages that are waiting now; a timer would wait for milliseconds. */
function hearMessages(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.addEventListener('message', () => resolve(), { once: true });
    channel.port2.postMessage(null);
  });
}
