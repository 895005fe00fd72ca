import { STOP_CODES, TASK_STATUS } from '../../ecs/status';
import type { ContainerState, SimulationState } from '../state';
import { dependsOn } from '../task/containers';
import { definitionOf } from '../task/definition';
import { containersIn } from '../task/plan/shared-containers';
import { executionStoppedAtMs, stopCodeAt, stoppedAtMs, stoppingAtMs } from '../task-rows/endings';
import { pullStartedAtMs } from '../task-rows/life';

/** What must hold of containers. Answers with what does not hold; empty when all is well. */
export function brokenContainers(state: SimulationState): string[] {
  const { tasks } = state;
  const broken: string[] = [];
  for (let task = 0; task < tasks.count; task++) {
    const containers = containersIn(state, task);
    const status = tasks.lastStatus[task] ?? 0;
    for (const container of containers) {
      const say = (what: string) => broken.push(`task ${task}, container ${container.name}: ${what}`);
      if (isOutOfOrder(container)) say('its times are out of order');
      if (status === TASK_STATUS.RUNNING && container.lastStatus === 'PENDING') say('is PENDING in a RUNNING task');
      if (status === TASK_STATUS.STOPPED && container.lastStatus !== 'STOPPED') say('outlives its task');
      if (status === TASK_STATUS.STOPPED && !(container.exitsAtMs <= state.timeMs)) say('ends after its task');
      if (container.lastStatus === 'STOPPED' && !(container.exitsAtMs <= state.timeMs))
        say('is STOPPED before its end');
      if (container.lastStatus === 'RUNNING' && Number.isNaN(container.startedAtMs))
        say('is RUNNING and never started');
    }
    if (containers.length > 1) broken.push(...brokenOrder(state, task, containers));
    broken.push(...brokenTimestamps(state, task));
  }
  return broken;
}

function isOutOfOrder({
  readyAtMs,
  pulledAtMs,
  createdAtMs,
  earlierRuns,
  startedAtMs,
  exitsAtMs,
}: ContainerState): boolean {
  const runs = [...earlierRuns, { startedAtMs, exitsAtMs }].flatMap((run) => [run.startedAtMs, run.exitsAtMs]);
  const times = [Math.max(readyAtMs, pulledAtMs), createdAtMs, ...runs].filter((atMs) => !Number.isNaN(atMs));
  return times.some((atMs, index) => atMs < (times[index - 1] ?? 0));
}

/** None is signalled while one that depends on it is there; none that waited is created before what it waited for has started. */
function brokenOrder(state: SimulationState, task: number, containers: readonly ContainerState[]): string[] {
  const definitions = definitionOf(state, task).input.containerDefinitions;
  return containers.flatMap((container) => {
    const dependents = containers.filter((_, index) => {
      const definition = definitions[index];
      return definition !== undefined && dependsOn(definition, container.name);
    });
    const signalled = !Number.isNaN(container.signalledAtMs) && container.exitsAtMs > container.signalledAtMs;
    return dependents.flatMap((dependent) => [
      ...(signalled && dependent.exitsAtMs > container.signalledAtMs
        ? [`task ${task}: ${container.name} is stopped before ${dependent.name}, which depends on it`]
        : []),
      ...(dependent.createdAtMs < (container.earlierRuns[0]?.startedAtMs ?? container.startedAtMs)
        ? [`task ${task}: ${dependent.name} is created before ${container.name} starts, on which it depends`]
        : []),
    ]);
  });
}

/** `executionStoppedAt` lies between the start of the pulls and the end (placement-and-lifecycle 5.6); the rest is said of tasks. */
function brokenTimestamps(state: SimulationState, task: number): string[] {
  const endedAtMs = executionStoppedAtMs(state, task);
  if (!(endedAtMs <= state.timeMs)) return [];
  const byItself = STOP_CODES[stopCodeAt(state, task)] === 'EssentialContainerExited';
  return [
    ...(endedAtMs < pullStartedAtMs(state, task) ? [`task ${task}: ends before its pulls`] : []),
    ...(endedAtMs > stoppedAtMs(state, task) ? [`task ${task}: ends after it stopped`] : []),
    ...(byItself && endedAtMs > stoppingAtMs(state, task)
      ? [`task ${task}: is stopped by an end that comes later`]
      : []),
  ];
}
