import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EventKind, EventRow } from '../../frame/frame';
import { useSelection } from '../../store/selection-store';
import { useWorld } from '../../store/world-store';
import { eventText } from '../../words/event-words';
import { clock, count } from '../../words/prose';
import { Button } from '../controls/button';
import { useSession } from '../session-context';
import styles from './events-tab.module.css';
import { EventMark } from '../controls/glyphs';

/** Events listed at once; older ones on demand. */
const PAGE = 100;

const FILTERS: readonly { readonly id: string; readonly label: string; readonly kinds: readonly EventKind[] | null }[] =
  [
    { id: 'all', label: 'All', kinds: null },
    { id: 'services', label: 'Services', kinds: ['service', 'deployment', 'scaling'] },
    { id: 'actions', label: 'Actions', kinds: ['action', 'drain', 'refused', 'scaling'] },
    { id: 'failures', label: 'Failures', kinds: ['failure', 'refused'] },
  ];

/** What happened, newest first. A click goes there. */
export function EventsTab(): ReactNode {
  const session = useSession();
  const events = useWorld(({ view }) => view?.events);
  const [filter, setFilter] = useState('all');
  const [text, setText] = useState('');
  const [shown, setShown] = useState(PAGE);
  const kinds = FILTERS.find(({ id }) => id === filter)?.kinds ?? null;
  const wanted = text.trim().toLowerCase();
  const matching = (events ?? []).filter(
    (event) =>
      (kinds === null || kinds.includes(event.kind)) &&
      (wanted === '' || eventText(event).toLowerCase().includes(wanted) || event.message.includes(wanted)),
  );
  const page = matching.slice(-shown).toReversed();
  return (
    <>
      <div className={styles['filters']}>
        <input
          type="search"
          className={styles['search']}
          placeholder="Filter events"
          aria-label="Filter events"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className={styles['kinds']} aria-label="Kinds of events">
          {FILTERS.map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={id === filter} onClick={() => setFilter(id)}>
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      {page.length === 0 && (
        <p className={styles['none']}>{events?.length ? 'No event matches.' : 'Nothing has happened yet.'}</p>
      )}
      <ol className={styles['list']}>
        {page.map((event) => (
          <li key={event.sequence}>
            <button
              type="button"
              className={styles['event']}
              title={event.message}
              onClick={() => {
                session.seek(event.atMs);
                selectSubject(event);
              }}
            >
              <time className={styles['time']}>{clock(event.atMs)}</time>
              <EventMark kind={event.kind} />
              <span className={styles['message']}>
                {event.errorCode !== null && <b>{event.errorCode}: </b>}
                {eventText(event)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {matching.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>
          Show {count(Math.min(PAGE, matching.length - shown), 'older event')}
        </Button>
      )}
    </>
  );
}

/** Selects the first thing that an event speaks of. */
function selectSubject({ taskIndexes, instanceIndexes }: EventRow): void {
  const { select } = useSelection.getState();
  const [taskIndex] = taskIndexes;
  const [instanceIndex] = instanceIndexes;
  if (taskIndex !== undefined) select({ kind: 'task', taskIndex });
  else if (instanceIndex !== undefined) select({ kind: 'instance', instanceIndex });
}
