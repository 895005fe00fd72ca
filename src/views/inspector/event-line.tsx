import type { ReactNode } from 'react';
import type { EventRow } from '../../frame/frame';
import { instanceFacts } from '../../store/facts';
import { taskRow } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { eventText } from '../../words/event-words';
import { clock, number } from '../../words/prose';
import { EventMark } from '../controls/glyphs';
import { Swatch } from '../controls/swatch';
import { useSession } from '../session-context';
import styles from './events-tab.module.css';

/** Things that a line names before it counts the rest. */
const MOST_CHIPS = 6;

/** One event: a click goes to its moment, and what it speaks of can be selected. */
export function EventLine({ view, event }: { readonly view: WorldView; readonly event: EventRow }): ReactNode {
  const session = useSession();
  const things = thingsOf(view, event);
  const shown = things.length === MOST_CHIPS + 1 ? things : things.slice(0, MOST_CHIPS);
  return (
    <li data-present={event.atMs === view.frame.timeMs}>
      <button type="button" className={styles['event']} title={event.message} onClick={() => session.seek(event.atMs)}>
        <time className={styles['time']}>{clock(event.atMs)}</time>
        <EventMark kind={event.kind} />
        <span className={styles['message']}>
          {event.errorCode !== null && <b>{event.errorCode}: </b>}
          {eventText(event)}
        </span>
      </button>
      {things.length > 0 && (
        <ul className={styles['things']} aria-label="It speaks of">
          {shown.map(({ name, ref, colour }) => (
            <li key={`${ref.kind} ${name}`}>
              <button
                type="button"
                className={styles['thing']}
                aria-label={`Select ${name}`}
                onClick={() => {
                  // What is not there now was there then.
                  if (!isThere(view, ref)) session.seek(event.atMs);
                  useSelection.getState().select(ref);
                }}
              >
                {colour !== null && <Swatch colour={colour} />}
                {name}
              </button>
            </li>
          ))}
          {things.length > shown.length && <li>and {number(things.length - shown.length)} more</li>}
        </ul>
      )}
    </li>
  );
}

interface Thing {
  readonly name: string;
  readonly ref: Selectable;
  /** Of a service; null for others. */
  readonly colour: number | null;
}

function thingsOf({ catalog }: WorldView, { ownerIndex, taskIndexes, taskNames, instanceIndexes }: EventRow): Thing[] {
  const owner = catalog.owners[ownerIndex ?? -1];
  const service: Thing[] =
    owner?.kind === 'service' && ownerIndex !== null
      ? [{ name: owner.name, ref: { kind: 'service', ownerIndex }, colour: owner.colour }]
      : [];
  const tasks = taskIndexes.map((taskIndex, index): Thing => ({
    name: taskNames[index] ?? '',
    ref: { kind: 'task', taskIndex },
    colour: null,
  }));
  const instances = instanceIndexes.map((instanceIndex): Thing => {
    const name = catalog.instances[instanceIndex]?.id ?? '';
    return { name, ref: { kind: 'instance', instanceIndex }, colour: null };
  });
  return [...service, ...tasks, ...instances].filter(({ name }) => name !== '');
}

function isThere(view: WorldView, ref: Selectable): boolean {
  if (ref.kind === 'task') return taskRow(view.frame, ref.taskIndex) >= 0;
  if (ref.kind === 'instance') return instanceFacts(view, ref.instanceIndex)?.status !== 'INACTIVE';
  return true;
}
