import { emptyRareColumn } from '../../lib/columns';
import type { Column, RareColumn } from '../../lib/columns';

/**
 * What is kept of every task, in columns: as narrow as their numbers are, nothing twice, and nothing that follows from something else. How it lies
 * is known in this folder only, but for the plainest columns, which are read as they are. Rows are never reused: the run's whole history is the lesson.
 *
 * Times in simulated ms, NaN where they have not come.
 */
export interface TaskTable {
  count: number;
  instanceIndex: Column;
  /** Number within the owner, from 1. */
  number: Column;
  /** Code in TASK_STATUSES. */
  lastStatus: Uint8Array;
  /** Code in DESIRED_STATUSES. */
  desiredStatus: Uint8Array;
  createdAtMs: Column;
  /** Number of the decision that placed it, -1 for none. */
  decision: Int32Array;
  /** What it has in common with the other tasks of its deployment: a row of `kinds`. */
  kind: Column;
  /** From its creation to RUNNING, plus one; 0 while that has not come. */
  startedAfter: Column;
  /** Its first status and the verdict of its health checks, in four bits each (moments.ts). */
  marks: Uint8Array;
  /** Its row in `endings`, plus one; 0 while nothing has ended it. */
  ending: Column;
  /** GPUs it holds (an `ALL` is resolved when it is placed). */
  readonly gpus: RareColumn;
  /** When it was PENDING, where that was not its first status, and so on. */
  readonly pendingAtMs: RareColumn;
  readonly activatingAtMs: RareColumn;
  readonly deactivatingAtMs: RareColumn;
  readonly deprovisioningAtMs: RareColumn;
  readonly kinds: TaskKinds;
  readonly endings: TaskEndings;
}

/** What tasks that were created alike have in common. */
export interface TaskKinds {
  count: number;
  owner: Int32Array;
  group: Int32Array;
  taskDefinition: Int32Array;
  deployment: Int32Array;
  activatingMs: Int32Array;
  deactivatingMs: Int32Array;
  readonly startedBy: (string | null)[];
  /** What it runs on: a code of platform.ts. */
  platform: Int16Array;
  /** Index in `World.zones` for a Fargate task, -1 for all others. */
  zone: Int16Array;
}

/** Tasks that have been told to stop, or whose containers have ended, in the order of that. Cells hold one more than their number, 0 for none. */
export interface TaskEndings {
  count: number;
  stoppingAt: Column;
  /** When its lastStatus became STOPPING, and STOPPED. */
  stoppingStatusAt: Column;
  stoppedAt: Column;
  /** When its containers had their stop signal, or ended by something else that befell the whole task. */
  signalledAt: Column;
  executionStoppedAt: Column;
  pullStoppedAt: Column;
  stopCode: Uint8Array;
  /** Position in `reasons`. */
  reason: Column;
  readonly reasons: string[];
}

export function emptyTaskTable(): TaskTable {
  return {
    count: 0,
    instanceIndex: new Int16Array(),
    number: new Uint16Array(),
    lastStatus: new Uint8Array(),
    desiredStatus: new Uint8Array(),
    createdAtMs: new Int32Array(),
    decision: new Int32Array(),
    kind: new Uint8Array(),
    startedAfter: new Uint16Array(),
    marks: new Uint8Array(),
    ending: new Uint8Array(),
    gpus: emptyRareColumn(),
    pendingAtMs: emptyRareColumn(),
    activatingAtMs: emptyRareColumn(),
    deactivatingAtMs: emptyRareColumn(),
    deprovisioningAtMs: emptyRareColumn(),
    kinds: {
      count: 0,
      owner: new Int32Array(),
      group: new Int32Array(),
      taskDefinition: new Int32Array(),
      deployment: new Int32Array(),
      activatingMs: new Int32Array(),
      deactivatingMs: new Int32Array(),
      startedBy: [],
      platform: new Int16Array(),
      zone: new Int16Array(),
    },
    endings: {
      count: 0,
      stoppingAt: new Int32Array(),
      stoppingStatusAt: new Int32Array(),
      stoppedAt: new Int32Array(),
      signalledAt: new Int32Array(),
      executionStoppedAt: new Int32Array(),
      pullStoppedAt: new Int32Array(),
      stopCode: new Uint8Array(),
      reason: new Uint16Array(),
      reasons: [],
    },
  };
}

/** What holds tasks: a world, or a state. */
export interface Tasks {
  readonly tasks: TaskTable;
}
