import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { createScalingChart } from '../../drawing/charts/scaling';
import type { ScalingChart as Chart } from '../../drawing/charts/scaling';
import type { ScalingChartData } from '../../drawing/charts/scaling-picture';
import type { ScalingDetail, ScalingPolicyDetail } from '../../frame/scaling';
import type { ScalingMoment } from '../../frame/scaling-rows';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime, usePointedTime } from '../../store/pointed-time';
import { alarmCondition, alarmName, metricName, scalingSentence } from '../../words/scaling-words';
import { clock } from '../../words/prose';
import { useSession } from '../session-context';
import styles from './scaling.module.css';
import { useInstanceSteps, useTaskSteps } from './use-scaling';
import type { KnownScaling } from './use-scaling';

interface ScalingChartProps {
  readonly known: KnownScaling & { readonly scaling: ScalingDetail };
  readonly moments: readonly ScalingMoment[];
  readonly load: ScalingChartData['load'];
  readonly metric: ScalingPolicyDetail['metric'];
  readonly colour: number;
  /** Stands beside the sentence. */
  readonly tool?: ReactNode;
}

/** The chart, and above it what scaling does at the moment that is pointed at, or at the present one. A click goes to the moment. */
export function ScalingChart({ known, moments, load, metric, colour, tool }: ScalingChartProps): ReactNode {
  const { scaling, service, atMs } = known;
  const session = useSession();
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 250) / 4);
  const durationMs = usePlayback((playback) => playback.durationMs);
  const pointed = usePointedTime(({ timeMs }) => (timeMs === null ? null : timeMs / 1_000));
  const tasks = useTaskSteps(service);
  const instances = useInstanceSteps();
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createScalingChart(host.current, {
      onMoment: (seconds) => session.seek(seconds * 1_000),
      onPoint: (seconds) => pointAtTime(seconds === null ? null : seconds * 1_000),
    });
    chart.current = made;
    return () => {
      made.destroy();
      pointAtTime(null);
    };
  }, [session]);

  const still = useMemo(() => {
    const { policies, alarms, activities, minimum, maximum } = scaling;
    const changes = moments.filter((each, index) => {
      const before = moments[index - 1];
      return before?.minimum !== each.minimum || before.maximum !== each.maximum;
    });
    const range = changes.length === 0 ? [{ at: 0, minimum, maximum }] : changes;
    const several = policies.length > 1;
    return {
      policies,
      alarms,
      activities,
      moments,
      alarmTitles: alarms.map((alarm) => `${alarmName(alarm, several)} ${alarmCondition(alarm)}`),
      metric,
      metricTitle: metricName(metric),
      // Before the first period ends the range is what it is then.
      range: range.map((each, index) => (index === 0 ? { ...each, at: 0 } : each)),
      load,
      tasks,
      instances,
      colour,
      from: 0,
      to: durationMs / 1_000,
    };
  }, [scaling, moments, metric, load, tasks, instances, colour, durationMs]);

  useEffect(() => {
    chart.current?.setData({ ...still, now, known: Math.max(now, atMs / 1_000) });
  }, [still, now, atMs]);
  useEffect(() => chart.current?.pointAt(pointed), [pointed]);

  const at = Math.min(pointed ?? now, Math.max(now, atMs / 1_000));
  return (
    <>
      <div className={styles['said']} data-large={tool === undefined || undefined}>
        <p>
          <b>{clock(at * 1_000)}</b> {scalingSentence(scaling, moments, at)}
        </p>
        {tool}
      </div>
      <div ref={host} className={styles['chart']} />
    </>
  );
}
