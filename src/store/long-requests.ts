import type { SimulationClient } from '../worker/client';
import { usePlayback } from './playback-store';

/** How long a request may take before the page says what it has come to, and how often it says so, wall-clock ms. */
const PATIENCE_MS = 1_500;
const INTERVAL_MS = 500;

/** Keeps `busy` of the playback up to date while a request takes long. Answers with the way to say that the request is over. */
export function watchRequest(client: SimulationClient): () => void {
  let timer: ReturnType<typeof setTimeout> | null = setTimeout(() => void look(), PATIENCE_MS);
  const isOver = (): boolean => timer === null;
  async function look(): Promise<void> {
    const progress = await client.progress().catch(() => null);
    if (isOver()) return;
    usePlayback.setState({ busy: progress });
    timer = setTimeout(() => void look(), INTERVAL_MS);
  }
  return () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (usePlayback.getState().busy !== null) usePlayback.setState({ busy: null });
  };
}
