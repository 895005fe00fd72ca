import type { ReactNode } from 'react';
import type { TaskFacts } from '../../store/facts';
import { clock } from '../../words/prose';
import styles from './inspector.module.css';
import { useTaskDetail } from './use-answers';

/** Why a task stops or has stopped, in ECS's words, and when it left the stage; nothing for one that does not stop. */
export function TaskEnding({ task }: { readonly task: TaskFacts }): ReactNode {
  const detail = useTaskDetail(task.taskIndex, task.stopCode === null ? -1 : task.statusSinceMs);
  if (task.stopCode === null) return null;
  return (
    <section className={styles['ending']} aria-label="Why it stopped">
      <p>
        <b>{task.stopCode}</b>
      </p>
      <p>{detail?.stoppedReason}</p>
      {task.leftAtMs !== null && <p className={styles['left']}>It left the stage at {clock(task.leftAtMs)}.</p>}
    </section>
  );
}
