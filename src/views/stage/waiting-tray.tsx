import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WaitingGroup } from '../../frame/frame';
import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { waitingForCapacity } from '../../store/waiting-capacity';
import type { CapacityWaiting } from '../../store/waiting-capacity';
import { useWorld } from '../../store/world-store';
import { count as counted, number } from '../../words/prose';
import { capacityWaitingWords, waitingWords } from '../../words/waiting-words';
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
  const forCapacity = waitingForCapacity(view);
  const count = waiting.reduce((sum, group) => sum + (group.retries ? group.count : 0), 0);
  return (
    <>
      {waiting.length > 0 &&
        (form === 'phone' ? <WaitingLine view={view} count={count} /> : <WaitingGroups view={view} count={count} />)}
      {forCapacity.length > 0 && <CapacityGroups view={view} groups={forCapacity} form={form} />}
      {catalog.notStarted.map(({ ownerIndex, message }) => (
        <p key={ownerIndex} className={styles['notStarted']}>
          {message}
        </p>
      ))}
    </>
  );
}

interface CapacityGroupsProps {
  readonly view: WorldView;
  readonly groups: readonly CapacityWaiting[];
  readonly form: 'desktop' | 'phone';
}

/** Tasks that ECS has created and that wait for an instance of their capacity provider, by provider and shape. */
function CapacityGroups({ view, groups, form }: CapacityGroupsProps): ReactNode {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const shown = groups.slice(0, form === 'phone' ? 1 : MOST_GROUPS);
  const more = groups.slice(shown.length).reduce((sum, group) => sum + group.count, 0);
  return (
    <section className={styles['tray']} aria-label="Tasks waiting for capacity">
      <p className={styles['count']}>
        Provisioning <b>{number(count)}</b>
      </p>
      <ul className={styles['groups']}>
        {shown.map((group) => (
          <CapacityGroup
            key={`${group.provider} ${group.ownerIndex} ${group.taskDefinitionIndex}`}
            view={view}
            group={group}
          />
        ))}
        {more > 0 && <li className={styles['more']}>and {counted(more, 'more task')}</li>}
      </ul>
    </section>
  );
}

function CapacityGroup({ view, group }: { readonly view: WorldView; readonly group: CapacityWaiting }): ReactNode {
  const { provider, ownerIndex, taskDefinitionIndex, taskIndex } = group;
  const words = capacityWaitingWords(view.catalog.capacityProviders[provider]?.name ?? '', group.sinceMs);
  return (
    <li className={styles['group']}>
      <button
        type="button"
        className={styles['hullButton']}
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => inspect({ kind: 'task', taskIndex })}
      >
        {/* From here a task sets out when there is room. */}
        <span className={styles['shape']} data-waits={`${provider} ${ownerIndex} ${taskDefinitionIndex}`}>
          <GroupHull view={view} group={group} />
        </span>
      </button>
      <p className={styles['words']}>
        <b>
          {group.count > 1 && `${number(group.count)} × `}
          {view.catalog.owners[ownerIndex]?.name}: {words.reason}
        </b>
        <span>
          {words.note}{' '}
          <Button look="link" onClick={() => inspect({ kind: 'capacityProvider', provider })}>
            Show how it scales
          </Button>
        </span>
      </p>
    </li>
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

type Shape = Pick<WaitingGroup, 'ownerIndex' | 'taskDefinitionIndex'>;

function GroupHull({ view, group }: { readonly view: WorldView; readonly group: Shape }): ReactNode {
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
  inspect({ kind: 'waiting', index });
}

function inspect(thing: Selectable): void {
  usePreferences.getState().set({ inspectorOpen: true, inspectorTab: 'why' });
  useSelection.getState().select(thing);
}
