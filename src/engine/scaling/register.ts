import { FINE_PERIOD_MS, PERIOD_MS, trackedMetric } from '../../ecs/scaling';
import { forecastMetric } from '../../ecs/scaling-predictive';
import type {
  MetricAlarmInput,
  ScalableTargetInput,
  ScalingPolicyInput,
  ScheduledActionInput,
} from '../../ecs/scaling';
import type { Engine } from '../engine';
import { isFine, putAlarm, trackingAlarms } from './alarms';
import { serviceOf } from './change';
import { scheduleNext } from './scheduled';
import type { ScalableTarget, ScalingAlarm } from './state';

/** What RegisterScalableTarget, PutScalingPolicy, PutMetricAlarm and PutScheduledAction leave behind. Their inputs have been accepted. */

/** The target of a service (index in `services`); -1 where it has none. */
export function targetOf({ state }: Engine, service: number): number {
  return state.scaling.targets.findLastIndex((target) => target.service === service);
}

/** Registers a service, or changes its range; to move the desired count into that is the caller's. */
export function registerTarget(engine: Engine, service: number, input: ScalableTargetInput): void {
  const { state } = engine;
  const known = targetOf(engine, service);
  const index = known < 0 ? state.scaling.targets.push(newTarget(service)) - 1 : known;
  const target = state.scaling.targets[index];
  if (target === undefined) return;
  target.input = { ...target.input, ...input };
  target.minimum = target.input.MinCapacity ?? 0;
  target.maximum = target.input.MaxCapacity ?? 0;
  if (state.scaling.nextPeriodAtMs === Infinity)
    state.scaling.nextPeriodAtMs = (Math.floor(state.timeMs / PERIOD_MS) + 1) * PERIOD_MS;
  stirs(engine);
}

function newTarget(service: number): ScalableTarget {
  return {
    service,
    input: {},
    minimum: 0,
    maximum: 0,
    policies: [],
    alarms: [],
    forecasts: [],
    cooldown: { outUntilMs: -1, baseline: 0, inUntilMs: -1 },
    row: [],
    seen: { desired: -1, live: -1, healthy: -1 },
  };
}

/** A policy of the same name is replaced, with its alarms. */
export function putPolicy(engine: Engine, index: number, input: ScalingPolicyInput): void {
  const target = engine.state.scaling.targets[index];
  const service = serviceOf(engine, index);
  if (target === undefined || service === undefined) return;
  const tracking = input.TargetTrackingScalingPolicyConfiguration;
  const policy = { input, metric: tracking === undefined ? null : trackedMetric(tracking) };
  const known = target.policies.findIndex((other) => other.input.PolicyName === input.PolicyName);
  if (known < 0) target.policies.push(policy);
  else target.policies[known] = policy;
  putForecast(engine, target, input);
  for (const alarm of trackingAlarms(input, engine.scenario.cluster.clusterName, service.name))
    addAlarm(engine, target, alarm);
  // From now on there are periods between the minutes too.
  const { scaling, timeMs } = engine.state;
  if (target.alarms.some(isFine)) scaling.nextPeriodAtMs = (Math.floor(timeMs / FINE_PERIOD_MS) + 1) * FINE_PERIOD_MS;
  stirs(engine);
}

/** Forecasts of a policy that is replaced are made anew. */
function putForecast({ state }: Engine, { forecasts }: ScalableTarget, input: ScalingPolicyInput): void {
  const known = forecasts.findIndex(({ policy }) => policy === input.PolicyName);
  if (known >= 0) forecasts.splice(known, 1);
  const configuration = input.PredictiveScalingPolicyConfiguration;
  if (configuration === undefined || forecastMetric(configuration) === null) return;
  forecasts.push({ policy: input.PolicyName, nextAtMs: state.timeMs, madeAtMs: -1, fromHour: 0, capacities: [] });
}

export function putMetricAlarm(engine: Engine, index: number, input: MetricAlarmInput): void {
  const target = engine.state.scaling.targets[index];
  if (target !== undefined) addAlarm(engine, target, putAlarm(input));
  stirs(engine);
}

/** One of the same name is replaced where it stands. It begins without data. */
function addAlarm({ state }: Engine, target: ScalableTarget, alarm: ScalingAlarm): void {
  const known = target.alarms.findIndex(({ name }) => name === alarm.name);
  if (known < 0) target.alarms.push(alarm);
  else target.alarms[known] = alarm;
  if (alarm.metric !== null) state.alarms.set(alarm.name, 'INSUFFICIENT_DATA');
}

/** An action of the same name and service is replaced. */
export function putScheduled(engine: Engine, target: number, input: ScheduledActionInput): void {
  const { schedules } = engine.state.scaling;
  const known = schedules.findIndex(
    (other) => other.target === target && other.input.ScheduledActionName === input.ScheduledActionName,
  );
  const action = { target, input, nextAtMs: Infinity };
  const index = known < 0 ? schedules.push(action) - 1 : known;
  schedules[index] = action;
  scheduleNext(engine, index);
}

/** Something has changed: the next period may bring something about. */
function stirs({ state }: Engine): void {
  state.scaling.quietFromMs = Math.max(state.scaling.quietFromMs, state.scaling.nextPeriodAtMs);
}
