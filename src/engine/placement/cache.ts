import type { World } from '../world';
import { followChanges, noteChange } from '../changes';
import type { ChangeLog } from '../changes';
import type { Ask } from './ask';
import type { ExpressionMemory } from './constraints/expression';
import type { Eligibility } from './memory/eligibility';
import type { FreeAmounts } from './memory/free-amounts';
import type { GroupCounts } from './memory/group-counts';
import type { Partition } from './memory/partition';
import type { PlacementRequest } from './placement';
import { emptyRemaining } from './remaining';
import type { Remaining } from './remaining';

/**
 * What placement remembers from one call to the next, so that a placement costs what has changed since the last, and not the size of
 * the fleet. Everything here can be made again from the world at any time: a cache is no part of the state, of a snapshot or of
 * the state hash. It belongs to one world and goes with it.
 *
 * How it stays true: `instanceChanged` is called for every change of an instance, and each memory catches up with those it has not
 * seen when it is asked. Attributes change rarely and much hangs on them, so `attributesChanged` drops the whole cache. New
 * instances are taken up by themselves.
 */
export interface PlacementCache {
  readonly log: ChangeLog;
  /** Instances that there is room for; when the fleet outgrows it, a new cache begins. */
  readonly capacity: number;
  /** Instances that the log knows of. */
  rows: number;
  /** Which instances can take the tasks of a request, by what the request asks; and by the request itself, to find it sooner. */
  readonly eligibilities: Map<string, Eligibility>;
  readonly eligibilityOf: WeakMap<PlacementRequest, Eligibility>;
  /** By index in `World.groups`. */
  readonly groupCounts: Map<number, GroupCounts>;
  /** By attribute. */
  readonly partitions: Map<string, Partition>;
  /** By resource, `cpu` or `memory`. */
  readonly freeAmounts: Map<string, FreeAmounts>;
  /** By expression. */
  readonly expressions: Map<string, ExpressionMemory>;
  /** By index in `World.taskDefinitions`: per instance whether it has the attributes that are required (KNOWN codes). */
  readonly attributesMet: Map<number, Uint8Array>;
  /** By index in `World.taskDefinitions`: the number of what placement asks for. */
  readonly requirements: Map<number, number>;
  /** Those numbers, by what is asked for as text. */
  readonly needs: Map<string, number>;
  /** The requests of `World.daemons`, looked up. */
  daemons: readonly Ask[] | null;
  /** Room for one placement's work. */
  readonly remaining: Remaining;
  readonly members: Int32Array;
  readonly scores: Int32Array;
}

/** Codes of a remembered yes or no. */
export const KNOWN = { nothing: 0, yes: 1, no: 2 } as const;

const cacheOfWorld = new WeakMap<World, PlacementCache>();
/** The world that placement was last asked about, and its cache: there is hardly ever another one. */
let lastWorld: World | null = null;
let lastCache: PlacementCache | undefined;

/** The world's cache, made on first use. */
export function cacheOf(world: World): PlacementCache {
  const { count } = world.instances;
  let cache = world === lastWorld ? lastCache : cacheOfWorld.get(world);
  if (cache === undefined || cache.capacity < count) {
    cache = emptyCache(world);
    cacheOfWorld.set(world, cache);
  }
  lastWorld = world;
  lastCache = cache;
  for (; cache.rows < count; cache.rows++) noteChange(world, cache.log, cache.rows);
  return cache;
}

/** To be called whenever an attribute of a container instance has been put or deleted: what was remembered no longer holds. */
export function attributesChanged(world: World): void {
  forget(world);
}

/** To be called whenever `World.daemons` has been replaced: room is kept elsewhere now. */
export function daemonsChanged(world: World): void {
  forget(world);
}

function forget(world: World): void {
  cacheOfWorld.delete(world);
  if (world === lastWorld) lastCache = undefined;
}

const SMALLEST_CAPACITY = 64;

function emptyCache(world: World): PlacementCache {
  const capacity = Math.max(world.instances.count + (world.instances.count >> 1), SMALLEST_CAPACITY);
  return {
    log: followChanges(world),
    capacity,
    rows: 0,
    eligibilities: new Map(),
    eligibilityOf: new WeakMap(),
    groupCounts: new Map(),
    partitions: new Map(),
    freeAmounts: new Map(),
    expressions: new Map(),
    attributesMet: new Map(),
    requirements: new Map(),
    needs: new Map(),
    daemons: null,
    remaining: emptyRemaining(capacity),
    members: new Int32Array(capacity),
    scores: new Int32Array(capacity),
  };
}

/** The value under a key, made on first use. */
export function remembered<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
