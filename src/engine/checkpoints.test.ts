import { describe, expect, it } from 'vitest';
import { addCheckpoint, checkpointBefore, forgetFrom, keepPresent, newCheckpoints } from './checkpoints';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { emptyState } from './state';
import { scenarioOf } from './testing/run-scenario';

function engineAt(timeMs: number, work: number): Engine {
  const engine = createEngine(scenarioOf({}), emptyState(1));
  engine.state.timeMs = timeMs;
  engine.work = work;
  return engine;
}

describe('checkpoints', () => {
  it('lie apart by work, not by time', () => {
    const checkpoints = newCheckpoints(engineAt(0, 0), 100);
    for (const [timeMs, work] of [
      [1, 50],
      [2, 100],
      [5_000, 150],
      [5_001, 199],
      [5_002, 200],
    ] as const)
      addCheckpoint(checkpoints, engineAt(timeMs, work));
    expect(checkpoints.list.map(({ timeMs }) => timeMs)).toEqual([0, 2, 5_002]);
  });

  it('stay few however long the run is, from its beginning to its end, and evenly apart', () => {
    const checkpoints = newCheckpoints(engineAt(0, 0), 1);
    for (let work = 1; work <= 5_000; work++) addCheckpoint(checkpoints, engineAt(work, work));
    const works = checkpoints.list.map(({ work }) => work);
    const gaps = works.slice(1).map((work, index) => work - (works[index] ?? 0));
    expect([works[0], works.length <= 128]).toEqual([0, true]);
    expect(Math.max(...gaps, 5_000 - (works.at(-1) ?? 0))).toBeLessThan((4 * 5_000) / 128);
  });

  it('are found by what is asked for; before all of them is the beginning', () => {
    const checkpoints = newCheckpoints(engineAt(0, 0), 10);
    for (const work of [10, 20, 30]) addCheckpoint(checkpoints, engineAt(work, work));
    expect(checkpointBefore(checkpoints, (it) => it.timeMs <= 25).timeMs).toBe(20);
    expect(checkpointBefore(checkpoints, (it) => it.timeMs < 0).timeMs).toBe(0);
  });

  it('keep the present before it is left, and forget what will be otherwise', () => {
    const checkpoints = newCheckpoints(engineAt(0, 0), 1_000);
    keepPresent(checkpoints, engineAt(70, 500));
    expect(checkpoints.list.map(({ timeMs }) => timeMs)).toEqual([0, 70]);
    // What is known already is not kept again.
    keepPresent(checkpoints, engineAt(40, 300));
    forgetFrom(checkpoints, 70);
    expect(checkpoints.list.map(({ timeMs }) => timeMs)).toEqual([0]);
  });
});
