import { useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
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

/**
 * The border of a pane: drag it, change the size with the arrow keys, double-click to give the pane its first size back. To the keyboard it
 * is a slider of the pane's size; the pointer moves the border itself.
 */
export function Splitter({ pane, side, min, max, label }: SplitterProps): ReactNode {
  const size = usePreferences((preferences) => preferences.paneSizes[pane]);
  const drag = useRef<{ readonly from: number; readonly size: number } | null>(null);
  const vertical = side !== 'below';

  const resize = (to: number): void => {
    const { paneSizes, set } = usePreferences.getState();
    set({ paneSizes: { ...paneSizes, [pane]: Math.round(Math.min(Math.max(to, min), max)) } });
  };
  const position = (event: PointerEvent): number => (vertical ? event.clientX : event.clientY);
  const endDrag = (): void => {
    drag.current = null;
  };
  return (
    <div className={classNames(styles['splitter'], styles[side])}>
      <input
        type="range"
        aria-label={label}
        min={min}
        max={max}
        step={16}
        value={size}
        onChange={(event) => resize(event.target.valueAsNumber)}
        onDoubleClick={() => resize(DEFAULT_PANE_SIZES[pane])}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { from: position(event), size };
        }}
        onPointerMove={(event) => {
          if (drag.current === null) return;
          const moved = position(event) - drag.current.from;
          resize(drag.current.size + (side === 'left' ? moved : -moved));
        }}
        onPointerUp={endDrag}
        onPointerCancel={endDrag}
      />
    </div>
  );
}
