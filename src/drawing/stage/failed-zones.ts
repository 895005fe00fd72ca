import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { isDrawn } from './layout';

/**
 * Zones that had instances and have none any more: each is gone, or its machine is and ECS has yet to notice (the first simulated minute after
 * FailAvailabilityZone). A zone in which one registers again is as any other. `instances` are the rows of a frame.
 */
export function failedZones(catalog: Catalog, instances: Int32Array): ReadonlySet<string> {
  const failed = new Set<string>();
  const alive = new Set<string>();
  for (const [index, { availabilityZone }] of catalog.instances.entries()) {
    const row = index * INSTANCE_WIDTH;
    const status = instances[row + INSTANCE.status];
    const gone = status === undefined || !isDrawn(status) || instances[row + INSTANCE.terminated] === 1;
    (gone ? failed : alive).add(availabilityZone);
  }
  for (const zone of alive) failed.delete(zone);
  return failed;
}
