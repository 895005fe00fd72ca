import { expect, test } from 'vitest';
import { createScheduler } from '../scheduler';
import { createSortSteps } from './sort-steps';

function setUp() {
  let nowMs = 0;
  let next: (() => void) | null = null;
  const scheduler = createScheduler({
    now: () => nowMs,
    requestFrame(callback) {
      next = () => callback(nowMs);
      return 1;
    },
    cancelFrame: () => (next = null),
  });
  const sortedAt: number[] = [];
  const steps = createSortSteps(scheduler, () => sortedAt.push(nowMs));
  return {
    scheduler,
    sortedAt,
    steps,
    /** Frames of the screen, ten a second, each with a frame of the world while it plays. */
    pass: (ms: number, plays: boolean): void => {
      for (const end = nowMs + ms; nowMs < end;) {
        nowMs += 100;
        if (plays) steps.frame('advance', nowMs);
        const draw = next;
        next = null;
        draw?.();
      }
    },
  };
}

test('While time goes on instances are sorted in steps, and once more when it stops', () => {
  const { sortedAt, pass, scheduler } = setUp();
  pass(3000, true);
  expect(sortedAt).toEqual([100, 2100]);
  pass(5000, false);
  expect(sortedAt).toEqual([100, 2100, 4100]);
  expect(scheduler.isIdle).toBe(true);
});

test('A jump is sorted at once, and what was due is not sorted again', () => {
  const { sortedAt, pass, steps } = setUp();
  pass(500, true);
  steps.frame('jump', 500);
  pass(5000, false);
  expect(sortedAt).toEqual([100, 500]);
});

test('Nothing is sorted after the end', () => {
  const { sortedAt, pass, steps, scheduler } = setUp();
  pass(500, true);
  steps.destroy();
  pass(5000, false);
  expect(sortedAt).toEqual([100]);
  expect(scheduler.isIdle).toBe(true);
});
