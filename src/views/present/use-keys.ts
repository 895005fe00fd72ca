import { useEffect } from 'react';
import type { PresentControls } from './controls';

/** Where keys are those of what has the focus. */
const OWNERS = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

/** A presenter's keys, those of a remote control among them. */
const KEYS: Readonly<Record<string, keyof PresentControls>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  ' ': 'toggle',
  Enter: 'reveal',
  r: 'reveal',
  a: 'askFirst',
  Escape: 'leave',
};

/** Heard before the page and the stage hear them: what the stage does with arrows it does there when a class answers by keyboard. */
export function useKeys(controls: PresentControls): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
      const does = KEYS[key.length === 1 ? key.toLowerCase() : key];
      if (does === undefined || (target instanceof Element && isOf(target, key))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // A key that is held down goes one step.
      if (event.repeat && (does === 'next' || does === 'back')) return;
      controls[does]();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [controls]);
}

/** Whether a key belongs to what has the focus. */
function isOf(target: Element, key: string): boolean {
  if (target.closest(OWNERS) !== null) return true;
  if (!target.matches(':focus-visible')) return false;
  if (target.matches('.stage-proxy')) return key.startsWith('Arrow') || key === 'Enter';
  return target.matches('button, a') && (key === 'Enter' || key === ' ');
}
