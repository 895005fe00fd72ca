import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WaitingGroup } from '../../frame/frame';
import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { useWorld } from '../../store/world-store';
import { number } from '../../words/prose';
import { waitingWords } from '../../words/waiting-words';
import { PlacingTray } from '../later';
import { Button } from '../controls/button';
import { WaitingHull } from './waiting-hull';
import styles from './waiting-tray.module.css';

/** Kinds of waiting tasks shown with their reason; the rest is counted. */
const MOST_GROUPS = 2;

/** Tasks without a place: how many, in their own shape, why, and the way out. */
export function WaitingTray({ form }: { readonly form: 'desktop' | 'phone' }): ReactNode {
  const view = useWorld((world) => world.view);
  const placing = usePlayback((playback) => playback.speed === 'slow' || playback.beat !== null);
  if (view === null) return null;
  if (placing) return <PlacingTray view={view} />;
  const { waiting, catalog } = view;
  const count = waiting.reduce((sum, group) => sum + (group.retries ? group.count : 0), 0);
  return (
    <>
      {waiting.length > 0 &&
        (form === 'phone' ? <WaitingLine view={view} count={count} /> : <WaitingGroups view={view} count={count} />)}
      {catalog.notStarted.map(({ ownerIndex, message }) => (
        <p key={ownerIndex} className={styles['notStarted']}>
          {message}
        </p>
      ))}
    </>
  );
}

interface WaitingProps {
  readonly view: WorldView;
  readonly count: number;
}

function WaitingGroups({ view, count }: WaitingProps): ReactNode {
  const { waiting } = view;
  return (
    <section className={styles['tray']} aria-label="Waiting tasks">
      <p className={styles['count']}>
        {count > 0 ? (
          <>
            Waiting <b>{number(count)}</b>
          </>
        ) : (
          'Not started'
        )}
      </p>
      <ul className={styles['groups']}>
        {waiting.slice(0, MOST_GROUPS).map((group, index) => (
          <Group key={group.decision} view={view} group={group} index={index} />
        ))}
        {waiting.length > MOST_GROUPS && (
          <li className={styles['more']}>
            and {number(waiting.length - MOST_GROUPS)} more kinds of task:{' '}
            <Button look="link" onClick={() => show(MOST_GROUPS)}>
              show the next
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

function Group({
  view,
  group,
  index,
}: {
  readonly view: WorldView;
  readonly group: WaitingGroup;
  readonly index: number;
}): ReactNode {
  const words = waitingWords(group, view.catalog);
  const owner = view.catalog.owners[group.ownerIndex];
  return (
    <li className={styles['group']}>
      {/* The link beside it says the same to the keyboard and to screen readers. */}
      <button
        type="button"
        className={styles['hullButton']}
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => show(index)}
      >
        <span className={styles['shape']}>
          <GroupHull view={view} group={group} />
        </span>
      </button>
      <p className={styles['words']}>
        <b>
          {group.count > 1 && `${number(group.count)} × `}
          {owner?.name}
          {group.retries ? '' : ' not started'}: {words.reason}
        </b>
        <span>
          {words.closest} {!group.retries && 'RunTask does not try again. '}
          <Button look="link" onClick={() => show(index)}>
            Show what would make it fit
          </Button>
        </span>
      </p>
    </li>
  );
}

function GroupHull({ view, group }: { readonly view: WorldView; readonly group: WaitingGroup }): ReactNode {
  const definition = view.catalog.taskDefinitions[group.taskDefinitionIndex];
  const owner = view.catalog.owners[group.ownerIndex];
  return (
    definition &&
    owner && (
      <WaitingHull
        cpuUnits={definition.cpuUnits}
        memoryMiB={definition.memoryMiB}
        colour={owner.colour}
        label={owner.name}
      />
    )
  );
}

/** One line on a phone; the sheet says more. */
function WaitingLine({ view, count }: WaitingProps): ReactNode {
  const [group] = view.waiting;
  if (!group) return null;
  const owner = view.catalog.owners[group.ownerIndex];
  return (
    <button type="button" className={styles['line']} onClick={() => show(0)}>
      <GroupHull view={view} group={group} />
      <span>
        <b>{group.retries ? `${number(count)} waiting` : `${number(group.count)} not started`}</b> {owner?.name} ·{' '}
        {waitingWords(group, view.catalog).reason}
      </span>
      <ChevronRight size={20} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}

function show(index: number): void {
  usePreferences.getState().set({ inspectorOpen: true, inspectorTab: 'why' });
  useSelection.getState().select({ kind: 'waiting', index });
}
