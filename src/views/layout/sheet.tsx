import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { Button } from '../controls/button';
import styles from './sheet.module.css';

/** How far a sheet is drawn up: 92 px, 440 px, or all there is. */
export type SheetStop = 'low' | 'middle' | 'full';

const LOW = 92;
const MIDDLE = 440;
const ORDER: readonly SheetStop[] = ['low', 'middle', 'full'];

export interface SheetProps {
  readonly title: string;
  /** In the head, in place of the title; null: the content has a head of its own, with a way to close. */
  readonly head?: ReactNode;
  readonly stop: SheetStop;
  readonly onStop: (stop: SheetStop) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A pane as a sheet over the stage: drag it by its head, or press the handle to go to the next stop. */
export function Sheet({ title, head, stop, onStop, onClose, children }: SheetProps): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  const drag = useRef<{ readonly from: number; readonly height: number } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);

  const heights = (): readonly number[] => {
    const room = sheet.current?.parentElement?.clientHeight ?? MIDDLE;
    return [LOW, Math.min(MIDDLE, room - 48), room];
  };
  const endDrag = (event: PointerEvent): void => {
    const start = drag.current;
    drag.current = null;
    setDragged(null);
    if (start === null || Math.abs(event.clientY - start.from) < 8) return;
    const height = start.height + start.from - event.clientY;
    if (height < LOW / 2) {
      onClose();
      return;
    }
    const distances = heights().map((other) => Math.abs(other - height));
    onStop(ORDER[distances.indexOf(Math.min(...distances))] ?? 'middle');
  };
  return (
    <section
      ref={sheet}
      className={styles['sheet']}
      aria-label={title}
      data-stop={stop}
      data-dragged={dragged !== null}
      style={dragged === null ? undefined : { height: dragged }}
    >
      <header
        className={styles['head']}
        data-bare={head === null}
        onPointerDown={(event) => {
          if (event.target instanceof Element && event.target.closest('[data-close]')) return;
          drag.current = { from: event.clientY, height: sheet.current?.clientHeight ?? MIDDLE };
        }}
        onPointerMove={(event) => {
          if (drag.current === null) return;
          const height = drag.current.height + drag.current.from - event.clientY;
          if (dragged === null && Math.abs(event.clientY - drag.current.from) < 8) return;
          // Not before it is a drag: a press on the handle stays a press.
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged(Math.max(24, height));
        }}
        onPointerUp={endDrag}
        onPointerCancel={endDrag}
      >
        <button
          type="button"
          className={styles['handle']}
          aria-label={stop === 'full' ? 'Make the sheet smaller' : 'Make the sheet larger'}
          onClick={() => onStop(ORDER[(ORDER.indexOf(stop) + 1) % ORDER.length] ?? 'middle')}
        />
        {head === undefined ? <h2>{title}</h2> : head}
        {head !== null && <CloseSheet onClose={onClose} />}
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}

/** The way to close a sheet, at the end of its head. */
export function CloseSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  return <Button data-close look="icon" label="Close" icon={<X aria-hidden="true" />} onClick={onClose} />;
}
