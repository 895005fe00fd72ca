import type { ServiceState } from '../state';

/** Which scheduler a service has: one task on every instance (DAEMON), or a number of them (REPLICA). */
export function isDaemon({ input }: Pick<ServiceState, 'input'>): boolean {
  return input.schedulingStrategy === 'DAEMON';
}

/** Who runs its deployments. */
export function controllerOf({ input }: Pick<ServiceState, 'input'>): 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL' {
  return input.deploymentController?.type ?? 'ECS';
}
