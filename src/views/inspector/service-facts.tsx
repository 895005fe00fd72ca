import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { setDesiredCountNow } from '../../store/edits';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { number } from '../../words/prose';
import { Button } from '../controls/button';
import { Swatch } from '../controls/swatch';
import styles from './inspector.module.css';
import { OwnerLaunch, useLaunch } from './owner-launch';

/** The task's service as DescribeServices counts it; its desired count can be changed from now on. */
export function ServiceFacts({
  view,
  ownerIndex,
}: {
  readonly view: WorldView;
  readonly ownerIndex: number;
}): ReactNode {
  const service = view.services.find((row) => row.ownerIndex === ownerIndex);
  const owner = view.catalog.owners[ownerIndex];
  const launch = useLaunch(view, owner?.name ?? '');
  if (!service || !owner) return null;
  const { desiredCount } = service;
  return (
    <section className={styles['section']}>
      <h3>
        <button
          type="button"
          className={styles['thing']}
          onClick={() => useSelection.getState().select({ kind: 'service', ownerIndex })}
        >
          <Swatch colour={owner.colour} /> service {owner.name}
        </button>
      </h3>
      <table className={styles['rows']}>
        <tbody>
          <tr>
            <th scope="row" className={styles['name']}>
              desiredCount, from now on
            </th>
            <td>
              <fieldset className={styles['stepper']} aria-label={`desiredCount of ${owner.name}`}>
                <Button
                  look="icon"
                  label="One task less"
                  icon={<Minus aria-hidden="true" />}
                  disabled={desiredCount === 0}
                  onClick={() => void setDesiredCountNow(owner.name, desiredCount - 1)}
                />
                <output>{number(desiredCount)}</output>
                <Button
                  look="icon"
                  label="One task more"
                  icon={<Plus aria-hidden="true" />}
                  onClick={() => void setDesiredCountNow(owner.name, desiredCount + 1)}
                />
              </fieldset>
            </td>
          </tr>
          {launch && (
            <tr>
              <th scope="row" className={styles['name']}>
                {launch.launchType === null && launch.strategy.length > 0 ? 'capacity providers' : 'launchType'}
              </th>
              <td>
                <OwnerLaunch view={view} launch={launch} />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row" className={styles['name']}>
              running, pending
            </th>
            <td>
              {number(service.runningCount)}, {number(service.pendingCount)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
