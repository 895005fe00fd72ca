import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { BranchMark } from '../../drawing/charts/branch-marks';
import { createTransportChart } from '../../drawing/charts/transport';
import type { TransportData } from '../../drawing/charts/transport';
import { useBranches } from '../../store/branches-store';
import type { Branch } from '../../store/branches-store';
import { useCompare } from '../../store/compare-store';
import { openDialog } from '../../store/dialog-store';
import { eventsAhead } from '../../store/scheduled-events';
import { usePlayback } from '../../store/playback-store';
import { pointAtTime, usePointedTime } from '../../store/pointed-time';
import { activeWorld, useWorlds } from '../../store/worlds/worlds';
import { pageScheduler } from '../page-scheduler';
import { useSession } from '../session-context';
import styles from './transport.module.css';

/** The run's small charts on one time axis, and the scrubber; `compact` leaves the axis alone. */
export function TransportChartView({ compact = false }: { readonly compact?: boolean }): ReactNode {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const chart = createTransportChart(
      host.current,
      { onSeek: (timeMs) => session.seek(timeMs), onHover: pointAtTime, onCost: () => openDialog('cost') },
      pageScheduler,
    );
    const show = (): void => {
      const view = activeWorld().frames.view();
      if (view === null) return;
      const { history, knownHistoryCount, frame } = view;
      const { durationMs } = usePlayback.getState();
      chart.setData({
        history: { rows: history, count: knownHistoryCount },
        events: eventsAhead(view),
        timeMs: frame.timeMs,
        durationMs,
        compact,
        branches: forks(),
        ...besideAndGhost(),
      });
    };
    show();
    const endFrames = followFrames(show);
    const endDuration = usePlayback.subscribe((state, before) => {
      if (state.durationMs !== before.durationMs) show();
    });
    const endBranches = useBranches.subscribe(show);
    const endCompare = useCompare.subscribe((state, before) => {
      if (state.history !== before.history) show();
    });
    const endPointing = usePointedTime.subscribe(({ timeMs }) => chart.pointAt(timeMs));
    return () => {
      endFrames();
      endPointing();
      endBranches();
      endCompare();
      endDuration();
      chart.destroy();
    };
  }, [session, compact]);
  return <div ref={host} className={styles['host']} />;
}

/** Worlds side by side: the lines of the one that a person has turned to, the figures of all. A branch that is compared with, otherwise. */
function besideAndGhost(): Pick<TransportData, 'beside' | 'ghost'> {
  const { worlds, active } = useWorlds.getState();
  if (worlds.length < 2) return { ghost: useCompare.getState().history };
  const runs = worlds.map(({ letter, frames }) => {
    const view = frames.view();
    return { letter, history: { rows: view?.history ?? NO_ROWS, count: view?.knownHistoryCount ?? 0 } };
  });
  return { beside: { runs, first: active }, ghost: null };
}

const NO_ROWS = new Float64Array();

/** Calls the listener with every frame of every world, and when a person turns to another one. */
function followFrames(show: () => void): () => void {
  let ends: (() => void)[] = [];
  const follow = (): void => {
    for (const end of ends) end();
    ends = useWorlds.getState().worlds.map(({ frames }) => frames.subscribe(show));
    show();
  };
  follow();
  const endWorlds = useWorlds.subscribe(follow);
  return () => {
    endWorlds();
    for (const end of ends) end();
  };
}

let lastForks: { readonly branches: readonly Branch[]; readonly marks: readonly BranchMark[] } | null = null;

/** Where branches part; the same list while they are the same, so that the marks are drawn once. */
function forks(): readonly BranchMark[] {
  const { branches } = useBranches.getState();
  if (lastForks?.branches !== branches)
    lastForks = { branches, marks: branches.map(({ partsAtMs, name }) => ({ atMs: partsAtMs, name })) };
  return lastForks.marks;
}
