/** A list of integers that keeps its memory when it is emptied: for what is gathered many times a second. */
export interface IntList {
  readonly length: number;
  push(value: number): void;
  at(position: number): number;
  clear(): void;
  /** The values so far; valid until the next push. */
  view(): Int32Array;
}

export function createIntList(capacity = 256): IntList {
  let values = new Int32Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const grown = new Int32Array(values.length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    at: (position) => values[position] ?? 0,
    clear() {
      length = 0;
    },
    view: () => values.subarray(0, length),
  };
}
