import { describe, expect, it } from 'vitest';
import { HISTORY_WIDTH } from '../../frame/frame';
import { stepArea, stepPath } from './step-path';
import { roundUp, timeAxis } from './time-axis';
import { rowAt, valuesAt } from './transport-values';

describe('a step line', () => {
  it('holds each value until the next', () => {
    const points = [
      [0, 10],
      [20, 5],
      [50, 8],
    ] as const;
    expect(
      stepPath(
        3,
        (row) => points[row]?.[0] ?? 0,
        (row) => points[row]?.[1] ?? 0,
        100,
      ),
    ).toBe('M0 10H20V5H50V8H100');
  });

  it('stays as long as the chart is wide, whatever the number of rows, and keeps the extremes', () => {
    const rows = 100_000;
    const path = stepPath(
      rows,
      (row) => (row / rows) * 500,
      (row) => (row === 70_000 ? 0 : 10 + (row % 3)),
      500,
    );
    expect(path.length).toBeLessThan(40_000);
    expect(path).toContain('V0');
  });

  it('is empty without rows', () => {
    expect(
      stepPath(
        0,
        () => 0,
        () => 0,
        100,
      ),
    ).toBe('');
    expect(stepArea('', 0, 100, 10)).toBe('');
  });
});

describe('the time axis', () => {
  it('has round labels that do not touch', () => {
    const { labels, ticks, x } = timeAxis(120_000, 0, 900);
    expect(labels).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000, 120_000]);
    expect(ticks[1]).toBe(5000);
    expect(x(60_000)).toBe(450);
  });

  it('copes with hours and with nothing', () => {
    expect(timeAxis(36_000_000, 0, 900).labels.length).toBeLessThanOrEqual(9);
    expect(timeAxis(0, 0, 900).labels).toEqual([0]);
  });

  it('rounds domains up', () => {
    expect([0, 1, 7, 9, 27, 45, 1001].map(roundUp)).toEqual([1, 1, 8, 10, 30, 50, 1500]);
  });
});

describe('the values at a moment', () => {
  const table = [
    [0, 10, 9, 1, 0, 512, 1024, 100, 1000, 7, 0.84],
    [20_000, 12, 11, 1, 0, 1024, 1024, 300, 1000, 8, 0.936],
  ];
  const rows = Float64Array.from(table.flat());
  const history = { rows, count: rows.length / HISTORY_WIDTH };
  const words = (timeMs: number): string[] =>
    valuesAt(history, timeMs).map((spans) => spans.map(({ text }) => text).join(''));

  it('are those of the row that holds then', () => {
    expect([-1, 0, 19_999, 20_000, 99_000].map((time) => rowAt(history, time))).toEqual([-1, 0, 0, 1, 1]);
    expect(words(5000)).toEqual(['desired 10  running 9', 'CPU 50%  memory 10%', '7', '$0.84/h']);
    expect(words(30_000)).toEqual(['desired 12  running 11', 'CPU 100%  memory 30%', '8', '$0.94/h']);
  });

  it('go without words where the numbers are long', () => {
    const tasksOf = (desired: number, running: number): string => {
      const row = new Float64Array(HISTORY_WIDTH);
      row.set([0, desired, running]);
      return (valuesAt({ rows: row, count: 1 }, 0)[0] ?? []).map(({ text }) => text).join('');
    };
    expect(tasksOf(41_000, 40_833)).toBe('running 40,833 of 41,000');
    expect(tasksOf(2_000_000, 0)).toBe('0 of 2,000,000');
  });

  it('are empty before the first row', () => {
    expect(words(-5)).toEqual(['', '', '', '']);
  });
});
