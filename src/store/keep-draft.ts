import { useBranches } from './branches-store';
import { useDocument } from './document-store';
import { setDraftAside, writeDraft } from './draft';
import { leaveAddress } from './opening';
import { useNotices } from './notice-store';
import { usePlayback } from './playback-store';

/** Wait after the last change before the draft is written, ms. */
const PAUSE_MS = 400;

/**
 * Keeps what a person has edited on the device: soon after each change, and at once when the page is hidden. A scenario that was only looked at
 * is not a draft. Answers with the way to stop.
 */
export function keepDraft(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { text, fragment, origin, edited } = useDocument.getState();
    if (!edited) return;
    const { presentName, branches } = useBranches.getState();
    const { timeMs } = usePlayback.getState();
    const kept = writeDraft({ text, fragment, origin, timeMs, branches: { presentName, branches } });
    if (kept) useNotices.getState().dismiss('draft');
    else sayNotKept();
  };
  const stopWatching = useDocument.subscribe((state, before) => {
    if (!state.edited || (state.text === before.text && state.fragment === before.fragment)) return;
    // The first edit of something else: the draft that was there before is put aside, not written over.
    if (!before.edited && state.origin.kind !== 'draft') setDraftAside();
    leaveAddress();
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  });
  const stopWatchingBranches = useBranches.subscribe(() => {
    if (!useDocument.getState().edited) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  });
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') write();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', write);
  return () => {
    stopWatching();
    stopWatchingBranches();
    if (timer !== null) clearTimeout(timer);
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', write);
  };
}

function sayNotKept(): void {
  useNotices.getState().say({
    id: 'draft',
    kind: 'warning',
    title: 'Your draft is not kept.',
    text: 'This browser has no room for it, or forbids it. Save it as a file, or copy the link.',
  });
}
