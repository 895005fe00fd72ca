import { useDocument } from '../document-store';
import { useNotices } from '../notice-store';

/** Wait after the last change before it is written, ms. */
const PAUSE_MS = 400;

/** Writes the scenario on the page again after each change, where it is one that the device keeps. Answers with the way to stop. */
export function keepShelf(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const keep = async (id: string, text: string): Promise<void> => {
    // What reads and writes the shelf is loaded with the first change, not with the page.
    const { useShelf, write } = await import('./shelf');
    if (await write(id, text)) useNotices.getState().dismiss('shelf');
    else sayNotKept(useShelf.getState().trouble ?? '');
  };
  const flush = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const { origin, text } = useDocument.getState();
    if (origin.kind === 'kept') void keep(origin.id, text);
  };
  const stop = useDocument.subscribe((state, before) => {
    const { origin } = before;
    // What was typed last before another scenario was opened.
    if (origin.kind === 'kept' && state.origin !== origin && timer !== null) {
      clearTimeout(timer);
      timer = null;
      void keep(origin.id, before.text);
    }
    if (state.origin !== origin || state.text === before.text || state.origin.kind !== 'kept') return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  });
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  document.addEventListener('visibilitychange', hidden);
  return () => {
    stop();
    flush();
    document.removeEventListener('visibilitychange', hidden);
  };
}

function sayNotKept(trouble: string): void {
  useNotices.getState().say({
    id: 'shelf',
    kind: 'warning',
    title: 'The change is not kept on this device.',
    text: `${trouble} Save the scenario as a file, or copy the link.`.trim(),
  });
}
