import { createSeedApi } from '../run/seed-runs';
import type { SeedClient } from '../seed-client';

const ROOM_BYTES = 2 ** 30;

/** Runs under many seeds in this thread: what tests hold the store to. */
export function startInProcessSeeds(): SeedClient {
  return { ...createSeedApi(ROOM_BYTES), close: () => {} };
}
