import { Dices } from 'lucide-react';
import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import { useSeeds } from '../../store/seeds-store';
import styles from './scoreboard.module.css';

/** The way to many seeds; while they run, how far they have come. */
export function SeedsButton(): ReactNode {
  const share = useSeeds(({ status, done, total }) => (status === 'running' ? Math.floor((done / total) * 100) : null));
  return (
    <button type="button" className={styles['tool']} onClick={() => openDialog('seeds')}>
      <Dices size={16} strokeWidth={1.5} aria-hidden="true" />
      Many seeds{share === null ? '' : ` ${share}%`}
    </button>
  );
}
