/** One result of a benchmark. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What the value must reach, or stay under; null for a figure that depends on the machine. */
  readonly passAt: number | null;
  /** Which of the two. */
  readonly bound: 'least' | 'most' | null;
  readonly pass: boolean;
}

/** A figure of one machine: nothing is asked of it. */
export function measured(name: string, value: number): Figure {
  return { name, value: rounded(value), passAt: null, bound: null, pass: true };
}

export function atLeast(name: string, value: number, passAt: number): Figure {
  return { name, value: rounded(value), passAt, bound: 'least', pass: value >= passAt };
}

export function atMost(name: string, value: number, passAt: number): Figure {
  return { name, value: rounded(value), passAt, bound: 'most', pass: value <= passAt };
}

/** Whole from 1,000 on, three digits below. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that so large a share of all values stays under; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
