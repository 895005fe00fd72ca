import type { ServiceLoadBalancer, CreateServiceInput } from '../../ecs/service';
import type { Engine } from '../engine';
import { serviceOf } from '../service/wake';
import { behaviourOf, milliseconds } from '../task/containers';
import { EVENT, pushEvent } from '../event-queue';

/** A task's targets: registered in ACTIVATING, checked while they are there, deregistered in DEACTIVATING. Source: services-and-capacity 2.3. */

/** How long a task takes to register with and to leave load balancers and discovery, in simulated ms; 0 where it has none. */
export function registrationOf(
  engine: Engine,
  { loadBalancers = [], serviceRegistries = [], serviceConnectConfiguration }: CreateServiceInput,
): { activatingMs: number; deactivatingMs: number } {
  const discovery = serviceRegistries.length > 0 || isEnabled(serviceConnectConfiguration);
  const activating = [
    ...(loadBalancers.length > 0 ? [engine.timingsMs.targetRegistration] : []),
    ...(discovery ? [engine.timingsMs.serviceDiscoveryRegistration] : []),
  ];
  const delays = loadBalancers.map((balancer) =>
    milliseconds(targetGroupOf(engine, balancer).deregistrationDelaySeconds),
  );
  return { activatingMs: Math.max(0, ...activating), deactivatingMs: Math.max(0, ...delays) };
}

/** The task enters ACTIVATING, or is RUNNING from the start of the run: its targets are registered. */
export function registerTargets(_engine: Engine, _task: number): void {}

/** The task is RUNNING now; `healthy`: it was there when the run began and counts as healthy. */
export function targetsStart(engine: Engine, task: number, healthy: boolean): void {
  const { state } = engine;
  const balancers = state.services[serviceOf(state, task)]?.input.loadBalancers ?? [];
  if (balancers.length === 0) return;
  const atMs = healthy
    ? state.timeMs
    : Math.max(...balancers.map((balancer) => targetHealthyAtMs(engine, task, balancer)));
  state.taskLife.targetsHealthyAtMs[task] = atMs;
  if (atMs < Infinity) pushEvent(state.queue, atMs, EVENT.wake, serviceOf(state, task));
}

/** The task enters DEACTIVATING: its targets drain. */
export function deregisterTargets(_engine: Engine, _task: number): void {}

/** DEACTIVATING is over, or the task is gone without it: its targets are no more. */
export function removeTargets(_engine: Engine, _task: number): void {}

/** The target passes the first check after the container answers: one success is enough (services-and-capacity 2.3). */
function targetHealthyAtMs(engine: Engine, task: number, balancer: ServiceLoadBalancer): number {
  const containers = engine.state.taskLife.containers[task] ?? [];
  const container = containers.find(({ name }) => name === balancer.containerName) ?? containers[0];
  if (!container) return engine.state.timeMs;
  const { healthyAfterSeconds = 0 } = behaviourOf(engine, container.image);
  if (healthyAfterSeconds === null) return Infinity;
  const { intervalSeconds } = targetGroupOf(engine, balancer);
  return engine.state.timeMs + milliseconds(Math.ceil(healthyAfterSeconds / intervalSeconds) * intervalSeconds);
}

/** What registering with a target group takes from the scenario. Source: services-and-capacity 2.3. */
function targetGroupOf(
  engine: Engine,
  balancer: ServiceLoadBalancer,
): { intervalSeconds: number; deregistrationDelaySeconds: number } {
  const name = nameOfTargetGroup(balancer.targetGroupArn ?? '');
  const groups = engine.scenario.loadBalancers.flatMap((it) =>
    Array.isArray(it['targetGroups']) ? (it['targetGroups'] as unknown[]) : [],
  );
  const group = groups.filter(isRecord).find((it) => it['targetGroupName'] === name);
  const check = isRecord(group?.['healthCheck']) ? group['healthCheck'] : {};
  return {
    intervalSeconds: numberOr(check['intervalSeconds'], 30),
    deregistrationDelaySeconds: numberOr(group?.['deregistrationDelaySeconds'], 300),
  };
}

/** An ARN's name part: `arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/web/73e2d6bc24d8a067` is `web`. */
export function nameOfTargetGroup(arnOrName: string): string {
  return /targetgroup\/([^/]+)/.exec(arnOrName)?.[1] ?? arnOrName;
}

function isEnabled(serviceConnect: unknown): boolean {
  return isRecord(serviceConnect) && serviceConnect['enabled'] === true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
