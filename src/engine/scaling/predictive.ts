import {
  DEFAULT_BUFFER_SECONDS,
  forecastMetric,
  FORECAST_EVERY_HOURS,
  HOURS_NEEDED,
} from '../../ecs/scaling-predictive';
import { parseTimestamp } from '../../query/timestamp';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { rowsFrom } from '../row-log';
import { serviceOf } from './change';
import { dataBeginsAtMs, forecastFrom, hourOf } from './forecast';
import { milli } from './metrics';
import type { Forecast, ScalableTarget } from './state';

/** Predictive scaling in a run: forecasts are made, and some of them are a floor under the desired count. Source: services-and-capacity 3.8. */

const HOUR_MS = 3_600_000;

/** What a target has to keep to at a moment: its own range, and what forecasts make of it. */
export interface Range {
  readonly minimum: number;
  readonly maximum: number;
  /** The policy whose forecast has lifted the minimum; null for none. */
  readonly policy: string | null;
}

/** Makes the forecasts that are due at the end of a period. */
export function refreshForecasts(engine: Engine, index: number): void {
  const { state } = engine;
  const target = state.scaling.targets[index];
  for (const forecast of target?.forecasts ?? []) {
    if (state.timeMs < forecast.nextAtMs) continue;
    const rows = rowsFrom(state.scalingHistory, 0);
    engine.work += rows.length;
    const beginsMs = dataBeginsAtMs(rows, index);
    const firstMs = (beginsMs ?? state.timeMs) + HOURS_NEEDED * HOUR_MS;
    if (firstMs > state.timeMs) {
      forecast.nextAtMs = firstMs;
      continue;
    }
    const configuration = configurationOf(target, forecast.policy);
    const from = configuration && forecastMetric(configuration);
    if (!from) continue;
    const startsAtMs = startOf(engine);
    forecast.capacities = forecastFrom(rows, index, from.metric, milli(from.target), startsAtMs, state.timeMs);
    forecast.fromHour = hourOf(startsAtMs + state.timeMs);
    forecast.madeAtMs = state.timeMs;
    forecast.nextAtMs = state.timeMs + FORECAST_EVERY_HOURS * HOUR_MS;
    const owner = serviceOf(engine, index)?.owner;
    const most = Math.max(...forecast.capacities);
    const message = `Predictive scaling policy ${forecast.policy} has a forecast of the next ${forecast.capacities.length} hours: ${most} tasks at most.`;
    if (owner !== undefined) writeEvent(engine, 'scaling', message, { owner });
  }
}

/** The range at a moment. Forecasts of policies that only forecast change nothing; nor does any while scaling out is suspended. */
export function rangeAt(engine: Engine, target: ScalableTarget): Range {
  const range: Range = { minimum: target.minimum, maximum: target.maximum, policy: null };
  if (target.forecasts.length === 0 || target.input.SuspendedState?.DynamicScalingOutSuspended === true) return range;
  const nowMs = startOf(engine) + engine.state.timeMs;
  return target.forecasts.reduce((before, forecast) => {
    const configuration = configurationOf(target, forecast.policy);
    if (configuration?.Mode !== 'ForecastAndScale') return before;
    const { SchedulingBufferTime = DEFAULT_BUFFER_SECONDS, MaxCapacityBuffer = 0 } = configuration;
    // Shortly before the hour its forecast counts already, and that of the hour before still does.
    const capacity = Math.max(
      capacityAt(forecast, hourOf(nowMs)),
      capacityAt(forecast, hourOf(nowMs + SchedulingBufferTime * 1_000)),
    );
    const lifted = Math.floor((capacity * (100 + MaxCapacityBuffer) + 99) / 100);
    const mayLift = configuration.MaxCapacityBreachBehavior === 'IncreaseMaxCapacity';
    const maximum = mayLift ? Math.max(before.maximum, lifted) : before.maximum;
    const minimum = Math.max(before.minimum, Math.min(capacity, maximum));
    return { minimum, maximum, policy: minimum > before.minimum ? forecast.policy : before.policy };
  }, range);
}

/** Whether there is a policy that does more than forecast. */
export function actsOnForecasts({ policies }: ScalableTarget): boolean {
  return policies.some(({ input }) => input.PredictiveScalingPolicyConfiguration?.Mode === 'ForecastAndScale');
}

/** -1 where there is no forecast of that hour. */
function capacityAt({ fromHour, capacities }: Forecast, hour: number): number {
  return capacities[hour - fromHour] ?? -1;
}

function configurationOf(target: ScalableTarget | undefined, policy: string) {
  return target?.policies.find(({ input }) => input.PolicyName === policy)?.input.PredictiveScalingPolicyConfiguration;
}

function startOf({ scenario }: Engine): number {
  return parseTimestamp(scenario.startsAt) ?? 0;
}
