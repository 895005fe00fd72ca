import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { primaryOf, tasksOf } from './counts';
import type { ServiceTask } from './counts';
import { liveCount } from './live-tasks';
import { judgeDeployment } from './rollback';
import { countHolds, countSeen, countSettled } from './task-count';
import { noteHealth } from './unhealthy';

/**
 * A pass begins: the service's live tasks as they are, in order of creation. What has become of them is noted, and may be the end of a deployment; then
 * they are tasks of one that is being replaced.
 */
export function lookAtTasks(engine: Engine, service: ServiceState): readonly ServiceTask[] {
  const primary = service.deployments[0];
  const tasks = tasksOf(engine, service);
  noteHealth(engine, service, tasks);
  judgeDeployment(engine, service);
  if (service.deployments[0] !== primary) return lookAgain(engine, service);
  countSeen(engine.state, service, tasks);
  return tasks;
}

/**
 * The same where nothing is amiss: null when the count of its tasks is all that the pass needs, because none of them has to go.
 * @returns the tasks where it needs more
 */
export function lookAtCount(engine: Engine, service: ServiceState): readonly ServiceTask[] | null {
  if (!needsCountOnly(engine, service)) return lookAtTasks(engine, service);
  countSettled(engine.state, service);
  judgeDeployment(engine, service);
  return needsCountOnly(engine, service) ? null : lookAgain(engine, service);
}

function needsCountOnly({ state }: Engine, service: ServiceState): boolean {
  return (
    countHolds(service) &&
    service.status === 'ACTIVE' &&
    service.rebalancing === null &&
    liveCount(service) <= service.desiredCount &&
    primaryOf(state, service)?.rolloutState !== 'FAILED'
  );
}

function lookAgain(engine: Engine, service: ServiceState): readonly ServiceTask[] {
  const tasks = tasksOf(engine, service);
  countSeen(engine.state, service, tasks);
  return tasks;
}
