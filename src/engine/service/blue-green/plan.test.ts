import { describe, expect, it } from 'vitest';
import { LIFECYCLE_STAGES } from '../../../ecs/traffic-shift';
import type { TrafficConfiguration } from '../../../ecs/traffic-shift';
import { nativePlan } from './plan';

const ALL = { movesTraffic: true, hasTestRule: true, othersAreActive: true };

const planOf = (configuration: TrafficConfiguration, given: Partial<typeof ALL> = {}) =>
  nativePlan(configuration, { ...ALL, ...given });
const stagesOf = (configuration: TrafficConfiguration, given: Partial<typeof ALL> = {}) =>
  planOf(configuration, given).map(({ stage }) => stage);

describe('the stages of a blue/green deployment (services-and-capacity 1.15)', () => {
  it('are eleven, in order', () => expect(stagesOf({ strategy: 'BLUE_GREEN' })).toEqual(LIFECYCLE_STAGES));

  it('leave out what there is nothing to do for', () => {
    const stages = stagesOf({ strategy: 'BLUE_GREEN' }, { hasTestRule: false, othersAreActive: false });
    expect(stages).toEqual(
      LIFECYCLE_STAGES.filter((stage) => stage !== 'RECONCILE_SERVICE' && !stage.endsWith('TEST_TRAFFIC_SHIFT')),
    );
  });

  it('say how the traffic is shared', () => {
    const shares = planOf({ strategy: 'BLUE_GREEN' }).map(({ stage, production, test }) => [stage, production, test]);
    expect(shares.slice(1)).toEqual([
      ['PRE_SCALE_UP', 0, 0],
      ['SCALE_UP', 0, 0],
      ['POST_SCALE_UP', 0, 0],
      ['TEST_TRAFFIC_SHIFT', 0, 1000],
      ['POST_TEST_TRAFFIC_SHIFT', 0, 1000],
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', 0, 1000],
      ['PRODUCTION_TRAFFIC_SHIFT', 1000, 1000],
      ['POST_PRODUCTION_TRAFFIC_SHIFT', 1000, 1000],
      ['BAKE_TIME', 1000, 1000],
      ['CLEAN_UP', 1000, 1000],
    ]);
  });

  it.each([
    [10, 6, 9 * 6],
    [25, 2, 3 * 2],
    [11, 1, 9],
    [3, 1, 33],
    [50, 30, 30],
    [100, 30, 0],
    [33.3, 4, 12],
  ])('repeat a pair of them for linear steps of %f per cent every %i minutes', (stepPercent, minutes, total) => {
    const linearConfiguration = { stepPercent, stepBakeTimeInMinutes: minutes };
    const pairs = planOf({ strategy: 'LINEAR', linearConfiguration }).filter(({ stage }) =>
      /^(PRE_)?PRODUCTION_TRAFFIC_SHIFT$/.test(stage),
    );
    expect(pairs.filter((_, index) => index % 2 === 0).every(({ stage }) => stage.startsWith('PRE_'))).toBe(true);
    expect(pairs.reduce((sum, { forMs }) => sum + forMs, 0)).toBe(total * 60_000);
    expect(pairs.at(-1)?.production).toBe(1000);
  });

  it('give a canary its share for a while, then everything', () => {
    const configuration = { canaryPercent: 7.5, canaryBakeTimeInMinutes: 20 };
    const shifts = planOf({ strategy: 'CANARY', canaryConfiguration: configuration }).filter(
      ({ stage }) => stage === 'PRODUCTION_TRAFFIC_SHIFT',
    );
    expect(shifts.map(({ production, forMs }) => [production, forMs])).toEqual([
      [75, 1_200_000],
      [1000, 0],
    ]);
  });

  it('wait for a PAUSE and end as its timeout says', () => {
    const stepsWith = (action: 'ROLLBACK' | 'CONTINUE') =>
      planOf({
        strategy: 'BLUE_GREEN',
        lifecycleHooks: [
          { targetType: 'AWS_LAMBDA', lifecycleStages: ['PRE_SCALE_UP'] },
          {
            targetType: 'PAUSE',
            lifecycleStages: ['POST_SCALE_UP'],
            timeoutConfiguration: { timeoutInMinutes: 5, action },
          },
        ],
      }).filter(({ forMs, stage }) => stage !== 'BAKE_TIME' && forMs > 0 && forMs < Infinity);
    expect(stepsWith('ROLLBACK')).toMatchObject([{ stage: 'POST_SCALE_UP', forMs: 300_000, thenFails: true }]);
    expect(stepsWith('CONTINUE')).toMatchObject([{ stage: 'POST_SCALE_UP', forMs: 300_000, thenFails: false }]);
  });
});
