import { expect, it } from 'vitest';
import { DEFAULT_ROOM_BYTES } from '../scenario/check/memory';
import { roomOf } from './room';

it('is a quarter of a small machine, and never more than the default', () => {
  expect(roomOf({})).toBe(DEFAULT_ROOM_BYTES);
  expect(roomOf({ deviceMemory: 8 })).toBe(DEFAULT_ROOM_BYTES);
  expect(roomOf({ deviceMemory: 2 })).toBe(512 * 1024 ** 2);
  expect(roomOf({ deviceMemory: 8, heapLimit: 1_000 })).toBe(1_000);
});
