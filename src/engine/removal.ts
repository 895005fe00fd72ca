import { TASK_STATUS } from '../ecs/status';
import { replaceMember } from './capacity/refill';
import { removeRunningInstance } from './cost/instances';
import type { Engine } from './engine';
import { deactivateInstance } from './fleet';
import { wakeAll } from './service/wake';
import { loseTask } from './task/lifecycle';

/** Container instances leave the cluster, and what becomes of their tasks. Source: placement-and-lifecycle 6.5. */

/** The EC2 instance is gone: so are its tasks, and it leaves the cluster. */
export function removeTerminated(engine: Engine, instance: number): void {
  loseTasks(engine, instance, `Host EC2 (instance ${ec2InstanceIdAt(engine, instance)}) terminated.`);
  deactivateInstance(engine, instance, false);
  replaceMember(engine, instance);
  wakeAll(engine.state);
}

/** The EC2 instance is stopped: its tasks are gone, and it stays. */
export function loseTasksOfStopped(engine: Engine, instance: number): void {
  loseTasks(engine, instance, `Host EC2 (instance ${ec2InstanceIdAt(engine, instance)}) stopped.`);
  wakeAll(engine.state);
}

/** The instance is deregistered, whatever runs on it. Answers with how many tasks were running for ECS (assumption `orphaned-containers`). */
export function deregister(engine: Engine, instance: number): number {
  const orphaned = loseTasks(engine, instance, 'Container instance deregistration forced by user');
  removeRunningInstance(engine.state, instance);
  deactivateInstance(engine, instance, true);
  wakeAll(engine.state);
  return orphaned;
}

function loseTasks(engine: Engine, instance: number, reason: string): number {
  const { tasks } = engine.state;
  let lost = 0;
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.instanceIndex[task] !== instance || tasks.lastStatus[task] === TASK_STATUS.STOPPED) continue;
    loseTask(engine, task, 'TerminationNotice', reason);
    lost++;
  }
  return lost;
}

function ec2InstanceIdAt({ state }: Engine, instance: number): string {
  return state.instances.records[instance]?.ec2InstanceId ?? '';
}
