import { describe, expect, it } from 'vitest';
import { createMeter } from './throughput';

const sample = (atMs: number, timeMs: number, createdTasks: number, liveTasks = createdTasks) => ({
  atMs,
  timeMs,
  createdTasks,
  liveTasks,
});

describe('throughput', () => {
  it('is nothing before anything has run', () => {
    const meter = createMeter();
    expect(meter.read(0)).toBeNull();
    meter.note(sample(0, 0, 0));
    expect(meter.read(0)).toBeNull();
  });

  it('counts what is placed and what is stopped in the last second', () => {
    const meter = createMeter();
    // Slow for five seconds, then a hundred tasks a frame, of which forty are told to stop.
    for (let at = 0; at <= 5_000; at += 100) meter.note(sample(at, at, at / 100));
    for (let step = 1; step <= 20; step++)
      meter.note(sample(5_000 + step * 100, 5_000 + step * 1_000, 50 + step * 100, 50 + step * 60));
    expect(meter.read(7_000)).toEqual({ moving: true, throughput: { tasks: 1_400, simulated: 10, frames: 10 } });
  });

  it('is that of the run as a whole once that stands still', () => {
    const meter = createMeter();
    for (let step = 0; step <= 40; step++) meter.note(sample(step * 100, step * 200, step * step));
    expect(meter.read(9_000)).toEqual({ moving: false, throughput: { tasks: 400, simulated: 2, frames: 10 } });
    meter.note(sample(9_000, 8_100, 1_600));
    meter.note(sample(9_500, 8_100, 2_600));
    expect(meter.read(9_500), 'another run').toEqual({
      moving: true,
      throughput: { tasks: 2_000, simulated: 0, frames: 2 },
    });
  });

  it('counts no frame that brings nothing of a run', () => {
    const meter = createMeter();
    for (let at = 0; at < 500; at += 10) meter.note(sample(at, 4_000, 100));
    expect(meter.read(500)).toBeNull();
  });

  it('begins anew where time does not go on', () => {
    const meter = createMeter();
    meter.note(sample(0, 0, 0));
    meter.note(sample(100, 100, 100));
    meter.begin();
    meter.note(sample(200, 0, 0));
    expect(meter.read(200)).toBeNull();
  });
});
