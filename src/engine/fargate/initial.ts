import type { InitialTaskEntry } from '../../scenario/scenario';
import type { Engine } from '../engine';
import type { TaskKind } from '../task-rows/kinds';
import { fargatePlatform } from './market';

/** Where a Fargate task is that is RUNNING when the run begins (scenario.md, `tasks`); zone -1 where there is no such zone. */
export function initialOnFargate(
  { state }: Engine,
  { availabilityZone }: InitialTaskEntry,
): Required<Pick<TaskKind, 'platform' | 'zone'>> {
  return { platform: fargatePlatform(-1), zone: state.zones.indexOf(availabilityZone ?? '') };
}
