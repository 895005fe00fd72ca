import { Columns2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useComparing } from '../../store/worlds/worlds';
import { Menu } from '../controls/menu';
import { CompareView } from '../later';
import { compareEntries } from './compare-menu';
import styles from './compare.module.css';

/** The header's way into a comparison, and out of it. */
export function CompareButton(): ReactNode {
  const comparing = useComparing();
  return (
    <span className={styles['button']} data-on={comparing} onPointerEnter={() => void CompareView.preload()}>
      <Menu label="Compare" align="end" entries={compareEntries}>
        <Columns2 size={16} strokeWidth={1.5} aria-hidden="true" />
        Compare
      </Menu>
    </span>
  );
}
