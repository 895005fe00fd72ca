import { describe, expect, it } from 'vitest';
import { stuckDeployment } from './stuck-deployments';

/** Desired counts down, percentages across; `x` for a deployment that can neither start nor stop (services-and-capacity 1.2, D-B). */
const PERCENTAGES = ['100/200', '50/100', '50/200', '0/100', '100/150', '75/125', '66/133', '100/100'];
const STUCK: readonly (readonly [number, string])[] = [
  [1, '.x..xxxx'],
  [2, '.....xxx'],
  [3, '.....x.x'],
  [4, '.......x'],
  [10, '.......x'],
];

function stuck(desiredCount: number, percentages: string, more: object = {}): ReturnType<typeof stuckDeployment> {
  const [minimumHealthyPercent = 0, maximumPercent = 0] = percentages.split('/').map(Number);
  const deploymentConfiguration = { minimumHealthyPercent, maximumPercent };
  return stuckDeployment({ serviceName: 'web', desiredCount, deploymentConfiguration, ...more }, ['services', 0]);
}

describe('a deployment that can never proceed', () => {
  it.each(STUCK)('D-B, %i tasks: %s', (desired, expected) => {
    expect(PERCENTAGES.map((percentages) => (stuck(desired, percentages).length > 0 ? 'x' : '.')).join('')).toBe(
      expected,
    );
  });

  it.each([
    [1, '50/100', 'A maximumPercent of 200 or more, or a minimumHealthyPercent of 0 or less, lets it proceed.'],
    [2, '75/125', 'A maximumPercent of 150 or more, or a minimumHealthyPercent of 50 or less, lets it proceed.'],
    [3, '100/125', 'A maximumPercent of 134 or more, or a minimumHealthyPercent of 66 or less, lets it proceed.'],
  ])('%i tasks with %s: says what would help', (desired, percentages, hint) => {
    expect(stuck(desired, percentages)).toMatchObject([{ severity: 'warning', code: 'stuck-deployment', hint }]);
  });

  it('and what it says does help', () => {
    for (const desired of [1, 2, 3, 7, 33, 4_999]) {
      const [, maximum, minimum] =
        /of (\d+) or more.* of (\d+) or less/.exec(stuck(desired, '100/100')[0]?.hint ?? '') ?? [];
      expect([stuck(desired, `100/${maximum}`), stuck(desired, `${minimum}/100`)]).toEqual([[], []]);
      expect(stuck(desired, `100/${Number(maximum) - 1}`)).toHaveLength(1);
      expect(stuck(desired, `${Number(minimum) + 1}/100`)).toHaveLength(1);
    }
  });

  it('is no matter of daemons, of other controllers and of services without tasks', () => {
    expect(stuck(3, '100/100', { schedulingStrategy: 'DAEMON' })).toEqual([]);
    expect(stuck(3, '100/100', { deploymentController: { type: 'CODE_DEPLOY' } })).toEqual([]);
    expect(stuck(0, '100/100')).toEqual([]);
  });
});
