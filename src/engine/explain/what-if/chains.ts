import type { PlacementStrategy } from '../../../ecs/placement';
import { MAX_STRATEGIES, ZONE_FIELD } from '../../../ecs/placement';
import { effectiveStrategies, strategyLabel } from '../../../ecs/placement-rules';
import type { EffectiveStrategy } from '../../../ecs/placement-rules';
import type { WhatIf } from '../../../frame/what-if';
import { chainLabel } from '../chain-label';
import { USUAL_STRATEGIES } from '../usual-strategies';

/** A chain that somebody might try instead of the one in force. */
export interface TriedChain {
  readonly kind: WhatIf['kind'];
  /** As a person writes them. */
  readonly strategies: readonly PlacementStrategy[];
  /** As ECS applies them. */
  readonly chain: readonly EffectiveStrategy[];
}

/**
 * The chains to compare with the one in force: each strategy alone, the given strategies in each other order, and with one more or one less. None
 * twice: chains of which ECS makes the same count as one.
 * @param attributes names that the fleet's instances have different values for
 */
export function chainsToTry(
  inForce: readonly EffectiveStrategy[],
  attributes: readonly string[],
  requestedBy: 'service' | 'runTask',
): TriedChain[] {
  const given = inForce.filter(({ origin }) => origin === 'given').map(written);
  const singles = [
    ...USUAL_STRATEGIES,
    ...attributes.map((name): PlacementStrategy => ({ type: 'spread', field: `attribute:${name}` })),
  ];
  const lists: [WhatIf['kind'], (readonly PlacementStrategy[])[]][] = [
    ['single', singles.map((strategy) => [strategy])],
    ['order', given.length > 1 ? ordersOf(given) : []],
    ['shorter', given.length > 1 ? given.map((_, left) => given.filter((_, at) => at !== left)) : []],
    ['longer', given.length === 0 || given.length >= MAX_STRATEGIES ? [] : longerThan(given)],
  ];
  const seen = new Set([chainLabel(inForce)]);
  return lists.flatMap(([kind, all]) =>
    all.flatMap((strategies): TriedChain[] => {
      const chain = effectiveStrategies(strategies, requestedBy);
      const label = chainLabel(chain);
      if (seen.has(label)) return [];
      seen.add(label);
      return [{ kind, strategies, chain }];
    }),
  );
}

function written({ type, field }: EffectiveStrategy): PlacementStrategy {
  return field === undefined ? { type } : { type, field };
}

/** What is usually added: a first strategy over zones, and a last one that decides among what the others leave. */
function longerThan(given: readonly PlacementStrategy[]): PlacementStrategy[][] {
  const has = (wanted: PlacementStrategy) => given.some((it) => strategyLabel(it) === strategyLabel(wanted));
  const zones: PlacementStrategy = { type: 'spread', field: ZONE_FIELD };
  const last = USUAL_STRATEGIES.filter((strategy) => strategy.type !== 'random' && !has(strategy));
  return [...(has(zones) ? [] : [[zones, ...given]]), ...last.map((strategy) => [...given, strategy])];
}

/** Every order of the list, its own first. */
function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, at) => ordersOf(list.filter((_, other) => other !== at)).map((rest) => [first, ...rest]));
}
