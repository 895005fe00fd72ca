import { HISTORY, HISTORY_WIDTH } from '../../frame/frame';
import { stepArea, stepPath } from './step-path';
import { roundUp } from './time-axis';
import type { TimeAxis } from './time-axis';
import { ROW_HEIGHT } from './transport-layout';
import type { TransportLayout } from './transport-layout';
import type { HistoryTable } from './transport-values';

/** The lines of the four rows of the time axis: tasks, reserved, instances, cost. All begin at zero. */

export interface SeriesShape {
  readonly d: string;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/**
 * All lines and areas, in drawing order.
 * @param other another run that is drawn on the same scales
 */
export function seriesShapes(
  history: HistoryTable,
  layout: TransportLayout,
  axis: TimeAxis,
  other: HistoryTable | null = null,
): SeriesShape[] {
  const { rows, count } = history;
  const cell = (row: number, column: number): number => rows[row * HISTORY_WIDTH + column] ?? 0;
  const x = (row: number): number => axis.x(cell(row, HISTORY.timeMs));
  const most = (...columns: number[]): number => {
    let value = 0;
    for (const table of other ? [history, other] : [history]) {
      for (let row = 0; row < table.count; row += 1)
        for (const column of columns) value = Math.max(value, table.rows[row * HISTORY_WIDTH + column] ?? 0);
    }
    return roundUp(value);
  };
  const line = (chart: number, value: (row: number) => number, domain: number): string => {
    const base = (layout.rows[chart] ?? 0) + ROW_HEIGHT - 1;
    return stepPath(count, x, (row) => base - (value(row) / domain) * (ROW_HEIGHT - 3), layout.to);
  };
  const of = (column: number) => (row: number) => cell(row, column);
  const share = (part: number, whole: number) => (row: number) =>
    cell(row, whole) > 0 ? cell(row, part) / cell(row, whole) : 0;
  const stroke = (width: number, dash?: string) => ({
    fill: 'none',
    stroke: 'var(--ink)',
    'stroke-width': width,
    ...(dash !== undefined && { 'stroke-dasharray': dash }),
  });
  const tasks = most(HISTORY.desiredTasks, HISTORY.runningTasks);
  const tasksBase = (layout.rows[0] ?? 0) + ROW_HEIGHT;
  const pending = stepArea(line(0, of(HISTORY.pendingTasks), tasks), x(0), layout.to, tasksBase);
  return [
    { d: pending, attributes: { fill: 'var(--ink)', 'fill-opacity': 0.16 } },
    { d: line(0, of(HISTORY.desiredTasks), tasks), attributes: stroke(1, '2 2') },
    { d: line(0, of(HISTORY.runningTasks), tasks), attributes: stroke(1.5) },
    { d: line(1, share(HISTORY.cpuUnitsReserved, HISTORY.cpuUnitsRegistered), 1), attributes: stroke(1.5) },
    { d: line(1, share(HISTORY.memoryMiBReserved, HISTORY.memoryMiBRegistered), 1), attributes: stroke(1) },
    { d: line(2, of(HISTORY.instances), most(HISTORY.instances)), attributes: stroke(1.5) },
    { d: line(3, of(HISTORY.costPerHour), most(HISTORY.costPerHour)), attributes: stroke(1.5) },
  ];
}

/** The lines of another run, thin and faint, on the scales of the run that it is held against. */
export function ghostShapes(
  ghost: HistoryTable,
  layout: TransportLayout,
  axis: TimeAxis,
  history: HistoryTable,
): SeriesShape[] {
  return seriesShapes(ghost, layout, axis, history)
    .filter(({ attributes }) => attributes['fill'] === 'none' && attributes['stroke-dasharray'] === undefined)
    .map(({ d }) => ({
      d,
      attributes: { fill: 'none', stroke: 'var(--accent)', 'stroke-width': 1, 'stroke-opacity': 0.6 },
    }));
}
