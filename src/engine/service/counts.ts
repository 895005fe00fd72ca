import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { daemonSetBounds, rolloutBounds } from '../kubernetes/rolling-update';
import type { DeploymentState, ServiceState, SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { productionOf } from './blue-green/traffic';
import { graceEndsAtMs } from './grace';
import { controllerOf, isDaemon } from './kind';
import { liveTasksOf } from './live-tasks';
import { isProtected } from './protection';
import { hasSettled, healthVerdict } from './task-health';

/** A live task of a service as its scheduler sees it. */
export interface ServiceTask {
  readonly task: number;
  /** RUNNING and counted as healthy (services-and-capacity 1.5). */
  readonly healthy: boolean;
  /** A health check says that it is not, be it within the grace period. */
  readonly unhealthy: boolean;
  /** Unhealthy, and the grace period is over: it has to be replaced. */
  readonly ill: boolean;
  readonly running: boolean;
  readonly draining: boolean;
  /** Of a deployment that is being replaced. */
  readonly old: boolean;
  /** Protected from scale-in, and from being replaced in a deployment. */
  readonly protected: boolean;
}

/** What a pass goes by. Percentages in integer arithmetic: the lower bound rounds up, the upper one down (services-and-capacity 1.2). */
export interface ServiceCounts {
  readonly desired: number;
  readonly lower: number;
  readonly upper: number;
  /** Tasks that count towards the desired number: of the current deployment, on instances that stay, and not known to be ill. */
  readonly good: readonly ServiceTask[];
  /** Tasks that are to be replaced: of older deployments, or on draining instances. */
  readonly leaving: readonly ServiceTask[];
  /** The ill ones of the current deployment on instances that stay. */
  readonly ill: readonly ServiceTask[];
}

/** How many tasks there are of each kind. */
export interface Tally {
  readonly desired: number;
  readonly good: number;
  /** Of the good ones. */
  readonly healthy: number;
  readonly leaving: number;
}

export function tallyOf({ desired, good, leaving }: ServiceCounts): Tally {
  return { desired, good: good.length, healthy: healthyIn(good), leaving: leaving.length };
}

/**
 * The percentages of the desired count, or of that of one of the service's deployments. With deployments that others run they are fixed, and hold
 * while instances drain. Source: services-and-capacity 1.2.
 */
export function boundsOf(
  service: ServiceState,
  desired = service.status === 'ACTIVE' ? service.desiredCount : 0,
): Pick<ServiceCounts, 'desired' | 'lower' | 'upper'> {
  if (service.rollsOutAs === 'kubernetes') return { desired, ...kubernetesBounds(service, desired) };
  const { minimumHealthyPercent, maximumPercent } = percentagesOf(service);
  return {
    desired,
    lower: Math.floor((desired * minimumHealthyPercent + 99) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
  };
}

function kubernetesBounds(service: ServiceState, desired: number): { lower: number; upper: number } {
  if (isDaemon(service)) return daemonSetBounds(desired);
  return rolloutBounds(desired, service.input.deploymentConfiguration ?? {});
}

/** The percentages in force: what the service does not say has defaults, others for a daemon. Source: services-and-capacity 1.2. */
export function percentagesOf(service: ServiceState): {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
} {
  const { deploymentConfiguration = {} } = controllerOf(service) === 'ECS' ? service.input : {};
  const [minimum, maximum] = isDaemon(service) ? [0, 100] : [100, 200];
  const { minimumHealthyPercent = minimum, maximumPercent = maximum } = deploymentConfiguration;
  return { minimumHealthyPercent, maximumPercent };
}

/** Every live task of the service, in order of creation. */
export function tasksOf(engine: Engine, service: ServiceState): ServiceTask[] {
  const tasks = liveTasksOf(engine.state, service);
  engine.work += tasks.length;
  return tasks.map((task) => serviceTask(engine, service, task));
}

/** @param desired how many of them there are to be, where that is not the service's own count */
export function countTasks(service: ServiceState, tasks: readonly ServiceTask[], desired?: number): ServiceCounts {
  const good: ServiceTask[] = [];
  const leaving: ServiceTask[] = [];
  const ill: ServiceTask[] = [];
  for (const task of tasks) (task.old || task.draining ? leaving : task.ill ? ill : good).push(task);
  return { ...boundsOf(service, desired), good, leaving, ill };
}

function serviceTask({ state }: Engine, service: ServiceState, task: number): ServiceTask {
  const verdict = healthVerdict(state, task);
  const unhealthy = verdict === 'unhealthy';
  return {
    task,
    running: state.tasks.lastStatus[task] === TASK_STATUS.RUNNING,
    healthy: verdict === 'none' ? hasSettled(state, task) : verdict === 'healthy',
    unhealthy,
    ill: unhealthy && graceEndsAtMs(state, service, task) <= state.timeMs,
    draining: state.instances.status[state.tasks.instanceIndex[task] ?? -1] === INSTANCE_STATUS.DRAINING,
    old: taskDeployment(state, task) !== service.deployments[0],
    protected: isProtected(state, task),
  };
}

/** Tasks by the index of their deployment, the oldest deployment first; where traffic has been shifted, what has the least of it. */
export function byDeployment(state: SimulationState, tasks: readonly ServiceTask[]): [number, ServiceTask[]][] {
  const groups = new Map<number, ServiceTask[]>();
  for (const task of tasks) {
    const index = taskDeployment(state, task.task);
    const group = groups.get(index);
    if (group) group.push(task);
    else groups.set(index, [task]);
  }
  const share = (index: number) => {
    const found = state.deployments[index];
    return found ? productionOf(found) : 0;
  };
  return [...groups].sort(([a], [b]) => share(a) - share(b) || a - b);
}

/** How many tasks of a list are healthy. */
export function healthyIn(tasks: readonly ServiceTask[]): number {
  let count = 0;
  for (const task of tasks) if (task.healthy) count++;
  return count;
}

/** The deployment whose tasks the service wants; undefined where an EXTERNAL service has none. */
export function primaryOf(state: Engine['state'], service: ServiceState): DeploymentState | undefined {
  return state.deployments[service.deployments[0] ?? -1];
}
