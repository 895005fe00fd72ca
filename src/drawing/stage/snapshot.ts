import type { Catalog, Frame } from '../../frame/frame';
import { trafficByGroup } from './balancers';

/** The stage's own copy of what it draws: a frame's buffers go back to the worker, so nothing of a frame may be kept. */
export interface Snapshot {
  readonly world: number;
  readonly catalog: Catalog;
  readonly instances: Int32Array;
  readonly tasks: Int32Array;
  readonly targets: Int32Array;
  /** Zones out of order. */
  readonly failedZones: readonly string[];
  /** Owners whose tasks a DAEMON service places: they stand first. */
  readonly daemons: readonly number[];
  /** Per cent of the production traffic by target group; null where none is shifted. */
  readonly traffic: readonly (number | null)[];
}

/** The frame as a snapshot; `previous` itself when nothing that is drawn has changed. */
export function takeSnapshot(previous: Snapshot | null, catalog: Catalog, frame: Frame): Snapshot {
  const traffic = trafficByGroup(catalog, frame);
  const { failedZones } = frame;
  const daemons = frame.services.flatMap((it) => (it.schedulingStrategy === 'DAEMON' ? it.ownerIndex : []));
  const same =
    previous !== null &&
    previous.world === frame.world &&
    previous.catalog === catalog &&
    sameCells(previous.instances, frame.instances) &&
    sameCells(previous.tasks, frame.tasks) &&
    sameCells(previous.targets, frame.targets) &&
    previous.traffic.join() === traffic.join() &&
    previous.failedZones.join() === failedZones.join() &&
    previous.daemons.join() === daemons.join();
  if (same) return previous;
  return {
    world: frame.world,
    catalog,
    instances: frame.instances.slice(),
    tasks: frame.tasks.slice(),
    targets: frame.targets.slice(),
    failedZones,
    daemons,
    traffic,
  };
}

function sameCells(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
