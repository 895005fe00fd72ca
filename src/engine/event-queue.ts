import { growTable } from '../lib/columns';

/**
 * What is due when, as a binary heap over typed columns: plain data, so that a snapshot copies it. Events are ordered by time, then kind,
 * then sequence: ties are decided, never luck.
 */

/**
 * Kinds of events. The position is the rank among events of the same moment: instances come and go first, then tasks move on, then what
 * people do, in the order of the scenario. Service passes, which are not in the queue, follow everything else of their moment (assumption
 * `moment-order`).
 */
export const EVENT_KINDS = [
  'registration',
  'registrationRetry',
  'agentLost',
  'termination',
  'boot',
  'task',
  'health',
  'target',
  'targetNews',
  'deployment',
  'wake',
  'createService',
  'timeline',
] as const;
export type EventKindName = (typeof EVENT_KINDS)[number];
export const EVENT = Object.fromEntries(EVENT_KINDS.map((name, code) => [name, code])) as {
  readonly [K in EventKindName]: number;
};

export interface EventQueue {
  count: number;
  nextSequence: number;
  timeMs: Float64Array;
  kind: Uint8Array;
  sequence: Float64Array;
  /** Row of the thing that it is about: instance, task, service or timeline entry. */
  subject: Int32Array;
  /** What tells an outdated event: the task's generation. */
  argument: Int32Array;
}

export interface QueuedEvent {
  timeMs: number;
  kind: number;
  subject: number;
  argument: number;
}

export function emptyQueue(): EventQueue {
  return {
    count: 0,
    nextSequence: 0,
    timeMs: new Float64Array(),
    kind: new Uint8Array(),
    sequence: new Float64Array(),
    subject: new Int32Array(),
    argument: new Int32Array(),
  };
}

/**
 * Adds an event. Without `sequence` it comes after all others of its moment and kind; timeline entries give their position instead, so that
 * the order of the list holds whenever they are added.
 */
export function pushEvent(
  queue: EventQueue,
  timeMs: number,
  kind: number,
  subject: number,
  argument = 0,
  sequence?: number,
): void {
  const row = queue.count++;
  growTable(queue, queue.count);
  queue.timeMs[row] = timeMs;
  queue.kind[row] = kind;
  queue.sequence[row] = sequence ?? queue.nextSequence++;
  queue.subject[row] = subject;
  queue.argument[row] = argument;
  siftUp(queue, row);
}

/** The next event, without taking it; null when the queue is empty. */
export function peekEvent(queue: EventQueue): QueuedEvent | null {
  return queue.count === 0 ? null : eventAt(queue, 0);
}

/** Takes the next event out; null when the queue is empty. */
export function popEvent(queue: EventQueue): QueuedEvent | null {
  if (queue.count === 0) return null;
  const event = eventAt(queue, 0);
  queue.count--;
  if (queue.count > 0) {
    swap(queue, 0, queue.count);
    siftDown(queue, 0);
  }
  return event;
}

/** All events in the order in which they are due. */
export function eventsInOrder(queue: EventQueue): QueuedEvent[] {
  const rows = Array.from({ length: queue.count }, (_, row) => row);
  rows.sort((a, b) => (isBefore(queue, a, b) ? -1 : 1));
  return rows.map((row) => eventAt(queue, row));
}

function eventAt(queue: EventQueue, row: number): QueuedEvent {
  return {
    timeMs: queue.timeMs[row] ?? 0,
    kind: queue.kind[row] ?? 0,
    subject: queue.subject[row] ?? 0,
    argument: queue.argument[row] ?? 0,
  };
}

function siftUp(queue: EventQueue, start: number): void {
  let row = start;
  while (row > 0) {
    const parent = (row - 1) >> 1;
    if (!isBefore(queue, row, parent)) return;
    swap(queue, row, parent);
    row = parent;
  }
}

function siftDown(queue: EventQueue, start: number): void {
  let row = start;
  for (;;) {
    const left = 2 * row + 1;
    if (left >= queue.count) return;
    const right = left + 1;
    const child = right < queue.count && isBefore(queue, right, left) ? right : left;
    if (!isBefore(queue, child, row)) return;
    swap(queue, row, child);
    row = child;
  }
}

function isBefore(queue: EventQueue, a: number, b: number): boolean {
  const byTime = (queue.timeMs[a] ?? 0) - (queue.timeMs[b] ?? 0);
  if (byTime !== 0) return byTime < 0;
  const byKind = (queue.kind[a] ?? 0) - (queue.kind[b] ?? 0);
  if (byKind !== 0) return byKind < 0;
  return (queue.sequence[a] ?? 0) < (queue.sequence[b] ?? 0);
}

function swap(queue: EventQueue, a: number, b: number): void {
  swapCells(queue.timeMs, a, b);
  swapCells(queue.kind, a, b);
  swapCells(queue.sequence, a, b);
  swapCells(queue.subject, a, b);
  swapCells(queue.argument, a, b);
}

function swapCells(column: Float64Array | Int32Array | Uint8Array, a: number, b: number): void {
  const kept = column[a] ?? 0;
  column[a] = column[b] ?? 0;
  column[b] = kept;
}
