import { effectiveStrategies, strategyLabel } from '../../ecs/placement-rules';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import type { StopAlternative } from '../../frame/stop-explanation';
import type { RandomStream } from '../../lib/random';
import { fargateZone } from '../task-rows/platform';
import type { World } from '../world';
import { chainLabel } from './chain-label';
import { most } from './extremes';
import { instanceIdOf } from './instance-id';
import { outcomeOf, recordStopRounds } from './stop-recorder';
import type { StopRecording } from './stop-recorder';
import { USUAL_STRATEGIES } from './usual-strategies';

/** Whom each of the usual strategies but the one in force would have stopped, among the same tasks. */
export function alternativesToStop(
  world: World,
  { pool }: StopRecording,
  inForce: readonly EffectiveStrategy[],
  group: number,
  random: RandomStream,
  taskName: (task: number) => string,
): StopAlternative[] {
  // Fargate takes no strategies.
  if (pool.some((task) => fargateZone(world, task) >= 0)) return [];
  return USUAL_STRATEGIES.flatMap((strategy) => {
    const chain = effectiveStrategies([strategy], 'service');
    if (chainLabel(chain) === chainLabel(inForce)) return [];
    const rounds = recordStopRounds(world, pool, chain, group, random);
    const { chosen, tied } = outcomeOf(world, pool, rounds);
    const scores = rounds[0]?.scores ?? null;
    return [
      {
        label: strategyLabel(strategy),
        chosen: taskName(chosen),
        containerInstance: instanceIdOf(world, world.tasks.instanceIndex[chosen] ?? -1),
        best: scores && most(scores),
        tied: tied.length,
      },
    ];
  });
}
