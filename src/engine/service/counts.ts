import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import type { DeploymentState, ServiceState } from '../state';
import { isHealthy } from './task-health';

/** A live task of a service as its scheduler sees it. */
export interface ServiceTask {
  readonly task: number;
  /** RUNNING and counted as healthy (services-and-capacity 1.5). */
  readonly healthy: boolean;
  readonly running: boolean;
  readonly draining: boolean;
  /** Of a deployment that is being replaced. */
  readonly old: boolean;
}

/** What a pass goes by. Percentages in integer arithmetic: the lower bound rounds up, the upper one down (services-and-capacity 1.2). */
export interface ServiceCounts {
  readonly desired: number;
  readonly lower: number;
  readonly upper: number;
  /** Tasks that count towards the desired number: of the current deployment, on instances that stay. */
  readonly good: readonly ServiceTask[];
  /** Tasks that are to be replaced: of older deployments, or on draining instances. */
  readonly leaving: readonly ServiceTask[];
}

/** The percentages of the desired count. Source: services-and-capacity 1.2. */
export function boundsOf(service: ServiceState): Pick<ServiceCounts, 'desired' | 'lower' | 'upper'> {
  const desired = service.status === 'ACTIVE' ? service.desiredCount : 0;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.input.deploymentConfiguration ?? {};
  return {
    desired,
    lower: Math.floor((desired * minimumHealthyPercent + 99) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
  };
}

export function countTasks(engine: Engine, service: ServiceState): ServiceCounts {
  const tasks = service.liveTasks.map((task) => serviceTask(engine, service, task));
  return {
    ...boundsOf(service),
    good: tasks.filter((task) => !task.old && !task.draining),
    leaving: tasks.filter((task) => task.old || task.draining),
  };
}

function serviceTask({ state }: Engine, service: ServiceState, task: number): ServiceTask {
  const running = state.tasks.lastStatus[task] === TASK_STATUS.RUNNING;
  return {
    task,
    running,
    healthy: isHealthy(state, task),
    draining: state.instances.status[state.tasks.instanceIndex[task] ?? -1] === INSTANCE_STATUS.DRAINING,
    old: state.taskLife.deployment[task] !== service.deployments[0],
  };
}

/** How many tasks of a list are healthy. */
export function healthyIn(tasks: readonly ServiceTask[]): number {
  return tasks.filter((task) => task.healthy).length;
}

/** The deployment whose tasks the service wants; undefined where an EXTERNAL service has none. */
export function primaryOf(state: Engine['state'], service: ServiceState): DeploymentState | undefined {
  return state.deployments[service.deployments[0] ?? -1];
}
