import type { Engine } from '../engine';
import { STOP_CODES } from '../../ecs/status';
import { countFailedStart } from './circuit-breaker';
import { countRunning } from './task-count';
import { serviceOf, wakeService } from './wake';
import { stopCodeAt } from '../task-rows/endings';
import { taskDeployment } from '../task-rows/kinds';
import { startedAtMs } from '../task-rows/moments';

/**
 * Starts that fail make a service wait longer and longer. Source: placement-and-lifecycle 6.2. Assumption `start-throttle-steps`.
 */

/** Waits before the next start after the third, fourth, ... failure in a row, in milliseconds. */
const WAITS_MS = [30_000, 60_000, 120_000, 240_000, 480_000, 960_000, 1_620_000];
const FIRST_THROTTLED = 3;

/** A task became RUNNING: whatever failed before is forgiven. */
export function taskStarted(engine: Engine, task: number): void {
  const deployment = engine.state.deployments[taskDeployment(engine.state, task)];
  if (!deployment) return;
  deployment.startFailures = 0;
  if (!deployment.hasRun) deployment.failedTasks = 0;
  deployment.hasRun = true;
  deployment.throttledUntilMs = 0;
  const service = engine.state.services[deployment.service];
  if (service) countRunning(engine.state, service, task);
}

/** A task is STOPPED. When it failed before it ever ran, its deployment waits. */
export function taskStopped({ state }: Engine, task: number): void {
  const deployment = state.deployments[taskDeployment(state, task)];
  if (!deployment) return;
  deployment.unfinishedTasks--;
  wakeService(state, serviceOf(state, task));
  if (!Number.isNaN(startedAtMs(state, task)) || !failed(stopCodeAt(state, task))) return;
  deployment.startFailures++;
  countFailedStart(state, deployment);
  const wait = WAITS_MS[Math.min(deployment.startFailures - FIRST_THROTTLED, WAITS_MS.length - 1)];
  if (wait !== undefined) deployment.throttledUntilMs = state.timeMs + wait;
}

function failed(stopCode: number | undefined): boolean {
  const code = STOP_CODES[stopCode ?? 255];
  return code === 'TaskFailedToStart' || code === 'EssentialContainerExited';
}
