import { describe, expect, it } from 'vitest';
import { SIDECARS, STARTING } from '../testing/lives';
import { brokenAxis } from './broken-axis';
import { taskGanttPicture } from './task-gantt';
import type { TaskGanttData } from './task-gantt';

const texts = (data: TaskGanttData, width = 292): string[] =>
  taskGanttPicture(data, width).marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []));

describe('an axis with breaks', () => {
  it('is even where all stretches are alike, and has no break', () => {
    const { x, breaks } = brokenAxis([0, 10, 20, 30], 100, 400);
    expect([0, 10, 15, 30].map(x)).toEqual([100, 200, 250, 400]);
    expect(breaks).toEqual([]);
  });

  it('keeps seconds legible beside an hour, and says where it is broken', () => {
    const { x, at, breaks } = brokenAxis([0, 3, 6, 9, 3_600], 0, 200);
    expect(x(3)).toBeGreaterThan(15);
    expect(breaks).toHaveLength(1);
    expect(at(x(1_800))).toBeCloseTo(1_800);
  });

  it('never runs backwards, and stays within its ends', () => {
    const { x } = brokenAxis([5, 6, 8, 100, 101, 5_000], 10, 300);
    const places = Array.from({ length: 600 }, (_, second) => x(second * 10));
    expect(places.every((place, index) => place >= (places[index - 1] ?? 10))).toBe(true);
    expect(Math.max(...places)).toBeCloseTo(300);
  });

  it('has labels that do not touch, the ends among them', () => {
    const { labels, x } = brokenAxis([0, 1, 2, 3, 50], 0, 200, 34);
    expect(labels[0]).toBe(0);
    expect(labels.at(-1)).toBe(50);
    labels.slice(1).forEach((label, index) => expect(x(label) - x(labels[index] ?? 0)).toBeGreaterThanOrEqual(34));
  });
});

describe('a task and its containers', () => {
  it('has a row a status with its beginning, and a lane a container with its end', () => {
    const found = texts(SIDECARS);
    expect(found).toEqual(expect.arrayContaining(['PROVISIONING', '0:36', 'RUNNING', '1:19', 'migrate', 'db']));
    expect(found).toEqual(expect.arrayContaining(['exit 0', 'exit 137']));
    expect(texts(STARTING)).toEqual(expect.arrayContaining(['PENDING', 'app', 'pulling']));
  });

  it('says of every phase what it is and how long, also what it waited for', () => {
    const spans = taskGanttPicture(SIDECARS, 292).spans.map(({ text }) => text);
    expect(spans).toContain('db: healthy, 1:00 to 1:05:30');
    expect(spans).toContain('application-with-a-long-name: waiting for migrate SUCCESS, db HEALTHY, 0:48 to 1:10');
    expect(taskGanttPicture(STARTING, 292).spans[0]?.text).toBe('app: pulling, 0:42 to now');
  });

  it('stays within its width, every phase at least 2 px wide', () => {
    const { spans } = taskGanttPicture(SIDECARS, 280);
    for (const { x, width } of spans) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(2);
      expect(x + width).toBeLessThanOrEqual(280);
    }
  });

  it('copes with a task that has only just begun', () => {
    expect(texts({ lifecycle: [], containers: [], nowSeconds: 0, colour: 0 })).toBeDefined();
  });
});
