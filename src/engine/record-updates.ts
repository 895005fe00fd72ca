import { HISTORY } from '../frame/frame';
import type { FrameUpdate } from '../frame/frame-update';
import { decisionsFrom } from './decisions/decision-rows';
import { rowsFrom } from './row-log';
import type { SimulationState } from './state';
import { plainEvents, taskCountOf } from './task-events';

/**
 * What is new of a run's records for a reader that follows it: so much at once as a page takes in without a stutter. A run repeats itself to the letter,
 * so what has been told once is not told again when time has gone back.
 */
export interface RecordUpdates {
  /** @param isNext whether the reader has all that has been told; where not, it is told from the beginning */
  next(state: SimulationState, isNext: boolean): Records;
}

type Records = Pick<
  FrameUpdate,
  'decisions' | 'decisionsFrom' | 'decisionCount' | 'history' | 'historyFrom' | 'events' | 'eventsFrom' | 'eventCount'
>;

/** The newest decisions: older ones are asked for one by one, by the tasks that they placed. */
const MOST_DECISIONS = 512;
/** Events and the tasks they speak of; what is left comes with the next updates. */
const MOST_OF_EVENTS = 1_000;
/** About twice what a chart of the whole width can tell apart. */
const MOST_HISTORY_ROWS = 4_096;

export function createRecordUpdates(): RecordUpdates {
  let decisionsTold = 0;
  let eventsTold = 0;
  /** Rows of the state's history that have been told of, and rows that this made for the reader: fewer, where they were thinned. */
  let historyTold = 0;
  let historySent = 0;
  return {
    next(state, isNext) {
      if (!isNext) [decisionsTold, eventsTold, historyTold, historySent] = [0, 0, 0, 0];
      const eventsFrom = eventsTold;
      const historyFrom = historySent;
      eventsTold = endOfEvents(state, eventsFrom);
      const history = thinned(rowsFrom(state.history, historyTold), state.history.width);
      historyTold = Math.max(historyTold, state.history.count);
      historySent += history.length / state.history.width;
      const { count } = state.decisions;
      const first = Math.max(Math.min(decisionsTold, count), count - MOST_DECISIONS);
      decisionsTold = count;
      return {
        decisions: decisionsFrom(state.decisions, first),
        decisionsFrom: first,
        decisionCount: count,
        history,
        historyFrom,
        events: plainEvents(state.events.slice(eventsFrom, eventsTold)),
        eventsFrom,
        eventCount: state.events.length,
      };
    },
  };
}

/** Up to which event the next update tells. */
function endOfEvents({ events }: SimulationState, from: number): number {
  let weight = 0;
  let end = from;
  for (; end < events.length && weight < MOST_OF_EVENTS; end++) {
    const event = events[end];
    weight += 1 + (event === undefined ? 0 : taskCountOf(event));
  }
  return end;
}

/** Of very many rows the last in each of so many equal stretches of time. */
function thinned(rows: Float64Array, width: number): Float64Array {
  const count = rows.length / width;
  if (count <= MOST_HISTORY_ROWS) return rows;
  const timeOf = (row: number): number => rows[row * width + HISTORY.timeMs] ?? 0;
  const beganMs = timeOf(0);
  const stretchMs = (timeOf(count - 1) - beganMs) / MOST_HISTORY_ROWS;
  const stretchOf = (row: number): number => Math.floor((timeOf(row) - beganMs) / stretchMs);
  let kept = 0;
  for (let row = 0; row < count; row++) {
    const isLast = row === count - 1 || stretchOf(row + 1) > stretchOf(row);
    if (isLast) rows.copyWithin(kept++ * width, row * width, (row + 1) * width);
  }
  return rows.slice(0, kept * width);
}
