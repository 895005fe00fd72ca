import { DEFAULT_COOLDOWN_SECONDS, policyTypeOf } from '../ecs/scaling';
import type { ScalingPolicyInput } from '../ecs/scaling';
import { DEFAULT_BUFFER_SECONDS } from '../ecs/scaling-predictive';
import { parseTimestamp } from '../query/timestamp';
import { SCALING_ROW, SCALING_ROW_WIDTH } from '../frame/scaling';
import type { ForecastDetail, ScalingAlarmDetail, ScalingDetail, ScalingPolicyDetail } from '../frame/scaling';
import { rowsFrom } from './row-log';
import type { Forecast, ScalableTarget } from './scaling/state';
import type { Moment } from './simulation';
import type { SimulationState } from './state';

/** How a service is scaled, with its history so far, by the index of its owner; null where it is no scalable target. */
export function describeScaling(
  { world, scenario }: Pick<Moment, 'world' | 'scenario'>,
  owner: number,
): ScalingDetail | null {
  const { targets, schedules } = world.scaling;
  const index = targets.findLastIndex(({ service }) => world.services[service]?.owner === owner);
  const target = targets[index];
  if (target === undefined) return null;
  return {
    ownerIndex: owner,
    minimum: target.minimum,
    maximum: target.maximum,
    policies: policiesOf(target, parseTimestamp(scenario.startsAt) ?? 0),
    alarms: alarmsOf(world, target),
    scheduled: schedules.flatMap((action) =>
      action.target === index
        ? {
            name: action.input.ScheduledActionName,
            schedule: action.input.Schedule,
            nextAt: action.nextAtMs === Infinity ? null : action.nextAtMs / 1_000,
          }
        : [],
    ),
    activities: world.scalingActivities.flatMap(({ target: of, atMs, from, to, cause }) =>
      of === index ? { at: atMs / 1_000, description: `Setting desired count to ${to}.`, cause, from, to } : [],
    ),
    cooldown: {
      out: secondsAhead(world, target.cooldown.outUntilMs),
      in: secondsAhead(world, target.cooldown.inUntilMs),
    },
    history: historyOf(world, index),
  };
}

function policiesOf({ policies, forecasts }: ScalableTarget, startsAtMs: number): ScalingPolicyDetail[] {
  return policies.map(({ input, metric }) => {
    const tracking = input.TargetTrackingScalingPolicyConfiguration;
    const step = input.StepScalingPolicyConfiguration;
    const forecast = forecasts.find(({ policy, madeAtMs }) => policy === input.PolicyName && madeAtMs >= 0);
    const { ScaleOutCooldown, ScaleInCooldown } = tracking ?? {};
    return {
      name: input.PolicyName,
      type: policyTypeOf(input),
      metric,
      target: tracking?.TargetValue ?? null,
      scaleInDisabled: tracking?.DisableScaleIn === true,
      cooldown: {
        out: ScaleOutCooldown ?? step?.Cooldown ?? DEFAULT_COOLDOWN_SECONDS,
        in: ScaleInCooldown ?? step?.Cooldown ?? DEFAULT_COOLDOWN_SECONDS,
      },
      ...(forecast === undefined ? {} : { forecast: forecastOf(forecast, input, startsAtMs) }),
      step: step ?? null,
    };
  });
}

function forecastOf(
  { madeAtMs, nextAtMs, fromHour, capacities }: Forecast,
  { PredictiveScalingPolicyConfiguration: configuration = {} }: ScalingPolicyInput,
  startsAtMs: number,
): ForecastDetail {
  return {
    mode: configuration.Mode ?? 'ForecastOnly',
    madeAt: madeAtMs / 1_000,
    nextAt: nextAtMs / 1_000,
    bufferSeconds: configuration.SchedulingBufferTime ?? DEFAULT_BUFFER_SECONDS,
    hours: capacities.flatMap((capacity, ahead) =>
      capacity < 0 ? [] : { at: (fromHour + ahead) * 3_600 - startsAtMs / 1_000, capacity },
    ),
  };
}

function alarmsOf({ alarms }: SimulationState, target: ScalableTarget): ScalingAlarmDetail[] {
  return target.alarms.map((alarm) => ({
    name: alarm.name,
    policies: alarm.policies,
    metric: alarm.metric,
    comparison: alarm.comparison,
    threshold: alarm.thresholdMilli / 1_000,
    datapoints: alarm.datapointsToAlarm,
    of: alarm.evaluationPeriods,
    period: alarm.periodMs / 1_000,
    state: alarms.get(alarm.name) ?? 'OK',
  }));
}

function secondsAhead({ timeMs }: SimulationState, untilMs: number): number | null {
  return untilMs > timeMs ? untilMs / 1_000 : null;
}

/** The rows of one target. */
function historyOf({ scalingHistory }: SimulationState, index: number): Float64Array<ArrayBuffer> {
  const all = rowsFrom(scalingHistory, 0);
  const starts: number[] = [];
  for (let start = 0; start < all.length; start += SCALING_ROW_WIDTH)
    if (all[start + SCALING_ROW.target] === index) starts.push(start);
  const rows = new Float64Array(starts.length * SCALING_ROW_WIDTH);
  for (const [row, start] of starts.entries())
    rows.set(all.subarray(start, start + SCALING_ROW_WIDTH), row * SCALING_ROW_WIDTH);
  return rows;
}
