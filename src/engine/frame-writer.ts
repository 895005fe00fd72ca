import { INSTANCE_WIDTH } from '../frame/frame';
import type { ServiceRow } from '../frame/frame';
import type { FrameUpdate } from '../frame/frame-update';
import { addToSet } from '../lib/row-set';
import { capacityRows } from './capacity/rows';
import { catalogOf } from './catalog';
import { shownStatus, writeInstanceRow } from './frame-rows';
import { serviceRow, waitingGroups } from './frame-services';
import { taskRows } from './frames';
import { createLiveCounts } from './live-counts';
import { targetRows } from './load-balancing/target-rows';
import { createRecordUpdates } from './record-updates';
import { createRowsInTime } from './rows-in-time';
import { sameDeployments, sameService } from './same-service';
import { createShownTasks } from './shown-tasks';
import type { Moment } from './simulation';
import type { SimulationState } from './state';
import { strandedTestOfRun } from './stranded';
import { followTaskChanges, forgetChanges } from './task-changes';

/**
 * Writes the moments of one run for a reader that has the update before: what has changed since, at a cost that goes by that. One writer a run.
 */
export interface FrameWriter {
  /**
   * @param has number of the update that the reader has got last. Where that is another one than was written last, and where the state is another
   * copy, everything is written.
   */
  write(moment: Moment, has: number): FrameUpdate;
}

/** @param world counts loads: which run it is */
export function createFrameWriter(world: number): FrameWriter {
  let number = 0;
  let rows: RowWriter | null = null;
  let catalogVersion = 0;
  const records = createRecordUpdates();
  return {
    write(moment, has) {
      const state = moment.world;
      const isNext = has === number && number > 0;
      const isKnown = isNext && rows?.state === state;
      if (rows === null || !isKnown) rows = createRowWriter(state);
      const catalog = isNext && state.catalogVersion === catalogVersion ? null : catalogOf(moment);
      catalogVersion = state.catalogVersion;
      number++;
      return {
        world,
        number,
        whole: !isKnown,
        timeMs: state.timeMs,
        nextEventAtMs: moment.nextEventAtMs(),
        ...rows.write(),
        ...records.next(state, isNext),
        createdTasks: state.tasks.count,
        failedZones: [...state.failedZones],
        waiting: waitingGroups(state),
        capacityProviders: capacityRows(state),
        catalog,
        stateHash: null,
      };
    },
  };
}

type Rows = Pick<
  FrameUpdate,
  | 'instances'
  | 'changedInstances'
  | 'instanceCount'
  | 'tasks'
  | 'changedTasks'
  | 'taskCount'
  | 'services'
  | 'changedServices'
  | 'serviceCount'
  | 'targets'
  | 'liveTasks'
  | 'liveTasksByZone'
>;

/** Remembers what rows of one state have been written. */
interface RowWriter {
  readonly state: SimulationState;
  /** All rows the first time, then those that have changed. */
  write(): Rows;
}

function createRowWriter(state: SimulationState): RowWriter {
  const changes = followTaskChanges(state);
  const counts = createLiveCounts();
  const shown = createShownTasks();
  const inTime = createRowsInTime();
  const strandedTestNow = strandedTestOfRun();
  let isStranded = strandedTestNow(state);
  let instanceCount = 0;
  let services: readonly ServiceRow[] = [];
  let isFirst = true;

  function look(task: number): void {
    counts.count(state, task);
    if (shownStatus(state, task) === null) return shown.remove(task);
    shown.show(task);
    inTime.watch(state, task);
  }

  function lookAtChanged(): void {
    if (isFirst) for (let task = 0; task < state.tasks.count; task++) look(task);
    else for (let at = 0; at < changes.tasks.count; at++) look(changes.tasks.rows[at] ?? -1);
    for (const task of inTime.due(state)) look(task);
  }

  function taskPart(): Pick<Rows, 'tasks' | 'changedTasks' | 'taskCount'> {
    lookAtChanged();
    const changed = shown.takeChanged();
    const tasks = isFirst
      ? shown.tasks.subarray(0, shown.count)
      : changed.map((position) => shown.tasks[position] ?? 0);
    return {
      tasks: taskRows(state, tasks),
      changedTasks: isFirst ? new Int32Array() : changed,
      taskCount: shown.count,
    };
  }

  function instancePart(): Pick<Rows, 'instances' | 'changedInstances' | 'instanceCount'> {
    const test = strandedTestNow(state);
    const isWhole = isFirst || test !== isStranded;
    isStranded = test;
    const from = isWhole ? 0 : instanceCount;
    instanceCount = state.instances.count;
    // Not every instance that is new has been told of.
    for (let instance = from; instance < instanceCount; instance++) addToSet(changes.instances, instance);
    const changed = changes.instances.rows.slice(0, changes.instances.count);
    const instances = new Int32Array(changed.length * INSTANCE_WIDTH);
    changed.forEach((it, at) => writeInstanceRow(state, it, isStranded, instances, at * INSTANCE_WIDTH));
    return { instances, changedInstances: isFirst ? new Int32Array() : changed, instanceCount };
  }

  function servicePart(): Pick<Rows, 'services' | 'changedServices' | 'serviceCount'> {
    const before = services;
    services = state.services.flatMap((_, index) => serviceRow(state, index, counts) ?? []);
    const changed = isFirst ? [] : services.flatMap((row, index) => (sameService(row, before[index]) ? [] : index));
    // Targets say which of its service's deployments their task is of.
    for (const index of changed) {
      const row = services[index];
      if (row && !sameDeployments(row, before[index])) changes.targets = true;
    }
    return {
      services: isFirst ? services : changed.flatMap((index) => services[index] ?? []),
      changedServices: changed,
      serviceCount: services.length,
    };
  }

  return {
    state,
    write() {
      const rows = {
        ...taskPart(),
        ...instancePart(),
        ...servicePart(),
        targets: isFirst || changes.targets ? targetRows(state) : null,
        liveTasks: counts.byOwner(state),
        liveTasksByZone: counts.byZone(state),
      };
      forgetChanges(changes);
      isFirst = false;
      return rows;
    },
  };
}
