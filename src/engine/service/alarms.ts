import type { DeploymentAlarms } from '../../ecs/service';
import type { Engine } from '../engine';
import type { AlarmState, DeploymentState, ServiceState, SimulationState } from '../state';
import { wakeService } from './wake';

/** CloudWatch alarms that fail a deployment. Source: services-and-capacity 1.12. */

const LEAST_BAKE_MS = 300_000;
const DEFAULT_PERIOD_SECONDS = 60;

/** The alarms of a service that has them turned on; they go with ECS's own deployments only. */
export function alarmsOf({ input }: ServiceState): DeploymentAlarms | null {
  const alarms = input.deploymentConfiguration?.alarms;
  return alarms?.enable === true && (input.deploymentController?.type ?? 'ECS') === 'ECS' ? alarms : null;
}

/** Whether one of the service's alarms is in ALARM now: a deployment that begins with one takes no notice of any. */
export function isAlarmed(state: SimulationState, service: ServiceState): boolean {
  return alarmsOf(service)?.alarmNames.some((name) => state.alarms.get(name) === 'ALARM') ?? false;
}

/** An alarm changes its state; deployments that are watched by it and under way fail at their services' next pass. */
export function setAlarm({ state }: Engine, name: string, value: AlarmState): void {
  state.alarms.set(name, value);
  if (value !== 'ALARM') return;
  state.services.forEach((service, index) => {
    const deployment = state.deployments[service.deployments[0] ?? -1];
    const alarms = alarmsOf(service);
    if (!deployment || !isUnderWatch(deployment) || alarms?.alarmNames.includes(name) !== true) return;
    deployment.alarmFired = true;
    wakeService(state, index);
  });
}

function isUnderWatch({ rolloutState, alarmsIgnored }: DeploymentState): boolean {
  return rolloutState === 'IN_PROGRESS' && !alarmsIgnored;
}

/**
 * Whether a deployment whose tasks are in place is still watched. The bake time begins when this is asked for the first time, and is the
 * longest `Period` times `EvaluationPeriods` of the alarms, at least five minutes (assumption `alarm-bake-time`).
 */
export function isBaking(engine: Engine, service: ServiceState, deployment: DeploymentState): boolean {
  const alarms = alarmsOf(service);
  if (alarms === null || deployment.alarmsIgnored) return false;
  const { timeMs } = engine.state;
  if (Number.isNaN(deployment.bakesUntilMs)) deployment.bakesUntilMs = timeMs + bakeMs(engine, alarms);
  return deployment.bakesUntilMs > timeMs;
}

function bakeMs({ scenario }: Engine, { alarmNames }: DeploymentAlarms): number {
  const watched = scenario.scaling
    .flatMap(({ alarms = [] }) => alarms)
    .filter(({ AlarmName }) => alarmNames.includes(AlarmName));
  const durations = watched.map(
    ({ Period = DEFAULT_PERIOD_SECONDS, EvaluationPeriods = 1 }) => Math.round(Period) * EvaluationPeriods * 1_000,
  );
  return Math.max(LEAST_BAKE_MS, ...durations);
}
