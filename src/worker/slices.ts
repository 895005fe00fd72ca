/** What can be run to a moment of its own time, in simulated ms. */
interface Run {
  readonly timeMs: number;
  runUntil(timeMs: number): void;
}

/** How long one slice of a long run may take, in wall-clock ms, before messages are heard again. */
const SLICE_MS = 8;

/**
 * Runs to a moment in slices, so that a pause, an edit or another destination is heard while a long run is under way. Ends early when `superseded` says so:
 * the simulation then stands wherever it has come to.
 */
export async function runInSlices(simulation: Run, timeMs: number, superseded: () => boolean): Promise<void> {
  let stretchMs = 1_000;
  while (simulation.timeMs < timeMs) {
    const startedAt = performance.now();
    simulation.runUntil(Math.min(simulation.timeMs + stretchMs, timeMs));
    const took = performance.now() - startedAt;
    if (took < SLICE_MS / 2) stretchMs *= 2;
    else if (took > SLICE_MS) stretchMs = Math.max(1, Math.floor(stretchMs / 2));
    if (simulation.timeMs >= timeMs) return;
    await hearMessages();
    if (superseded()) return;
  }
  if (simulation.timeMs > timeMs) simulation.runUntil(timeMs);
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
