import type { Progress } from '../worker/api';
import type { SimulationClient } from '../worker/client';
import { usePlayback } from './playback-store';
import type { BusyRun } from './playback-store';

/** How long a request may take before the page says what it has come to, and how often it says so, wall-clock ms. */
const PATIENCE_MS = 1_500;
const INTERVAL_MS = 500;

/** Keeps `busy` of the playback up to date while a request takes long. Answers with the way to say that the request is over. */
export function watchRequest(client: Pick<SimulationClient, 'progress'>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = setTimeout(() => void look(), PATIENCE_MS);
  let before: { readonly atMs: number; readonly createdTasks: number } | null = null;
  const isOver = (): boolean => timer === null;
  async function look(): Promise<void> {
    const progress = await client.progress().catch(() => null);
    if (isOver()) return;
    const atMs = performance.now();
    const busy: BusyRun | null = progress && { ...progress, tasksPerSecond: tasksPerSecond(progress, before, atMs) };
    before = progress && { atMs, createdTasks: progress.createdTasks };
    usePlayback.setState({ busy });
    timer = setTimeout(() => void look(), INTERVAL_MS);
  }
  return () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (usePlayback.getState().busy !== null) usePlayback.setState({ busy: null });
  };
}

/** Over the stretch since it was last asked; none where it had not been, or where the run has begun again at a checkpoint. */
function tasksPerSecond(
  { createdTasks }: Progress,
  before: { readonly atMs: number; readonly createdTasks: number } | null,
  atMs: number,
): number | null {
  if (before === null || createdTasks < before.createdTasks) return null;
  return ((createdTasks - before.createdTasks) / Math.max(1, atMs - before.atMs)) * 1_000;
}
