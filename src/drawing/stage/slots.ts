/**
 * The slots of one world's instances. A task takes the first free slot of its instance and keeps it until it leaves: on the map its cell stays
 * where it is. An instance's slots are also the list of its tasks.
 */
export interface Slots {
  /** By slot: the position of the task's row, -1 where the slot is free. */
  of(instanceIndex: number): Int32Array;
  /** Position of the row in a slot, -1 where it is free. */
  rowAt(instanceIndex: number, slot: number): number;
  /** Puts a row into the first free slot and answers with that. */
  take(instanceIndex: number, row: number): number;
  /** Says where the row of a slot's task is now. */
  move(instanceIndex: number, slot: number, row: number): void;
  free(instanceIndex: number, slot: number): void;
  /** The most slots that any instance has ever needed. */
  readonly most: number;
}

const NONE = new Int32Array();
const FIRST_SIZE = 8;
const FREE = -1;

export function createSlots(): Slots {
  const slots: Int32Array[] = [];
  /** By instance: no slot before this one is free. */
  const from: number[] = [];
  let most = 0;

  function grown(instanceIndex: number): Int32Array {
    const old = slots[instanceIndex] ?? NONE;
    const next = new Int32Array(Math.max(FIRST_SIZE, old.length * 2)).fill(FREE, old.length);
    next.set(old);
    slots[instanceIndex] = next;
    return next;
  }

  return {
    of: (instanceIndex) => slots[instanceIndex] ?? NONE,
    rowAt: (instanceIndex, slot) => slots[instanceIndex]?.[slot] ?? FREE,
    take(instanceIndex, row) {
      let own = slots[instanceIndex] ?? NONE;
      let slot = from[instanceIndex] ?? 0;
      while (slot < own.length && own[slot] !== FREE) slot += 1;
      if (slot >= own.length) own = grown(instanceIndex);
      own[slot] = row;
      from[instanceIndex] = slot + 1;
      most = Math.max(most, slot + 1);
      return slot;
    },
    move(instanceIndex, slot, row) {
      const own = slots[instanceIndex];
      if (own) own[slot] = row;
    },
    free(instanceIndex, slot) {
      const own = slots[instanceIndex];
      if (!own) return;
      own[slot] = FREE;
      if (slot < (from[instanceIndex] ?? 0)) from[instanceIndex] = slot;
    },
    get most() {
      return most;
    },
  };
}
