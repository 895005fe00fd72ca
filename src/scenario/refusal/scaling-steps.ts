import { ADJUSTMENT_TYPES } from '../../ecs/scaling';
import type { StepAdjustment, StepConfiguration } from '../../ecs/scaling';
import type { JsonPath } from '../path';
import type { Refusal } from './refusal';

/** What is refused of a step scaling policy: the rules of its steps. Source: services-and-capacity 3.6. */
export function stepRefusals(configuration: StepConfiguration, path: JsonPath): Refusal[] {
  const { AdjustmentType, StepAdjustments: steps = [], MinAdjustmentMagnitude } = configuration;
  if (AdjustmentType === undefined || !(ADJUSTMENT_TYPES as readonly string[]).includes(AdjustmentType)) {
    const message = `AdjustmentType must be one of ${ADJUSTMENT_TYPES.join(', ')}.`;
    return [invalid([...path, 'AdjustmentType'], message)];
  }
  if (MinAdjustmentMagnitude !== undefined && AdjustmentType !== 'PercentChangeInCapacity') {
    const message = 'MinAdjustmentMagnitude is only supported with the adjustment type PercentChangeInCapacity.';
    return [invalid([...path, 'MinAdjustmentMagnitude'], message)];
  }
  const at = [...path, 'StepAdjustments'];
  if (steps.length === 0) return [invalid(at, 'At least one step adjustment must be specified.')];
  return boundsRefusals(steps, at);
}

/** In the order of their ranges, without gaps or overlaps; open ends where the ranges go away from the threshold. */
function boundsRefusals(steps: readonly StepAdjustment[], path: JsonPath): Refusal[] {
  const ranges = steps
    .map(({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }, index) => ({
      lower: lower ?? -Infinity,
      upper: upper ?? Infinity,
      index,
    }))
    .sort((a, b) => a.lower - b.lower);
  for (const { lower, upper, index } of ranges) {
    if (lower === -Infinity && upper === Infinity)
      return [invalid([...path, index], 'A step adjustment must have a lower bound, an upper bound or both.')];
    if (lower >= upper)
      return [invalid([...path, index], 'The lower bound of a step adjustment must be less than its upper bound.')];
  }
  if (ranges.filter(({ lower }) => lower === -Infinity).length > 1)
    return [invalid(path, 'Only one step adjustment can have an unspecified lower bound.')];
  if (ranges.filter(({ upper }) => upper === Infinity).length > 1)
    return [invalid(path, 'Only one step adjustment can have an unspecified upper bound.')];
  for (const [position, range] of ranges.entries()) {
    const next = ranges[position + 1];
    if (next !== undefined && next.lower !== range.upper) {
      const what = next.lower < range.upper ? 'overlap' : 'leave a gap';
      return [
        invalid(
          [...path, next.index],
          `Step adjustment ranges must not ${what}: one ends at ${range.upper}, the next begins at ${next.lower}.`,
        ),
      ];
    }
  }
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first && first.lower < 0 && first.lower !== -Infinity)
    return [
      invalid(path, 'With a negative lower bound there must be a step adjustment with an unspecified lower bound.'),
    ];
  if (last && last.upper > 0 && last.upper !== Infinity)
    return [
      invalid(path, 'With a positive upper bound there must be a step adjustment with an unspecified upper bound.'),
    ];
  return [];
}

function invalid(path: JsonPath, message: string): Refusal {
  return { code: 'ValidationException', message, path };
}
