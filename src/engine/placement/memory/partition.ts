import { addAll, addBit, emptyBitset } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';

/** The instances by their value of one attribute. Values are numbered as they come up; to lack the attribute is a value too. */
export interface Partition {
  readonly attribute: string;
  readonly numberOf: Map<string | undefined, number>;
  /** Number of each instance's value; valid for the first `rows` instances. */
  readonly valueOf: Int32Array;
  rows: number;
  /** The instances with each value, as long as there are few values. */
  readonly members: Bitset[];
  /** Instances with any of some values that were asked for, by a number with a bit for each of the values. */
  readonly unions: Map<number, Bitset>;
}

/** Beyond so many values a set of instances for each costs more than it saves. */
export const FEW_VALUES = 64;

const MOST_UNIONS = 100;

/** The partition by an attribute, every present instance in it. */
export function partitionBy(world: World, cache: PlacementCache, attribute: string): Partition {
  const partition = remembered(cache.partitions, attribute, () => ({
    attribute,
    numberOf: new Map<string | undefined, number>(),
    valueOf: new Int32Array(cache.capacity),
    rows: 0,
    members: [],
    unions: new Map<number, Bitset>(),
  }));
  for (; partition.rows < world.instances.count; partition.rows++) takeUp(world, cache, partition, partition.rows);
  return partition;
}

/** The instances with any of some values, which have sets of their own. The answer is not to be written to. */
export function unionOf({ members, unions }: Partition, values: readonly number[]): Bitset {
  let key = 0;
  for (const value of values) key += 2 ** value;
  const known = unions.get(key);
  if (known !== undefined) return known;
  const union = new Int32Array(members[0]?.length ?? 0);
  for (const value of values) addAll(union, members[value] ?? union);
  if (unions.size === MOST_UNIONS) unions.clear();
  // Beyond that two different lists may have one number.
  if (members.length <= 50) unions.set(key, union);
  return union;
}

function takeUp({ instances }: World, { capacity }: PlacementCache, partition: Partition, instance: number): void {
  const value = instances.records[instance]?.attributes.get(partition.attribute);
  const number = remembered(partition.numberOf, value, () => partition.numberOf.size);
  partition.valueOf[instance] = number;
  partition.unions.clear();
  if (number >= FEW_VALUES) return;
  const members = (partition.members[number] ??= emptyBitset(capacity));
  addBit(members, instance);
}
