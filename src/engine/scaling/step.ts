import type { StepAdjustment, StepConfiguration } from '../../ecs/scaling';
import { milli } from './metrics';

/** What step scaling wants. Source: services-and-capacity 3.6. */

/**
 * The step for a metric that lies so far from the threshold (thousandths): above it the lower bound belongs to a step and the upper one does not, below it
 * the other way round. Undefined where no step covers it.
 * @param above whether the alarm is about the metric being too high
 */
export function stepFor(
  steps: readonly StepAdjustment[],
  deltaMilli: number,
  above: boolean,
): StepAdjustment | undefined {
  return steps.find(({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }) => {
    const from = lower === undefined ? -Infinity : milli(lower);
    const to = upper === undefined ? Infinity : milli(upper);
    return above ? deltaMilli >= from && deltaMilli < to : deltaMilli > from && deltaMilli <= to;
  });
}

/** The count that an adjustment makes of the current one; not clamped. */
export function adjusted(
  { AdjustmentType, MinAdjustmentMagnitude = 0 }: StepConfiguration,
  { ScalingAdjustment }: StepAdjustment,
  current: number,
): number {
  if (AdjustmentType === 'ExactCapacity') return ScalingAdjustment;
  if (AdjustmentType !== 'PercentChangeInCapacity') return current + ScalingAdjustment;
  const change = roundedChange(current * ScalingAdjustment);
  if (change === 0) return current;
  const magnitude = Math.max(Math.abs(change), MinAdjustmentMagnitude);
  return current + (change < 0 ? -magnitude : magnitude);
}

/** Towards zero, but never to it: a change of less than one task is one. */
function roundedChange(hundredths: number): number {
  if (hundredths === 0) return 0;
  const change = Math.trunc(hundredths / 100);
  return change === 0 ? Math.sign(hundredths) : change;
}
