import { CircleDollarSign } from 'lucide-react';
import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import styles from './scoreboard.module.css';

/** The way to what the worlds cost, in full. */
export function CostButton(): ReactNode {
  return (
    <button type="button" className={styles['tool']} onClick={() => openDialog('cost')}>
      <CircleDollarSign size={16} strokeWidth={1.5} aria-hidden="true" />
      Cost
    </button>
  );
}
