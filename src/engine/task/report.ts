import type { StopCode } from '../../ecs/status';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { containersOf, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { pullFailureEndsTask } from './pull';
import { isRestarted } from './restart';

/** What the agent tells ECS of a task's containers, `stateReport` after it happened. Source: placement-and-lifecycle 5.3 to 5.5. */

/** The end of the container that ends its task; null where none does. It may lie ahead. */
export interface TaskEnd {
  readonly atMs: number;
  readonly stopCode: StopCode;
  readonly reason: string;
}

/** The first essential container to end, or not to start, by itself. */
export function taskEnd(
  engine: Engine,
  task: number,
  containers: readonly ContainerState[] = containersOf(engine, task),
): TaskEnd | null {
  const definitions = containerDefinitionsOf(engine.state, task);
  let first: ContainerState | null = null;
  for (const [index, container] of containers.entries()) {
    if (container.exitsAtMs >= (first?.exitsAtMs ?? Infinity)) continue;
    if (!Number.isNaN(container.signalledAtMs) || !endsTask(engine, task, container)) continue;
    const definition = definitions[index];
    if (definition === undefined || !isRestarted(definition, container)) first = container;
  }
  return first === null ? null : endBy(first);
}

function endsTask(engine: Engine, task: number, { essential, failed }: ContainerState): boolean {
  return essential || (failed === 'pull' && pullFailureEndsTask(engine, task));
}

/** Source: placement-and-lifecycle 5.5. */
function endBy({ exitsAtMs, failed, reason }: ContainerState): TaskEnd {
  switch (failed) {
    case 'resources':
    case 'pull':
      return { atMs: exitsAtMs, stopCode: 'TaskFailedToStart', reason: reason ?? 'Task failed to start' };
    case 'create':
    case 'start':
      return { atMs: exitsAtMs, stopCode: 'TaskFailedToStart', reason: 'Task failed to start' };
    default:
      return {
        atMs: exitsAtMs,
        stopCode: 'EssentialContainerExited',
        reason: 'Essential container in task exited',
      };
  }
}

/** When ECS next learns of a container that runs, or has ended; Infinity for never. The connection is taken to be up. */
export function nextReportMs(engine: Engine, task: number): number {
  const definitions = containerDefinitionsOf(engine.state, task);
  let nextMs = Infinity;
  containersOf(engine, task).forEach((container, index) => {
    const { lastStatus, startedAtMs, exitsAtMs } = container;
    if (lastStatus === 'PENDING' && startedAtMs < nextMs) nextMs = startedAtMs;
    const definition = definitions[index];
    const ends = lastStatus !== 'STOPPED' && exitsAtMs < nextMs;
    if (ends && (definition === undefined || !isRestarted(definition, container))) nextMs = exitsAtMs;
  });
  return nextMs + engine.timingsMs.stateReport;
}

/** ECS learns of everything up to a moment. */
export function reportContainers(engine: Engine, task: number, reportedMs: number): void {
  const containers = containersOf(engine, task);
  const statuses = containers.map((container) => statusAt(container, reportedMs));
  if (containers.every(({ lastStatus }, index) => lastStatus === statuses[index])) return;
  setContainers(
    engine,
    task,
    containers.map((container, index) => ({ ...container, lastStatus: statuses[index] ?? container.lastStatus })),
  );
}

function statusAt(
  { lastStatus, startedAtMs, exitsAtMs }: ContainerState,
  timeMs: number,
): ContainerState['lastStatus'] {
  if (lastStatus === 'STOPPED' || exitsAtMs <= timeMs) return 'STOPPED';
  return startedAtMs <= timeMs ? 'RUNNING' : lastStatus;
}

/** Whether every container runs or has run, as far as ECS knows: then the task does (placement-and-lifecycle 5.4). */
export function allUp(engine: Engine, task: number): boolean {
  return containersOf(engine, task).every(({ lastStatus }) => lastStatus !== 'PENDING');
}

/** Whether every container has run by now, those aside that are not essential and could not be started. */
export function allHaveRun(engine: Engine, task: number): boolean {
  const { timeMs } = engine.state;
  return containersOf(engine, task).every(({ essential, failed, startedAtMs }) => {
    return startedAtMs <= timeMs || (failed !== null && !essential);
  });
}
