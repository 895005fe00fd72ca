import { MOST_REMOVED_AT_ONCE } from '../../ecs/scaling';

/** How many tasks target tracking wants. Source: services-and-capacity 3.3. */

/**
 * `current` in proportion to metric and target, rounded up in both directions. Metric and target in the same unit, whole numbers.
 * Neither clamped nor gradual.
 */
export function proportional(current: number, metric: number, target: number): number {
  return ceilDiv(current * metric, target);
}

/** The least that one activity that scales in leaves (assumption `scaling-gradual-scale-in`). */
export function gradually(current: number, wanted: number): number {
  const { numerator, denominator } = MOST_REMOVED_AT_ONCE;
  return Math.max(wanted, current - Math.max(1, Math.floor((current * numerator) / denominator)));
}

function ceilDiv(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0);
}
