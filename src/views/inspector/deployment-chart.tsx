import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { createDeploymentChart } from '../../drawing/charts/deployment';
import type { DeploymentChart as Chart } from '../../drawing/charts/deployment';
import { boundsAt, countsAt } from '../../drawing/charts/deployment-bands';
import type { ServiceDetail } from '../../frame/explanation';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime, usePointedTime } from '../../store/pointed-time';
import { useWorld } from '../../store/world-store';
import { hasNoRoom, isDeadlock, momentSentence } from '../../words/service-words';
import { useSession } from '../session-context';
import styles from './service.module.css';

interface DeploymentChartProps {
  readonly detail: ServiceDetail;
  /** How far the detail knows the run, simulated ms. */
  readonly knownMs: number;
  readonly colour: number;
  /** The stretch of time that is shown, in simulated seconds. */
  readonly from: number;
  readonly to: number;
}

/** The bands of a service's deployments; a moment that is pointed at is told, one that is clicked is gone to. */
export function DeploymentChart({ detail, knownMs, colour, from, to }: DeploymentChartProps): ReactNode {
  const session = useSession();
  const now = usePlayback(({ timeMs }) => Math.floor(timeMs / 250) / 4);
  const events = useWorld(({ view }) => view?.knownEvents);
  const pointed = usePointedTime(({ timeMs }) => (timeMs === null ? null : timeMs / 1_000));
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createDeploymentChart(host.current, {
      onMoment: (seconds) => session.seek(seconds * 1_000),
      onPoint: (seconds) => pointAtTime(seconds === null ? null : seconds * 1_000),
    });
    chart.current = made;
    return () => made.destroy();
  }, [session]);

  useEffect(() => chart.current?.pointAt(pointed), [pointed]);

  useEffect(() => {
    const { bounds, deployments, ownerIndex } = detail;
    const own = (events ?? []).filter(
      (event) => event.ownerIndex === ownerIndex && (isDeadlock(event) || hasNoRoom(event)),
    );
    chart.current?.setData({
      bounds,
      deployments,
      colour,
      from,
      to,
      now,
      known: Math.max(now, knownMs / 1_000),
      stuck: own.map(({ atMs }) => atMs / 1_000),
    });
  }, [detail, knownMs, colour, from, to, now, events]);

  return (
    <>
      <div ref={host} />
      <p className={styles['readout']}>{momentText(detail, pointed ?? now)}</p>
    </>
  );
}

function momentText({ deployments, bounds }: ServiceDetail, seconds: number): string {
  const counts = deployments.map((each) => ({ name: each.taskDefinition, ...countsAt(each, seconds) }));
  return momentSentence(seconds, counts, boundsAt(bounds, seconds));
}
