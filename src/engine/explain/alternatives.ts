import type { EffectiveStrategy } from '../../ecs/placement-rules';
import { effectiveStrategies, strategyLabel } from '../../ecs/placement-rules';
import type { PlacementAlternative } from '../../frame/explanation';
import type { RandomStream } from '../../lib/random';
import type { Ask } from '../placement/ask';
import { chainLabel } from './chain-label';
import { least } from './extremes';
import { instanceIdOf } from './instance-id';
import { recordRounds } from './recorder';
import { USUAL_STRATEGIES } from './usual-strategies';

/** Where the same task would have gone under each of the usual strategies but the one in force. */
export function alternativesTo(
  ask: Ask,
  inForce: readonly EffectiveStrategy[],
  eligible: readonly number[],
  random: RandomStream,
): PlacementAlternative[] {
  return USUAL_STRATEGIES.flatMap((strategy) => {
    const chain = effectiveStrategies([strategy], 'service');
    if (chainLabel(chain) === chainLabel(inForce)) return [];
    const label = strategyLabel(strategy);
    if (eligible.length === 0) return [{ label, chosen: null, best: null, tied: 0 }];
    const rounds = recordRounds(ask, chain, eligible, random);
    const left = rounds.at(-1)?.kept ?? [];
    const scores = rounds[0]?.scores ?? null;
    return [
      {
        label,
        chosen: instanceIdOf(ask.world, left[0] ?? -1),
        best: scores && least(scores),
        tied: scores === null ? eligible.length : left.length,
      },
    ];
  });
}
