import type { Easing } from './scheduler';

/** CSS's `cubic-bezier(x1, y1, x2, y2)` as a function of progress: D3's easings have none with free handles. */
export function cubicBezier(x1: number, y1: number, x2: number, y2: number): Easing {
  const at = (a: number, b: number, t: number): number => 3 * a * t * (1 - t) ** 2 + 3 * b * t * t * (1 - t) + t ** 3;
  return (progress) => {
    if (progress <= 0 || progress >= 1) return Math.min(1, Math.max(0, progress));
    let low = 0;
    let high = 1;
    // The curve's x grows with t: halving finds the t of a progress to a thousandth of a thousandth.
    for (let step = 0; step < 20; step += 1) {
      const middle = (low + high) / 2;
      if (at(x1, x2, middle) < progress) low = middle;
      else high = middle;
    }
    return at(y1, y2, (low + high) / 2);
  };
}
