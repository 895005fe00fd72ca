import { BREACH_BEHAVIORS, MOST_BUFFER_SECONDS, PREDICTIVE_MODES } from '../../ecs/scaling-predictive';
import type { PredictiveConfiguration } from '../../ecs/scaling-predictive';
import type { JsonPath } from '../path';
import type { Refusal } from './refusal';

/** What is refused of a policy of predictive scaling. Source: services-and-capacity 3.8. */
export function predictiveRefusals(configuration: PredictiveConfiguration, path: JsonPath): Refusal[] {
  const { MetricSpecifications = [], Mode, SchedulingBufferTime = 0, MaxCapacityBreachBehavior } = configuration;
  if (MetricSpecifications.length !== 1)
    return [invalid([...path, 'MetricSpecifications'], 'Exactly one metric specification must be specified.')];
  const words = [
    ['Mode', Mode, PREDICTIVE_MODES],
    ['MaxCapacityBreachBehavior', MaxCapacityBreachBehavior, BREACH_BEHAVIORS],
  ] as const;
  for (const [key, value, values] of words) {
    if (value === undefined || (values as readonly string[]).includes(value)) continue;
    const member = key.charAt(0).toLowerCase() + key.slice(1);
    const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`;
    return [invalid([...path, key], message)];
  }
  if (SchedulingBufferTime >= MOST_BUFFER_SECONDS)
    return [invalid([...path, 'SchedulingBufferTime'], 'SchedulingBufferTime must be less than 3600 seconds.')];
  const { MaxCapacityBuffer } = configuration;
  const mayIncrease = MaxCapacityBreachBehavior === 'IncreaseMaxCapacity';
  if (mayIncrease === (MaxCapacityBuffer !== undefined)) return [];
  const message = mayIncrease
    ? 'MaxCapacityBuffer is required if MaxCapacityBreachBehavior is IncreaseMaxCapacity.'
    : 'MaxCapacityBuffer cannot be used unless MaxCapacityBreachBehavior is IncreaseMaxCapacity.';
  return [invalid([...path, mayIncrease ? 'MaxCapacityBreachBehavior' : 'MaxCapacityBuffer'], message)];
}

function invalid(path: JsonPath, message: string): Refusal {
  return { code: 'ValidationException', message, path };
}
