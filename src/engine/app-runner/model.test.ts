import { expect, it } from 'vitest';
import { APP_RUNNER_DEFAULTS, appRunnerSettings, nearestSize } from '../../ecs/app-runner';
import { NANO_PER_USD } from '../../ecs/prices';
import { appRunnerState } from './model';

/** Vector AR of services-and-capacity 9.3, and the edges of its formula. */
it.each([
  [{}, 250, { active: 3, provisioned: 3, usd: 0.234, over: 0 }],
  [{ MinSize: 2 }, 0, { active: 0, provisioned: 2, usd: 0.028, over: 0 }],
  [{}, 100, { active: 1, provisioned: 1, usd: 0.078, over: 0 }],
  [{}, 100.001, { active: 2, provisioned: 2, usd: 0.156, over: 0 }],
  [{ MaxSize: 2 }, 250, { active: 2, provisioned: 2, usd: 0.156, over: 50 }],
  [{ Cpu: '256', Memory: '512', MaxConcurrency: 1 }, 1, { active: 1, provisioned: 1, usd: 0.0195, over: 0 }],
])('%j with %f requests in flight: %j', (input, concurrent, { active, provisioned, usd, over }) => {
  const state = appRunnerState(appRunnerSettings(input), Math.round(concurrent * 1_000));
  expect([state.active, state.provisioned, state.overMilli]).toEqual([active, provisioned, over * 1_000]);
  expect(state.perHour).toBe(usd * NANO_PER_USD);
});

it('has the sizes that there are, and of others the nearest', () => {
  expect(appRunnerSettings()).toEqual(APP_RUNNER_DEFAULTS);
  expect(nearestSize(1_024, 3_500)).toEqual([1_024, 3_072]);
  expect(nearestSize(300, 8_192)).toEqual([512, 1_024]);
  expect(nearestSize(16_384, 1)).toEqual([4_096, 8_192]);
});
