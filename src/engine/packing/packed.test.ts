import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed';
import type { PackingRules } from './packed';

const RULES: PackingRules = { replaced: new Set(['records']), growing: new Set(['chunks']) };

function copied(value: unknown): unknown {
  return unpack(pack(value, 'value', RULES, undefined));
}

function bigTable() {
  return {
    count: 3_000,
    ids: Int32Array.from({ length: 3_000 }, (_, row) => row),
    times: Float64Array.from({ length: 3_000 }, () => NaN),
    lists: Array.from({ length: 3_000 }, (_, row) => [row]),
    names: new Map([['a', { at: 1 }]]),
  };
}

describe('a copy', () => {
  it('is equal to the value, whatever it is made of', () => {
    const value = {
      odd: Uint8Array.of(1, 2, 3),
      window: new Int16Array([9, 8, 7, 6]).subarray(1, 3),
      empty: [],
      nested: [[1, 'two', null], [new Map([[1, new Map([['x', true]])]])]],
      chunks: [Int32Array.of(1, 2), Int32Array.of(3, 4)],
      none: undefined,
    };
    expect(copied(value)).toEqual(value);
  });

  it('lives on its own', () => {
    const value = bigTable();
    const packed = pack(value, 'value', RULES, undefined);
    const copy = unpack(packed) as typeof value;
    copy.ids[5] = -1;
    copy.lists[7]?.push(8);
    copy.names.set('b', { at: 2 });
    const first = copy.names.get('a');
    if (first) first.at = 3;
    expect(value).toEqual(bigTable());
    expect(unpack(packed)).toEqual(bigTable());
  });

  it('takes over what is given up for it, and is what was packed all the same', () => {
    const value = bigTable();
    const packed = pack(value, 'value', RULES, undefined);
    const spent = bigTable();
    spent.lists.length = 2_000;
    spent.lists[3]?.push(8, 9);
    spent.ids.fill(7);
    const copy = unpack(packed, spent) as typeof value;
    expect(copy).toEqual(value);
    expect(copy.lists).toBe(spent.lists);
    const longer = { ...bigTable(), lists: Array.from({ length: 5_000 }, () => [1, 2]) };
    expect(unpack(packed, longer)).toEqual(value);
    copy.lists[7]?.push(8);
    expect(unpack(packed)).toEqual(value);
  });

  it('is the copy before where nothing has changed, and shares the pages in which nothing has', () => {
    const value = bigTable();
    const before = pack(value, 'value', RULES, undefined);
    expect(pack(value, 'value', RULES, before)).toBe(before);
    value.ids[2_999] = 0;
    value.lists[10]?.push(1);
    const after = pack(value, 'value', RULES, before);
    expect(unpack(after)).toEqual(value);
    expect(unpack(before)).toEqual(bigTable());
    expect(sharedObjects(before, after)).toBeGreaterThan(10);
  });

  it('of a record that has got a field more, or one less, has just the fields that it has now', () => {
    const small = { image: { pullSeconds: 3 } };
    const large = { image: { pullSeconds: 3, startSeconds: 1 } };
    expect(unpack(pack(large, 'value', RULES, pack(small, 'value', RULES, undefined)))).toEqual(large);
    expect(unpack(pack(small, 'value', RULES, pack(large, 'value', RULES, undefined)))).toEqual(small);
  });

  it('shares what is never changed in place, and of a growing list all but its last item', () => {
    const records = [{ id: 1 }];
    const chunks = [Int32Array.of(1), Int32Array.of(2)];
    const copy = copied({ records, chunks }) as { records: typeof records; chunks: typeof chunks };
    expect([copy.records === records, copy.records[0] === records[0]]).toEqual([false, true]);
    expect([copy.chunks[0] === chunks[0], copy.chunks[1] === chunks[1]]).toEqual([true, false]);
  });

  it('takes the memory of what is given up for it', () => {
    const spent = bigTable();
    const copy = unpack(pack(bigTable(), 'value', RULES, undefined), spent) as typeof spent;
    expect(copy.ids).toBe(spent.ids);
    expect(copy).toEqual(bigTable());
  });
});

/** How many objects two packed values have in common. */
function sharedObjects(one: unknown, other: unknown): number {
  const seen = objectsIn(one, new Set());
  return [...objectsIn(other, new Set())].filter((it) => seen.has(it)).length;
}

function objectsIn(value: unknown, found: Set<object>): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  if (!ArrayBuffer.isView(value)) for (const part of Object.values(value)) objectsIn(part, found);
  return found;
}
