import type { SimulationClient } from '../worker/client';
import { clockText } from './clock-text';
import { useNotices } from './notice-store';

const INTERVAL_MS = 1_000;

/** Says what a watching worker has found broken in its own simulation. Answers with the way to stop. */
export function sayFindings(client: SimulationClient): () => void {
  const timer = setInterval(() => {
    void client.findings().then(([first]) => {
      if (!first) return;
      useNotices.getState().say({
        id: 'broken-invariant',
        kind: 'error',
        title: `The simulation is wrong at ${clockText(first.timeMs)}.`,
        text: first.broken.slice(0, 3).join('; '),
      });
    });
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}
