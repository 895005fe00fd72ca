import { addAll, addBit, emptyBitset } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';

/** The instances by their value of one attribute. Values are numbered as they come up; to lack the attribute is a value too. */
export interface Partition {
  /** Of the rule of spread that goes by it. */
  readonly field: string;
  readonly attribute: string;
  readonly numberOf: Map<string | undefined, number>;
  /** Number of each instance's value; valid for the first `rows` instances. */
  readonly valueOf: Int32Array;
  rows: number;
  /** The instances with each value, as long as there are few values. */
  readonly members: Bitset[];
  /** Instances with any of some values, as far as that was asked for, by a number with a bit for each of the values. */
  readonly unions: Bitset[];
}

/** Beyond so many values a set of instances for each costs more than it saves. */
export const FEW_VALUES = 64;

/** Unions of so many values, such as zones, are kept. */
const FEW_UNIONS = 6;

/** The partition by a field such as `attribute:rack`, every present instance in it. */
export function partitionBy(world: World, cache: PlacementCache, field: string): Partition {
  const partition = remembered(cache.partitions, field, () => ({
    field,
    attribute: field.slice('attribute:'.length),
    numberOf: new Map<string | undefined, number>(),
    valueOf: new Int32Array(cache.capacity),
    rows: 0,
    members: [],
    unions: [],
  }));
  for (; partition.rows < world.instances.count; partition.rows++) takeUp(world, cache, partition, partition.rows);
  return partition;
}

/**
 * The instances with any of some values, each of which has a set. The answer is not to be written to.
 * @param room for a union that is not kept
 */
export function unionOf({ members, unions }: Partition, values: readonly number[], room: () => Bitset): Bitset {
  const isKept = members.length <= FEW_UNIONS;
  let key = 0;
  for (const value of values) key |= 1 << value;
  const known = isKept ? unions[key] : undefined;
  if (known !== undefined) return known;
  const union = isKept ? new Int32Array(members[0]?.length ?? 0) : room().fill(0);
  for (const value of values) addAll(union, members[value] ?? union);
  if (isKept) unions[key] = union;
  return union;
}

function takeUp({ instances }: World, { capacity }: PlacementCache, partition: Partition, instance: number): void {
  const value = instances.records[instance]?.attributes.get(partition.attribute);
  const number = remembered(partition.numberOf, value, () => partition.numberOf.size);
  partition.valueOf[instance] = number;
  partition.unions.length = 0;
  if (number >= FEW_VALUES) return;
  const members = (partition.members[number] ??= emptyBitset(capacity));
  addBit(members, instance);
}
