/**
 * The words of deployments that shift traffic from one revision of a service to the next: stages, hooks and shares. Source:
 * services-and-capacity 1.1, 1.15 and 1.16. Shares are in tenths of a per cent, so that they are whole numbers.
 */

/** Stages of ECS's own blue/green, linear and canary deployments, in order. */
export const LIFECYCLE_STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

/** Stages at which nobody is asked. */
const WITHOUT_HOOKS: readonly string[] = ['SCALE_UP', 'BAKE_TIME', 'CLEAN_UP'];
/** Stages at which a lifecycle hook may stand. */
export const HOOK_STAGES: readonly LifecycleStage[] = LIFECYCLE_STAGES.filter((it) => !WITHOUT_HOOKS.includes(it));
/** Of these, where a hook may not be a PAUSE. */
export const WITHOUT_PAUSE: readonly string[] = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];

/** Lifecycle events of a CodeDeploy deployment to ECS, in order; the last two are the wait for and the end of the original task set. */
export const CODE_DEPLOY_EVENTS = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
  'Wait',
  'Terminate',
] as const;
export type CodeDeployEvent = (typeof CODE_DEPLOY_EVENTS)[number];

/** `ServiceDeployment.status`. */
export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

export const DEPLOYMENT_STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'] as const;
export type DeploymentStrategy = (typeof DEPLOYMENT_STRATEGIES)[number];

/** Who is asked, or waited for, at some stages of a deployment. Minutes. */
export interface LifecycleHook {
  readonly targetType?: 'AWS_LAMBDA' | 'PAUSE';
  readonly lifecycleStages?: readonly string[];
  readonly timeoutConfiguration?: {
    readonly timeoutInMinutes?: number;
    readonly action?: 'ROLLBACK' | 'CONTINUE';
  };
  readonly [key: string]: unknown;
}

/** The part of `deploymentConfiguration` that shifts traffic. Per cent with one decimal; minutes. */
export interface TrafficConfiguration {
  readonly strategy?: DeploymentStrategy;
  readonly bakeTimeInMinutes?: number;
  readonly lifecycleHooks?: readonly LifecycleHook[];
  readonly linearConfiguration?: { readonly stepPercent?: number; readonly stepBakeTimeInMinutes?: number };
  readonly canaryConfiguration?: { readonly canaryPercent?: number; readonly canaryBakeTimeInMinutes?: number };
}

/** All of the traffic. */
export const WHOLE = 1_000;

/** A percentage with one decimal in tenths of a per cent. */
export function permilleOf(percent: number): number {
  return Math.round(percent * 10);
}

/** The shares that green has after each step of `step`: the last is everything, whether or not the step divides it. */
export function linearShares(step: number): number[] {
  const parts = step > 0 ? Math.ceil(WHOLE / step) : 1;
  return Array.from({ length: parts }, (_, part) => (part === parts - 1 ? WHOLE : (part + 1) * step));
}

/** A first share, then everything. */
export function canaryShares(first: number): number[] {
  return first > 0 && first < WHOLE ? [first, WHOLE] : [WHOLE];
}
