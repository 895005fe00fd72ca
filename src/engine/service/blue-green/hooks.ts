import type { LifecycleHook } from '../../../ecs/traffic-shift';
import type { ShiftStep } from './shift-state';

/**
 * Lifecycle hooks. Source: services-and-capacity 1.15. A Lambda function succeeds at once (assumption `lifecycle-hooks`). A PAUSE waits for somebody
 * to let the deployment go on, which nobody does here: it ends by its timeout.
 */

const DEFAULT_TIMEOUT_MINUTES = 1_440;

/** How long the hooks of a stage hold the deployment up, and whether they end it then: the first that rolls back, else the last that continues. */
export function holdUp(hooks: readonly LifecycleHook[], stage: string): Pick<ShiftStep, 'forMs' | 'thenFails'> {
  const pauses = hooks.filter(
    ({ targetType, lifecycleStages = [] }) => targetType === 'PAUSE' && lifecycleStages.includes(stage),
  );
  const failing = pauses.filter(({ timeoutConfiguration }) => timeoutConfiguration?.action !== 'CONTINUE');
  if (failing.length > 0) return { forMs: Math.min(...failing.map(timeoutMs)), thenFails: true };
  return { forMs: Math.max(0, ...pauses.map(timeoutMs)), thenFails: false };
}

function timeoutMs({ timeoutConfiguration }: LifecycleHook): number {
  return (timeoutConfiguration?.timeoutInMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000;
}
