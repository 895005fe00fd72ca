import { ensureRows, growTable } from '../lib/columns';

/**
 * What is due when, as plain columns, so that a snapshot copies them. Events are ordered by time, then kind, then the order in which they came: ties are
 * decided, never luck.
 *
 * Many events share their moment: a pass starts a hundred tasks, and all of them take the same time for the same things. So the heap holds batches,
 * each a list of events of one moment and kind in the order in which they came, and an event costs a place at the end of a list.
 */

/**
 * Kinds of events. The position is the rank among events of the same moment: instances come and go first, then tasks move on, then what
 * what has been scheduled, then what people do, in the order of the scenario. What is not in the queue follows everything else of its moment: the ends of
 * CloudWatch's periods, at which services are scaled, and then service passes (assumption `moment-order`).
 */
export const EVENT_KINDS = [
  'registration',
  'registrationRetry',
  'agentLost',
  'termination',
  'fargateLost',
  'boot',
  'spot',
  'spotDraw',
  'task',
  'health',
  'target',
  'targetNews',
  'deployment',
  'wake',
  'createService',
  'scheduledScaling',
  'timeline',
] as const;
export type EventKindName = (typeof EVENT_KINDS)[number];
export const EVENT = Object.fromEntries(EVENT_KINDS.map((name, code) => [name, code])) as {
  readonly [K in EventKindName]: number;
};

export interface EventQueue {
  /** Events in it. */
  count: number;
  nextSequence: number;
  readonly entries: QueueEntries;
  readonly batches: Batches;
  /** Rows of `batches` as a binary heap, the first due on top; `batches.inUse` of them. */
  heap: Int32Array;
  /** The batch that last began for each of some moments, by a hash of moment and kind: where an event of the same moment goes. */
  readonly recent: Int32Array;
}

/** Events, in rows that are used again. */
interface QueueEntries {
  count: number;
  /** A row that is free, the first of a list by `next`; -1 for none. */
  free: number;
  /** Row of the thing that it is about: instance, task, service or timeline entry. */
  subject: Int32Array;
  /** What tells an outdated event: the task's generation. */
  argument: Int32Array;
  /** The event after it in its batch, -1 for the last. */
  next: Int32Array;
}

/** Events of one moment and kind, in rows that are used again. Several may be of the same ones: the one that began first is due first. */
interface Batches {
  count: number;
  inUse: number;
  free: number;
  timeMs: Float64Array;
  /** Kind and sequence in one number: what orders batches of one moment. */
  rank: Float64Array;
  /** First and last event; the first is -1 in a row that is free, whose last is then the free row after it. */
  first: Int32Array;
  last: Int32Array;
}

export interface QueuedEvent {
  timeMs: number;
  kind: number;
  subject: number;
  argument: number;
}

/** Sequences stay below it: a million events a second for half a year. */
const RANK_OF_KIND = 2 ** 44;
const KIND_OF_RANK = 2 ** -44;
const RECENT = 1_024;
/** Moments are mostly whole seconds: the upper bits of a product are spread all the same. */
const HASH_FACTOR = 0x9e3779b1 | 0;
/** Leaves as many bits as `RECENT` has places. */
const SLOT_SHIFT = 22;

export function emptyQueue(): EventQueue {
  return {
    count: 0,
    nextSequence: 0,
    entries: { count: 0, free: -1, subject: new Int32Array(), argument: new Int32Array(), next: new Int32Array() },
    batches: {
      count: 0,
      inUse: 0,
      free: -1,
      timeMs: new Float64Array(),
      rank: new Float64Array(),
      first: new Int32Array(),
      last: new Int32Array(),
    },
    heap: new Int32Array(),
    recent: new Int32Array(RECENT).fill(-1),
  };
}

export function emptyEvent(): QueuedEvent {
  return { timeMs: Infinity, kind: -1, subject: -1, argument: 0 };
}

/**
 * Adds an event. Without `sequence` it comes after all others of its moment and kind; timeline entries give their position instead, so that
 * the order of the list holds whenever they are added; what goes in between has a half. Of one kind either all events have a sequence or none has.
 */
export function pushEvent(
  queue: EventQueue,
  timeMs: number,
  kind: number,
  subject: number,
  argument = 0,
  sequence = -1,
): void {
  queue.count++;
  const number = queue.nextSequence++;
  const entry = newEntry(queue.entries, subject, argument);
  if (sequence > -1) {
    // Room before the first.
    addBatch(queue, timeMs, kind * RANK_OF_KIND + sequence + 1, entry);
    return;
  }
  const { batches, recent } = queue;
  const slot = (Math.imul(timeMs | 0, HASH_FACTOR) + Math.imul(kind, HASH_FACTOR << 4)) >>> SLOT_SHIFT;
  const batch = recent[slot] ?? -1;
  if (batch >= 0 && isOf(batches, batch, timeMs, kind)) {
    queue.entries.next[batches.last[batch] ?? -1] = entry;
    batches.last[batch] = entry;
  } else {
    recent[slot] = addBatch(queue, timeMs, kind * RANK_OF_KIND + number, entry);
  }
}

/** The next event into `event`, without taking it. False when there is none: its moment is then Infinity. */
export function peekEvent(queue: EventQueue, event: QueuedEvent): boolean {
  if (queue.count === 0) {
    event.timeMs = Infinity;
    return false;
  }
  const batch = queue.heap[0] ?? -1;
  readEvent(queue, batch, queue.batches.first[batch] ?? -1, event);
  return true;
}

/** Takes the next event out, if there is one. */
export function dropEvent(queue: EventQueue): void {
  if (queue.count === 0) return;
  const { entries, batches } = queue;
  const batch = queue.heap[0] ?? -1;
  const entry = batches.first[batch] ?? -1;
  const next = entries.next[entry] ?? -1;
  entries.next[entry] = entries.free;
  entries.free = entry;
  queue.count--;
  batches.first[batch] = next;
  if (next < 0) dropFirstBatch(queue, batch);
  if (entries.count > MANY_ROWS && queue.count < entries.count * LEAST_IN_USE) compact(queue);
}

/** When a rush is over, its rows are given up. */
const MANY_ROWS = 16_384;
const LEAST_IN_USE = 1 / 8;

/** The events that are left move into as few rows as they need. */
function compact({ count, entries, batches, heap }: EventQueue): void {
  const { subject, argument, next } = entries;
  entries.count = 0;
  entries.free = -1;
  for (const key of ['subject', 'argument', 'next'] as const) entries[key] = new Int32Array(count);
  for (const batch of heap.subarray(0, batches.inUse)) {
    let before = -1;
    for (let old = batches.first[batch] ?? -1; old >= 0; old = next[old] ?? -1) {
      const entry = newEntry(entries, subject[old] ?? 0, argument[old] ?? 0);
      if (before < 0) batches.first[batch] = entry;
      else entries.next[before] = entry;
      before = entry;
    }
    batches.last[batch] = before;
  }
}

/** All events in the order in which they are due. */
export function eventsInOrder(queue: EventQueue): QueuedEvent[] {
  const { batches, entries } = queue;
  const rows = [...queue.heap.subarray(0, batches.inUse)].sort((a, b) => (isBefore(batches, a, b) ? -1 : 1));
  const events: QueuedEvent[] = [];
  for (const batch of rows) {
    for (let entry = batches.first[batch] ?? -1; entry >= 0; entry = entries.next[entry] ?? -1) {
      const event = emptyEvent();
      readEvent(queue, batch, entry, event);
      events.push(event);
    }
  }
  return events;
}

function readEvent({ batches, entries }: EventQueue, batch: number, entry: number, event: QueuedEvent): void {
  event.timeMs = batches.timeMs[batch] ?? 0;
  event.kind = ((batches.rank[batch] ?? 0) * KIND_OF_RANK) | 0;
  event.subject = entries.subject[entry] ?? 0;
  event.argument = entries.argument[entry] ?? 0;
}

function newEntry(entries: QueueEntries, subject: number, argument: number): number {
  let entry = entries.free;
  if (entry >= 0) {
    entries.free = entries.next[entry] ?? -1;
  } else {
    entry = entries.count++;
    if (entry >= entries.subject.length) growTable(entries, entries.count);
  }
  entries.subject[entry] = subject;
  entries.argument[entry] = argument;
  entries.next[entry] = -1;
  return entry;
}

function isOf({ first, timeMs, rank }: Batches, batch: number, wantedMs: number, kind: number): boolean {
  if ((first[batch] ?? -1) < 0 || timeMs[batch] !== wantedMs) return false;
  const before = (rank[batch] ?? 0) - kind * RANK_OF_KIND;
  return before >= 0 && before < RANK_OF_KIND;
}

/** A batch with one event begins. Answers with its row. */
function addBatch(queue: EventQueue, timeMs: number, rank: number, entry: number): number {
  const { batches } = queue;
  let batch = batches.free;
  if (batch >= 0) {
    batches.free = batches.last[batch] ?? -1;
  } else {
    batch = batches.count++;
    if (batch >= batches.timeMs.length) growTable(batches, batches.count);
  }
  batches.timeMs[batch] = timeMs;
  batches.rank[batch] = rank;
  batches.first[batch] = entry;
  batches.last[batch] = entry;
  const position = batches.inUse++;
  queue.heap = ensureRows(queue.heap, batches.inUse);
  siftUp(queue, position, batch);
  return batch;
}

function dropFirstBatch(queue: EventQueue, batch: number): void {
  const { batches, heap } = queue;
  batches.last[batch] = batches.free;
  batches.free = batch;
  batches.inUse--;
  if (batches.inUse > 0) siftDown(queue, heap[batches.inUse] ?? -1);
}

function siftUp({ heap, batches }: EventQueue, start: number, batch: number): void {
  let position = start;
  while (position > 0) {
    const above = (position - 1) >> 1;
    const parent = heap[above] ?? -1;
    if (!isBefore(batches, batch, parent)) break;
    heap[position] = parent;
    position = above;
  }
  heap[position] = batch;
}

/** A batch finds its place from the top down. */
function siftDown({ heap, batches }: EventQueue, batch: number): void {
  let position = 0;
  for (;;) {
    let below = 2 * position + 1;
    if (below >= batches.inUse) break;
    let child = heap[below] ?? -1;
    const other = heap[below + 1] ?? -1;
    if (below + 1 < batches.inUse && isBefore(batches, other, child)) {
      below++;
      child = other;
    }
    if (!isBefore(batches, child, batch)) break;
    heap[position] = child;
    position = below;
  }
  heap[position] = batch;
}

function isBefore({ timeMs, rank }: Batches, a: number, b: number): boolean {
  const byTime = (timeMs[a] ?? 0) - (timeMs[b] ?? 0);
  return byTime !== 0 ? byTime < 0 : (rank[a] ?? 0) < (rank[b] ?? 0);
}
