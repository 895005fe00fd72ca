import type { WhatIf } from '../../../frame/what-if';
import type { RandomStream } from '../../../lib/random';
import type { PlacementRequest } from '../../placement/placement';
import type { World } from '../../world';
import { chainLabel } from '../chain-label';
import { least } from '../extremes';
import { instanceIdOf } from '../instance-id';
import { recordPlacement, recordRounds } from '../recorder';
import type { Recording, Round } from '../recorder';
import { chainsToTry } from './chains';
import type { TriedChain } from './chains';

/** Attributes of the fleet's own that are tried, at most: a chain each. */
const MOST_ATTRIBUTES = 4;

/**
 * Where the task of one placement would have gone under other strategies, everything before it as it was. Rests after every chain. Empty for a
 * daemon's task, whose instance is given, and on Fargate, which takes no strategies.
 * @param world as it was before the task was placed
 * @param random as it was then; it is not moved on
 */
export function* otherChains(
  world: World,
  request: PlacementRequest,
  random: RandomStream,
  requestedBy: 'service' | 'runTask',
): Generator<undefined, WhatIf[], undefined> {
  if (request.onlyInstance !== undefined || request.fargateMarket !== undefined) return [];
  const recording = recordPlacement(world, request, random);
  const answers: WhatIf[] = [];
  for (const tried of chainsToTry(request.strategies, tellingAttributes(world), requestedBy)) {
    answers.push(outcomeOf(recording, tried, random));
    yield;
  }
  return answers;
}

function outcomeOf(
  { ask, eligible }: Recording,
  { kind, strategies, chain }: TriedChain,
  random: RandomStream,
): WhatIf {
  const of = { label: chainLabel(strategies), strategies, kind };
  if (eligible.length === 0) return { ...of, chosen: null, best: null, tied: [], tieBreak: null };
  const rounds = recordRounds(ask, chain, eligible, random);
  const left = rounds.at(-1)?.kept ?? eligible;
  const draw = rounds.find((round) => round.scores === null);
  const tied = draw?.reached ?? left;
  const chosen = left[0] ?? -1;
  return {
    ...of,
    chosen: instanceIdOf(ask.world, chosen),
    best: bestOf(rounds[0]),
    tied: tied.flatMap((instance) => (instance === chosen ? [] : (instanceIdOf(ask.world, instance) ?? []))),
    tieBreak: tied.length < 2 ? null : draw ? 'draw' : 'fleet order',
  };
}

function bestOf(round: Round | undefined): number | null {
  return round?.scores ? least(round.scores) : null;
}

/** Custom attributes for which instances have different values, or some have none: a spread over any other puts all of them in one bin. */
function tellingAttributes({ instances }: World): string[] {
  const values = new Map<string, { readonly seen: Set<string>; on: number }>();
  const maps = new Set(instances.records.map(({ attributes }) => attributes));
  for (const attributes of maps) {
    for (const [name, value] of attributes) {
      if (name.startsWith('ecs.') && name !== 'ecs.instance-type') continue;
      if (name.startsWith('com.amazonaws.ecs.')) continue;
      const known = values.get(name) ?? { seen: new Set(), on: 0 };
      known.seen.add(value);
      known.on++;
      values.set(name, known);
    }
  }
  const telling = [...values].filter(([, { seen, on }]) => seen.size > 1 || on < maps.size);
  return telling.slice(0, MOST_ATTRIBUTES).map(([name]) => name);
}
