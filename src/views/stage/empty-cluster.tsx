import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import { addEntries } from '../../store/edits';
import { freeFleetId } from '../../store/free-names';
import { useLayoutInfo } from '../../store/layout-store';
import { useWorld } from '../../store/world-store';
import { Button } from '../controls/button';
import styles from './empty-cluster.module.css';

/** A cluster without instances: the stage says what that means, this is the first step out of it. */
export function EmptyCluster(): ReactNode {
  // Where capacity comes from elsewhere there is nothing to be offered.
  const empty = useWorld(
    ({ view }) => view !== null && view.catalog.instances.length === 0 && view.catalog.capacityProviders.length === 0,
  );
  const hasFargate = useLayoutInfo(({ info }) => info?.fargate === true);
  const at = useLayoutInfo(({ info }) => info?.emptyAt ?? null);
  if (!empty || hasFargate) return null;
  return (
    <div className={styles['empty']} style={at ? { left: at.x, top: at.y } : undefined}>
      <p className="unseen">No container instances yet. Tasks wait until there is one.</p>
      <Button look="primary" onClick={addThree}>
        Add three m5.large
      </Button>
    </div>
  );
}

function addThree(): void {
  const { scenario } = useDocument.getState();
  const availabilityZones = (scenario?.zones ?? ['us-east-1a', 'us-east-1b', 'us-east-1c']).slice(0, 3);
  void addEntries('containerInstances', [
    {
      id: freeFleetId('m5', 3, scenario?.containerInstances ?? []),
      count: 3,
      instanceType: 'm5.large',
      availabilityZones,
    },
  ]);
}
