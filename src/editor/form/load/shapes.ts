/** Usual shapes of the demand on a service, as points of `load[].requestsPerSecond`. Seconds, and requests per second. */

export type LoadPoints = readonly (readonly [second: number, requestsPerSecond: number])[];

export const SHAPES = ['steady', 'dayAndNight', 'spike', 'ramp', 'batch'] as const;
export type Shape = (typeof SHAPES)[number];

/** What tells one curve of a shape from another. */
export interface ShapeNumbers {
  readonly base: number;
  readonly peak: number;
  /** When the demand begins to be another. */
  readonly when: number;
  /** How long it is; of a day and a night, of both. */
  readonly length: number;
}

/** The numbers that a shape goes by. */
export const NUMBERS_OF: { readonly [S in Shape]: readonly (keyof ShapeNumbers)[] } = {
  steady: ['peak'],
  dayAndNight: ['base', 'peak', 'length'],
  spike: ['base', 'peak', 'when', 'length'],
  ramp: ['base', 'peak', 'when', 'length'],
  batch: ['base', 'peak', 'when', 'length'],
};

/** A day and a night has a point for each of its hours. */
const HOURS = 24;
const BATCHES = 4;
/** From the beginning of one batch to that of the next, in lengths of one. */
const BATCH_EVERY = 3;

export function pointsOf(shape: Shape, { base, peak, when, length }: ShapeNumbers): LoadPoints {
  const block = (from: number): [number, number][] => [
    [from, base],
    [from, peak],
    [from + length, peak],
    [from + length, base],
  ];
  switch (shape) {
    case 'steady':
      return [[0, peak]];
    case 'dayAndNight':
      return Array.from({ length: HOURS + 1 }, (_, hour) => {
        const share = (1 - Math.cos((2 * Math.PI * hour) / HOURS)) / 2;
        return [Math.round((length * hour) / HOURS), Math.round(base + (peak - base) * share)];
      });
    case 'spike':
      return [[0, base], ...block(when)];
    case 'ramp':
      return [
        [0, base],
        [when, base],
        [when + length, peak],
      ];
    case 'batch':
      return [
        [0, base],
        ...Array.from({ length: BATCHES }, (_, batch) => block(when + batch * BATCH_EVERY * length)).flat(),
      ];
  }
}

/** The shape that points are of, with its numbers; null for what has been drawn by hand. */
export function shapeOf(points: LoadPoints): { readonly shape: Shape; readonly numbers: ShapeNumbers } | null {
  for (const shape of SHAPES) {
    const numbers = numbersOf(points, shape);
    if (areSame(pointsOf(shape, numbers), points)) return { shape, numbers };
  }
  return null;
}

/** Numbers for a shape that come near to points of any other. */
export function numbersOf(points: LoadPoints, shape: Shape): ShapeNumbers {
  const values = points.map(([, value]) => value);
  const [base, peak] = [Math.min(...values), Math.max(...values)];
  const end = points.at(-1)?.[0] ?? 0;
  const changes = points.findIndex(([, value], index) => index > 0 && value !== points[0]?.[1]);
  const from = points[Math.max(0, changes - 1)]?.[0] ?? 0;
  const after = points.findIndex(([at], index) => index >= changes && at > from);
  const until = changes < 0 ? end : (points[after]?.[0] ?? end);
  if (shape === 'dayAndNight') return { base, peak, when: 0, length: end > 0 ? end : DEFAULT_LENGTHS[shape] };
  const length = until - from > 0 ? until - from : DEFAULT_LENGTHS[shape];
  return { base: changes < 0 ? Math.round(peak / 4) : base, peak, when: changes < 0 ? 600 : from, length };
}

const DEFAULT_LENGTHS: { readonly [S in Shape]: number } = {
  steady: 900,
  dayAndNight: 86_400,
  spike: 900,
  ramp: 1_800,
  batch: 300,
};

function areSame(one: LoadPoints, other: LoadPoints): boolean {
  return (
    one.length === other.length &&
    one.every(([at, value], index) => other[index]?.[0] === at && other[index]?.[1] === value)
  );
}
