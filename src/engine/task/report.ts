import type { StopCode } from '../../ecs/status';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { containersOf, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { soonest } from './plan/container-plan';
import { reportShared } from './plan/plan-steps';
import { planOfTask, takenAtMs } from './plan/shared-containers';
import { pullFailureEndsTask } from './pull';
import { isRestarted } from './restart';
import { signalledAtMs } from '../task-rows/endings';

/** What the agent tells ECS of a task's containers, `stateReport` after it happened. Source: placement-and-lifecycle 5.3 to 5.5. */

/** The end of the container that ends its task; null where none does. It may lie ahead. */
export interface TaskEnd {
  readonly atMs: number;
  readonly stopCode: StopCode;
  readonly reason: string;
}

/** The first essential container to end, or not to start, by itself. */
export function taskEnd(engine: Engine, task: number): TaskEnd | null {
  if (planOfTask(engine.state, task) === null) return endOf(engine, task, containersOf(engine, task));
  const atMs = taskEndMs(engine, task);
  return atMs === Infinity ? null : { ...ENDED_BY_ITSELF, atMs };
}

/** When that is; Infinity where no container ends its task. */
export function taskEndMs(engine: Engine, task: number): number {
  const { state } = engine;
  const plan = planOfTask(state, task);
  if (plan !== null) return soonest(plan.ends, takenAtMs(state, task), signalledAtMs(state, task));
  return endOf(engine, task, containersOf(engine, task))?.atMs ?? Infinity;
}

/** The same of containers that the task may have. */
export function endOf(engine: Engine, task: number, containers: readonly ContainerState[]): TaskEnd | null {
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
      return { ...ENDED_BY_ITSELF, atMs: exitsAtMs };
  }
}

const ENDED_BY_ITSELF = { stopCode: 'EssentialContainerExited', reason: 'Essential container in task exited' } as const;

/** When ECS next learns of a container that runs, or has ended; Infinity for never. The connection is taken to be up. */
export function nextReportMs(engine: Engine, task: number): number {
  const { state } = engine;
  const plan = planOfTask(state, task);
  if (plan !== null) {
    return soonest(plan.toReport, takenAtMs(state, task), signalledAtMs(state, task)) + engine.timingsMs.stateReport;
  }
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
  const { state } = engine;
  const plan = planOfTask(state, task);
  if (plan === null) return reportEach(engine, task, reportedMs);
  if (soonest(plan.toReport, takenAtMs(state, task), signalledAtMs(state, task)) > reportedMs) return;
  reportShared(engine, task, plan, reportedMs, () => reportEach(engine, task, reportedMs));
}

function reportEach(engine: Engine, task: number, reportedMs: number): void {
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
  const plan = planOfTask(engine.state, task);
  if (plan !== null) return plan.isAllUp;
  return containersOf(engine, task).every(({ lastStatus }) => lastStatus !== 'PENDING');
}

/** Whether every container has run by now, those aside that are not essential and could not be started. */
export function allHaveRun(engine: Engine, task: number): boolean {
  const { timeMs } = engine.state;
  const plan = planOfTask(engine.state, task);
  if (plan !== null) return takenAtMs(engine.state, task) + plan.lastStartMs <= timeMs;
  return containersOf(engine, task).every(({ essential, failed, startedAtMs }) => {
    return startedAtMs <= timeMs || (failed !== null && !essential);
  });
}
