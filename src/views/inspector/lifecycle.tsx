import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createTaskGantt } from '../../drawing/charts/task-gantt';
import type { TaskGantt } from '../../drawing/charts/task-gantt';
import type { TaskDetail } from '../../frame/explanation';
import type { TaskFacts } from '../../store/facts';
import { usePlayback } from '../../store/playback-store';
import { containerSentence, lifecycleSentence, markSentence } from '../../words/lifecycle-words';
import { useSession } from '../session-context';
import styles from './inspector.module.css';
import { useTaskDetail } from './use-answers';

/** The statuses that a task went through and the lives of its containers, on one axis: a picture to point at, and the same as a list. */
export function Lifecycle({ task }: { readonly task: TaskFacts }): ReactNode {
  const session = useSession();
  const second = usePlayback((playback) => Math.floor(playback.timeMs / 1_000));
  const detail = useTaskDetail(task.taskIndex, task.statusSinceMs, task.lastStatus === 'STOPPED' ? 0 : second);
  const nowSeconds = usePlayback((playback) => Math.floor(playback.timeMs / 250) / 4);
  const [pointed, setPointed] = useState<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<TaskGantt | null>(null);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createTaskGantt(host.current, {
      onPoint: setPointed,
      onMoment: (seconds) => session.seek(seconds * 1_000),
    });
    chart.current = made;
    return () => made.destroy();
  }, [session]);

  useEffect(() => {
    if (!detail) return;
    const { lifecycle, containers } = detail;
    chart.current?.setData({ lifecycle, containers, nowSeconds, colour: task.owner.colour });
  }, [detail, nowSeconds, task.owner.colour]);

  return (
    <section className={styles['section']}>
      <h3>Lifecycle</h3>
      <div ref={host} />
      {detail && detail.containers.length > 0 && (
        <p className={styles['readout']}>{pointed ?? lastMark(detail) ?? 'Click a moment to go there.'}</p>
      )}
      {detail && <LifeList detail={detail} />}
    </section>
  );
}

/** What befell its containers last. */
function lastMark({ containers }: TaskDetail): string | null {
  const marks = containers.flatMap(({ name, marks: own }) => own.map((mark) => ({ name, mark })));
  const last = marks.toSorted((a, b) => b.mark.at - a.mark.at)[0];
  return last === undefined ? null : markSentence(last.name, last.mark);
}

/** The chart in words. */
function LifeList({ detail }: { readonly detail: TaskDetail }): ReactNode {
  return (
    <ul className="unseen" aria-label={`Lifecycle of ${detail.name}`}>
      {detail.lifecycle.map((span) => (
        <li key={span.status}>{lifecycleSentence(span)}</li>
      ))}
      {detail.containers.map((container) => (
        <li key={container.name}>{containerSentence(container)}</li>
      ))}
    </ul>
  );
}
