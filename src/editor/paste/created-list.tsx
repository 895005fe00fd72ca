import type { ReactNode } from 'react';
import type { CreatedThing } from '../../scenario/import/cluster-import';
import styles from './created-list.module.css';

/** What Copilot creates of manifests, workload by workload; what of it has no place in a simulation is told apart. */
export function CreatedList({ created }: { readonly created: readonly CreatedThing[] }): ReactNode {
  const byWorkload = new Map<string, CreatedThing[]>();
  for (const thing of created) byWorkload.set(thing.workload, [...(byWorkload.get(thing.workload) ?? []), thing]);
  return (
    <section className={styles['created']} aria-label="What Copilot creates">
      {[...byWorkload].map(([workload, things]) => (
        <div key={workload}>
          <h3>{workload}</h3>
          <dl>
            {things.map(({ what, detail, isSimulated }) => (
              <div key={`${what} ${detail}`} data-simulated={isSimulated}>
                <dt>{what}</dt>
                <dd>
                  {detail}
                  {!isSimulated && <small> not simulated</small>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
