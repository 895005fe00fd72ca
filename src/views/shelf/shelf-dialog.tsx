import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { closeDialog } from '../../store/dialog-store';
import { useDocument } from '../../store/document-store';
import {
  dropKept,
  duplicateKept,
  keepPresent,
  newScenario,
  openKept,
  readShelf,
  renameKept,
  useShelf,
} from '../../store/shelf/shelf';
import type { ShelfEntry } from '../../store/shelf/shelf';
import { count } from '../../words/prose';
import { Button } from '../controls/button';
import { DialogFrame } from '../dialogs/dialog-frame';
import { useSession } from '../session-context';
import styles from './shelf-dialog.module.css';

/** What was deleted last, and how it comes back. */
interface Deleted {
  readonly name: string;
  readonly undo: () => Promise<void>;
}

/** The scenarios that the device keeps: open, rename, copy, delete, and a new one. */
export function ShelfDialog(): ReactNode {
  const session = useSession();
  const { entries, trouble } = useShelf();
  const present = useDocument(({ origin }) => (origin.kind === 'kept' ? origin.id : null));
  const name = useDocument((document) => document.scenario?.name ?? 'Untitled');
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => void readShelf(), []);
  // The button that deleted it is gone with its row.
  useEffect(() => {
    if (deleted !== null) undo.current?.focus();
  }, [deleted]);
  return (
    <DialogFrame
      title="Scenarios on this device"
      about="They stay in this browser, and are written again at each change. To take one elsewhere, save it as a file or share its link."
      width={640}
      focusField={false}
    >
      <div className={styles['actions']}>
        {present === null && (
          <Button look="primary" onClick={() => void keepPresent()}>
            Keep “{name}”
          </Button>
        )}
        <Button
          onClick={() => {
            closeDialog();
            void newScenario(session);
          }}
        >
          New scenario
        </Button>
      </div>
      {trouble !== null && <p role="alert">Nothing can be kept. {trouble}</p>}
      <output className={styles['deleted']}>
        {deleted && (
          <>
            “{deleted.name}” is deleted.{' '}
            <Button
              ref={undo}
              look="link"
              onClick={() => {
                setDeleted(null);
                void deleted.undo();
              }}
            >
              Undo
            </Button>
          </>
        )}
      </output>
      {entries?.length === 0 && (
        <p className={styles['none']}>None yet. Your latest edits are still kept as a draft.</p>
      )}
      <ul className={styles['list']} aria-label="Scenarios on this device">
        {entries?.map((entry) => (
          <Row key={entry.id} entry={entry} isPresent={entry.id === present} onDeleted={setDeleted} />
        ))}
      </ul>
    </DialogFrame>
  );
}

interface RowProps {
  readonly entry: ShelfEntry;
  readonly isPresent: boolean;
  readonly onDeleted: (deleted: Deleted) => void;
}

function Row({ entry: { id, name, text, changedAt }, isPresent, onDeleted }: RowProps): ReactNode {
  const session = useSession();
  const [isRenamed, setIsRenamed] = useState(false);
  const open = useRef<HTMLButtonElement>(null);
  return (
    <li className={styles['row']} aria-current={isPresent}>
      {isRenamed ? (
        <NameField
          name={name}
          onDone={(wanted, byKey) => {
            flushSync(() => setIsRenamed(false));
            if (byKey) open.current?.focus();
            if (wanted !== null) void renameKept(id, wanted);
          }}
        />
      ) : (
        <button
          ref={open}
          type="button"
          className={styles['open']}
          onClick={() => {
            closeDialog();
            void openKept(session, id);
          }}
        >
          <b>{name}</b>
          <span>
            {isPresent ? 'on the stage, ' : ''}
            {whenFormat.format(changedAt)}, {count(text.length, 'character')}
          </span>
        </button>
      )}
      <Button
        look="icon"
        label={`Rename “${name}”`}
        icon={<Pencil aria-hidden="true" />}
        onClick={() => setIsRenamed(true)}
      />
      <Button
        look="icon"
        label={`Copy “${name}”`}
        icon={<Copy aria-hidden="true" />}
        onClick={() => void duplicateKept(id)}
      />
      <Button
        look="icon"
        label={`Delete “${name}”`}
        icon={<Trash2 aria-hidden="true" />}
        onClick={() => void dropKept(id).then((undo) => onDeleted({ name, undo }))}
      />
    </li>
  );
}

const whenFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface NameFieldProps {
  readonly name: string;
  /**
   * @param wanted null where the name stays
   * @param byKey whether the focus is still here, and wants a place to go
   */
  readonly onDone: (wanted: string | null, byKey: boolean) => void;
}

function NameField({ name, onDone }: NameFieldProps): ReactNode {
  const [value, setValue] = useState(name);
  const wanted = value.trim() === '' || value === name ? null : value.trim();
  return (
    <input
      ref={select}
      className={styles['name']}
      aria-label="Name of the scenario"
      maxLength={120}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => onDone(wanted, false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The dialog stays, and the button that has the focus next is not pressed.
        event.stopPropagation();
        event.preventDefault();
        onDone(event.key === 'Enter' ? wanted : null, true);
      }}
    />
  );
}

function select(field: HTMLInputElement | null): void {
  field?.select();
}
