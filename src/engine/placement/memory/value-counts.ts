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
}

export function emptyValueCounts(partition: Partition): ValueCounts {
  // One more than there may be instances: none of them may have the attribute.
  const tasks = new Int32Array(partition.valueOf.length + 1);
  return { partition, tasks, union: null, unionOf: [], unionRows: 0 };
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
  const union = (counts.union ??= new Int32Array(only.length));
  const before = counts.unionRows === rows ? counts.unionOf : [];
  if (before.length === 0) union.fill(0);
  for (const value of before) if (!values.includes(value)) removeAll(union, members[value] ?? union);
  for (const value of values) if (!before.includes(value)) addAll(union, members[value] ?? union);
  counts.unionOf = values;
  counts.unionRows = rows;
  return union;
}
