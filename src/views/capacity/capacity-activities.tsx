import type { ReactNode } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime } from '../../store/pointed-time';
import { useSelection } from '../../store/selection-store';
import { clock, count } from '../../words/prose';
import { useSession } from '../session-context';
import styles from './capacity.module.css';

/** So many are listed, the newest first. */
const MOST = 12;

/** What Auto Scaling has done and why. Pointing at one lights its instances; a click goes to its moment. */
export function CapacityActivities({ detail: { activities } }: { readonly detail: CapacityDetail }): ReactNode {
  const session = useSession();
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 1_000));
  if (activities.length === 0) return <p className={styles['quiet']}>None yet.</p>;
  const leave = (): void => {
    pointAtTime(null);
    light([]);
  };
  return (
    <>
      <ol className={styles['activities']}>
        {activities
          .toReversed()
          .slice(0, MOST)
          .map((activity, index) => (
            <li key={`${activity.at} ${index}`}>
              <button
                type="button"
                data-ahead={activity.at > now || undefined}
                onClick={() => session.seek(activity.at * 1_000)}
                onPointerEnter={() => {
                  pointAtTime(activity.at * 1_000);
                  light(activity.instances);
                }}
                onPointerLeave={leave}
              >
                <b>{clock(activity.at * 1_000)}</b>
                <span>
                  {activity.description} <small>Cause: {activity.cause}</small>
                </span>
              </button>
            </li>
          ))}
      </ol>
      {activities.length > MOST && (
        <p className={styles['quiet']}>{count(activities.length - MOST, 'earlier activity')}.</p>
      )}
    </>
  );
}

function light(instances: readonly number[]): void {
  useSelection.getState().lightInstances(instances.length > 0 ? instances : null);
}
