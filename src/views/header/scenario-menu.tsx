import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import { Menu } from '../controls/menu';
import { openDialog } from '../../store/dialog-store';
import styles from './header.module.css';

/** The scenario's name; a click opens what can be done with it. */
export function ScenarioMenu(): ReactNode {
  const name = useDocument((document) => document.scenario?.name ?? 'Untitled');
  return (
    <h1>
      <Menu
        className={styles['title']}
        label="Scenario"
        entries={() => [{ kind: 'item', label: 'Examples …', run: () => openDialog('examples') }]}
      >
        <span>{name}</span>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
      </Menu>
    </h1>
  );
}
