import type { EventRow } from '../../frame/frame';
import { MARK_FIELD } from '../glyphs';

/** Marks of the time axis that would print over each other, put side by side or counted. */
export interface MarkGroup {
  /** Left end in px; the first event is in the middle of the first mark. */
  readonly x: number;
  readonly events: readonly [EventRow, ...EventRow[]];
  /** What is drawn: each of one or two events, of more the gravest alone with their number beside it. */
  readonly marks: readonly EventRow[];
}

/** Width of the number beside a mark. */
const COUNT = 14;
const GRAVITY = ['failure', 'refused', 'drain', 'deployment', 'scaling'];

/** Groups events in order of time; `x` is where an event is on the axis. */
export function markGroups(events: readonly EventRow[], x: (event: EventRow) => number): MarkGroup[] {
  const groups: [EventRow, ...EventRow[]][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const left = x(event) - MARK_FIELD / 2;
    if (last && left < x(last[0]) - MARK_FIELD / 2 + widthOf(last.length)) last.push(event);
    else groups.push([event]);
  }
  return groups.map((group) => ({
    x: x(group[0]) - MARK_FIELD / 2,
    events: group,
    marks: group.length <= 2 ? group : [gravest(group)],
  }));
}

function widthOf(events: number): number {
  return events <= 2 ? events * (MARK_FIELD + 1) : MARK_FIELD + COUNT;
}

function gravest(events: readonly [EventRow, ...EventRow[]]): EventRow {
  const gravity = ({ kind }: EventRow): number => GRAVITY.indexOf(kind);
  return events.reduce((worst, event) => (gravity(event) < gravity(worst) ? event : worst));
}
