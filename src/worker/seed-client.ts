import { releaseProxy, wrap } from 'comlink';
import type { SeedApi } from './seed-api';

/** One worker for runs under many seeds. To close it ends the run that is under way. */
export interface SeedClient extends SeedApi {
  close(): void;
}

export function startSeedClient(): SeedClient {
  const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), { type: 'module', name: 'seeds' });
  const crashed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'a worker stopped'));
    });
  });
  // Who waits for nothing need not hear of it.
  crashed.catch(() => {});
  const api = wrap<SeedApi>(worker);
  return {
    prepare: (text, worlds, sharedBy) => Promise.race([api.prepare(text, worlds, sharedBy), crashed]),
    run: (job) => Promise.race([api.run(job), crashed]),
    close() {
      api[releaseProxy]();
      worker.terminate();
    },
  };
}
