import type { Progress } from '../../worker/api';
import { watchRequest } from '../long-requests';
import { useNotices } from '../notice-store';

/** The requests of a session, one at a time, and whether anything is under way on the page. */
export interface Requests {
  /** Runs requests one after the other; a failed one is reported and the next goes on. */
  enqueue(work: () => Promise<void>): Promise<void>;
  isUnderWay(): boolean;
  /** To be called after every change of what keeps the page busy besides requests. */
  noteSettled(): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Calls the listener with false when something gets under way and with true when nothing is any more. Answers with the way to stop it. */
  onSettledChange(listener: (settled: boolean) => void): () => void;
}

/**
 * @param progress what the present request has come to
 * @param isBusy whether something else than a request is under way
 */
export function createRequests(progress: () => Promise<Progress | null>, isBusy: () => boolean): Requests {
  let queue: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  let wasSettled = true;
  const idleWaiters: (() => void)[] = [];
  const listeners = new Set<(settled: boolean) => void>();

  const isSettled = (): boolean => underWay === 0 && !isBusy();

  function noteSettled(): void {
    const settled = isSettled();
    if (settled) for (const resolve of idleWaiters.splice(0)) resolve();
    if (settled === wasSettled) return;
    wasSettled = settled;
    for (const listener of listeners) listener(settled);
  }

  return {
    enqueue(work) {
      underWay++;
      noteSettled();
      const watched = async (): Promise<void> => {
        const isOver = watchRequest({ progress });
        try {
          await work();
        } finally {
          isOver();
        }
      };
      const result = queue.then(watched).catch((error: unknown) => {
        useNotices.getState().say({
          id: 'request-failed',
          kind: 'error',
          title: 'The simulation did not answer.',
          text: error instanceof Error ? error.message : String(error),
        });
      });
      queue = result.then(() => {
        underWay--;
        noteSettled();
      });
      return result;
    },
    isUnderWay: () => underWay > 0,
    noteSettled,
    settled() {
      if (isSettled()) return Promise.resolve();
      return new Promise((resolve) => idleWaiters.push(resolve));
    },
    onSettledChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
