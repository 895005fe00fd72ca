import type { Frame } from './frame';

/**
 * What crosses from the worker to the page: what is new since the update before (frame/frame.ts says what the columns mean). The page's frame store
 * applies it to the rows that it has and hands out a `Frame`.
 *
 * Task rows are dense and in no particular order: a task that leaves the stage has the last row moved into its place. With `whole`, `instances`
 * and `tasks` are all rows there are; without, they are the rows of the positions in `changedInstances` and `changedTasks`, one after the other.
 */
export interface FrameUpdate extends Omit<Frame, 'changedTasks' | 'changedInstances' | 'taskPositions' | 'targets'> {
  /** Counts the updates of a world: it goes on from the one before, which the page has to have. */
  readonly number: number;
  readonly whole: boolean;
  /** Positions of the rows in `instances` and in `tasks`, each once; empty where `whole`. */
  readonly changedInstances: Int32Array;
  readonly changedTasks: Int32Array;
  /** Rows that there are from now on: what lies behind has gone. */
  readonly instanceCount: number;
  readonly taskCount: number;
  /** All targets; null where none has changed. */
  readonly targets: Int32Array | null;
}

/** The buffers to move with an update. */
export function buffersOf({ instances, tasks, changedInstances, changedTasks, ...rest }: FrameUpdate): ArrayBuffer[] {
  const { targets, decisions, history } = rest;
  const arrays = [instances, tasks, changedInstances, changedTasks, targets ?? new Int32Array(), decisions, history];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
