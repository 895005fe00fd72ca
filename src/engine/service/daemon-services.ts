import { CHECK } from '../../ecs/failure-reasons';
import { INSTANCE_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { prepare } from '../placement/ask';
import { daemonsChanged } from '../placement/cache';
import type { Condition } from '../placement/constraints/constraint';
import { rememberedExpression } from '../placement/constraints/expression';
import type { PlacementRequest } from '../placement/placement';
import type { DeploymentState, ServiceState } from '../state';
import { isDaemon } from './kind';
import { serviceRequest } from './start';
import { wakeWaiting } from './wake';

/** DAEMON services: one task on every instance on which it belongs. Source: placement-and-lifecycle 6.3. */

/** What is asked for each task, the instance aside: strategies have no say, and no instance gets two. */
export function daemonRequest(engine: Engine, service: ServiceState, deployment: DeploymentState): PlacementRequest {
  const request = serviceRequest(engine, service, deployment);
  return { ...request, strategies: [], distinctInstance: true, takesKeptRoom: true };
}

/** Where the tasks of a service belong, and whether tasks can change that. */
export interface Belonging {
  /** In fleet order. */
  readonly instances: readonly number[];
  readonly changesWithTasks: boolean;
}

/**
 * ACTIVE instances, connected or not, that satisfy the constraints of task definition and service. Attributes that the task definition
 * requires are no constraints: where they are missing the task belongs and has no place (assumption `daemon-constraints`).
 */
export function belongingOf(engine: Engine, service: ServiceState): Belonging {
  const { state } = engine;
  const deployment = state.deployments[service.deployments[0] ?? -1];
  if (!deployment || service.status !== 'ACTIVE') return { instances: [], changesWithTasks: false };
  const { cache, conditions } = prepare(state, daemonRequest(engine, service, deployment));
  const constraints = conditions.filter(({ check }) => check === CHECK.memberOf);
  const instances: number[] = [];
  for (let instance = 0; instance < state.instances.count; instance++) {
    if (state.instances.status[instance] !== INSTANCE_STATUS.ACTIVE) continue;
    if (constraints.every((constraint) => constraint.isMetBy(instance))) instances.push(instance);
  }
  const usesTasks = ({ written }: Condition) =>
    written !== null && rememberedExpression(cache, written.expression).compiled.usesTaskState;
  return { instances, changesWithTasks: constraints.some(usesTasks) };
}

/** Tells placement what daemons there are. To be called when one comes, changes or goes. */
export function noteDaemons(engine: Engine): void {
  const { state } = engine;
  const daemons = state.services.flatMap((service): PlacementRequest[] => {
    const deployment = state.deployments[service.deployments[0] ?? -1];
    const isThere = isDaemon(service) && service.status === 'ACTIVE' && service.notStarted === null;
    return isThere && deployment ? [daemonRequest(engine, service, deployment)] : [];
  });
  if (JSON.stringify(daemons) === JSON.stringify(state.daemons)) return;
  state.daemons = daemons;
  daemonsChanged(state);
  state.placementVersion++;
  wakeWaiting(state);
}
