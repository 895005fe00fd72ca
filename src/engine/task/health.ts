import type { ContainerDefinition } from '../../ecs/container-definition';
import type { ServiceLoadBalancer } from '../../ecs/service';
import type { Engine } from '../engine';
import { serviceOf } from '../service/wake';
import type { SimulationState } from '../state';
import { behaviourOf, milliseconds } from './containers';
import { containerDefinitionsOf } from './definition';

/**
 * From when on a task counts as healthy. Source: services-and-capacity 1.5 and 2.3, placement-and-lifecycle 5.4.
 * Called when the task becomes RUNNING.
 */
export function healthyAtMs(engine: Engine, task: number): number {
  const { state, timingsMs } = engine;
  const balancers = state.services[serviceOf(state, task)]?.input.loadBalancers ?? [];
  const probed = probedAtMs(engine, task);
  const targets = balancers.map((balancer) => targetHealthyAtMs(engine, task, balancer));
  if (probed === null && targets.length === 0) return state.timeMs + timingsMs.healthyWait;
  return Math.max(state.timeMs, probed ?? 0, ...targets);
}

/** Whether the task definition has health checks of essential containers, the only ones that make a task's health. */
export function hasHealthCheck(state: SimulationState, task: number): boolean {
  const containers = state.taskLife.containers[task] ?? [];
  return containerDefinitionsOf(state, task).some(
    (definition, index) => containers[index]?.essential === true && isProbed(definition),
  );
}

function isProbed({ healthCheck }: ContainerDefinition): boolean {
  return healthCheck !== undefined && healthCheck.command[0] !== 'NONE';
}

/** When the last essential container with a health check first answers; null without such containers, Infinity for never. */
function probedAtMs(engine: Engine, task: number): number | null {
  const containers = engine.state.taskLife.containers[task] ?? [];
  const times = containerDefinitionsOf(engine.state, task).flatMap((definition, index) => {
    const container = containers[index];
    if (!container?.essential || !isProbed(definition)) return [];
    return firstProbeMs(engine, container.image, container.startedAtMs, definition.healthCheck?.interval ?? 30, 1);
  });
  return times.length === 0 ? null : Math.max(...times);
}

/** The target passes the first check after the container answers: one success is enough (services-and-capacity 2.3). */
function targetHealthyAtMs(engine: Engine, task: number, balancer: ServiceLoadBalancer): number {
  const containers = engine.state.taskLife.containers[task] ?? [];
  const container = containers.find(({ name }) => name === balancer.containerName) ?? containers[0];
  if (!container) return engine.state.timeMs;
  return firstProbeMs(engine, container.image, engine.state.timeMs, targetGroupOf(engine, balancer).intervalSeconds, 0);
}

/** Probes come every interval, the first after `firstProbe` intervals. */
function firstProbeMs(
  engine: Engine,
  image: string,
  startedAtMs: number,
  intervalSeconds: number,
  firstProbe: number,
): number {
  const after = behaviourOf(engine, image).healthyAfterSeconds ?? 0;
  if (behaviourOf(engine, image).healthyAfterSeconds === null) return Infinity;
  const probes = Math.max(firstProbe, Math.ceil(after / intervalSeconds));
  return startedAtMs + milliseconds(probes * intervalSeconds);
}

/** What registering with a target group takes from the scenario. Source: services-and-capacity 2.3. */
export function targetGroupOf(
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
