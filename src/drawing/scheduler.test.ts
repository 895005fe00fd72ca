import { describe, expect, it } from 'vitest';
import { createScheduler } from './scheduler';
import type { FrameSource } from './scheduler';

/** A clock that stands until told to go on. */
function handFrames(): FrameSource & { advance(ms: number): void; readonly pending: number } {
  let time = 0;
  let next = 1;
  const callbacks = new Map<number, (time: number) => void>();
  return {
    now: () => time,
    requestFrame(callback) {
      callbacks.set(next, callback);
      return next++;
    },
    cancelFrame: (handle) => void callbacks.delete(handle),
    get pending() {
      return callbacks.size;
    },
    advance(ms) {
      time += ms;
      const due = [...callbacks.values()];
      callbacks.clear();
      for (const callback of due) callback(time);
    },
  };
}

describe('a scheduler', () => {
  it('draws once a frame, however often it is asked', () => {
    const frames = handFrames();
    const scheduler = createScheduler(frames);
    let drawn = 0;
    const draw = (): void => void (drawn += 1);
    scheduler.request(draw);
    scheduler.request(draw);
    expect(frames.pending).toBe(1);
    frames.advance(16);
    expect(drawn).toBe(1);
    expect(frames.pending).toBe(0);
  });

  it('runs an animation to exactly 1 and then is idle', async () => {
    const frames = handFrames();
    const scheduler = createScheduler(frames);
    const seen: number[] = [];
    const idle: boolean[] = [];
    scheduler.onIdleChange((now) => idle.push(now));
    const { done } = scheduler.animate({ duration: 100, tick: (progress) => seen.push(progress) });
    frames.advance(40);
    expect(scheduler.isIdle).toBe(false);
    frames.advance(90);
    await done;
    expect(seen).toEqual([0.4, 1]);
    expect(idle).toEqual([false, true]);
    await scheduler.idle();
  });

  it('waits for the delay of an animation', () => {
    const frames = handFrames();
    const scheduler = createScheduler(frames);
    const seen: number[] = [];
    scheduler.animate({ duration: 10, delay: 50, tick: (progress) => seen.push(progress) });
    frames.advance(40);
    expect(seen).toEqual([]);
    frames.advance(15);
    expect(seen).toEqual([0.5]);
  });

  it('ends a cancelled animation where it is, and a finished one at its end', async () => {
    const frames = handFrames();
    const scheduler = createScheduler(frames);
    const seen: string[] = [];
    const animation = (name: string) => ({
      duration: 100,
      tick: (progress: number) => seen.push(`${name} ${progress}`),
      end: () => seen.push(`${name} end`),
    });
    const cancelled = scheduler.animate(animation('a'));
    const finished = scheduler.animate(animation('b'));
    frames.advance(20);
    cancelled.cancel();
    finished.finish();
    await Promise.all([cancelled.done, finished.done]);
    frames.advance(200);
    expect(seen).toEqual(['a 0.2', 'b 0.2', 'a end', 'b 1', 'b end']);
    expect(scheduler.isIdle).toBe(true);
  });
});
