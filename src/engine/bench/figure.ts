/** One result of a benchmark, for programs: `npm run bench -- --json`. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What the value must reach (ratios) or stay under (growth); null for a figure that depends on the machine. */
  readonly passAt: number | null;
  readonly pass: boolean;
}

/** A figure of one machine: nothing is asked of it. */
export function measured(name: string, value: number): Figure {
  return { name, value: rounded(value), passAt: null, pass: true };
}

export function atLeast(name: string, value: number, passAt: number): Figure {
  return { name, value: rounded(value), passAt, pass: value >= passAt };
}

export function atMost(name: string, value: number, passAt: number): Figure {
  return { name, value: rounded(value), passAt, pass: value <= passAt };
}

export function rounded(value: number): number {
  return value >= 1_000 ? Math.round(value) : Math.round(value * 10) / 10;
}
