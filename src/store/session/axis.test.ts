import { describe, expect, it } from 'vitest';
import { axisEnd, fittingSpeed } from './axis';

describe('the time axis', () => {
  it.each([
    [0, 2],
    [119, 2],
    [121, 4],
    [3_000, 50],
    [3_601, 70],
    [86_400, 1_440],
  ])('of a run that reaches second %d ends after %d minutes', (seconds, minutes) => {
    expect(axisEnd(seconds * 1_000)).toBe(minutes * 60_000);
  });

  it.each([
    [2, 4],
    [14, 4],
    [50, 60],
    [110, 300],
    [24 * 60, 1_000],
  ])('of %d minutes is played at %d×', (minutes, speed) => {
    expect(fittingSpeed(minutes * 60_000)).toBe(speed);
  });
});
