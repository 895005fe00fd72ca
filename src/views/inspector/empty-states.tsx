import type { ReactNode } from 'react';
import styles from './inspector.module.css';

/** Nothing is selected, or what was is not there at this moment. */
export function EmptyState({ kind }: { readonly kind: 'nothing' | 'gone' }): ReactNode {
  return (
    <div className={styles['empty']}>
      <p>{kind === 'nothing' ? 'Click a task, an instance or a service' : 'Not there at this moment'}</p>
      <p>
        {kind === 'nothing' ? 'or press' : 'Press'} <kbd className={styles['kbd']}>Shift →</kbd> for the next placement.
      </p>
    </div>
  );
}
