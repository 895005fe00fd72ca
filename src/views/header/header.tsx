import { CircleQuestionMark, Link, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import { usePreferences } from '../../store/preferences-store';
import { Button } from '../controls/button';
import { openDialog } from '../../store/dialog-store';
import { useTheme } from '../theme';
import { CompareButton, PresentButton } from '../later';
import styles from './header.module.css';
import { Logo } from '../controls/logo';
import { ScenarioMenu } from './scenario-menu';

/** The bar over everything: which scenario this is, and what can be done with it as a whole. */
export function Header(): ReactNode {
  const edited = useDocument((document) => document.edited);
  return (
    <header className={styles['header']}>
      <Logo />
      <span className={styles['name']}>Stowplan</span>
      <span className={styles['divider']} />
      <ScenarioMenu />
      {edited && <span className={styles['edited']}>edited</span>}
      <nav className={styles['actions']} aria-label="Scenario">
        <Button look="plain" onClick={() => openDialog('examples')}>
          Examples
        </Button>
        <span className={styles['divider']} />
        <CompareButton />
        <Button icon={<Link aria-hidden="true" />} onClick={() => openDialog('share')}>
          Share
        </Button>
        <PresentButton />
        <ThemeButton />
        <Button
          look="icon"
          label="Keys and help"
          keys="?"
          icon={<CircleQuestionMark aria-hidden="true" />}
          onClick={() => openDialog('help')}
        />
      </nav>
    </header>
  );
}

export function ThemeButton(): ReactNode {
  const theme = useTheme();
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <Button
      look="icon"
      label={other === 'dark' ? 'Dark theme' : 'Light theme'}
      icon={other === 'dark' ? <Moon aria-hidden="true" /> : <Sun aria-hidden="true" />}
      onClick={() => usePreferences.getState().set({ theme: other })}
    />
  );
}
