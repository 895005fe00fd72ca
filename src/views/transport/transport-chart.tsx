import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { createTransportChart } from '../../drawing/charts/transport';
import { eventsAhead } from '../../store/scheduled-events';
import { usePlayback } from '../../store/playback-store';
import { pageScheduler } from '../page-scheduler';
import { useSession } from '../session-context';
import styles from './transport.module.css';

/** The run's small charts on one time axis, and the scrubber; `compact` leaves the axis alone. */
export function TransportChartView({ compact = false }: { readonly compact?: boolean }): ReactNode {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const chart = createTransportChart(host.current, { onSeek: (timeMs) => session.seek(timeMs) }, pageScheduler);
    const show = (): void => {
      const view = session.frames.view();
      if (view === null) return;
      const { history, knownHistoryCount, frame } = view;
      const { durationMs } = usePlayback.getState();
      chart.setData({
        history: { rows: history, count: knownHistoryCount },
        events: eventsAhead(view),
        timeMs: frame.timeMs,
        durationMs,
        compact,
      });
    };
    show();
    const endFrames = session.frames.subscribe(show);
    const endDuration = usePlayback.subscribe((state, before) => {
      if (state.durationMs !== before.durationMs) show();
    });
    return () => {
      endFrames();
      endDuration();
      chart.destroy();
    };
  }, [session, compact]);
  return <div ref={host} className={styles['host']} />;
}
