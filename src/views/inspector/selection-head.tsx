import type { ReactNode } from 'react';
import { StateGlyph } from '../controls/glyphs';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import { instanceStateWords, taskStateWords } from '../stage/state-words';
import styles from './inspector.module.css';

/** Name, state and revision of a task. */
export function TaskHead({ task }: { readonly task: TaskFacts }): ReactNode {
  const { definition } = task;
  return (
    <div className={styles['head']}>
      <h2>{task.name}</h2>
      <span className={styles['state']}>
        <StateGlyph task={task} /> {taskStateWords(task)}
      </span>
      <span className={styles['aside']}>
        {definition.family}:{definition.revision}
      </span>
    </div>
  );
}

/** Name, state and type of an instance. */
export function InstanceHead({ instance }: { readonly instance: InstanceFacts }): ReactNode {
  return (
    <div className={styles['head']}>
      <h2>{instance.id}</h2>
      <span className={styles['state']}>{instanceStateWords(instance)}</span>
      <span className={styles['aside']}>{instance.instanceType}</span>
    </div>
  );
}
