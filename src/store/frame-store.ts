import { DECISION_WIDTH, HISTORY_WIDTH, INSTANCE_WIDTH, TASK, TASK_WIDTH, rowCount } from '../frame/frame';
import type { Catalog, EventRow, Frame, ServiceRow, WaitingGroup } from '../frame/frame';

/**
 * The recorded history that everything on the page reads: the latest frame, with decisions, events and history gathered since the world
 * began. It lives outside React; painters subscribe to it, text panels read the throttled mirror in `world-store.ts`.
 */
export interface WorldView {
  readonly frame: Frame;
  readonly catalog: Catalog;
  /** All decisions so far, row-major (DECISION_WIDTH). Valid up to `decisionCount` rows. */
  readonly decisions: Int32Array;
  readonly decisionCount: number;
  /** All history rows so far, row-major (HISTORY_WIDTH). Valid up to `historyCount` rows. */
  readonly history: Float64Array;
  readonly historyCount: number;
  /** Rows that are known: more than `historyCount` when a person has gone back in a run. */
  readonly knownHistoryCount: number;
  /** All events so far, oldest first. */
  readonly events: readonly EventRow[];
  /** Events that are known, those after the present moment included. */
  readonly knownEvents: readonly EventRow[];
  readonly services: readonly ServiceRow[];
  readonly waiting: readonly WaitingGroup[];
}

/** How a frame came about: time went on, a jump to another moment, or another world (edit) that tasks travel to. */
export type FrameCause = 'advance' | 'jump' | 'world';

export interface FrameStore {
  /** Null until the first world has loaded. */
  view(): WorldView | null;
  /** Takes a frame in; answers with the frame it replaces, whose buffers may be recycled. */
  accept(frame: Frame, cause: FrameCause): Frame | null;
  subscribe(listener: (view: WorldView, cause: FrameCause) => void): () => void;
}

export function createFrameStore(): FrameStore {
  let view: WorldView | null = null;
  const listeners = new Set<(view: WorldView, cause: FrameCause) => void>();
  return {
    view: () => view,
    accept(frame, cause) {
      const previous = view;
      const catalog = frame.catalog ?? previous?.catalog;
      if (!catalog) throw new Error('the first frame of a world carries its catalog');
      const known = previous?.frame.world === frame.world ? previous : null;
      const historyCount = frame.historyFrom + rowCount(frame.history, HISTORY_WIDTH);
      const eventCount = frame.eventsFrom + frame.events.length;
      // The same world repeats itself: what it has shown of later moments stays known while a person goes back and forth.
      const knownEvents =
        known && known.knownEvents.length >= eventCount
          ? known.knownEvents
          : [...(known?.knownEvents ?? []).slice(0, frame.eventsFrom), ...frame.events];
      view = {
        frame,
        catalog,
        decisions: appendRows(
          previous?.decisions ?? new Int32Array(),
          frame.decisions,
          frame.decisionsFrom * DECISION_WIDTH,
        ),
        decisionCount: frame.decisionsFrom + rowCount(frame.decisions, DECISION_WIDTH),
        history: appendRows(previous?.history ?? new Float64Array(), frame.history, frame.historyFrom * HISTORY_WIDTH),
        historyCount,
        knownHistoryCount: Math.max(historyCount, known?.knownHistoryCount ?? 0),
        events: eventCount === previous?.events.length && known ? previous.events : knownEvents.slice(0, eventCount),
        knownEvents,
        services: frame.services,
        waiting: frame.waiting,
      };
      for (const listener of listeners) listener(view, cause);
      return previous?.frame ?? null;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `rows` written at `from` (cells), in a buffer that doubles as it grows. */
function appendRows<A extends Int32Array | Float64Array>(gathered: A, rows: A, from: number): A {
  const needed = from + rows.length;
  let target = gathered;
  if (needed > gathered.length) {
    target = new (gathered.constructor as new (length: number) => A)(Math.max(needed, gathered.length * 2, 1024));
    target.set(gathered);
  }
  target.set(rows, from);
  return target;
}

/** Row of a task in the frame by its `taskIndex`, -1 when it has none (rows ascend by taskIndex). */
export function taskRow(frame: Frame, taskIndex: number): number {
  let low = 0;
  let high = rowCount(frame.tasks, TASK_WIDTH) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = frame.tasks[middle * TASK_WIDTH + TASK.taskIndex] ?? -1;
    if (found === taskIndex) return middle;
    if (found < taskIndex) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One cell of a task's row. */
export function taskCell(frame: Frame, row: number, column: number): number {
  return frame.tasks[row * TASK_WIDTH + column] ?? -1;
}

/** One cell of an instance's row. */
export function instanceCell(frame: Frame, instanceIndex: number, column: number): number {
  return frame.instances[instanceIndex * INSTANCE_WIDTH + column] ?? -1;
}

/** The short name a task has on screen, such as `web-9`; null when it has no row. */
export function taskName(view: WorldView, taskIndex: number): string | null {
  const row = taskRow(view.frame, taskIndex);
  if (row < 0) return null;
  const owner = view.catalog.owners[taskCell(view.frame, row, TASK.ownerIndex)];
  return owner ? `${owner.name}-${taskCell(view.frame, row, TASK.number)}` : null;
}
