import { addAll, removeAll } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import type { Partition } from './partition';

/** The live tasks of a task group by value of an attribute. */
export interface ValueCounts {
  readonly partition: Partition;
  /** By number of the value. */
  readonly tasks: Int32Array;
  /** The instances with any of the values that were last asked for together; one set is made of the one before. */
  union: Bitset | null;
  unionOf: readonly number[];
  /** Instances that were in the partition then. */
  unionRows: number;
  /** Of few values every union is kept, by a number with a bit for each value. */
  readonly unions: (Bitset | undefined)[];
}

export function emptyValueCounts(partition: Partition): ValueCounts {
  // One more than there may be instances: none of them may have the attribute.
  const tasks = new Int32Array(partition.valueOf.length + 1);
  return { partition, tasks, union: null, unionOf: [], unionRows: 0, unions: [] };
}

/**
 * The instances with any of some values, in ascending order, each of which has a set. The answer is not to be written to, and holds until the next
 * question.
 */
export function unionOf(counts: ValueCounts, values: readonly number[]): Bitset {
  const { members, rows } = counts.partition;
  const [first = 0] = values;
  const only = members[first];
  if (only === undefined) throw new Error('there are no instances with such a value');
  if (values.length === 1) return only;
  if (counts.unionRows !== rows) forgetUnions(counts);
  if (members.length <= FEW_VALUES) return unionOfFew(counts, values);
  const union = (counts.union ??= new Int32Array(only.length));
  const before = counts.unionOf;
  for (const value of before) if (!values.includes(value)) removeAll(union, members[value] ?? union);
  for (const value of values) if (!before.includes(value)) addAll(union, members[value] ?? union);
  counts.unionOf = values;
  return union;
}

/** Such as zones. */
const FEW_VALUES = 6;

function unionOfFew({ partition: { members }, unions }: ValueCounts, values: readonly number[]): Bitset {
  let key = 0;
  for (const value of values) key |= 1 << value;
  const known = unions[key];
  if (known !== undefined) return known;
  const union = new Int32Array(members[0]?.length ?? 0);
  for (const value of values) addAll(union, members[value] ?? union);
  unions[key] = union;
  return union;
}

/** There are more instances now. */
function forgetUnions(counts: ValueCounts): void {
  counts.union?.fill(0);
  counts.unionOf = [];
  counts.unions.length = 0;
  counts.unionRows = counts.partition.rows;
}
