import type { ReactNode } from 'react';
import type { WaitingGroup } from '../../frame/frame';
import type { WorldView } from '../../store/frame-store';
import { clock, count } from '../../words/prose';
import { waitingWords } from '../../words/waiting-words';
import styles from './inspector.module.css';
import { OwnerLaunch, useLaunch } from './owner-launch';
import { PlacementStory } from './placement-story';
import { Rejections } from './rejections';
import { WaysOut } from './ways-out';
import { PodStory } from '../later';
import { useEksLens, useExplanation } from './use-answers';

/** Why tasks wait: ECS's own message, the closest match, the way out, and where every instance fell. */
export function WaitingWhy({ view, group }: { readonly view: WorldView; readonly group: WaitingGroup }): ReactNode {
  const explanation = useExplanation(group.decision);
  const isPod = useEksLens();
  const words = waitingWords(group, view.catalog);
  const owner = view.catalog.owners[group.ownerIndex];
  const definition = view.catalog.taskDefinitions[group.taskDefinitionIndex];
  const launch = useLaunch(view, owner?.name ?? '');
  if (!owner || !definition) return null;
  if (isPod) return <PodStory view={view} decision={group.decision} titled waiting={group.count} />;
  return (
    <>
      <div className={styles['head']}>
        <h2>{owner.name}</h2>
        <span className={styles['state']}>
          {count(group.count, 'task')} {group.retries ? 'waiting' : 'not started'}
        </span>
        <span className={styles['aside']}>
          {definition.family}:{definition.revision}
        </span>
      </div>
      <p className={styles['story']}>
        <b>{words.reason}</b> {words.closest} {words.wayOut}
      </p>
      <p className={styles['note']}>
        {group.retries ? `ECS says: “${group.message}” Since` : `RunTask answered with ${group.message}, at`}{' '}
        {clock(group.sinceMs)}.
      </p>
      {launch && launch.strategy.length > 0 && (
        <p className={styles['note']}>
          Room comes from <OwnerLaunch view={view} launch={launch} />: there it is worked out how many instances that
          takes.
        </p>
      )}
      {explanation && <Rejections explanation={explanation} catalog={view.catalog} />}
      <WaysOut decision={group.decision} owner={owner.name} />
      {explanation && <PlacementStory view={view} decision={group.decision} explanation={explanation} />}
    </>
  );
}
