import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useNotices } from '../store/notice-store';
import { usePlayback } from '../store/playback-store';
import { busyWords, createdWords, pausedWords } from '../words/run-words';
import { useSession } from './session-context';

const PAUSED = 'paused';
const BUSY = 'busy';

/** Says what playing has stopped for, and what a request that takes long has come to. Draws nothing itself: it changes often, and nobody around it with it. */
export function RunNotices(): ReactNode {
  const session = useSession();
  const met = usePlayback((playback) => playback.met);
  const busy = usePlayback((playback) => playback.busy);
  useEffect(() => {
    const { say, dismiss } = useNotices.getState();
    if (met) say({ id: PAUSED, kind: 'status', title: pausedWords(met) });
    else dismiss(PAUSED);
  }, [met]);
  useEffect(() => {
    const { say, dismiss } = useNotices.getState();
    if (!busy) return dismiss(BUSY);
    const { fromMs, timeMs, toMs } = busy;
    return say({
      id: BUSY,
      kind: 'warning',
      title: 'Working',
      text: busyWords(busy),
      progress: { share: toMs > fromMs ? (timeMs - fromMs) / (toMs - fromMs) : 0, words: createdWords(busy) },
      actions: [
        { label: 'Stop here', run: () => session.stop() },
        { label: 'Cancel', run: () => session.cancel() },
      ],
    });
  }, [busy, session]);
  return null;
}
