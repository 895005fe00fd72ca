import type { ReactNode } from 'react';
import type { TaskFacts } from '../../store/facts';
import { clock } from '../../words/prose';
import styles from './inspector.module.css';
import { useTaskDetail } from './use-answers';

/** The statuses that a task went through, and when. */
export function Lifecycle({ task }: { readonly task: TaskFacts }): ReactNode {
  const detail = useTaskDetail(task.taskIndex, task.statusSinceMs);
  if (!detail) return null;
  return (
    <section className={styles['section']}>
      <h3>Lifecycle</h3>
      <table className={styles['rows']}>
        <tbody>
          {detail.lifecycle.map(({ status, from }) => (
            <tr key={status}>
              <td>{status}</td>
              <td>{clock(from * 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
