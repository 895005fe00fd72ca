/**
 * A time axis that is broken where nothing happens, as a draughtsman breaks a long shaft: three seconds of starting stay legible beside an hour
 * of running. Times in simulated seconds, places in px.
 */
export interface BrokenAxis {
  /** Place of a moment; within a stretch places are proportional to time. */
  readonly x: (seconds: number) => number;
  /** Moment of a place. */
  readonly at: (x: number) => number;
  /** Where the axis is broken: the middle of each shortened stretch. */
  readonly breaks: readonly number[];
  /** Moments to write below the axis, in order, none closer to the next than `labelRoom`; the last, which ends at the axis' end, has half as much again. */
  readonly labels: readonly number[];
}

/** A stretch no longer than this is never shortened. */
const SHORT_SECONDS = 4;
/** A stretch that is drawn at less than this share of its length is marked as broken. */
const BROKEN_BELOW = 0.6;

/**
 * `moments`: when something changes, in any order, the ends of the axis among them. Stretches between them longer than three times the median are
 * drawn shorter, the more the longer they are, and at most twice as long as one that just is not.
 */
export function brokenAxis(moments: readonly number[], from: number, to: number, labelRoom = 34): BrokenAxis {
  const sorted = [...new Set(moments)].toSorted((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? first;
  const stretches = sorted.slice(1).map((end, index) => end - (sorted[index] ?? end));
  const full = Math.max(SHORT_SECONDS, 3 * lowerMedian(stretches));
  const drawn = stretches.map((length) => (length <= full ? length : full * (2 - full / length)));
  const perSecond = (to - from) / Math.max(Number.EPSILON, sum(drawn));
  const places = [from];
  for (const length of drawn) places.push((places.at(-1) ?? from) + length * perSecond);
  const scale = (value: number, domain: readonly number[], range: readonly number[]): number => {
    const end = domain.findIndex((each, index) => index > 0 && each >= value);
    const upper = end < 0 ? domain.length - 1 : end;
    const [low = 0, high = low] = [domain[upper - 1], domain[upper]];
    const [left = from, right = left] = [range[upper - 1], range[upper]];
    return high === low ? left : left + ((value - low) / (high - low)) * (right - left);
  };
  const x = (seconds: number): number => scale(Math.min(last, Math.max(first, seconds)), sorted, places);
  return {
    x,
    at: (place) => scale(Math.min(to, Math.max(from, place)), places, sorted),
    breaks: stretches.flatMap((length, index) =>
      (drawn[index] ?? 0) < length * BROKEN_BELOW ? ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2 : [],
    ),
    labels: apart(sorted, x, labelRoom),
  };
}

/** Moments with room for a label each: the first and the last, and what fits between them. */
function apart(moments: readonly number[], x: (seconds: number) => number, room: number): number[] {
  const last = moments.at(-1) ?? 0;
  const kept: number[] = [];
  for (const moment of moments) {
    const before = kept.at(-1);
    if (before !== undefined && x(moment) - x(before) < room) continue;
    if (moment !== last && x(last) - x(moment) < room * 1.5 && moment !== moments[0]) continue;
    kept.push(moment);
  }
  return kept;
}

function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
