import type { InitialTaskEntry } from '../../scenario/scenario';
import { launchOf, nextTarget } from '../capacity/launch-target';
import type { Engine } from '../engine';
import { launchCounts } from '../service/strategy-counts';
import type { ServiceState } from '../state';
import type { TaskKind } from '../task-rows/kinds';
import { fargatePlatform } from './market';

/** Fargate tasks that are RUNNING when the run begins (scenario.md, `tasks`). */

/** Zone (index) of such an entry; -1 where there is no such zone. */
export function initialZone({ state }: Engine, { availabilityZone }: InitialTaskEntry): number {
  return state.zones.indexOf(availabilityZone ?? '');
}

/** Where its next task is, and on whose terms: as its service's strategy has it, if it belongs to one on Fargate. @param deployment index */
export function initialOnFargate(
  { state }: Engine,
  zone: number,
  service: ServiceState | undefined,
  deployment: number,
): Required<Pick<TaskKind, 'platform' | 'zone'>> {
  const launch = service === undefined ? null : launchOf(state, service.input);
  const target =
    launch && service && launch.targets[nextTarget(launch, launchCounts(state, service, deployment, launch))];
  return { platform: fargatePlatform(target?.kind === 'fargate' ? target.provider : -1), zone };
}
