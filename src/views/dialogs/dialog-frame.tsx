import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { closeDialog } from '../../store/dialog-store';
import styles from './dialog-frame.module.css';

interface DialogFrameProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly about?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
}

/** The frame of every dialog: title, a way out, and the focus kept inside. */
export function DialogFrame({ title, about, width = 560, children }: DialogFrameProps): ReactNode {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['veil']} />
        <Dialog.Content
          className={styles['dialog']}
          style={{ width }}
          {...(about === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles['head']}>
            <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
            <Dialog.Close className={styles['close']} aria-label="Close">
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </Dialog.Close>
            {about !== undefined && <Dialog.Description className={styles['about']}>{about}</Dialog.Description>}
          </header>
          <div className={styles['body']}>{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
