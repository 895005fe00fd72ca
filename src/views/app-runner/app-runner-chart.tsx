import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { appRunnerPicture } from '../../drawing/charts/app-runner-picture';
import type { AppRunnerChartData } from '../../drawing/charts/app-runner-picture';
import { createMomentsChart } from '../../drawing/charts/moments-chart';
import type { MomentsChart } from '../../drawing/charts/moments-chart';
import type { AppRunnerDetail } from '../../frame/app-runner';
import { appRunnerAt, appRunnerMoments } from '../../frame/app-runner-rows';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime, usePointedTime } from '../../store/pointed-time';
import { appRunnerSentence, ecsSentence } from '../../words/app-runner-words';
import { money } from '../../words/cost-words';
import { useSession } from '../session-context';
import styles from './app-runner.module.css';

/** The chart, and below it what both had at the moment that is pointed at, or at the present one. A click goes there. */
export function AppRunnerChart({ detail }: { readonly detail: AppRunnerDetail }): ReactNode {
  const session = useSession();
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 250) / 4);
  const durationMs = usePlayback((playback) => playback.durationMs);
  const pointed = usePointedTime(({ timeMs }) => (timeMs === null ? null : timeMs / 1_000));
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<MomentsChart<AppRunnerChartData> | null>(null);

  useEffect(() => {
    if (host.current === null) return undefined;
    const callbacks = {
      onMoment: (seconds: number) => session.seek(seconds * 1_000),
      onPoint: (seconds: number | null) => pointAtTime(seconds === null ? null : seconds * 1_000),
    };
    const made = createMomentsChart(host.current, callbacks, appRunnerPicture);
    chart.current = made;
    return () => {
      made.destroy();
      pointAtTime(null);
    };
  }, [session]);

  const moments = useMemo(() => appRunnerMoments(detail.history), [detail]);
  const known = Math.max(now, moments.at(-1)?.to ?? 0);
  useEffect(() => {
    chart.current?.setData({ moments, money, from: 0, to: durationMs / 1_000, now, known });
  }, [moments, durationMs, now, known]);
  useEffect(() => chart.current?.pointAt(pointed), [pointed]);

  const at = Math.min(pointed ?? now, known);
  const moment = appRunnerAt(moments, at);
  return (
    <>
      <div ref={host} className={styles['chart']} />
      <dl className={styles['readout']}>
        <div>
          <dt>App Runner</dt>
          <dd>{moment === null ? 'Nothing yet.' : appRunnerSentence(at, moment)}</dd>
        </div>
        <div>
          <dt>ECS</dt>
          <dd>{moment === null ? 'Nothing yet.' : ecsSentence(moment, detail.onFargate)}</dd>
        </div>
      </dl>
    </>
  );
}
