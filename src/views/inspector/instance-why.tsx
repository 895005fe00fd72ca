import type { ReactNode } from 'react';
import { tasksOfInstance } from '../../store/facts';
import type { InstanceFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { count, cpuUnits, memoryMiB } from '../../words/prose';
import { instanceStateSentence } from '../../words/instance-words';
import { Button } from '../controls/button';
import { StateGlyph } from '../controls/glyphs';
import styles from './inspector.module.css';
import { ProviderLink } from './provider-link';
import { InstanceHead } from './selection-head';
import { WhyNotHere } from './why-not-here';

/** At most this many tasks are listed; the table of the stage has them all. */
const MOST_TASKS = 40;

/** What is on an instance, and what still fits. */
export function InstanceWhy({
  view,
  instance,
}: {
  readonly view: WorldView;
  readonly instance: InstanceFacts;
}): ReactNode {
  const tasks = tasksOfInstance(view, instance.instanceIndex);
  const what = instanceStateSentence(instance);
  return (
    <>
      <InstanceHead instance={instance} />
      <p className={styles['story']}>
        {instance.lifecycle === 'pending' ? (
          <>
            It boots in <b>{instance.zone}</b>. It will bring
          </>
        ) : (
          <>
            In <b>{instance.zone}</b> with {count(tasks.length, 'task')}. Free:
          </>
        )}{' '}
        <b>{cpuUnits(instance.cpuUnits.free)}</b> and <b>{memoryMiB(instance.memoryMiB.free)}</b>
        {instance.stranded ? ', stranded: no task of this scenario fits in it any more.' : '.'}
      </p>
      {instance.capacityProvider !== null && (
        <p className={styles['note']}>
          Of the Auto Scaling group of <ProviderLink catalog={view.catalog} name={instance.capacityProvider} />.
        </p>
      )}
      {what !== null && <p className={styles['note']}>{what}</p>}
      {instance.lifecycle !== 'pending' && <WhyNotHere view={view} instance={instance} />}
      <section className={styles['section']}>
        <h3>Tasks</h3>
        {tasks.length === 0 ? (
          <p className={styles['note']}>None.</p>
        ) : (
          <table className={styles['rows']}>
            <tbody>
              {tasks.slice(0, MOST_TASKS).map((task) => (
                <tr key={task.taskIndex}>
                  <td>
                    <Button
                      look="link"
                      onClick={() => useSelection.getState().select({ kind: 'task', taskIndex: task.taskIndex })}
                    >
                      {task.name}
                    </Button>
                  </td>
                  <td>
                    <small className={styles['state']}>
                      <StateGlyph task={task} /> {task.lastStatus}
                    </small>
                  </td>
                  <td>
                    <small>
                      {cpuUnits(task.definition.cpuUnits)} · {memoryMiB(task.definition.memoryMiB)}
                    </small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {tasks.length > MOST_TASKS && (
          <p className={styles['note']}>and {count(tasks.length - MOST_TASKS, 'more task')}.</p>
        )}
      </section>
    </>
  );
}
