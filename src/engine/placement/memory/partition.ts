import { addBit, emptyBitset } from '../../../lib/bitset';
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
}

/** Beyond so many values a set of instances for each costs more than it saves. */
const FEW_VALUES = 64;

/** The partition by a field such as `attribute:rack`, every present instance in it. */
export function partitionBy(world: World, cache: PlacementCache, field: string): Partition {
  const partition = remembered(cache.partitions, field, () => ({
    field,
    attribute: field.slice('attribute:'.length),
    numberOf: new Map<string | undefined, number>(),
    valueOf: new Int32Array(cache.capacity),
    rows: 0,
    members: [],
  }));
  for (; partition.rows < world.instances.count; partition.rows++) takeUp(world, cache, partition, partition.rows);
  return partition;
}

function takeUp({ instances }: World, { capacity }: PlacementCache, partition: Partition, instance: number): void {
  const value = instances.records[instance]?.attributes.get(partition.attribute);
  const number = remembered(partition.numberOf, value, () => partition.numberOf.size);
  partition.valueOf[instance] = number;
  if (number >= FEW_VALUES) return;
  const members = (partition.members[number] ??= emptyBitset(capacity));
  addBit(members, instance);
}
