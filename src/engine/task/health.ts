import type { ContainerDefinition } from '../../ecs/container-definition';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import type { Verdict } from '../service/task-health';
import { serviceOf } from '../service/wake';
import type { SimulationState } from '../state';
import { behaviourOf, milliseconds } from './containers';
import { containerDefinitionsOf } from './definition';

/** Health checks of containers, and what they make of the task. Source: placement-and-lifecycle 5.4. */

/** What the health checks of a task's essential containers say of it; `none` without such checks. */
export function containerVerdict({ taskLife, timeMs }: SimulationState, task: number): Verdict {
  const healthyAtMs = taskLife.containersHealthyAtMs[task] ?? NaN;
  if (Number.isNaN(healthyAtMs)) return 'none';
  return healthyAtMs <= timeMs ? 'healthy' : 'unknown';
}

/** The task is RUNNING now; `healthy`: it was there when the run began and counts as healthy. */
export function containersStart(engine: Engine, task: number, healthy: boolean): void {
  const { state } = engine;
  const probedAtMs = firstAnswerMs(engine, task);
  if (probedAtMs === null) return;
  const atMs = healthy ? state.timeMs : Math.max(state.timeMs, probedAtMs);
  state.taskLife.containersHealthyAtMs[task] = atMs;
  if (atMs < Infinity && serviceOf(state, task) >= 0) pushEvent(state.queue, atMs, EVENT.wake, serviceOf(state, task));
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
function firstAnswerMs(engine: Engine, task: number): number | null {
  const containers = engine.state.taskLife.containers[task] ?? [];
  const times = containerDefinitionsOf(engine.state, task).flatMap((definition, index) => {
    const container = containers[index];
    if (!container?.essential || !isProbed(definition)) return [];
    return firstProbeMs(engine, container.image, container.startedAtMs, definition.healthCheck?.interval ?? 30);
  });
  return times.length === 0 ? null : Math.max(...times);
}

/** Probes come every interval, the first after one. */
function firstProbeMs(engine: Engine, image: string, startedAtMs: number, intervalSeconds: number): number {
  const { healthyAfterSeconds = 0 } = behaviourOf(engine, image);
  if (healthyAfterSeconds === null) return Infinity;
  return startedAtMs + milliseconds(Math.max(1, Math.ceil(healthyAfterSeconds / intervalSeconds)) * intervalSeconds);
}
