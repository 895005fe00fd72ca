import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { capacityPicture } from '../../drawing/charts/capacity-picture';
import type { CapacityChartData } from '../../drawing/charts/capacity-picture';
import { createMomentsChart } from '../../drawing/charts/moments-chart';
import type { MomentsChart } from '../../drawing/charts/moments-chart';
import type { CapacityDetail } from '../../frame/capacity';
import { capacityAt } from '../../frame/capacity-rows';
import type { CapacityMoment } from '../../frame/capacity-rows';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime, usePointedTime } from '../../store/pointed-time';
import { capacityMomentSentence } from '../../words/capacity-words';
import { useSession } from '../session-context';
import styles from './capacity.module.css';

interface CapacityChartProps {
  readonly detail: CapacityDetail;
  readonly moments: readonly CapacityMoment[];
  /** How far the run is known, simulated ms. */
  readonly knownMs: number;
}

/** The chart, and below it what was at the moment that is pointed at, or at the present one. A click goes there. */
export function CapacityChart({ detail, moments, knownMs }: CapacityChartProps): ReactNode {
  const session = useSession();
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 250) / 4);
  const durationMs = usePlayback((playback) => playback.durationMs);
  const pointed = usePointedTime(({ timeMs }) => (timeMs === null ? null : timeMs / 1_000));
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<MomentsChart<CapacityChartData> | null>(null);

  useEffect(() => {
    if (host.current === null) return undefined;
    const callbacks = {
      onMoment: (seconds: number) => session.seek(seconds * 1_000),
      onPoint: (seconds: number | null) => pointAtTime(seconds === null ? null : seconds * 1_000),
    };
    const made = createMomentsChart(host.current, callbacks, capacityPicture);
    chart.current = made;
    return () => {
      made.destroy();
      pointAtTime(null);
    };
  }, [session]);

  const still = useMemo(() => {
    const { alarms, activities, row } = detail;
    const datapoints = (kind: 'high' | 'low', usual: number): number =>
      alarms.find((alarm) => alarm.kind === kind)?.datapoints ?? usual;
    return {
      moments,
      minSize: row.group?.minSize ?? 0,
      datapoints: detail.managedScaling === null ? null : { high: datapoints('high', 1), low: datapoints('low', 15) },
      activities: activities.map(({ at }) => at),
      from: 0,
      to: durationMs / 1_000,
    };
  }, [detail, moments, durationMs]);

  const known = Math.max(now, knownMs / 1_000);
  useEffect(() => chart.current?.setData({ ...still, now, known }), [still, now, known]);
  useEffect(() => chart.current?.pointAt(pointed), [pointed]);

  const at = Math.min(pointed ?? now, known);
  const moment = capacityAt(moments, at);
  return (
    <>
      <div ref={host} className={styles['chart']} />
      <p className={styles['readout']}>{moment === null ? '' : capacityMomentSentence(moment, at)}</p>
    </>
  );
}
