import { INSTANCE, INSTANCE_WIDTH, rowCount } from '../../frame/frame';
import type { CapacityGroupRow } from '../../frame/capacity';
import type { Catalog, Frame } from '../../frame/frame';
import { trafficByGroup } from './balancers';
import { isDrawn } from './fleet';
import { createTaskBook } from './task-book';
import type { TaskBook } from './task-book';

/**
 * The stage's own copy of what it draws: what is in a frame changes with the next one. A snapshot is one moment's name for it; its rows are
 * those of the latest snapshot of the same world.
 */
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
  /** Full simulated seconds while any machine boots or has its Spot notice, whose time runs; -1 otherwise. */
  readonly clock: number;
  /** Per cent of the production traffic by target group; null where none is shifted. */
  readonly traffic: readonly (number | null)[];
  /** Auto Scaling groups by the name of their capacity provider. */
  readonly groups: ReadonlyMap<string, CapacityGroupRow>;
  readonly book: TaskBook;
  /** Another number for another fleet: instances came, went or changed in size. */
  readonly fleet: number;
}

/** Follows the frames of one world after the other. */
export interface SnapshotTaker {
  /** What has changed since the news were last forgotten. */
  readonly news: SnapshotNews;
  readonly snapshot: Snapshot | null;
  /** Takes a frame in. False when nothing that is drawn has changed. */
  accept(catalog: Catalog, frame: Frame): boolean;
  forgetNews(): void;
}

export interface SnapshotNews {
  /** Instances whose own row changed, or all of them. */
  readonly instances: ReadonlySet<number> | 'all';
  /** Instances that were drawn before and are gone now. */
  readonly gone: readonly number[];
}

/** Columns of an instance on which the layout depends. */
const SIZES = [
  INSTANCE.status,
  INSTANCE.cpuUnitsRegistered,
  INSTANCE.memoryMiBRegistered,
  INSTANCE.gpusRegistered,
] as const;

let fleets = 0;

export function createSnapshotTaker(): SnapshotTaker {
  let snapshot: Snapshot | null = null;
  let seen: Frame | null = null;
  let touched = new Set<number>();
  let gone: number[] = [];
  let all = true;
  /** Instances whose time runs. */
  const timed = new Set<number>();

  /** Takes over the rows of instances that have changed. True when the fleet is another one, or of other sizes. */
  function takeInstances(instances: Int32Array, frame: Frame): { readonly changed: boolean; readonly fleet: boolean } {
    const positions = frame.changedInstances ?? null;
    const count = rowCount(frame.instances, INSTANCE_WIDTH);
    let [changed, fleet] = [false, false];
    const take = (index: number): void => {
      const row = index * INSTANCE_WIDTH;
      let at = 0;
      while (at < INSTANCE_WIDTH && instances[row + at] === frame.instances[row + at]) at += 1;
      if (at === INSTANCE_WIDTH) return;
      changed = true;
      touched.add(index);
      fleet ||= SIZES.some((column) => instances[row + column] !== frame.instances[row + column]);
      if (isDrawn(instances[row + INSTANCE.status] ?? 0) && !isDrawn(frame.instances[row + INSTANCE.status] ?? 0))
        gone.push(index);
      instances.set(frame.instances.subarray(row, row + INSTANCE_WIDTH), row);
      noteTime(instances, index);
    };
    if (positions) for (const index of positions) take(index);
    else for (let index = 0; index < count; index += 1) take(index);
    return { changed, fleet };
  }

  function noteTime(instances: Int32Array, index: number): void {
    const row = index * INSTANCE_WIDTH;
    const runs =
      (instances[row + INSTANCE.lifecycleEndsAtMs] ?? 0) > 0 && isDrawn(instances[row + INSTANCE.status] ?? 0);
    if (runs) timed.add(index);
    else timed.delete(index);
  }

  /** Whoever counts down is drawn anew each second. */
  function clockOf({ timeMs }: Frame): number {
    return timed.size === 0 ? -1 : Math.floor(timeMs / 1000);
  }

  function begin(catalog: Catalog, frame: Frame): Snapshot {
    fleets += 1;
    timed.clear();
    for (let index = 0; index < rowCount(frame.instances, INSTANCE_WIDTH); index += 1) noteTime(frame.instances, index);
    all = true;
    gone = [];
    const book = createTaskBook();
    book.accept({ tasks: frame.tasks });
    book.forgetNews();
    return {
      world: frame.world,
      catalog,
      instances: frame.instances.slice(),
      tasks: book.tasks,
      targets: frame.targets.slice(),
      ...rest(catalog, frame),
      clock: clockOf(frame),
      book,
      fleet: fleets,
    };
  }

  /** The same world, a moment later or earlier. */
  function follow(previous: Snapshot, catalog: Catalog, frame: Frame): Snapshot | null {
    const { book } = previous;
    const sameSize = previous.instances.length === frame.instances.length;
    if (!sameSize) all = true;
    const instances = sameSize ? previous.instances : resized(previous.instances, frame.instances.length);
    const rows = takeInstances(instances, frame);
    const tasks = book.accept(frame);
    const few = rest(catalog, frame);
    const clock = clockOf(frame);
    const sameClock = clock === previous.clock;
    if (!sameClock) for (const index of timed) touched.add(index);
    const sameCatalog = previous.catalog === catalog;
    const sameTargets = seen?.targets === frame.targets || sameCells(previous.targets, frame.targets);
    if (!rows.changed && !tasks && sameSize && sameCatalog && sameTargets && sameClock && sameRest(previous, few))
      return null;
    const sameFleet = sameSize && !rows.fleet && (sameCatalog || sameNames(previous.catalog, catalog));
    if (!sameFleet) fleets += 1;
    return {
      world: frame.world,
      catalog,
      instances,
      tasks: book.tasks,
      targets: sameTargets ? previous.targets : frame.targets.slice(),
      ...few,
      clock,
      book,
      fleet: sameFleet ? previous.fleet : fleets,
    };
  }

  return {
    get news(): SnapshotNews {
      return { instances: all ? 'all' : touched, gone };
    },
    get snapshot() {
      return snapshot;
    },
    accept(catalog, frame) {
      if (snapshot && frame === seen && snapshot.catalog === catalog) return false;
      const next = snapshot?.world === frame.world ? follow(snapshot, catalog, frame) : begin(catalog, frame);
      seen = frame;
      if (next === null) return false;
      snapshot = next;
      return true;
    },
    forgetNews() {
      touched = new Set();
      gone = [];
      all = false;
      snapshot?.book.forgetNews();
    },
  };
}

type Rest = Pick<Snapshot, 'failedZones' | 'daemons' | 'traffic' | 'groups'>;

function rest(catalog: Catalog, frame: Frame): Rest {
  return {
    failedZones: frame.failedZones,
    daemons: frame.services.flatMap((it) => (it.schedulingStrategy === 'DAEMON' ? it.ownerIndex : [])),
    traffic: trafficByGroup(catalog, frame),
    groups: new Map(
      frame.capacityProviders.flatMap(({ provider, group }) =>
        group ? [[catalog.capacityProviders[provider]?.name ?? '', group] as const] : [],
      ),
    ),
  };
}

function sameRest(a: Rest, b: Rest): boolean {
  return (
    a.traffic.join() === b.traffic.join() &&
    a.failedZones.join() === b.failedZones.join() &&
    a.daemons.join() === b.daemons.join() &&
    sameGroups(a.groups, b.groups)
  );
}

/** Whether the heads say the same of them. */
function sameGroups(a: Rest['groups'], b: Rest['groups']): boolean {
  return (
    a.size === b.size &&
    [...a].every(([name, { instances, desiredCapacity, maxSize }]) => {
      const other = b.get(name);
      return other?.instances === instances && other.desiredCapacity === desiredCapacity && other.maxSize === maxSize;
    })
  );
}

function sameCells(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

function resized(rows: Int32Array, length: number): Int32Array {
  const next = new Int32Array(length);
  next.set(rows.subarray(0, length));
  return next;
}

function sameNames(a: Catalog, b: Catalog): boolean {
  return (
    a.zones.join() === b.zones.join() &&
    a.targetGroups.length === b.targetGroups.length &&
    a.instances.length === b.instances.length &&
    a.instances.every((instance, index) => {
      const other = b.instances[index];
      return (
        instance.id === other?.id &&
        instance.availabilityZone === other.availabilityZone &&
        instance.memoryMiB === other.memoryMiB
      );
    })
  );
}
