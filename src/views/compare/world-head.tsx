import { EllipsisVertical, Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { keepWorld, removeWorld, renameWorld } from '../../store/compare/side-edits';
import type { VaryingGroup } from '../../store/compare/varying';
import { useDifferences } from '../../store/differences/differences-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { turnTo } from '../../store/worlds/same-thing';
import type { WorldHandle } from '../../store/worlds/worlds';
import { elsewhereWords } from '../../words/compare-words';
import { number } from '../../words/prose';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { useSide } from '../../store/compare/side-store';
import { useWorldView } from './use-world-view';
import { WorldSentence } from './world-sentence';
import styles from './world-head.module.css';

interface WorldHeadProps {
  readonly world: WorldHandle;
  readonly active: boolean;
  readonly varying: readonly VaryingGroup[];
  /** How many worlds there are. */
  readonly worlds: number;
}

/** Whose stage this is: its letter, its name, what it has in its own way, and how much of it is elsewhere in another. */
export function WorldHead({ world, active, varying, worlds }: WorldHeadProps): ReactNode {
  const [renaming, setRenaming] = useState(false);
  const name = useRef<HTMLButtonElement>(null);
  const endRenaming = (byKey: boolean): void => {
    flushSync(() => setRenaming(false));
    if (byKey) name.current?.focus();
  };
  const { index, letter, label } = world;
  return (
    <header className={styles['head']} data-active={active}>
      <button
        type="button"
        className={styles['letter']}
        aria-pressed={active}
        aria-label={`Show world ${letter} in the panels`}
        data-hint={active ? 'The panels tell of this world' : `Turn to world ${letter}`}
        onClick={() => turnTo(index)}
      >
        {letter}
      </button>
      <div className={styles['name']}>
        {renaming ? (
          <LabelField world={world} onDone={endRenaming} />
        ) : (
          <button
            ref={name}
            type="button"
            className={styles['label']}
            data-hint="Rename"
            aria-label={`${label}, rename`}
            onClick={() => setRenaming(true)}
          >
            <span>{label}</span>
            <Pencil size={12} strokeWidth={1.5} aria-hidden="true" />
          </button>
        )}
      </div>
      <div className={styles['end']}>
        <Waiting world={world} />
        <Elsewhere index={index} noun={world.scenario?.lens === 'eks' ? 'pod' : 'task'} />
        <Menu
          className={styles['more']}
          iconOnly
          align="end"
          label={`What can be done with world ${letter}`}
          entries={() => entriesFor(world, worlds, () => setRenaming(true))}
        >
          <EllipsisVertical size={16} strokeWidth={1.5} aria-hidden="true" />
        </Menu>
      </div>
      <div className={styles['own']}>
        <WorldSentence world={world} varying={varying} />
      </div>
    </header>
  );
}

function entriesFor({ index, letter, label }: WorldHandle, worlds: number, rename: () => void): MenuEntry[] {
  return [
    {
      kind: 'item',
      label: `Edit ${letter} alone`,
      detail: 'in the editor',
      run: () => {
        turnTo(index);
        useSide.setState({ side: index });
        usePreferences.getState().set({ editorOpen: true });
      },
    },
    { kind: 'item', label: 'Rename', run: rename },
    { kind: 'line' },
    { kind: 'item', label: `Keep ${letter}, end the comparison`, detail: label, run: () => keepWorld(index) },
    {
      kind: 'item',
      label: worlds > 2 ? `Remove ${letter}` : `Remove ${letter}, keep the other`,
      run: () => removeWorld(index),
    },
  ];
}

interface LabelFieldProps {
  readonly world: WorldHandle;
  /** @param byKey whether the focus is still here, and wants a place to go */
  readonly onDone: (byKey: boolean) => void;
}

function LabelField({ world, onDone }: LabelFieldProps): ReactNode {
  const [value, setValue] = useState(world.label);
  const keep = (byKey: boolean): void => {
    if (value.trim() !== '' && value !== world.label) renameWorld(world.index, value.trim());
    onDone(byKey);
  };
  return (
    <input
      ref={selectAll}
      className={styles['field']}
      aria-label={`Name of world ${world.letter}`}
      maxLength={120}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => keep(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The button that has the focus next is not pressed.
        event.preventDefault();
        if (event.key === 'Enter') keep(true);
        else onDone(true);
      }}
    />
  );
}

function selectAll(field: HTMLInputElement | null): void {
  // After the menu has given its focus back.
  setTimeout(() => field?.select());
}

/** How often the number of waiting tasks follows, wall-clock ms. */
const WAITING_EVERY_MS = 250;

/** Tasks of this world that wait; a click asks why. */
function Waiting({ world }: { readonly world: WorldHandle }): ReactNode {
  const view = useWorldView(world.frames, WAITING_EVERY_MS);
  const waiting = view?.waiting.reduce((sum, group) => sum + group.count, 0) ?? 0;
  if (waiting === 0) return null;
  return (
    <button
      type="button"
      className={styles['waiting']}
      data-hint="Why they wait"
      onClick={() => {
        turnTo(world.index);
        useSelection.getState().select({ kind: 'waiting', index: 0 });
        usePreferences.getState().set({ inspectorOpen: true, inspectorTab: 'why' });
      }}
    >
      <b>{number(waiting)}</b> waiting
    </button>
  );
}

/** How many of this world's tasks are ringed: the ring, and what it means. */
function Elsewhere({ index, noun }: { readonly index: number; readonly noun: 'task' | 'pod' }): ReactNode {
  const tasks = useDifferences(({ differences }) => differences?.tasks[index]?.size ?? null);
  if (tasks === null) return null;
  return (
    <span className={styles['elsewhere']} data-none={tasks === 0}>
      {tasks > 0 && <span className={styles['ring']} aria-hidden="true" />}
      {elsewhereWords(tasks, noun)}
    </span>
  );
}
