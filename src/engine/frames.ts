import { INSTANCE_WIDTH, TASK_WIDTH } from '../frame/frame';
import type { Frame } from '../frame/frame';
import { capacityRows } from './capacity/rows';
import { catalogOf } from './catalog';
import { shownStatus, writeInstanceRow, writeTaskRow } from './frame-rows';
import { serviceRow, waitingGroups } from './frame-services';
import { createLiveCounts } from './live-counts';
import { targetRows } from './load-balancing/target-rows';
import { decisionsFrom } from './decisions/decision-rows';
import { rowsFrom } from './row-log';
import type { Moment } from './simulation';
import type { SimulationState } from './state';
import { strandedTest } from './stranded';
import { plainEvents } from './task-events';

/** What a reader has already: row numbers and a catalog's version. Zeros ask for everything. */
export interface FrameSince {
  readonly decisions: number;
  readonly history: number;
  readonly events: number;
  readonly catalogVersion: number;
}

export const FROM_THE_START: FrameSince = { decisions: 0, history: 0, events: 0, catalogVersion: 0 };

/**
 * The present moment as one frame (frame/frame.ts), tasks in order of creation. `world` counts loads; `stateHash` is left to those who want it.
 * Those who look again and again have a `frame-writer`.
 */
export function writeFrame(simulation: Moment, since: FrameSince = FROM_THE_START, world = 0): Frame {
  const state = simulation.world;
  const counts = createLiveCounts();
  for (let task = 0; task < state.tasks.count; task++) counts.count(state, task);
  return {
    world,
    timeMs: state.timeMs,
    nextEventAtMs: simulation.nextEventAtMs(),
    instances: instanceRows(simulation),
    tasks: taskRows(state, shownTasks(state)),
    targets: targetRows(state),
    liveTasks: counts.byOwner(state),
    liveTasksByZone: counts.byZone(state),
    decisions: decisionsFrom(state.decisions, since.decisions),
    decisionsFrom: Math.min(since.decisions, state.decisions.count),
    history: rowsFrom(state.history, since.history),
    historyFrom: Math.min(since.history, state.history.count),
    services: state.services.flatMap((_, index) => serviceRow(state, index, counts) ?? []),
    failedZones: [...state.failedZones],
    waiting: waitingGroups(state),
    capacityProviders: capacityRows(state),
    events: plainEvents(state.events.slice(since.events)),
    eventsFrom: Math.min(since.events, state.events.length),
    catalog: since.catalogVersion === state.catalogVersion ? null : catalogOf(simulation),
    stateHash: null,
  };
}

/** The rows of all instances. */
export function instanceRows(simulation: Moment): Int32Array {
  const { instances } = simulation.world;
  const isStranded = strandedTest(simulation);
  const rows = new Int32Array(instances.count * INSTANCE_WIDTH);
  for (let instance = 0; instance < instances.count; instance++)
    writeInstanceRow(simulation.world, instance, isStranded, rows, instance * INSTANCE_WIDTH);
  return rows;
}

/** Tasks that are on the stage, in order of creation. */
function shownTasks(state: SimulationState): number[] {
  const shown: number[] = [];
  for (let task = 0; task < state.tasks.count; task++) if (shownStatus(state, task) !== null) shown.push(task);
  return shown;
}

/** The rows of these tasks. */
export function taskRows(state: SimulationState, tasks: ArrayLike<number>): Int32Array {
  const rows = new Int32Array(tasks.length * TASK_WIDTH);
  for (let at = 0; at < tasks.length; at++) writeTaskRow(state, tasks[at] ?? 0, rows, at * TASK_WIDTH);
  return rows;
}
