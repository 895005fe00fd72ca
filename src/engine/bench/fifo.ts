/** Numbers that leave in the order in which they came. */
export interface Fifo {
  push(value: number): void;
  /** There is one. */
  shift(): number;
}

export function fifo(): Fifo {
  let values = new Int32Array(16);
  let first = 0;
  let count = 0;
  return {
    push(value) {
      if (count === values.length) {
        const grown = new Int32Array(count * 2);
        for (let at = 0; at < count; at++) grown[at] = values[(first + at) % count] ?? 0;
        values = grown;
        first = 0;
      }
      values[(first + count++) % values.length] = value;
    },
    shift() {
      const value = values[first] ?? -1;
      first = (first + 1) % values.length;
      count--;
      return value;
    },
  };
}
