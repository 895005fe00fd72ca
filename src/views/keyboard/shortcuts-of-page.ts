import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../session-context';
import { SHORTCUTS } from './shortcuts';

/** Where keys belong to what has the focus: fields, the editor, menus and dialogs. */
const OWNERS =
  'input:not([type="range"]), textarea, select, [contenteditable], .monaco-editor, [role="menu"], [role="dialog"]';
/** Sliders keep the keys that move them. */
const SLIDER_KEYS = /^(Arrow|Page|Home$|End$)/;
/** Where space presses what has the focus, when the keyboard brought the focus there. The stage's own place has Enter for that. */
const PRESSABLE = ':is(button, a, summary, [role="tab"], [role="button"]):focus-visible:not(.stage-proxy)';

/** The keys of the whole page. Draws nothing. */
export function Shortcuts(): ReactNode {
  const session = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || keptByTarget(event)) return;
      const shortcut = SHORTCUTS.find(({ matches }) => matches?.(event));
      if (!shortcut?.run) return;
      event.preventDefault();
      shortcut.run(session);
    };
    // Space plays even where a click has left the focus on a button: heard before the button hears it.
    const onSpace = (event: KeyboardEvent): void => {
      if (event.key !== ' ') return;
      onKeyDown(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', onSpace, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onSpace, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [session]);
  return null;
}

function keptByTarget({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(OWNERS) !== null) return true;
  if (target.matches('input[type="range"], [role="slider"]')) return SLIDER_KEYS.test(key);
  return key === ' ' && target.closest(PRESSABLE) !== null;
}
