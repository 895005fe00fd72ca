import { useEffect } from 'react';
import { useSession } from '../session-context';
import { SHORTCUTS } from './shortcuts';

/** Where keys belong to what has the focus: fields, the editor, menus and dialogs. */
const OWNERS = 'input, textarea, select, [contenteditable], .monaco-editor, [role="menu"], [role="dialog"]';
/** Where space and Enter press what has the focus. */
const PRESSABLE = 'button, a, summary, [role="tab"], [role="button"]';

/** The keys of the whole page. */
export function useShortcuts(): void {
  const session = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || keptByTarget(event)) return;
      const shortcut = SHORTCUTS.find(({ matches }) => matches?.(event));
      if (!shortcut?.run) return;
      event.preventDefault();
      shortcut.run(session);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [session]);
}

function keptByTarget({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(OWNERS) !== null || (key === ' ' && target.closest(PRESSABLE) !== null);
}
