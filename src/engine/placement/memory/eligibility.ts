import { CHECK, ELIGIBILITY_CHECKS } from '../../../ecs/failure-reasons';
import { addCounted, clearCounted, emptyCountedBitset, removeCounted } from '../../../lib/counted-bitset';
import type { CountedBitset } from '../../../lib/counted-bitset';
import { CHANGE_MASK, CHANGED, hasChangesSince } from '../../changes';
import type { ChangeLog } from '../../changes';
import type { World } from '../../world';
import { prepare } from '../ask';
import type { Ask } from '../ask';
import { cacheOf } from '../cache';
import type { PlacementCache } from '../cache';
import type { ClosestMatch } from '../closest-match';
import { isCloser, isNamed, matchOf } from '../closest-match';
import { constraintFailure } from '../constraints/constraints';
import { firstFailure } from '../eligibility';
import type { PlacementRequest } from '../placement';
import { resourceFailure } from '../requirements';
import type { Floors } from './floors';
import { kindOf } from './kind-of-request';
import { partitionBy } from './partition';
import type { Partition } from './partition';

/**
 * Which instances can take a task of one kind, and why the others cannot: the eligibility chain's answers, kept. All but `distinctInstance`,
 * the chain's last check: that depends on the group, and services with the same needs share what is kept here.
 */
export interface Eligibility {
  readonly ask: Ask;
  /** First failing check code by instance, 0 for none. */
  readonly failed: Uint8Array;
  /** Instances by first failing check code; at 0 the eligible ones. */
  readonly counts: Int32Array;
  /** The eligible instances. */
  readonly members: CountedBitset;
  /** How many of them there are by value of an attribute, for the attributes that were asked for. */
  readonly byValue: ValuesOfEligible[];
  /** The floors of binpack. */
  readonly floors: Floors[];
  /** The latest instances that have become eligible: number `n` is at `n % GAINS_KEPT`. */
  readonly gained: Int32Array;
  gains: number;
  /** Of all that are not eligible; null while it has to be looked for. */
  closest: ClosestMatch | null;
  /** Changes of the log that are in. */
  seen: number;
  /** What a task that starts or stops on an instance can change of its answers. */
  readonly sensitivity: Sensitivity;
}

interface ValuesOfEligible {
  readonly partition: Partition;
  readonly eligible: Int32Array;
}

interface Sensitivity {
  /** Room is kept for daemons, so that free CPU and memory do not say it all. */
  readonly toDaemons: boolean;
  /** It needs more than CPU and memory. */
  readonly toOtherResources: boolean;
  /** An expression asks what runs on the instance. */
  readonly toTasks: boolean;
}

/** Not looked at yet: no check has this code. */
const UNSEEN = 255;

export const GAINS_KEPT = 32;

/** More kinds of request than this are not remembered: the oldest goes. */
const MAX_KINDS = 2_048;

/**
 * The instances that can take the task of a request, up to date, `distinctInstance` aside. Only those are looked at again that have changed since
 * the last request of the same kind.
 * @throws Error when the request names a task definition or a group that the world does not have
 */
export function eligibilityFor(world: World, request: PlacementRequest): Eligibility {
  const cache = cacheOf(world);
  const eligibility = cache.eligibilityOf.get(request) ?? findOrMake(world, cache, request);
  if (eligibility.seen !== cache.log.count) catchUp(cache, eligibility);
  return eligibility;
}

/** How many eligible instances each value of an attribute has. */
export function eligibleByValue({ byValue, failed }: Eligibility, partition: Partition): Int32Array {
  for (const known of byValue) if (known.partition === partition) return known.eligible;
  const eligible = new Int32Array(partition.valueOf.length + 1);
  const made = { partition, eligible };
  for (let instance = 0; instance < failed.length; instance++) {
    if (failed[instance] === CHECK.eligible) count(made, instance, 1);
  }
  byValue.push(made);
  return eligible;
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

function emptyEligibility(world: World, cache: PlacementCache, request: PlacementRequest): Eligibility {
  const { capacity } = cache;
  const ask = prepare(world, { ...request, distinctInstance: false });
  return {
    ask,
    failed: new Uint8Array(capacity).fill(UNSEEN),
    counts: new Int32Array(ELIGIBILITY_CHECKS.length),
    members: emptyCountedBitset(capacity),
    byValue: [],
    floors: [],
    gained: new Int32Array(GAINS_KEPT),
    gains: 0,
    closest: null,
    seen: -1,
    sensitivity: sensitivityOf(ask),
  };
}

function sensitivityOf({ world, request, requirements, conditions }: Ask): Sensitivity {
  const { tcpPorts, udpPorts, networkInterfaces, gpus } = requirements;
  return {
    toDaemons: request.takesKeptRoom !== true && world.daemons.length > 0,
    toOtherResources: tcpPorts.length + udpPorts.length + networkInterfaces > 0 || gpus !== 0,
    toTasks: conditions.some(({ dependsOnTasks }) => dependsOnTasks),
  };
}

function catchUp(cache: PlacementCache, eligibility: Eligibility): void {
  const { log, rows } = cache;
  const { ask, seen, failed, counts, members, byValue } = eligibility;
  for (const { partition } of byValue) partitionBy(ask.world, cache, partition.field);
  if (seen === -1 || log.count - seen > rows || !hasChangesSince(log, seen)) {
    failed.fill(UNSEEN);
    counts.fill(0);
    clearCounted(members);
    for (const { eligible } of byValue) eligible.fill(0);
    eligibility.closest = null;
    eligibility.gains += GAINS_KEPT + 1;
    for (let instance = 0; instance < rows; instance++) {
      note(eligibility, instance, UNSEEN, firstFailure(ask, instance));
    }
  } else {
    lookAtChanges(eligibility, log);
  }
  eligibility.seen = log.count;
}

function lookAtChanges(eligibility: Eligibility, log: ChangeLog): void {
  const { ask, failed, seen } = eligibility;
  const { instances, what, cpuUnitsFree, memoryMiBFree, leastCpuUnits, leastMemoryMiB, count } = log;
  const { conditions } = ask;
  const { cpuUnits, memoryMiB } = ask.requirements;
  const { toDaemons, toOtherResources, toTasks } = eligibility.sensitivity;
  const isSimple = !toDaemons && !toTasks;
  // Of a change of CPU and memory that left enough of both before and after, a simple kind need not know.
  const heeded = !isSimple ? CHANGED.cpuAndMemory : toOtherResources ? CHANGED.room : CHANGED.anything;
  for (let entry = seen; entry < count; entry++) {
    const at = entry & CHANGE_MASK;
    if ((what[at] ?? 0) > heeded && (leastCpuUnits[at] ?? 0) >= cpuUnits && (leastMemoryMiB[at] ?? 0) >= memoryMiB)
      continue;
    const instance = instances[at] ?? 0;
    const before = failed[instance] ?? UNSEEN;
    let now = before;
    if (what[at] === CHANGED.anything || before === UNSEEN) now = firstFailure(ask, instance);
    // A task has started or stopped: zone, attributes and all that are as they were.
    else if (before <= CHECK.attributes && before !== CHECK.eligible) continue;
    else if (!isSimple) now = resourceFailure(ask, instance) || constraintFailure(ask, instance);
    else if (cpuUnits > (cpuUnitsFree[at] ?? 0)) now = CHECK.cpu;
    else if (memoryMiB > (memoryMiBFree[at] ?? 0)) now = CHECK.memory;
    else if (before === CHECK.cpu || before === CHECK.memory || (toOtherResources && what[at] === CHANGED.room)) {
      now = toOtherResources ? resourceFailure(ask, instance) : CHECK.eligible;
      if (now === CHECK.eligible && conditions.length > 0) now = constraintFailure(ask, instance);
    }
    if (now !== before) note(eligibility, instance, before, now);
    if (eligibility.closest !== null) compareWithClosest(eligibility, eligibility.closest, instance, now);
  }
}

function note(eligibility: Eligibility, instance: number, before: number, now: number): void {
  const { failed, counts, members, byValue, gained } = eligibility;
  failed[instance] = now;
  counts[now] = (counts[now] ?? 0) + 1;
  if (before !== UNSEEN) counts[before] = (counts[before] ?? 0) - 1;
  if (now === CHECK.eligible) {
    addCounted(members, instance);
    gained[eligibility.gains++ % GAINS_KEPT] = instance;
    for (const values of byValue) count(values, instance, 1);
  } else if (before === CHECK.eligible) {
    removeCounted(members, instance);
    for (const values of byValue) count(values, instance, -1);
  }
}

function count({ partition, eligible }: ValuesOfEligible, instance: number, more: number): void {
  const value = partition.valueOf[instance] ?? 0;
  eligible[value] = (eligible[value] ?? 0) + more;
}

/** Keeps the closest match true, or forgets it where only a look at the whole fleet would tell. */
function compareWithClosest(eligibility: Eligibility, closest: ClosestMatch, instance: number, check: number): void {
  if (instance === closest.instance) eligibility.closest = null;
  else if (check >= closest.check && isNamed(check)) {
    const match = matchOf(eligibility.ask, check, instance);
    const isBefore = instance < closest.instance && !isCloser(closest, match);
    if (isBefore || isCloser(match, closest)) eligibility.closest = match;
  }
}
