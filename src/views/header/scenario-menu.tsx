import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import { useDocument } from '../../store/document-store';
import { readDraft, readPreviousDraft } from '../../store/draft';
import { renameScenario } from '../../store/edits';
import { leaveAddress, openDraftOrFirst, openFile, openPreviousDraft } from '../../store/opening';
import { saveAsFile } from '../../store/scenario-file';
import type { Session } from '../../store/session';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { useSession } from '../session-context';
import styles from './header.module.css';

/** The scenario's name; a click opens what can be done with the scenario as a whole. */
export function ScenarioMenu(): ReactNode {
  const session = useSession();
  const name = useDocument((document) => document.scenario?.name ?? 'Untitled');
  const [renaming, setRenaming] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  return (
    <h1 className={styles['heading']}>
      {renaming ? (
        <RenameField name={name} onDone={() => setRenaming(false)} />
      ) : (
        <Menu
          className={styles['title']}
          label="Scenario"
          entries={() =>
            entries(
              session,
              () => setRenaming(true),
              () => file.current?.click(),
            )
          }
        >
          <span>{name}</span>
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </Menu>
      )}
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Open a file"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) void openFile(session, chosen);
        }}
      />
    </h1>
  );
}

function entries(session: Session, rename: () => void, chooseFile: () => void): MenuEntry[] {
  const { edited } = useDocument.getState();
  const draft: MenuEntry = {
    kind: 'item',
    label: 'Your draft',
    run: () => {
      leaveAddress();
      void openDraftOrFirst(session);
    },
  };
  const previous: MenuEntry = {
    kind: 'item',
    label: 'Your draft before this one',
    run: () => void openPreviousDraft(session),
  };
  return [
    { kind: 'item', label: 'Examples …', run: () => openDialog('examples') },
    { kind: 'item', label: 'Scenarios on this device …', run: () => openDialog('shelf') },
    ...(readDraft() !== null && !edited ? [draft] : []),
    ...(readPreviousDraft() !== null ? [previous] : []),
    { kind: 'line' },
    { kind: 'item', label: 'Rename', run: rename },
    { kind: 'item', label: 'Open a file …', run: chooseFile },
    { kind: 'item', label: 'Save as a file', run: saveAsFile },
    { kind: 'item', label: 'Share …', run: () => openDialog('share') },
    { kind: 'line' },
    { kind: 'item', label: 'Import a cluster …', run: () => openDialog('paste', 'cluster') },
    { kind: 'item', label: 'Export …', run: () => openDialog('export') },
  ];
}

function RenameField({ name, onDone }: { readonly name: string; readonly onDone: () => void }): ReactNode {
  const [value, setValue] = useState(name);
  const keep = (): void => {
    if (value.trim() !== '' && value !== name) void renameScenario(value.trim());
    onDone();
  };
  return (
    <input
      ref={selectAll}
      className={styles['rename']}
      aria-label="Name of the scenario"
      maxLength={120}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

function selectAll(field: HTMLInputElement | null): void {
  // After the menu has given its focus back.
  setTimeout(() => field?.select());
}
