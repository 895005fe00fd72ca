import { DEFAULT_COOLDOWN_SECONDS, FINE_PERIOD_MS, PERIOD_MS, publishesFinely } from '../../ecs/scaling';
import { FORECAST_HOURS } from '../../ecs/scaling-predictive';
import { TASK_STATUS } from '../../ecs/status';
import { ALARM_STATES, HELD_BY, MOST_ALARMS_KEPT } from '../../frame/scaling';
import type { HeldBy } from '../../frame/scaling';
import { launchOf } from '../capacity/launch-target';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { appendRow } from '../row-log';
import { setAlarm } from '../service/alarms';
import { controllerOf } from '../service/kind';
import { liveCount, liveTasksOf } from '../service/live-tasks';
import { runPass } from '../service/pass';
import type { Passing } from '../service/passing';
import { healthVerdict } from '../service/task-health';
import type { AlarmState, ServiceState, SimulationState } from '../state';
import { feed, isFine, stateOf, stateReason } from './alarms';
import { serviceOf, setDesiredCount } from './change';
import { decide } from './decide';
import type { Situation } from './decide';
import { levelFrom } from './demand';
import { datapointOf, NOTHING } from './metrics';
import type { Datapoint, TasksThen } from './metrics';
import { actsOnForecasts, rangeAt, refreshForecasts } from './predictive';
import type { ScalableTarget } from './state';

/**
 * The end of a period of CloudWatch: metrics arrive, alarms follow them, and policies act on the alarms that are in ALARM, each period anew. Source:
 * services-and-capacity 3.2 to 3.5.
 */

/**
 * When the next period ends; Infinity where nothing is scaled. Without `periodic` only one that can change something counts: while demand, a metric, an
 * alarm or a service has changed within the longest time that an alarm or a cooldown looks back.
 */
export function nextPeriodMs({ state }: Engine, periodic: boolean): number {
  const { nextPeriodAtMs, quietFromMs, targets } = state.scaling;
  if (periodic || nextPeriodAtMs <= quietFromMs) return nextPeriodAtMs;
  return targets.some((target) => hasChanged(state, target)) ? nextPeriodAtMs : Infinity;
}

/** All targets, in the order of their registration; then the services whose desired count has changed look at once. */
export function* endPeriod(engine: Engine): Passing {
  const { state } = engine;
  const isFineGrained = state.scaling.targets.some(({ alarms }) => alarms.some(isFine));
  state.scaling.nextPeriodAtMs = state.timeMs + (isFineGrained ? FINE_PERIOD_MS : PERIOD_MS);
  const changed: number[] = [];
  for (const index of state.scaling.targets.keys()) if (endPeriodOf(engine, index)) changed.push(index);
  for (const index of changed) yield* runPass(engine, state.scaling.targets[index]?.service ?? -1);
}

/** An alarm has been set by hand: what hangs on it happens at once. Answers with the service (index) that is to look, -1 for none. */
export function actOnAlarm(engine: Engine, alarm: string): number {
  const { state } = engine;
  if (state.alarms.get(alarm) !== 'ALARM') return -1;
  const index = state.scaling.targets.findIndex(({ alarms }) => alarms.some(({ name }) => name === alarm));
  const service = serviceOf(engine, index);
  const target = state.scaling.targets[index];
  if (target === undefined || service === undefined) return -1;
  state.scaling.quietFromMs = Math.max(state.scaling.quietFromMs, state.timeMs + horizonMs(target));
  const held = scale(engine, index, service, tasksThen(engine, service), false);
  return held === null ? target.service : -1;
}

/** Between the minutes only targets with an alarm that looks there. Answers with whether the desired count has changed. */
function endPeriodOf(engine: Engine, index: number): boolean {
  const { state, scenario } = engine;
  const target = state.scaling.targets[index];
  const service = serviceOf(engine, index);
  if (target === undefined || service === undefined) return false;
  const isMinute = state.timeMs % PERIOD_MS === 0;
  const looksCloser = target.alarms.some(isFine);
  if (!isMinute && !looksCloser) return false;
  const load = scenario.load.find((entry) => entry.service === service.name);
  const tasks = tasksThen(engine, service);
  const toS = state.timeMs / 1_000;
  const datapoint = datapointOf(load, tasks, toS - (looksCloser ? FINE_PERIOD_MS : PERIOD_MS) / 1_000, toS);
  const ofMinute = looksCloser && isMinute ? datapointOf(load, tasks, toS - PERIOD_MS / 1_000, toS) : datapoint;
  for (const alarm of target.alarms) {
    if (!isMinute && !isFine(alarm)) continue;
    const isPublished = !isFine(alarm) || publishesFinely(service.input.monitoring, alarm.metric);
    if (!feed(alarm, !isFine(alarm) ? ofMinute : isPublished ? datapoint : NOTHING, state.timeMs)) continue;
    const before = state.alarms.get(alarm.name) ?? 'OK';
    const after = stateOf(alarm, before);
    if (after === before) continue;
    setAlarm(engine, alarm.name, after);
    if (after === 'ALARM')
      writeEvent(engine, 'scaling', `Alarm ${alarm.name} is in ALARM. ${stateReason(alarm)}`, { owner: service.owner });
  }
  refreshForecasts(engine, index);
  const isLifted = keepToForecast(engine, index, service);
  const held = scale(engine, index, service, tasks, datapoint.demandMilli > 0);
  const row = rowOf(engine, index, target, service, tasks, datapoint, held ?? 'nothing');
  if (load !== undefined) stir(state, levelFrom(load.requestsPerSecond) * 1_000 + horizonMs(target));
  if (!isSame(row, target.row)) stir(state, state.timeMs + horizonMs(target));
  target.row = row.slice(2);
  appendRow(state.scalingHistory, row);
  Object.assign(target.seen, seenOf(service));
  return held === null || isLifted;
}

/** How long a run waits for forecasts to come and to do something: they repeat themselves then. */
const FIRST_FORECASTS_MS = FORECAST_HOURS * 3_600_000;

/** What forecasts ask for is there before it is needed; nothing is taken away for them. Answers with whether the desired count has changed. */
function keepToForecast(engine: Engine, index: number, service: ServiceState): boolean {
  const target = engine.state.scaling.targets[index];
  if (target === undefined || target.forecasts.length === 0) return false;
  if (actsOnForecasts(target)) stir(engine.state, FIRST_FORECASTS_MS);
  const { minimum, policy } = rangeAt(engine, target);
  if (policy === null || service.desiredCount >= minimum) return false;
  return setDesiredCount(
    engine,
    index,
    minimum,
    `predictive scaling policy ${policy} forecast a capacity of ${minimum}`,
  );
}

/** The alarms as they stand are acted on. Null where the desired count has changed, else what kept it. */
function scale(
  engine: Engine,
  index: number,
  service: ServiceState,
  { running }: TasksThen,
  isAskedFor: boolean,
): HeldBy | null {
  const { state } = engine;
  const target = state.scaling.targets[index];
  if (target === undefined) return 'nothing';
  const situation: Situation = {
    timeMs: state.timeMs,
    desired: service.desiredCount,
    running,
    ...rangeAt(engine, target),
    isAskedFor,
    isDeploying: isDeploying(state, service),
    stateOf: (name) => state.alarms.get(name) ?? 'OK',
  };
  const { change, held } = decide(target, situation);
  if (change === null) return held;
  const { cooldown } = target;
  if (change.to > service.desiredCount) {
    if (state.timeMs >= cooldown.outUntilMs) cooldown.baseline = change.from;
    cooldown.outUntilMs = state.timeMs + change.cooldownMs;
    cooldown.inUntilMs = -1;
  } else {
    cooldown.outUntilMs = -1;
    cooldown.inUntilMs = state.timeMs + change.cooldownMs;
  }
  const cause = `monitor alarm ${change.alarm} in state ALARM triggered policy ${change.policy}`;
  setDesiredCount(engine, index, change.to, cause);
  return null;
}

/** Source: services-and-capacity 3.1, rule 3. */
function isDeploying({ deployments }: SimulationState, service: ServiceState): boolean {
  const primary = deployments[service.deployments[0] ?? -1];
  if (controllerOf(service) === 'EXTERNAL') return false;
  return service.deployments.length > 1 || primary?.rolloutState === 'IN_PROGRESS';
}

/** The tasks of a service that take requests, and those that are RUNNING at all. */
function tasksThen(engine: Engine, service: ServiceState): TasksThen {
  const { state } = engine;
  const tasks = liveTasksOf(state, service);
  engine.work += tasks.length;
  let running = 0;
  let healthy = 0;
  for (const task of tasks) {
    if (state.tasks.lastStatus[task] !== TASK_STATUS.RUNNING) continue;
    running++;
    const verdict = healthVerdict(state, task);
    if (verdict === 'none' || verdict === 'healthy') healthy++;
  }
  return { running, healthy, onFargate: launchOf(state, service.input).targets[0]?.kind === 'fargate' };
}

/** As `SCALING_ROW` has it. */
function rowOf(
  engine: Engine,
  index: number,
  target: ScalableTarget,
  service: ServiceState,
  { running, healthy }: TasksThen,
  { demandMilli, cpuMilli, memoryMilli, requestsMilli }: Datapoint,
  held: HeldBy,
): number[] {
  const { timeMs, alarms } = engine.state;
  const { minimum, maximum } = rangeAt(engine, target);
  const metrics = [demandMilli, cpuMilli, memoryMilli, requestsMilli];
  const counts = [service.desiredCount, running, healthy, minimum, maximum];
  return [index, timeMs, ...metrics, ...counts, statesOf(target, alarms), HELD_BY.indexOf(held)];
}

function statesOf(target: ScalableTarget, states: ReadonlyMap<string, AlarmState>): number {
  return target.alarms
    .slice(0, MOST_ALARMS_KEPT)
    .reduceRight((code, { name }) => code * 4 + ALARM_STATES.indexOf(states.get(name) ?? 'OK'), 0);
}

function isSame(row: readonly number[], before: readonly number[]): boolean {
  return before.length > 0 && before.every((value, column) => Object.is(value, row[column + 2]));
}

function stir({ scaling }: SimulationState, untilMs: number): void {
  scaling.quietFromMs = Math.max(scaling.quietFromMs, untilMs);
}

/** How long something that has happened may still bring a change about. */
function horizonMs({ alarms, policies }: ScalableTarget): number {
  const looks = alarms.map(({ periodMs, evaluationPeriods }) => periodMs * evaluationPeriods);
  const cooldowns = policies.flatMap(({ input }) => {
    const { ScaleInCooldown, ScaleOutCooldown } = input.TargetTrackingScalingPolicyConfiguration ?? {};
    const { Cooldown = DEFAULT_COOLDOWN_SECONDS } = input.StepScalingPolicyConfiguration ?? {};
    return [ScaleInCooldown ?? 0, ScaleOutCooldown ?? 0, Cooldown].map((seconds) => seconds * 1_000);
  });
  return Math.max(0, ...looks) + Math.max(0, ...cooldowns) + PERIOD_MS;
}

function hasChanged({ services }: SimulationState, { service, seen }: ScalableTarget): boolean {
  const found = services[service];
  if (found?.status !== 'ACTIVE') return false;
  const { desired, live, healthy } = seenOf(found);
  return desired !== seen.desired || live !== seen.live || healthy !== seen.healthy;
}

function seenOf(service: ServiceState): ScalableTarget['seen'] {
  return { desired: service.desiredCount, live: liveCount(service), healthy: service.taskCount.healthy };
}
