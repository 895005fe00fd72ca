import { describe, expect, it } from 'vitest';
import { finishInSlices, runInSlices } from './slices';

/** A run in which every simulated millisecond is one unit of work. */
function plainRun() {
  return {
    timeMs: 0,
    slices: 0,
    advance(timeMs: number, { work }: { readonly work: number }) {
      this.slices++;
      this.timeMs = Math.min(timeMs, this.timeMs + work);
      return { kind: this.timeMs === timeMs && timeMs < Infinity ? 'arrived' : 'unfinished' };
    },
  };
}

describe('a run in slices', () => {
  it('arrives', async () => {
    const run = plainRun();
    expect(await runInSlices(run, 1_000_000, {}, { superseded: () => false })).toEqual({ kind: 'arrived' });
    expect([run.timeMs, run.slices > 2]).toEqual([1_000_000, true]);
  });

  it('hears messages between its slices, and ends when one of them is a newer request', async () => {
    const run = plainRun();
    let newer = false;
    setTimeout(() => (newer = true), 0);
    const arrival = await runInSlices(run, Infinity, {}, { superseded: () => newer });
    expect(arrival).toEqual({ kind: 'unfinished' });
  });

  it('ends when its time is over', async () => {
    const run = plainRun();
    const startedAt = performance.now();
    expect(await runInSlices(run, Infinity, {}, { superseded: () => false, withinMs: 30 })).toEqual({
      kind: 'unfinished',
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

/** Comes to its end after so many rests, each a millisecond of work. */
function* resting(rests: number): Generator<undefined, string, undefined> {
  for (let rest = 0; rest < rests; rest++) {
    const startedAt = performance.now();
    while (performance.now() - startedAt < 1);
    yield;
  }
  return 'done';
}

describe('a computation in slices', () => {
  it('comes to its end', async () => {
    expect(await finishInSlices(resting(30), () => false)).toBe('done');
  });

  it('ends with nothing when nobody waits any longer', async () => {
    let slices = 0;
    expect(await finishInSlices(resting(Infinity), () => ++slices > 2)).toBeNull();
    expect(slices).toBe(3);
  });
});
