import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { instanceIds } from '../../scenario/check/fleet';
import { completeInstance } from '../../scenario/complete/instances';
import { instanceChanged } from '../changes';
import type { Engine } from '../engine';
import { deactivateInstance, registerEntry } from '../fleet';
import { findInstance, nameOf } from '../names';
import { wakeAll } from '../service/wake';
import { isPresent } from '../state';
import type { SimulationState } from '../state';
import { loseTask } from '../task/lifecycle';
import { invalid, textsOf } from './action';
import type { Action } from './action';

/** Container instances come, drain, come back and go by API calls. Source: placement-and-lifecycle 6.5. */

/** RegisterContainerInstance, with an entry of the fleet as its input. */
export const registerContainerInstance: Action = (engine, given) => {
  const { scenario } = engine;
  const entry = completeInstance(
    given as unknown as Parameters<typeof completeInstance>[0],
    scenario.region,
    scenario.subnets,
  );
  const taken = takenId(engine.state, instanceIds(entry.id, entry.count));
  if (taken !== undefined) return invalid(`The container instance ${taken} is in the cluster already.`);
  const instances = registerEntry(engine, entry, -1);
  wakeAll(engine.state);
  return {
    said: entry.count === 1 ? entry.id : `${entry.count} × ${entry.id}`,
    kind: 'scaling',
    subjects: { instances },
  };
};

/** The first of the ids that an instance of the cluster has; one that has gone may come back under its id. */
function takenId({ instances }: SimulationState, ids: readonly string[]): string | undefined {
  const inUse = new Set<string>();
  instances.records.forEach(({ id }, instance) => {
    if (instances.status[instance] !== INSTANCE_STATUS.INACTIVE) inUse.add(id);
  });
  return ids.find((id) => inUse.has(id));
}

/** DeregisterContainerInstance: with `force` its tasks are STOPPED for ECS, whatever becomes of their containers. */
export const deregisterContainerInstance: Action = (engine, { containerInstance, force }) => {
  const { state } = engine;
  const instance = findInstance(state, String(containerInstance));
  if (instance < 0 || !isPresent(state, instance)) return invalid(NOT_FOUND);
  if (force !== true && (state.instances.runningTasksCount[instance] ?? 0) > 0)
    return invalid('Found running tasks on the instance.');
  removeInstance(engine, instance, 'Container instance deregistration forced by user');
  return { said: nameOf(String(containerInstance)), kind: 'drain', subjects: { instances: [instance] } };
};

const NOT_FOUND = 'The referenced container instance was not found.';
const MAX_INSTANCES_PER_CALL = 10;

/** UpdateContainerInstancesState: ACTIVE to DRAINING and back. */
export const updateContainerInstancesState: Action = (engine, { containerInstances, status }) => {
  const { state } = engine;
  const references = textsOf(containerInstances);
  if (references.length > MAX_INSTANCES_PER_CALL) {
    return invalid(
      `containerInstances takes at most ${MAX_INSTANCES_PER_CALL} container instances; ${references.length} were given.`,
    );
  }
  if (status !== 'ACTIVE' && status !== 'DRAINING')
    return invalid('The container instance status can be ACTIVE or DRAINING.');
  const instances = references.map((reference) => findInstance(state, reference));
  const present = instances.filter((instance) => instance >= 0 && isPresent(state, instance));
  for (const instance of present) {
    state.instances.status[instance] = INSTANCE_STATUS[status];
    instanceChanged(state, instance);
  }
  state.placementVersion++;
  wakeAll(state);
  const missing = references.filter((_, index) => !present.includes(instances[index] ?? -1));
  return {
    failures: missing.map((reference) => ({ arn: nameOf(reference), reason: 'MISSING' })),
    said: `${status}: ${references.map(nameOf).join(', ')}`,
    kind: 'drain',
    subjects: { instances: present },
  };
};

/** The instance leaves the cluster and its tasks end with it. */
export function removeInstance(engine: Engine, instance: number, reason: string): void {
  const { state } = engine;
  for (let task = 0; task < state.tasks.count; task++) {
    if (state.tasks.instanceIndex[task] !== instance || state.tasks.lastStatus[task] === TASK_STATUS.STOPPED) continue;
    loseTask(engine, task, 'TerminationNotice', reason);
  }
  deactivateInstance(engine, instance);
  wakeAll(state);
}
