import type { World } from '../world';
import type { CompiledExpression } from './constraints/expression';

/**
 * What placement remembers from one call to the next. Everything here can be made again from the world at any time: a
 * cache is no part of the state, of a snapshot or of the state hash. It belongs to one world and goes with it.
 *
 * What is remembered about an instance follows from its attributes and from what never changes. So it stays true until
 * attributes change; whoever changes them says so with `attributesChanged`. New instances are taken up by themselves.
 */
export interface PlacementCache {
  /** By attribute name: which instances have the same value. */
  readonly partitions: Map<string, Partition>;
  /** By expression. */
  readonly expressions: Map<string, ExpressionMemory>;
  /** By `taskDefinition` index: per instance whether it has what the definition requires (KNOWN codes). */
  readonly attributesMet: Map<number, Uint8Array>;
  /** Room for one placement's work, by instance; grown when the fleet grows. */
  candidates: Int32Array;
  scores: Int32Array;
  /** Counts by value of a partition or by instance. All 0 between uses. */
  counts: Int32Array;
}

/** The instances by their value of one attribute. Values are numbered as they come up; an instance without it has a number as well. */
export interface Partition {
  readonly attribute: string;
  readonly numberOf: Map<string | undefined, number>;
  /** Number of the instance's value; valid for the first `rows` instances. */
  valueOf: Int32Array;
  rows: number;
}

/** A compiled expression and what it has answered, where tasks cannot change the answer. */
export interface ExpressionMemory {
  readonly compiled: CompiledExpression;
  /** KNOWN code per instance. */
  answers: Uint8Array;
}

/** Codes of a remembered yes or no. A new instance's cell is 0. */
export const KNOWN = { nothing: 0, yes: 1, no: 2 } as const;

const cacheOfWorld = new WeakMap<World, PlacementCache>();

/** The world's cache, made on first use. */
export function cacheOf(world: World): PlacementCache {
  const known = cacheOfWorld.get(world);
  const cache = known ?? emptyCache();
  if (known === undefined) cacheOfWorld.set(world, cache);
  if (cache.candidates.length < world.instances.count) makeRoom(cache, world.instances.records.length * 2);
  return cache;
}

/** To be called whenever an attribute of a container instance has been put or deleted: what was remembered no longer holds. */
export function attributesChanged(world: World): void {
  cacheOfWorld.delete(world);
}

function emptyCache(): PlacementCache {
  return {
    partitions: new Map(),
    expressions: new Map(),
    attributesMet: new Map(),
    candidates: new Int32Array(),
    scores: new Int32Array(),
    counts: new Int32Array(),
  };
}

function makeRoom(cache: PlacementCache, instances: number): void {
  cache.candidates = new Int32Array(instances);
  cache.scores = new Int32Array(instances);
  // One more than there are instances: a partition has at most as many values, and one for those without.
  cache.counts = new Int32Array(instances + 1);
}

/** The column itself when it has a cell for every instance, else a longer copy; new cells are KNOWN.nothing. */
export function answersFor({ instances }: World, answers: Uint8Array): Uint8Array {
  if (answers.length >= instances.count) return answers;
  const grown = new Uint8Array(instances.count * 2);
  grown.set(answers);
  return grown;
}

/** The partition by `attribute`, every present instance in it. */
export function partitionBy(world: World, cache: PlacementCache, attribute: string): Partition {
  let partition = cache.partitions.get(attribute);
  if (partition === undefined) {
    partition = { attribute, numberOf: new Map(), valueOf: new Int32Array(), rows: 0 };
    cache.partitions.set(attribute, partition);
  }
  if (partition.rows < world.instances.count) takeUpNewInstances(world, partition);
  return partition;
}

function takeUpNewInstances({ instances }: World, partition: Partition): void {
  if (partition.valueOf.length < instances.count) {
    const grown = new Int32Array(instances.count * 2);
    grown.set(partition.valueOf);
    partition.valueOf = grown;
  }
  for (; partition.rows < instances.count; partition.rows++) {
    const value = instances.records[partition.rows]?.attributes.get(partition.attribute);
    const number = partition.numberOf.get(value) ?? partition.numberOf.size;
    partition.numberOf.set(value, number);
    partition.valueOf[partition.rows] = number;
  }
}
