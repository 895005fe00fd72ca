import type { HullShape } from '../hull';
import { rowAt } from '../layout';
import { FRAME_GAP, shapeAt } from './flow';
import type { Flow, FlowColumn } from './flow';

/** What of the micro-VMs is where: all of it by arithmetic, so that ten thousand cost no more than a few. */

/** A task's place: column, and position in that. */
export interface Seat {
  readonly column: number;
  readonly position: number;
}

/** The task whose micro-VM, frame included, is at a point of the layout, -1 for none. */
export function taskAtPoint(flow: Flow, x: number, y: number, reach: number): number {
  const air = flow.scale.level === 'map' ? 0 : FRAME_GAP.hulls + 1 + reach;
  for (const column of flow.columns) {
    if (x < column.x - air || x > column.x + column.width + air) continue;
    // By touch, what is a little above may be meant.
    for (const row of new Set([rowAt(column.rowTops, y), rowAt(column.rowTops, y + air)])) {
      const found = taskInRow(flow, column, row, x, y, air);
      if (found >= 0) return found;
    }
  }
  return -1;
}

function taskInRow(flow: Flow, column: FlowColumn, row: number, x: number, y: number, air: number): number {
  let best = -1;
  let least = Infinity;
  if (row < 0) return -1;
  for (let at = column.rowStarts[row] ?? 0; at < (column.rowStarts[row + 1] ?? 0); at += 1) {
    const shape = shapeAt(flow, column, at);
    const dx = Math.max(0, shape.cpuFrom - x, x - Math.max(shape.cpuTo, shape.memoryTo));
    const dy = Math.max(0, shape.cpuTop - y, y - shape.memoryBottom);
    if (Math.max(dx, dy) > air || dx + dy >= least) continue;
    least = dx + dy;
    best = column.tasks[at] ?? -1;
  }
  return best;
}

/** Where a task's micro-VM stands; null where it has none. */
export function seatOf({ columns }: Flow, taskIndex: number): Seat | null {
  for (const [column, { tasks }] of columns.entries()) {
    const position = tasks.indexOf(taskIndex);
    if (position >= 0 && taskIndex >= 0) return { column, position };
  }
  return null;
}

/** The first micro-VM of the first column that has one; null where there is none. */
export function firstVm(flow: Flow | null): HullShape | null {
  const column = flow?.columns.find(({ tasks }) => tasks.length > 0);
  return flow && column ? shapeAt(flow, column, 0) : null;
}

/** Outline of a task's micro-VM without its frame; null where it has none. */
export function shapeOfTask(flow: Flow | null, taskIndex: number): HullShape | null {
  const seat = flow && seatOf(flow, taskIndex);
  const column = seat && flow.columns[seat.column];
  return column ? shapeAt(flow, column, seat.position) : null;
}

/** The position in the row above or below that is nearest to what stands at another; -1 where there is no such row. */
export function besideInFlow(
  { scale }: Pick<Flow, 'scale'>,
  column: FlowColumn,
  position: number,
  step: 1 | -1,
): number {
  const { rowStarts, rowTops, corners, tasks } = column;
  const row = rowAt(rowTops, (corners[position * 2 + 1] ?? 0) + Number.EPSILON) + step;
  if (row < 0 || row >= rowTops.length) return -1;
  const x = corners[position * 2] ?? 0;
  let best = -1;
  for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at += 1) {
    if (scale.level === 'map' && (tasks[at] ?? -1) < 0) continue;
    const distance = Math.abs((corners[at * 2] ?? 0) - x);
    if (best < 0 || distance < Math.abs((corners[best * 2] ?? 0) - x)) best = at;
  }
  return best;
}

/**
 * What a zoom holds on to among micro-VMs: the one at a point or nearest to it in the column there, and where in it. Null beside the columns of micro-VMs.
 */
export interface VmAnchor {
  readonly taskIndex: number;
  readonly across: number;
  readonly down: number;
}

export function vmAnchorAt(flow: Flow, x: number, y: number): VmAnchor | null {
  const column = flow.columns.find((each) => x >= each.x - EDGE && x <= each.x + each.width + EDGE);
  if (!column || column.rowTops.length === 0) return null;
  const row = Math.min(column.rowTops.length - 1, Math.max(0, rowAt(column.rowTops, y)));
  const taskIndex = taskInRow(flow, column, row, x, column.rowTops[row] ?? 0, Infinity);
  const shape = shapeOfTask(flow, taskIndex);
  if (!shape) return null;
  const width = Math.max(shape.cpuTo, shape.memoryTo) - shape.cpuFrom;
  const height = shape.memoryBottom - shape.cpuTop;
  return { taskIndex, across: (x - shape.cpuFrom) / width, down: (y - shape.cpuTop) / height };
}

/** Where an anchor is in another flow of the same tasks; null where its task is gone. */
export function vmAnchorPoint(
  flow: Flow | null,
  { taskIndex, across, down }: VmAnchor,
): { x: number; y: number } | null {
  const shape = shapeOfTask(flow, taskIndex);
  if (!shape) return null;
  const width = Math.max(shape.cpuTo, shape.memoryTo) - shape.cpuFrom;
  return { x: shape.cpuFrom + across * width, y: shape.cpuTop + down * (shape.memoryBottom - shape.cpuTop) };
}

/** A column is meant as far as its frames reach, px. */
const EDGE = 4;

/** A window onto the layout, in its px. */
export interface FlowWindow {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Calls `visit` for all that can be seen through a window, with its column's number and its position. */
export function visitInView(flow: Flow, window: FlowWindow, visit: (seat: Seat) => void): void {
  for (const [column, { x, width, rowTops, rowStarts }] of flow.columns.entries()) {
    if (x > window.right || x + width < window.left) continue;
    const first = Math.max(0, rowAt(rowTops, window.top));
    const last = Math.min(rowTops.length - 1, rowAt(rowTops, window.bottom));
    const end = rowStarts[last + 1] ?? 0;
    for (let position = rowStarts[first] ?? 0; position < end; position += 1) visit({ column, position });
  }
}
