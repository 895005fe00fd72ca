/** A map from whole numbers to whole numbers, both of 32 bits, as pairs in the order in which the keys were first set. Never written to again. */
export interface PackedNumberMap {
  readonly kind: 'numberMap';
  readonly pairs: Int32Array;
}

/** Whether everything in a map is such a number. An empty one is not: it says nothing of what it is for. */
export function isNumberMap(value: object): value is ReadonlyMap<number, number> {
  if (!(value instanceof Map) || value.size === 0) return false;
  for (const [key, item] of value as ReadonlyMap<unknown, unknown>) if (!isInt32(key) || !isInt32(item)) return false;
  return true;
}

/** @param before an earlier copy of the same map, which is taken over where it is still right */
export function packNumberMap(map: ReadonlyMap<number, number>, before: PackedNumberMap | null): PackedNumberMap {
  const known = before?.pairs.length === map.size * 2 ? before : null;
  const pairs = new Int32Array(map.size * 2);
  let isSame = known !== null;
  let at = 0;
  for (const [key, value] of map) {
    isSame &&= known?.pairs[at] === key && known.pairs[at + 1] === value;
    pairs[at++] = key;
    pairs[at++] = value;
  }
  return isSame && known ? known : { kind: 'numberMap', pairs };
}

export function unpackNumberMap({ pairs }: PackedNumberMap): Map<number, number> {
  const map = new Map<number, number>();
  for (let at = 0; at < pairs.length; at += 2) map.set(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  return map;
}

/** -0 is another number than 0, and would not come back. */
function isInt32(value: unknown): boolean {
  return typeof value === 'number' && Object.is(value | 0, value);
}
