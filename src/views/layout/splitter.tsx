import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { DEFAULT_PANE_SIZES, usePreferences } from '../../store/preferences-store';
import type { PaneSizes } from '../../store/preferences-store';
import { classNames } from '../controls/class-names';
import styles from './splitter.module.css';

interface SplitterProps {
  readonly pane: keyof PaneSizes;
  /** Where the pane lies, seen from the splitter. */
  readonly side: 'left' | 'right' | 'below';
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

const STEP_PX = 16;

/** The border of a pane: drag it, move it with the arrow keys, double-click to give the pane its first size back. */
export function Splitter({ pane, side, min, max, label }: SplitterProps): ReactNode {
  const size = usePreferences((preferences) => preferences.paneSizes[pane]);
  const drag = useRef<{ readonly from: number; readonly size: number } | null>(null);
  const vertical = side !== 'below';
  /** Towards larger coordinates the pane grows when it lies left, and shrinks otherwise. */
  const sign = side === 'left' ? 1 : -1;

  const resize = (to: number): void => {
    const { paneSizes, set } = usePreferences.getState();
    set({ paneSizes: { ...paneSizes, [pane]: Math.round(Math.min(Math.max(to, min), max)) } });
  };
  const position = (event: PointerEvent): number => (vertical ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEP_PX * (event.shiftKey ? 4 : 1) * sign;
    const to = {
      [vertical ? 'ArrowRight' : 'ArrowDown']: size + step,
      [vertical ? 'ArrowLeft' : 'ArrowUp']: size - step,
      Home: min,
      End: max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(to);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classNames(styles['splitter'], vertical ? styles['vertical'] : styles['horizontal'])}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(DEFAULT_PANE_SIZES[pane])}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: position(event), size };
      }}
      onPointerMove={(event) => {
        if (drag.current) resize(drag.current.size + (position(event) - drag.current.from) * sign);
      }}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    />
  );
}
