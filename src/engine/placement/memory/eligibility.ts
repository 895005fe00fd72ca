import { CHECK, ELIGIBILITY_CHECKS } from '../../../ecs/failure-reasons';
import { addBit, emptyBitset, removeBit } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { World } from '../../world';
import { prepare } from '../ask';
import type { Ask } from '../ask';
import { cacheOf, remembered } from '../cache';
import type { PlacementCache } from '../cache';
import { firstFailure } from '../eligibility';
import type { PlacementRequest } from '../placement';

/** Which instances can take a task of one kind, and why the others cannot: the eligibility chain's answers, kept. */
export interface Eligibility {
  readonly ask: Ask;
  /** First failing check code by instance, 0 for none. */
  readonly failed: Uint8Array;
  /** Instances by first failing check code; at 0 the eligible ones. */
  readonly counts: Int32Array;
  /** The eligible instances. */
  readonly members: Bitset;
  /** Changes of the log that are in. */
  seen: number;
}

/** Not looked at yet: no check has this code. */
const UNSEEN = 255;

/** More kinds of request than this are not remembered: the oldest goes. */
const MAX_KINDS = 500;

/**
 * The instances that can take the task of a request, up to date. Only those are looked at again that have changed since the last request
 * of the same kind.
 * @throws Error when the request names a task definition or a group that the world does not have
 */
export function eligibilityFor(world: World, request: PlacementRequest): Eligibility {
  const cache = cacheOf(world);
  const eligibility = cache.eligibilityOf.get(request) ?? findOrMake(world, cache, request);
  catchUp(cache, eligibility);
  return eligibility;
}

function findOrMake(world: World, cache: PlacementCache, request: PlacementRequest): Eligibility {
  const key = kindOf(world, cache, request);
  const known = cache.eligibilities.get(key) ?? emptyEligibility(world, cache, request);
  // Put at the end: the first is then the one that was asked for longest ago.
  cache.eligibilities.delete(key);
  cache.eligibilities.set(key, known);
  for (const [oldest] of cache.eligibilities) {
    if (cache.eligibilities.size <= MAX_KINDS) break;
    cache.eligibilities.delete(oldest);
  }
  cache.eligibilityOf.set(request, known);
  return known;
}

/** All that decides about eligibility, as text. Revisions that ask the same are of one kind; the group matters only to distinctInstance. */
function kindOf(world: World, cache: PlacementCache, request: PlacementRequest): string {
  const { taskDefinition, group, memberOf, distinctInstance, zones, capacityProvider } = request;
  const { onlyZone = -1, takesKeptRoom = false } = request;
  const requirements = remembered(cache.requirements, taskDefinition, () =>
    JSON.stringify({ ...world.taskDefinitions[taskDefinition]?.requirements, dynamicPorts: [] }),
  );
  return `${requirements} ${JSON.stringify([distinctInstance ? group : -1, memberOf, zones, capacityProvider, onlyZone, takesKeptRoom])}`;
}

function emptyEligibility(world: World, { capacity }: PlacementCache, request: PlacementRequest): Eligibility {
  return {
    ask: prepare(world, request),
    failed: new Uint8Array(capacity),
    counts: new Int32Array(ELIGIBILITY_CHECKS.length),
    members: emptyBitset(capacity),
    seen: -1,
  };
}

function catchUp({ log, rows }: PlacementCache, eligibility: Eligibility): void {
  const { seen, failed, counts, members } = eligibility;
  if (seen === -1 || log.count - seen > rows || !hasChangesSince(log, seen)) {
    failed.fill(UNSEEN);
    counts.fill(0);
    members.fill(0);
    for (let instance = 0; instance < rows; instance++) lookAgain(eligibility, instance);
  } else {
    for (let entry = seen; entry < log.count; entry++) lookAgain(eligibility, log.instances[entry & CHANGE_MASK] ?? 0);
  }
  eligibility.seen = log.count;
}

function lookAgain({ ask, failed, counts, members }: Eligibility, instance: number): void {
  const now = firstFailure(ask, instance);
  const before = failed[instance] ?? UNSEEN;
  if (now === before) return;
  failed[instance] = now;
  counts[now] = (counts[now] ?? 0) + 1;
  if (before !== UNSEEN) counts[before] = (counts[before] ?? 0) - 1;
  if (now === CHECK.eligible) addBit(members, instance);
  else if (before === CHECK.eligible) removeBit(members, instance);
}
