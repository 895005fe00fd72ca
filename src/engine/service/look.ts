import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { tasksOf } from './counts';
import type { ServiceTask } from './counts';
import { judgeDeployment } from './rollback';
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
  return service.deployments[0] === primary ? tasks : tasksOf(engine, service);
}
