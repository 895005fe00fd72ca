import type { ReactNode } from 'react';
import type { CatalogOwner, ServiceRow } from '../../frame/frame';
import { Swatch } from '../controls/swatch';
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

/** Name, state and colour of a service. */
export function ServiceHead({
  service,
  owner,
}: {
  readonly service: ServiceRow;
  readonly owner: CatalogOwner;
}): ReactNode {
  return (
    <div className={styles['head']}>
      <h2>{owner.name}</h2>
      <span className={styles['state']}>
        <Swatch colour={owner.colour} /> {service.status}
      </span>
      <span className={styles['aside']}>{service.schedulingStrategy} service</span>
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
