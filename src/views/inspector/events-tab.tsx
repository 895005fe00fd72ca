import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EventRow } from '../../frame/frame';
import { EVENT_GROUPS, eventsAbout, isInGroup } from '../../store/event-filter';
import type { EventGroup } from '../../store/event-filter';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { useWorld } from '../../store/world-store';
import { eventText } from '../../words/event-words';
import { count, number } from '../../words/prose';
import { Button } from '../controls/button';
import { useCalmWorld } from '../use-calm-world';
import { EventLine } from './event-line';
import styles from './events-tab.module.css';

/** Events listed at once; older ones on demand. */
const PAGE = 100;
/** A feed of so many is looked through only so often: wall-clock ms. */
const MANY = 3_000;
const FOLLOWS_EVERY_MS = 1_000;
/** What a search looks through; made once per event, since the feed is searched anew with every frame. */
const searchTexts = new WeakMap<EventRow, string>();

function searchText(event: EventRow): string {
  const known = searchTexts.get(event);
  if (known !== undefined) return known;
  const text = `${eventText(event)} ${event.message}`.toLowerCase();
  searchTexts.set(event, text);
  return text;
}

const GROUPS = Object.keys(EVENT_GROUPS) as EventGroup[];

/** What happened, newest first: every line leads to its moment, and to what it speaks of. */
export function EventsTab(): ReactNode {
  const isLong = useWorld((world) => (world.view?.events.length ?? 0) > MANY);
  const view = useCalmWorld(isLong ? FOLLOWS_EVERY_MS : 0);
  const selected = useSelection((selection) => selection.selected);
  const [group, setGroup] = useState<EventGroup>('all');
  const [about, setAbout] = useState('');
  const [words, setWords] = useState('');
  const [shown, setShown] = useState(PAGE);
  if (view === null) return null;
  const thing = about === 'selection' ? selected : serviceOf(about);
  const candidates = eventsAbout(view, { about: thing, words }, searchText);
  const matching = candidates.filter((event) => isInGroup(event, group));
  const page = matching.slice(-shown).toReversed();
  return (
    <>
      <div className={styles['filters']}>
        <div className={styles['row']}>
          <input
            type="search"
            className={styles['search']}
            placeholder="Filter events"
            aria-label="Filter events"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <About view={view} value={about} onChange={setAbout} selected={selected} />
        </div>
        <fieldset className={styles['kinds']} aria-label="Kinds of events">
          {GROUPS.map((id) => (
            <button key={id} type="button" aria-pressed={id === group} onClick={() => setGroup(id)}>
              {EVENT_GROUPS[id].label}{' '}
              <small>{number(candidates.filter((event) => isInGroup(event, id)).length)}</small>
            </button>
          ))}
        </fieldset>
      </div>
      {page.length === 0 && (
        <p className={styles['none']}>{view.events.length > 0 ? 'No event matches.' : 'Nothing has happened yet.'}</p>
      )}
      <ol className={styles['list']}>
        {page.map((event) => (
          <EventLine
            key={event.sequence}
            catalog={view.catalog}
            event={event}
            present={event.atMs === view.frame.timeMs}
          />
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

interface AboutProps {
  readonly view: WorldView;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly selected: Selectable | null;
}

/** Of what the events have to speak: anything, what is selected, or one service. */
function About({ view, value, onChange, selected }: AboutProps): ReactNode {
  return (
    <select
      className={styles['about']}
      aria-label="What the events speak of"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">Everything</option>
      <option value="selection" disabled={selected === null && value !== 'selection'}>
        The selection
      </option>
      {view.catalog.owners.map(({ kind, name }, ownerIndex) =>
        kind === 'service' ? (
          <option key={name} value={`service ${ownerIndex}`}>
            {name}
          </option>
        ) : null,
      )}
    </select>
  );
}

function serviceOf(about: string): Selectable | null {
  const [, index] = /^service (\d+)$/.exec(about) ?? [];
  return index === undefined ? null : { kind: 'service', ownerIndex: Number(index) };
}
