import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Catalog, EventRow } from '../../frame/frame';
import { instanceFacts } from '../../store/facts';
import { taskRow } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { activeWorld } from '../../store/worlds/worlds';
import { eventText } from '../../words/event-words';
import { clock, number } from '../../words/prose';
import { EventMark } from '../controls/glyphs';
import { Swatch } from '../controls/swatch';
import { useSession } from '../session-context';
import { EventWhy } from './event-why';
import styles from './events-tab.module.css';

/** Things that a line names before it counts the rest. */
const MOST_CHIPS = 6;

interface EventLineProps {
  readonly catalog: Catalog;
  readonly event: EventRow;
  /** It happens at the moment on the page. */
  readonly present: boolean;
}

/** One event: a click goes to its moment, and what it speaks of can be selected. Drawn anew only when something of it changes: feeds are long. */
export const EventLine = memo(function EventLine({ catalog, event, present }: EventLineProps): ReactNode {
  const session = useSession();
  const { shown, more } = thingsOf(catalog, event);
  return (
    <li data-present={present}>
      <button type="button" className={styles['event']} title={event.message} onClick={() => session.seek(event.atMs)}>
        <time className={styles['time']}>{clock(event.atMs)}</time>
        <EventMark kind={event.kind} />
        <span className={styles['message']}>
          {event.errorCode !== null && <b>{event.errorCode}: </b>}
          {eventText(event)}
        </span>
      </button>
      <EventWhy event={event} />
      {shown.length > 0 && (
        <ul className={styles['things']} aria-label="It speaks of">
          {shown.map(({ name, ref, colour }) => (
            <li key={`${ref.kind} ${name}`}>
              <button
                type="button"
                className={styles['thing']}
                aria-label={`Select ${name}`}
                onClick={() => {
                  const view = activeWorld().frames.view();
                  // What is not there now was there then.
                  if (view !== null && !isThere(view, ref)) session.seek(event.atMs);
                  useSelection.getState().select(ref);
                }}
              >
                {colour !== null && <Swatch colour={colour} />}
                {name}
              </button>
            </li>
          ))}
          {more > 0 && <li>and {number(more)} more</li>}
        </ul>
      )}
    </li>
  );
});

interface Thing {
  readonly name: string;
  readonly ref: Selectable;
  /** Of a service; null for others. */
  readonly colour: number | null;
}

/** The first few things that an event names, and how many more there are: it may speak of thousands of tasks. */
function thingsOf(
  { owners, instances }: Catalog,
  { ownerIndex, taskIndexes, taskNames, instanceIndexes }: EventRow,
): { readonly shown: readonly Thing[]; readonly more: number } {
  const owner = owners[ownerIndex ?? -1];
  const service: Thing[] =
    owner?.kind === 'service' && ownerIndex !== null
      ? [{ name: owner.name, ref: { kind: 'service', ownerIndex }, colour: owner.colour }]
      : [];
  const count = service.length + taskIndexes.length + instanceIndexes.length;
  const room = count === MOST_CHIPS + 1 ? count : MOST_CHIPS;
  const tasks = taskIndexes.slice(0, room).map((taskIndex, index): Thing => ({
    name: taskNames[index] ?? '',
    ref: { kind: 'task', taskIndex },
    colour: null,
  }));
  const hosts = instanceIndexes.slice(0, room).map((instanceIndex): Thing => {
    const name = instances[instanceIndex]?.id ?? '';
    return { name, ref: { kind: 'instance', instanceIndex }, colour: null };
  });
  const shown = [...service, ...tasks, ...hosts].slice(0, room);
  return { shown: shown.filter(({ name }) => name !== ''), more: count - shown.length };
}

function isThere(view: WorldView, ref: Selectable): boolean {
  if (ref.kind === 'task') return taskRow(view.frame, ref.taskIndex) >= 0;
  if (ref.kind === 'instance') return instanceFacts(view, ref.instanceIndex)?.status !== 'INACTIVE';
  return true;
}
