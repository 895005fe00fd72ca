import {
  DECISION_WIDTH,
  HISTORY,
  HISTORY_WIDTH,
  INSTANCE_WIDTH,
  TASK,
  TASK_WIDTH,
  rowByOrder,
  rowCount,
} from '../frame/frame';
import type { Catalog, EventRow, Frame, ServiceRow, WaitingGroup } from '../frame/frame';
import type { FrameUpdate } from '../frame/frame-update';
import { ensureRows } from '../lib/columns';
import { createLiveRows } from '../frame/live-rows';
import type { LiveRows } from '../frame/live-rows';

/**
 * The recorded history that everything on the page reads: the latest frame, with events and history gathered since the world began. It lives
 * outside React; painters subscribe to it, text panels read the throttled mirror in `world-store.ts`.
 */
export interface WorldView {
  /** Its rows change in place with the next update. */
  readonly frame: Frame;
  readonly catalog: Catalog;
  /** The latest decisions, row-major (DECISION_WIDTH): those with the numbers from `decisionsFrom` up to `decisionCount`. */
  readonly decisions: Int32Array;
  readonly decisionsFrom: number;
  readonly decisionCount: number;
  /** Tasks created so far. */
  readonly createdTasks: number;
  /** History rows so far, row-major (HISTORY_WIDTH). Valid up to `historyCount` rows. Of a stretch with very many some are left out. */
  readonly history: Float64Array;
  readonly historyCount: number;
  /** Rows that are known: more than `historyCount` when a person has gone back in a run. */
  readonly knownHistoryCount: number;
  /** All events so far, oldest first. Of very many at once the latest are still on their way: there are `eventCount`. */
  readonly events: readonly EventRow[];
  readonly eventCount: number;
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
  /** Takes an update in; it goes on from the one before, or is whole. */
  accept(update: FrameUpdate, cause: FrameCause): void;
  subscribe(listener: (view: WorldView, cause: FrameCause) => void): () => void;
}

/** Decisions that are kept: what happened lately can be told in words. */
const KEPT_DECISIONS = 1_024;

export function createFrameStore(): FrameStore {
  let view: WorldView | null = null;
  const rows = createLiveRows();
  const listeners = new Set<(view: WorldView, cause: FrameCause) => void>();
  return {
    view: () => view,
    accept(update, cause) {
      const previous = view;
      const catalog = update.catalog ?? previous?.catalog;
      if (!catalog) throw new Error('the first frame of a world carries its catalog');
      const known = previous?.frame.world === update.world ? previous : null;
      const frame = frameOf(update, rows.apply(update));
      view = {
        frame,
        catalog,
        createdTasks: update.createdTasks,
        ...decisionsAfter(known, update),
        ...historyAfter(known, update),
        ...eventsAfter(known, update),
        services: frame.services,
        waiting: frame.waiting,
      };
      for (const listener of listeners) listener(view, cause);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function frameOf(update: FrameUpdate, rows: ReturnType<LiveRows['apply']>): Frame {
  const { world, timeMs, nextEventAtMs, liveTasks, liveTasksByZone, decisions, decisionsFrom, history } = update;
  const { historyFrom, failedZones, waiting, capacityProviders, events, eventsFrom, catalog, stateHash } = update;
  return {
    ...rows,
    world,
    timeMs,
    nextEventAtMs,
    liveTasks,
    liveTasksByZone,
    decisions,
    decisionsFrom,
    history,
    historyFrom,
    failedZones,
    capacityProviders,
    waiting,
    events,
    eventsFrom,
    catalog,
    stateHash,
  };
}

function decisionsAfter(
  known: WorldView | null,
  { decisions: rows, decisionsFrom: from, decisionCount }: FrameUpdate,
): Pick<WorldView, 'decisions' | 'decisionsFrom' | 'decisionCount'> {
  if (known !== null && rows.length === 0 && from === decisionCount && decisionCount === known.decisionCount)
    return { decisions: known.decisions, decisionsFrom: known.decisionsFrom, decisionCount };
  const first = Math.max(known?.decisionsFrom ?? from, decisionCount - KEPT_DECISIONS);
  const isKnown = known !== null && first < from && from <= known.decisionCount;
  if (!isKnown) return { decisions: rows, decisionsFrom: from, decisionCount };
  const kept = known.decisions.subarray(
    (first - known.decisionsFrom) * DECISION_WIDTH,
    (from - known.decisionsFrom) * DECISION_WIDTH,
  );
  const decisions = new Int32Array(kept.length + rows.length);
  decisions.set(kept);
  decisions.set(rows, kept.length);
  return { decisions, decisionsFrom: first, decisionCount };
}

function historyAfter(
  known: WorldView | null,
  { history: rows, historyFrom, timeMs }: FrameUpdate,
): Pick<WorldView, 'history' | 'historyCount' | 'knownHistoryCount'> {
  const from = historyFrom * HISTORY_WIDTH;
  const history = ensureRows(known?.history ?? new Float64Array(), from + rows.length);
  history.set(rows, from);
  // The same world repeats itself: what it has shown of later moments stays known while a person goes back and forth.
  const knownHistoryCount = historyFrom + rowCount(rows, HISTORY_WIDTH);
  return { history, historyCount: rowsUntil(history, knownHistoryCount, timeMs), knownHistoryCount };
}

function eventsAfter(
  known: WorldView | null,
  { events: rows, eventsFrom, eventCount }: FrameUpdate,
): Pick<WorldView, 'events' | 'eventCount' | 'knownEvents'> {
  const before = known?.knownEvents ?? [];
  const isSame = rows.length === 0 && before.length === eventsFrom;
  const knownEvents = isSame ? before : [...before.slice(0, eventsFrom), ...rows];
  if (eventCount >= knownEvents.length) return { events: knownEvents, eventCount, knownEvents };
  const isSameMoment = isSame && known?.events.length === eventCount;
  return { events: isSameMoment ? known.events : knownEvents.slice(0, eventCount), eventCount, knownEvents };
}

/** How many of the first `count` rows lie at or before a moment. */
export function rowsUntil(history: Float64Array, count: number, timeMs: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle * HISTORY_WIDTH + HISTORY.timeMs] ?? 0) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Row of a task in the frame by its `taskIndex`, -1 when it has none. */
export function taskRow(frame: Frame, taskIndex: number): number {
  const { taskPositions } = frame;
  if (taskPositions === undefined) return rowByOrder(frame.tasks, taskIndex);
  const row = taskPositions[taskIndex] ?? -1;
  const isThere = row < rowCount(frame.tasks, TASK_WIDTH) && taskCell(frame, row, TASK.taskIndex) === taskIndex;
  return isThere ? row : -1;
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
