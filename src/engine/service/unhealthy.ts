import type { Engine } from '../engine';
import { failingTargetGroup } from '../load-balancing/verdict';
import { taskIdAt } from '../names';
import type { DeploymentState, ServiceState, SimulationState } from '../state';
import { containerVerdict } from '../task/health';
import { countFailedCheck, noteHealthyTask } from './circuit-breaker';
import type { ServiceTask } from './counts';
import { failedContainerChecks } from './messages';
import { say } from './say';

/** What a service does about tasks whose health checks fail. Source: services-and-capacity 1.6, 1.11 and 1.13. */

/**
 * What a service last found a task's health to be, so that each change of it counts once: not looked at yet, healthy, unhealthy, and unhealthy
 * with a replacement on its way.
 */
export const FOUND = { nothing: 0, healthy: 1, unhealthy: 2, replaced: 3 } as const;

/** Takes notice of tasks that have become healthy or unhealthy since the service's last pass. */
export function noteHealth(engine: Engine, service: ServiceState, tasks: readonly ServiceTask[]): void {
  const { state } = engine;
  const { foundHealth } = state.taskLife;
  const primary = state.deployments[service.deployments[0] ?? -1];
  for (const found of tasks) {
    const before = foundHealth[found.task];
    if (found.healthy && before !== FOUND.healthy) {
      foundHealth[found.task] = FOUND.healthy;
      if (primary && !found.old) noteHealthyTask(state, primary);
    } else if (found.ill && before !== FOUND.unhealthy && before !== FOUND.replaced) {
      foundHealth[found.task] = FOUND.unhealthy;
      noteIllness(engine, service, found, primary);
    }
  }
}

function noteIllness(
  engine: Engine,
  service: ServiceState,
  { task, old }: ServiceTask,
  primary: DeploymentState | undefined,
): void {
  const { state } = engine;
  if (containerVerdict(state, task) === 'unhealthy') {
    const message = failedContainerChecks(service.name, taskIdAt(state, task));
    say(engine, service, 'failure', message, { tasks: [task] });
  }
  if (primary && !old) countFailedCheck(state, primary);
}

/**
 * How many of `started` new tasks take the place of unhealthy ones: first of those that had to go before, then of those that are still there.
 * These are not replaced a second time.
 */
export function replacements(
  { taskLife: { foundHealth } }: SimulationState,
  service: ServiceState,
  ill: readonly ServiceTask[],
  { wanted, started }: { readonly wanted: number; readonly started: number },
): number {
  // Nothing is missing: what was owed has come in some other way.
  if (wanted === 0) service.replacementsOwed = 0;
  const owed = Math.min(service.replacementsOwed, started);
  service.replacementsOwed -= owed;
  const replaced = ill.filter(({ task }) => foundHealth[task] === FOUND.unhealthy).slice(0, started - owed);
  for (const { task } of replaced) foundHealth[task] = FOUND.replaced;
  return owed + replaced.length;
}

/** Whether something has been started in place of an ill task. */
export function isReplaced({ taskLife: { foundHealth } }: SimulationState, task: number): boolean {
  return foundHealth[task] === FOUND.replaced;
}

/** Ill tasks in the order in which they go: those that something has been started for, then the others, the oldest first. */
export function replacedFirst(state: SimulationState, ill: readonly ServiceTask[]): readonly ServiceTask[] {
  return [...ill.filter(({ task }) => isReplaced(state, task)), ...ill.filter(({ task }) => !isReplaced(state, task))];
}

/** An unhealthy task is told to stop: where nothing has been started for it yet, that is owed. */
export function noteStopOfIll(
  { taskLife: { foundHealth } }: SimulationState,
  service: ServiceState,
  task: number,
): void {
  if (foundHealth[task] === FOUND.unhealthy) service.replacementsOwed++;
}

/** `stoppedReason` of a task that is replaced for its health. Source: placement-and-lifecycle 5.5. */
export function reasonOfIllness(state: SimulationState, task: number): string {
  const place = failingTargetGroup(state, task);
  return place === null ? 'Task failed container health checks' : `Task failed ELB health checks in (${place})`;
}
