import { DECISION_WIDTH, INSTANCE_WIDTH, TASK_WIDTH, rowCount } from './frame';
import type { Frame, ServiceRow } from './frame';

/**
 * What crosses from the worker to the page: what is new since the update before (frame/frame.ts says what the columns mean). The page's frame store
 * applies it to what it has and hands out a `Frame`.
 *
 * Task rows are dense and in no particular order: a task that leaves the stage has the last row moved into its place. With `whole`, `instances`,
 * `tasks` and `services` are all rows there are; without, they are the rows of the positions in `changedInstances`, `changedTasks` and
 * `changedServices`, one after the other.
 */
export interface FrameUpdate extends Omit<
  Frame,
  'changedTasks' | 'changedInstances' | 'taskPositions' | 'targets' | 'services'
> {
  /** Counts the updates of a world: it goes on from the one before, which the page has to have. */
  readonly number: number;
  readonly whole: boolean;
  /** Positions of rows, each once; empty where `whole`. */
  readonly changedInstances: Int32Array;
  readonly changedTasks: Int32Array;
  readonly changedServices: readonly number[];
  /** Rows that there are from now on: what lies behind has gone. */
  readonly instanceCount: number;
  readonly taskCount: number;
  readonly serviceCount: number;
  readonly services: readonly ServiceRow[];
  /** All targets; null where none has changed. */
  readonly targets: Int32Array | null;
  /** Decisions made by this moment; `decisions` has the newest of those that are new. */
  readonly decisionCount: number;
  /** Tasks created by this moment. */
  readonly createdTasks: number;
  /** Events by this moment; where `events` does not reach so far, the rest comes with the next updates. */
  readonly eventCount: number;
}

/** An update that replaces whatever its reader has by a frame. */
export function wholeUpdate(frame: Frame, number = 1): FrameUpdate {
  const { changedTasks: _tasks, changedInstances: _instances, taskPositions: _positions, ...rest } = frame;
  return {
    ...rest,
    number,
    whole: true,
    changedInstances: new Int32Array(),
    changedTasks: new Int32Array(),
    changedServices: [],
    instanceCount: rowCount(frame.instances, INSTANCE_WIDTH),
    taskCount: rowCount(frame.tasks, TASK_WIDTH),
    serviceCount: frame.services.length,
    decisionCount: frame.decisionsFrom + rowCount(frame.decisions, DECISION_WIDTH),
    createdTasks: 0,
    eventCount: frame.eventsFrom + frame.events.length,
  };
}

/** The buffers to move with an update. */
export function buffersOf(update: FrameUpdate): ArrayBuffer[] {
  const { instances, tasks, changedInstances, changedTasks, targets, liveTasks, liveTasksByZone } = update;
  const { decisions, history } = update;
  const columns = [instances, tasks, changedInstances, changedTasks, liveTasks, liveTasksByZone, decisions, history];
  return [...columns, ...(targets ? [targets] : [])].map((column) => column.buffer as ArrayBuffer);
}
