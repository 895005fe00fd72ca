import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { closeDialog } from '../../store/dialog-store';
import { findInWorld } from '../../store/find';
import type { Found } from '../../store/find';
import type { WorldView } from '../../store/frame-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { SHORTCUTS } from '../keyboard/shortcuts';
import { useSession } from '../session-context';
import { useCalmWorld } from '../use-calm-world';
import { DialogFrame } from './dialog-frame';
import styles from './find-dialog.module.css';

const MOST = 30;
/** How often what is found follows the run, wall-clock ms. */
const FOLLOWS_EVERY_MS = 1_000;

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly run: () => void;
}

/** Finds anything by name: services, zones, instances, tasks, and what the page can do. Enter takes the first, arrows go to the others. */
export function FindDialog(): ReactNode {
  const session = useSession();
  const view = useCalmWorld(FOLLOWS_EVERY_MS);
  const [query, setQuery] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const found = view
    ? findInWorld(view, query, MOST).map((thing): Choice => ({ ...thing, run: () => goTo(thing) }))
    : [];
  const choices = [...found, ...(view ? scalings(view, query) : []), ...actions(session, query)].slice(0, MOST);
  const choose = (choice: Choice | undefined): void => {
    if (!choice) return;
    closeDialog();
    choice.run();
  };
  const onArrow = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  };
  return (
    <DialogFrame title="Find" width={520}>
      <div ref={root}>
        <input
          type="search"
          className={styles['query']}
          aria-label="Find a task, an instance, a service or an action"
          placeholder="web-9, m5-4, us-east-1b, play …"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose(choices[0]);
            else onArrow(event);
          }}
        />
        <ul className={styles['list']} aria-label="Found">
          {choices.map((choice) => (
            <li key={choice.key}>
              <button type="button" className={styles['choice']} onClick={() => choose(choice)} onKeyDown={onArrow}>
                <b>{choice.name}</b>
                <small>{choice.detail}</small>
              </button>
            </li>
          ))}
        </ul>
        <output className={styles['none']}>{choices.length === 0 ? 'Nothing is called that.' : ''}</output>
      </div>
    </DialogFrame>
  );
}

function goTo({ target }: Found): void {
  const { select, light } = useSelection.getState();
  if (target.kind === 'owner' || target.kind === 'service') light(target.ownerIndex);
  if (target.kind === 'owner') return;
  select(target);
  usePreferences.getState().set({ inspectorOpen: true });
}

/** `scaling web`: how a service is scaled. */
function scalings({ services, catalog }: WorldView, query: string): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return services.flatMap(({ ownerIndex, schedulingStrategy }): Choice[] => {
    const name = `Scaling of ${catalog.owners[ownerIndex]?.name ?? ''}`;
    if (schedulingStrategy === 'DAEMON' || !words.every((word) => name.toLowerCase().includes(word))) return [];
    const run = (): void => {
      useSelection.getState().select({ kind: 'service', ownerIndex });
      usePreferences.getState().set({ inspectorOpen: true, inspectorTab: 'scaling' });
    };
    return [{ key: `scaling ${ownerIndex}`, name, detail: 'load, alarms, policies', run }];
  });
}

function actions(session: Session, query: string): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return SHORTCUTS.filter(({ label, run }) => run && words.every((word) => label.toLowerCase().includes(word))).map(
    ({ keys, label, run }) => ({ key: `action ${keys}`, name: label, detail: keys, run: () => run?.(session) }),
  );
}
