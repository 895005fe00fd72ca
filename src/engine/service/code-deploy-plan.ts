import { canaryShares, linearShares, permilleOf, WHOLE } from '../../ecs/traffic-shift';
import type { CodeDeployEvent } from '../../ecs/traffic-shift';
import type { ShiftStep } from './blue-green/shift-state';

/** The way of a blue/green deployment by CodeDeploy. Source: services-and-capacity 1.16. Hooks succeed at once (assumption `lifecycle-hooks`). */

/** How traffic moves: the shares of the replacement task set, with the same wait after each but the last. */
export interface TrafficRouting {
  readonly shares: readonly number[];
  readonly waitMs: number;
}

/** The longest wait for the replacement task set to become healthy. */
const INSTALL_MS = 3_600_000;

const LINEAR = /Linear(\d{1,2})PercentEvery(\d{1,4})Minutes?$/;
const CANARY = /Canary(\d{1,2})Percent(\d{1,4})Minutes?$/;

/**
 * The routing that a deployment configuration's name stands for; null for one that CodeDeploy would not know. Names of one's own that are built like the
 * predefined ones mean what they say (assumption `code-deploy-configurations`).
 */
export function routingOf(deploymentConfigName: string): TrafficRouting | null {
  const linear = LINEAR.exec(deploymentConfigName);
  if (linear && Number(linear[1]) > 0) {
    return { shares: linearShares(permilleOf(Number(linear[1]))), waitMs: Number(linear[2]) * 60_000 };
  }
  const canary = CANARY.exec(deploymentConfigName);
  if (canary && Number(canary[1]) > 0) {
    return { shares: canaryShares(permilleOf(Number(canary[1]))), waitMs: Number(canary[2]) * 60_000 };
  }
  return deploymentConfigName.endsWith('AllAtOnce') ? { shares: [WHOLE], waitMs: 0 } : null;
}

/** What the deployment group says besides. */
export interface GroupOptions {
  readonly hasTestListener: boolean;
  /** How long to wait before traffic is rerouted, and whether the deployment stops when nobody has rerouted it by then. */
  readonly readyWaitMs: number;
  readonly stopsWhenNotRerouted: boolean;
  readonly terminationWaitMs: number;
}

export function codeDeployPlan({ shares, waitMs }: TrafficRouting, options: GroupOptions): ShiftStep[] {
  const test = options.hasTestListener ? WHOLE : 0;
  const at = (stage: CodeDeployEvent, differs: Partial<ShiftStep> = {}): ShiftStep => ({
    stage,
    runs: 'both',
    production: 0,
    test: 0,
    endsWhen: 'timePasses',
    forMs: 0,
    thenFails: false,
    greenIsPrimary: false,
    ...differs,
  });
  const rerouted = { test, production: WHOLE, greenIsPrimary: true };
  return [
    at('BeforeInstall', { runs: 'blue' }),
    at('Install', { endsWhen: 'greenIsHealthy', forMs: INSTALL_MS, thenFails: true }),
    at('AfterInstall'),
    ...(test > 0 ? [at('AllowTestTraffic', { test }), at('AfterAllowTestTraffic', { test })] : []),
    at('BeforeAllowTraffic', { test, forMs: options.readyWaitMs, thenFails: options.stopsWhenNotRerouted }),
    ...shares.map((production) => at('AllowTraffic', { test, production, forMs: production === WHOLE ? 0 : waitMs })),
    at('AfterAllowTraffic', rerouted),
    at('Wait', { ...rerouted, forMs: options.terminationWaitMs }),
    at('Terminate', { ...rerouted, runs: 'green', endsWhen: 'blueIsGone', forMs: Infinity }),
  ];
}
