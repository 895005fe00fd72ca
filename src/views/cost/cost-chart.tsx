import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { costPicture } from '../../drawing/charts/cost-picture';
import type { CostChartData } from '../../drawing/charts/cost-picture';
import { createMomentsChart } from '../../drawing/charts/moments-chart';
import type { MomentsChart } from '../../drawing/charts/moments-chart';
import { costAt, costMoments } from '../../frame/cost-rows';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime, usePointedTime } from '../../store/pointed-time';
import { COST_KIND_NAMES } from '../../words/cost-names';
import { costMomentSentence, money } from '../../words/cost-words';
import { useSession } from '../session-context';
import type { CostedWorld } from './cost-dialog';
import styles from './cost.module.css';

/** The chart, and below it what was at the moment that is pointed at, or at the present one. A click goes there. */
export function CostChart({ worlds }: { readonly worlds: readonly CostedWorld[] }): ReactNode {
  const session = useSession();
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 250) / 4);
  const durationMs = usePlayback((playback) => playback.durationMs);
  const pointed = usePointedTime(({ timeMs }) => (timeMs === null ? null : timeMs / 1_000));
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<MomentsChart<CostChartData> | null>(null);

  useEffect(() => {
    if (host.current === null) return undefined;
    const callbacks = {
      onMoment: (seconds: number) => session.seek(seconds * 1_000),
      onPoint: (seconds: number | null) => pointAtTime(seconds === null ? null : seconds * 1_000),
    };
    const made = createMomentsChart(host.current, callbacks, costPicture);
    chart.current = made;
    return () => {
      made.destroy();
      pointAtTime(null);
    };
  }, [session]);

  const runs = useMemo(
    () =>
      worlds.map(({ world: { letter }, cost }) => ({
        letter: worlds.length > 1 ? letter : null,
        moments: costMoments(cost.known.history),
      })),
    [worlds],
  );
  const known = Math.max(now, ...worlds.map(({ cost }) => cost.knownMs / 1_000));
  useEffect(() => {
    const window = { from: 0, to: durationMs / 1_000, now, known };
    chart.current?.setData({ runs, money, kindNames: COST_KIND_NAMES, ...window });
  }, [runs, durationMs, now, known]);
  useEffect(() => chart.current?.pointAt(pointed), [pointed]);

  const at = Math.min(pointed ?? now, known);
  return (
    <>
      <div ref={host} className={styles['chart']} />
      <ul className={styles['readout']}>
        {runs.map(({ letter, moments }) => {
          const moment = costAt(moments, at);
          return (
            <li key={letter}>
              {letter !== null && <b>{letter} </b>}
              {moment === null ? '' : costMomentSentence(at, moment)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
