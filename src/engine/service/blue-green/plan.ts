import { canaryShares, linearShares, permilleOf, WHOLE } from '../../../ecs/traffic-shift';
import type { LifecycleStage, TrafficConfiguration } from '../../../ecs/traffic-shift';
import { holdUp } from './hooks';
import type { ShiftStep } from './shift-state';

/**
 * The way of ECS's own blue/green, linear and canary deployments, stage by stage. Source: services-and-capacity 1.15. What is not said to take time
 * takes none (assumption `traffic-shift-at-once`).
 */

/** Modelling choice of services-and-capacity 1.15; the API asks for the field. */
const DEFAULT_BAKE_MINUTES = 15;

export interface Circumstances {
  /** Whether there is traffic to move. */
  readonly movesTraffic: boolean;
  readonly hasTestRule: boolean;
  /** Whether revisions besides blue and green have tasks. */
  readonly othersAreActive: boolean;
}

export function nativePlan(configuration: TrafficConfiguration, given: Circumstances): ShiftStep[] {
  const { bakeTimeInMinutes = DEFAULT_BAKE_MINUTES, lifecycleHooks = [] } = configuration;
  const test = given.hasTestRule && given.movesTraffic ? WHOLE : 0;
  const at = (stage: LifecycleStage, differs: Partial<ShiftStep> = {}): ShiftStep => ({
    stage,
    runs: 'both',
    production: 0,
    test: 0,
    endsWhen: 'timePasses',
    greenIsPrimary: true,
    ...holdUp(lifecycleHooks, stage),
    ...differs,
  });
  return [
    ...(given.othersAreActive ? reconciling(at) : []),
    at('PRE_SCALE_UP', { runs: 'blue' }),
    at('SCALE_UP', { endsWhen: 'greenIsHealthy', forMs: Infinity }),
    at('POST_SCALE_UP'),
    ...(test > 0 ? [at('TEST_TRAFFIC_SHIFT', { test }), at('POST_TEST_TRAFFIC_SHIFT', { test })] : []),
    ...shifting(configuration, (stage, differs) => at(stage, { test, ...differs })),
    at('POST_PRODUCTION_TRAFFIC_SHIFT', { test, production: WHOLE }),
    at('BAKE_TIME', { test, production: WHOLE, forMs: bakeTimeInMinutes * 60_000 }),
    at('CLEAN_UP', { test, production: WHOLE, runs: 'green', endsWhen: 'blueIsGone', forMs: Infinity }),
  ];
}

type MakeStep = (stage: LifecycleStage, differs?: Partial<ShiftStep>) => ShiftStep;

/** A hook of the stage goes first; then whatever is left of other revisions goes. */
function reconciling(at: MakeStep): ShiftStep[] {
  const runs = 'blue';
  const hooked = at('RECONCILE_SERVICE', { runs });
  const waiting = at('RECONCILE_SERVICE', { runs, endsWhen: 'othersAreGone', forMs: Infinity, thenFails: false });
  return hooked.forMs > 0 ? [hooked, waiting] : [waiting];
}

/** The pair of stages in which production traffic moves, once for every step of it. */
function shifting(configuration: TrafficConfiguration, at: MakeStep): ShiftStep[] {
  const { shares, bakeMs } = scheduleOf(configuration);
  return shares.flatMap((production, index) => [
    at('PRE_PRODUCTION_TRAFFIC_SHIFT', { production: shares[index - 1] ?? 0 }),
    at('PRODUCTION_TRAFFIC_SHIFT', { production, forMs: production === WHOLE ? 0 : bakeMs, thenFails: false }),
  ]);
}

function scheduleOf({ strategy, linearConfiguration = {}, canaryConfiguration = {} }: TrafficConfiguration): {
  readonly shares: readonly number[];
  readonly bakeMs: number;
} {
  if (strategy === 'LINEAR') {
    const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = linearConfiguration;
    return { shares: linearShares(permilleOf(stepPercent)), bakeMs: stepBakeTimeInMinutes * 60_000 };
  }
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = canaryConfiguration;
    return { shares: canaryShares(permilleOf(canaryPercent)), bakeMs: canaryBakeTimeInMinutes * 60_000 };
  }
  return { shares: [WHOLE], bakeMs: 0 };
}
