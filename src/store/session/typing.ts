import { endTyping, useDocument } from '../document-store';

/** Wait after the last key before typed text is loaded. */
const TYPING_PAUSE_MS = 250;

/** Calls back when the document's text has become another one than what is loaded, after a pause where it is being typed. */
export interface TextWatch {
  isWaiting(): boolean;
  end(): void;
}

/**
 * @param isLoaded whether a text is loaded already, or being loaded
 * @param onText loads the present text
 * @param note told whenever what keeps the page busy has changed
 */
export function watchText(isLoaded: (text: string) => boolean, onText: () => void, note: () => void): TextWatch {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = (): void => {
    timer = null;
    endTyping();
    onText();
  };
  const end = useDocument.subscribe((state, previous) => {
    if (state.editsUnderWay !== previous.editsUnderWay) note();
    if (state.text === previous.text || isLoaded(state.text)) return;
    if (timer !== null) clearTimeout(timer);
    const typing = state.past.at(-1)?.label.startsWith('type') ?? false;
    if (typing) timer = setTimeout(run, TYPING_PAUSE_MS);
    else run();
    note();
  });
  return {
    isWaiting: () => timer !== null,
    end() {
      end();
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
