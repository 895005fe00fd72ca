import { EllipsisVertical, Link } from 'lucide-react';
import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import { useDocument } from '../../store/document-store';
import { usePreferences } from '../../store/preferences-store';
import { Button } from '../controls/button';
import { Logo } from '../controls/logo';
import { Menu } from '../controls/menu';
import { useTheme } from '../theme';
import styles from './header.module.css';
import { ScenarioMenu } from './scenario-menu';

/** The bar over the stage on a small screen: the rest is behind its menu. */
export function PhoneHeader(): ReactNode {
  const theme = useTheme();
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <header className={styles['phone']}>
      <Logo />
      <ScenarioMenu />
      <span className={styles['actions']}>
        <Button look="icon" label="Share" icon={<Link aria-hidden="true" />} onClick={() => openDialog('share')} />
        <Menu
          className={styles['more']}
          iconOnly
          align="end"
          label="More"
          entries={() => {
            const { past, future, undo, redo } = useDocument.getState();
            return [
              { kind: 'item', label: 'Examples', run: () => openDialog('examples') },
              { kind: 'item', label: 'Find', run: () => openDialog('find') },
              { kind: 'line' },
              { kind: 'item', label: 'Undo', disabled: past.length === 0, run: undo },
              { kind: 'item', label: 'Redo', disabled: future.length === 0, run: redo },
              { kind: 'line' },
              {
                kind: 'item',
                label: other === 'dark' ? 'Dark theme' : 'Light theme',
                run: () => usePreferences.getState().set({ theme: other }),
              },
              { kind: 'item', label: 'How real is this?', run: () => openDialog('how-real') },
            ];
          }}
        >
          <EllipsisVertical size={20} strokeWidth={1.5} aria-hidden="true" />
        </Menu>
      </span>
    </header>
  );
}
