import type { ReactNode } from 'react';
import { zoneFacts } from '../../store/facts';
import type { TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { fargateStory } from '../../words/fargate-words';
import { number } from '../../words/prose';
import { ProseText } from '../controls/prose';
import styles from './inspector.module.css';

/** Why a task on Fargate is where it is: Fargate spreads over zones by itself, and there is nothing else to choose. */
export function FargateWhy({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  return (
    <>
      <p className={styles['story']} aria-live="polite">
        <ProseText prose={fargateStory(task)} />
      </p>
      <section className={styles['section']}>
        <h3>Tasks of {task.owner.name} by zone, now</h3>
        <table className={styles['rows']}>
          <tbody>
            {view.catalog.zones.map((zone) => (
              <tr key={zone}>
                <td>{zone === task.zone ? <b>{zone}</b> : zone}</td>
                <td>
                  <b>{number(zoneFacts(view, zone).tasksByOwner[task.ownerIndex] ?? 0)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
