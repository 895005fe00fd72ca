import { TARGET_REASON } from '../../ecs/load-balancing';
import { TARGET_STATES } from '../../frame/frame';
import type { TargetState } from '../../frame/frame';
import { addRow } from '../world';

/**
 * Every target that there has been, one row for each task and target group, in order of registration. The rows of one task follow each other. Those
 * that are present, registered or draining, are a chain through the table: whoever walks it does not pass what is history.
 */
export interface TargetTable {
  count: number;
  /** Ends of the chain of present targets, -1 where there is none. */
  first: number;
  last: number;
  next: Int32Array;
  previous: Int32Array;
  /** Index in `targetGroupsOf(scenario)`. */
  targetGroup: Int16Array;
  task: Int32Array;
  /** Position of the container that takes the traffic, in the task's list. */
  container: Uint8Array;
  /** Host port of an instance target, container port of an ip target. */
  port: Int32Array;
  /** Codes in TARGET_STATES and TARGET_REASONS, and when the present state began. */
  state: Uint8Array;
  reason: Uint8Array;
  sinceMs: Float64Array;
  /** 1 while it is unhealthy and its last check was passed. */
  recovering: Uint8Array;
  /** 1 once something has made it stop answering for good (FailHealthCheck; assumption `made-to-fail`). */
  failed: Uint8Array;
  /** 1 once its service has said that it is unhealthy. */
  told: Uint8Array;
  /** What it does, as in `Behaviour`; NaN before its checks begin. */
  behavesFromMs: Float64Array;
  answersFromMs: Float64Array;
  answersUntilMs: Float64Array;
  /** Events that were queued under an older generation are void. */
  generation: Int32Array;
  /** What has happened to targets at this moment and is still to be told of; entries are never changed in place. */
  readonly news: TargetNews[];
}

/** One target, or, `draining`, one task, that a service event will count. */
export interface TargetNews {
  readonly what: 'registered' | 'draining' | 'deregistered';
  /** Index in `services`. */
  readonly service: number;
  readonly task: number;
  /** As the service event names it; empty for `draining`. */
  readonly place: string;
}

export const TARGET_STATE = Object.fromEntries(TARGET_STATES.map((name, code) => [name, code])) as {
  readonly [K in TargetState]: number;
};

export function emptyTargetTable(): TargetTable {
  return {
    count: 0,
    first: -1,
    last: -1,
    next: new Int32Array(),
    previous: new Int32Array(),
    targetGroup: new Int16Array(),
    task: new Int32Array(),
    container: new Uint8Array(),
    port: new Int32Array(),
    state: new Uint8Array(),
    reason: new Uint8Array(),
    sinceMs: new Float64Array(),
    recovering: new Uint8Array(),
    failed: new Uint8Array(),
    told: new Uint8Array(),
    behavesFromMs: new Float64Array(),
    answersFromMs: new Float64Array(),
    answersUntilMs: new Float64Array(),
    generation: new Int32Array(),
    news: [],
  };
}

export interface NewTarget {
  readonly targetGroup: number;
  readonly task: number;
  readonly container: number;
  readonly port: number;
}

/** A target that is being registered, at the end of the chain. Answers with its row. */
export function addTarget(targets: TargetTable, given: NewTarget, timeMs: number): number {
  const row = addRow(targets);
  targets.targetGroup[row] = given.targetGroup;
  targets.task[row] = given.task;
  targets.container[row] = given.container;
  targets.port[row] = given.port;
  targets.state[row] = TARGET_STATE.initial;
  targets.reason[row] = TARGET_REASON['Elb.RegistrationInProgress'];
  targets.sinceMs[row] = timeMs;
  targets.behavesFromMs[row] = NaN;
  targets.next[row] = -1;
  targets.previous[row] = targets.last;
  if (targets.last >= 0) targets.next[targets.last] = row;
  else targets.first = row;
  targets.last = row;
  return row;
}

/** In `previous`: the target has left the chain. */
const GONE = -2;

/** Takes a target out of the chain, where it is still in it; its row stays as history. */
export function dropTarget(targets: TargetTable, row: number): void {
  const next = targets.next[row] ?? -1;
  const previous = targets.previous[row] ?? -1;
  if (previous === GONE) return;
  targets.previous[row] = GONE;
  if (previous >= 0) targets.next[previous] = next;
  else targets.first = next;
  if (next >= 0) targets.previous[next] = previous;
  else targets.last = previous;
}

/** The rows that are present, in order of registration. */
export function* presentTargets({ first, next }: TargetTable): Generator<number> {
  for (let row = first; row >= 0; row = next[row] ?? -1) yield row;
}
