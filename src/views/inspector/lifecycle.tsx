import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { createLifecycleChart } from '../../drawing/charts/lifecycle';
import type { LifecycleChart } from '../../drawing/charts/lifecycle';
import type { TaskFacts } from '../../store/facts';
import { usePlayback } from '../../store/playback-store';
import styles from './inspector.module.css';
import { useTaskDetail } from './use-answers';

/** The statuses that a task went through, each in its form, and the present moment. */
export function Lifecycle({ task }: { readonly task: TaskFacts }): ReactNode {
  const detail = useTaskDetail(task.taskIndex, task.statusSinceMs);
  const nowSeconds = usePlayback((playback) => Math.floor(playback.timeMs / 250) / 4);
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<LifecycleChart | null>(null);
  const lifecycle = detail?.lifecycle;

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createLifecycleChart(host.current);
    chart.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    if (lifecycle) chart.current?.setData({ lifecycle, nowSeconds, colour: task.owner.colour });
  }, [lifecycle, nowSeconds, task.owner.colour]);

  return (
    <section className={styles['section']}>
      <h3>Lifecycle</h3>
      <div ref={host} />
    </section>
  );
}
