import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ScalingActivityDetail, ScalingDetail } from '../../frame/scaling';
import type { ScalingMoment } from '../../frame/scaling-rows';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime } from '../../store/pointed-time';
import { activitySentence } from '../../words/scaling-words';
import { clock, count } from '../../words/prose';
import { Button } from '../controls/button';
import { useSession } from '../session-context';
import styles from './scaling.module.css';

/** So many are listed at first, the newest first. */
const FEW = 3;
/** And at most so many. */
const MOST = 100;

/** What Application Auto Scaling has done, in its own words, with the sum. A click goes there. */
export function Activities({
  scaling,
  moments,
}: {
  readonly scaling: ScalingDetail;
  readonly moments: readonly ScalingMoment[];
}): ReactNode {
  const session = useSession();
  const [all, setAll] = useState(false);
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 1_000));
  const { activities } = scaling;
  if (activities.length === 0)
    return <p className={styles['quiet']}>None yet: the desired count has not been changed.</p>;
  const listed = activities.toReversed().slice(0, all ? MOST : FEW);
  return (
    <>
      <ol className={styles['activities']}>
        {listed.map((activity) => (
          <li key={`${activity.at} ${activity.to}`}>
            <button
              type="button"
              className={styles['activity']}
              data-ahead={activity.at > now || undefined}
              onClick={() => session.seek(activity.at * 1_000)}
              onPointerEnter={() => pointAtTime(activity.at * 1_000)}
              onPointerLeave={() => pointAtTime(null)}
            >
              <b>{clock(activity.at * 1_000)}</b>
              <span>
                {activity.description} <small>{`Cause: ${shortCause(activity)}`}</small>
                <em>{sumOf(scaling, moments, activity)}</em>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {activities.length > listed.length && (
        <Button look="link" onClick={() => setAll(true)}>
          {count(activities.length - listed.length, 'earlier one')}
        </Button>
      )}
    </>
  );
}

/** The cause as Application Auto Scaling writes it, without the UUID of an alarm that target tracking made. */
function shortCause({ cause }: ScalingActivityDetail): string {
  return cause.replace(/(-Alarm(?:High|Low))-[0-9a-f-]{36}/, '$1-…');
}

/** The sentence of an activity without what its description says already. */
function sumOf(scaling: ScalingDetail, moments: readonly ScalingMoment[], activity: ScalingActivityDetail): string {
  const [, sum = ''] = / is in ALARM: (.+)$/.exec(activitySentence(scaling, moments, activity)) ?? [];
  return sum;
}
