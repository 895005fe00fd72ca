import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { leaveToSuggestions } from '../../editor/query/suggesting';
import { closeDialog } from '../../store/dialog-store';
import styles from './dialog-frame.module.css';

interface DialogFrameProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly about?: ReactNode;
  readonly width?: number;
  /** Whether the first field gets the focus; on a phone that brings up the keyboard. */
  readonly focusField?: boolean;
  readonly children: ReactNode;
}

/** The frame of every dialog: title, a way out, and the focus kept inside. */
export function DialogFrame({ title, about, width = 560, focusField = true, children }: DialogFrameProps): ReactNode {
  const body = useRef<HTMLDivElement>(null);
  // No dialog has a trigger of Radix's own, so where the focus came from is ours to remember.
  const [opener] = useState(() => document.activeElement);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['veil']} />
        <Dialog.Content
          className={styles['dialog']}
          style={{ width }}
          onEscapeKeyDown={leaveToSuggestions}
          onOpenAutoFocus={(event) => {
            const field = body.current?.querySelector<HTMLElement>('input, textarea');
            if (!field || !focusField) return;
            event.preventDefault();
            field.focus();
          }}
          onCloseAutoFocus={(event) => {
            if (!(opener instanceof HTMLElement)) return;
            event.preventDefault();
            opener.focus({ preventScroll: true });
          }}
          {...(about === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles['head']}>
            <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
            <Dialog.Close className={styles['close']} aria-label="Close">
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </Dialog.Close>
            {about !== undefined && <Dialog.Description className={styles['about']}>{about}</Dialog.Description>}
          </header>
          <div ref={body} className={styles['body']}>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
