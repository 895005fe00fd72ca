import type { ReactNode } from 'react';
import { zoneFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { count, cpuUnits, memoryMiB, number } from '../../words/prose';
import { Swatch } from '../controls/swatch';
import styles from './inspector.module.css';

/** What is in a zone: the numbers that a spread over zones looks at. */
export function ZoneWhy({ view, zone }: { readonly view: WorldView; readonly zone: string }): ReactNode {
  const facts = zoneFacts(view, zone);
  return (
    <>
      <div className={styles['head']}>
        <h2>{zone}</h2>
        <span className={styles['aside']}>{count(facts.instances, 'instance')}</span>
      </div>
      <p className={styles['story']}>
        Free: <b>{cpuUnits(facts.cpuUnitsFree)}</b> and <b>{memoryMiB(facts.memoryMiBFree)}</b> in all.
      </p>
      <section className={styles['section']}>
        <h3>Tasks, as a spread over zones counts them</h3>
        <table className={styles['rows']}>
          <tbody>
            {view.catalog.owners.map((owner, index) => (
              <tr key={owner.name}>
                <td>
                  <span className={styles['state']}>
                    <Swatch colour={owner.colour} /> {owner.name}
                  </span>
                </td>
                <td>
                  <b>{number(facts.tasksByOwner[index] ?? 0)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
