import { isOnFargateSpot, PLATFORM, platformOfProvider } from '../task-rows/platform';
import type { World } from '../world';
import { ON_DEMAND, SPOT } from './fargate-state';

/** On whose terms micro-VMs run. */

/** Code of MARKETS. @param provider index in `World.capacityProviders`, -1 for launch type FARGATE */
export function marketOf({ capacityProviders }: Pick<World, 'capacityProviders'>, provider: number): number {
  return capacityProviders[provider] === 'FARGATE_SPOT' ? SPOT : ON_DEMAND;
}

/** The same of a task. */
export function marketOfTask(world: Pick<World, 'tasks' | 'capacityProviders'>, task: number): number {
  return isOnFargateSpot(world, task) ? SPOT : ON_DEMAND;
}

/** The platform of a task that a provider, or the launch type, starts. */
export function fargatePlatform(provider: number): number {
  return provider < 0 ? PLATFORM.fargate : platformOfProvider(provider);
}
