import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './hint-layer.module.css';

interface Hint {
  readonly text: string;
  readonly keys: string | undefined;
  readonly rect: DOMRect;
}

/** Time a pointer rests on a control before its hint appears, in ms. */
const DELAY_MS = 400;

/** The one hint of the page: says what the control under the pointer or the keyboard is called, from its `data-hint`. */
export function HintLayer(): ReactNode {
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setHint(null);
    };
    const show = (target: EventTarget | null, delay: number): void => {
      const control = target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null;
      hide();
      if (control === null || control.getAttribute('aria-expanded') === 'true') return;
      timer = setTimeout(() => {
        const { hint: text, hintKeys: keys } = control.dataset;
        if (text !== undefined && control.isConnected) setHint({ text, keys, rect: control.getBoundingClientRect() });
      }, delay);
    };
    const over = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse') show(event.target, DELAY_MS);
    };
    const focus = (event: FocusEvent): void => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) show(event.target, 0);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', key);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', key);
    };
  }, []);
  if (hint === null) return null;
  const { rect } = hint;
  const below = rect.top < window.innerHeight / 2;
  const center = rect.left + rect.width / 2;
  const align = center > window.innerWidth - 120 ? 'right' : center < 120 ? 'left' : 'center';
  return (
    <div
      className={styles['hint']}
      data-align={align}
      aria-hidden="true"
      style={{
        [below ? 'top' : 'bottom']: below ? rect.bottom + 8 : window.innerHeight - rect.top + 8,
        ...(align === 'right'
          ? { right: window.innerWidth - rect.right }
          : { left: align === 'left' ? rect.left : center }),
      }}
    >
      {hint.text}
      {hint.keys !== undefined && <b>{hint.keys}</b>}
    </div>
  );
}
