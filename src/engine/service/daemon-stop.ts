import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { hasTaskOn } from '../world';
import { boundsOf, healthyIn } from './counts';
import type { ServiceTask } from './counts';
import { isDaemon } from './kind';
import type { Passing } from './passing';
import { stopAll } from './stop';

/** A pass of a DAEMON service stops tasks. Source: placement-and-lifecycle 6.3 and 6.5; services-and-capacity 1.6 and 1.18. */

/** The live tasks of a service before a pass changes anything. */
export interface DaemonTasks {
  /** Where they belong. */
  readonly inPlace: readonly ServiceTask[];
  /** On instances that drain, or that no longer satisfy the constraints. */
  readonly outOfPlace: readonly ServiceTask[];
}

export function* stopDaemons(engine: Engine, service: ServiceState, tasks: DaemonTasks): Passing<ServiceTask[]> {
  const leaving = tasks.outOfPlace.filter((task) => mayLeave(engine, service, task));
  // There is never room for a replacement first: one at a time, so that not all that is ill is gone at once.
  const ill = tasks.inPlace.filter((task) => task.ill && !task.old).slice(0, 1);
  return yield* stopAll(engine, service, [...leaving, ...ill, ...outdated(service, tasks)]);
}

/** Last to leave a draining instance is the daemon; standalone tasks do not keep it (assumption `daemon-last`). */
function mayLeave({ state }: Engine, service: ServiceState, { task, draining, running }: ServiceTask): boolean {
  if (!draining || !running || service.status !== 'ACTIVE') return true;
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const hasReplicas = state.services.some(
    (other) => !isDaemon(other) && hasTaskOn(state.groups[other.group], instance),
  );
  return !hasReplicas;
}

/** Tasks of older deployments: those that are down already, and of the others as many as may be down (assumption `daemon-update`). */
function outdated(service: ServiceState, { inPlace }: DaemonTasks): ServiceTask[] {
  const old = inPlace.filter((task) => task.old && !task.protected);
  const mayGo = Math.max(0, healthyIn(inPlace) - boundsOf(service).lower);
  return [...old.filter((task) => !task.healthy), ...old.filter((task) => task.healthy).slice(0, mayGo)];
}
