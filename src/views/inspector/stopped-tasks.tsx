import type { ReactNode } from 'react';
import type { ServiceDetail, StoppedTask } from '../../frame/explanation';
import { useSelection } from '../../store/selection-store';
import { clock, number } from '../../words/prose';
import { stoppedSentence } from '../../words/service-words';
import styles from './inspector.module.css';
import own from './service.module.css';

/** The last tasks of a service that ended, each with ECS's reason; a click leads to the task, which tells the rest. */
export function StoppedTasks({ detail }: { readonly detail: ServiceDetail }): ReactNode {
  const { stoppedTasks, stoppedCount } = detail;
  if (stoppedTasks.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3>Stopped tasks</h3>
      <ol className={own['deployments']}>
        {stoppedTasks.map((task) => (
          <li key={task.taskIndex}>
            <StoppedTaskLine task={task} />
          </li>
        ))}
      </ol>
      {stoppedCount > stoppedTasks.length && (
        <p className={styles['note']}>And {number(stoppedCount - stoppedTasks.length)} before these.</p>
      )}
    </section>
  );
}

function StoppedTaskLine({ task }: { readonly task: StoppedTask }): ReactNode {
  const { taskIndex, name, stoppedAt, stopCode, stoppedReason } = task;
  return (
    <button
      type="button"
      className={own['stopped']}
      title={stoppedReason ?? undefined}
      aria-label={`${stoppedSentence(task)} Select it.`}
      onClick={() => useSelection.getState().select({ kind: 'task', taskIndex })}
    >
      <b>{name}</b>
      <span className={own['code']}>{stopCode}</span>
      <time>{clock(stoppedAt * 1_000)}</time>
      <span className={own['reason']}>{stoppedReason}</span>
    </button>
  );
}
