import { INSTANCE_STATUS, INSTANCE_STATUSES } from '../../ecs/status';
import { instanceIds } from '../../scenario/check/fleet';
import { completeInstance } from '../../scenario/complete/instances';
import type { ContainerInstanceEntry } from '../../scenario/scenario';
import { instanceChanged } from '../changes';
import type { Engine } from '../engine';
import { findInstance, instanceId, nameOf } from '../names';
import { registerEntry } from '../registration';
import { registrationProblem } from '../registration-problem';
import { deregister } from '../removal';
import { wakeAll } from '../service/wake';
import { isPresent } from '../state';
import type { SimulationState } from '../state';
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
  const refusal = entry.count === 1 ? registrationError(engine, entry) : null;
  if (refusal !== null) return { error: refusal };
  const instances = registerEntry(engine, entry, -1);
  wakeAll(engine.state);
  return {
    said: entry.count === 1 ? entry.id : `${entry.count} × ${entry.id}`,
    kind: 'scaling',
    subjects: { instances },
  };
};

/** What ECS answers to a request that it refuses; null for an agent that calls and is let in, and for one that never calls. */
function registrationError(engine: Engine, entry: ContainerInstanceEntry): { code: string; message: string } | null {
  return registrationProblem(engine, entry, entry.availabilityZones[0] ?? '')?.error ?? null;
}

/** The first of the ids that an instance of the cluster has; one that has gone may come back under its id. */
function takenId({ instances }: SimulationState, ids: readonly string[]): string | undefined {
  const inUse = new Set<string>();
  instances.records.forEach(({ id }, instance) => {
    if (instances.status[instance] !== INSTANCE_STATUS.INACTIVE) inUse.add(id);
  });
  return ids.find((id) => inUse.has(id));
}

/**
 * DeregisterContainerInstance: with `force` its tasks are STOPPED for ECS, and their containers live on unknown to it (assumption
 * `orphaned-containers`).
 */
export const deregisterContainerInstance: Action = (engine, { containerInstance, force }) => {
  const { state } = engine;
  const instance = findInstance(state, String(containerInstance));
  if (instance < 0 || !isDeregisterable(state, instance)) return invalid(NOT_FOUND);
  if (force !== true && (state.instances.runningTasksCount[instance] ?? 0) > 0)
    return invalid('Found running tasks on the instance.');
  const orphaned = deregister(engine, instance);
  const name = nameOf(String(containerInstance));
  const tasks = orphaned === 1 ? 'its task' : `its ${orphaned} tasks`;
  return {
    said: orphaned === 0 ? name : `${name}: the containers of ${tasks} run on, and ECS knows no more of them`,
    kind: 'drain',
    subjects: { instances: [instance] },
  };
};

/** In the cluster, or there because its registration failed. */
function isDeregisterable(state: SimulationState, instance: number): boolean {
  return isPresent(state, instance) || state.instances.status[instance] === INSTANCE_STATUS.REGISTRATION_FAILED;
}

const NOT_FOUND = 'The referenced container instance was not found.';
const MAX_INSTANCES_PER_CALL = 10;

/** UpdateContainerInstancesState: ACTIVE to DRAINING and back. */
export const updateContainerInstancesState: Action = (engine, { containerInstances, status }) => {
  const { state } = engine;
  const references = textsOf(containerInstances);
  const given = references.length;
  if (given === 0 || given > MAX_INSTANCES_PER_CALL)
    return invalid(`containerInstances takes 1 to ${MAX_INSTANCES_PER_CALL} container instances; ${given} were given.`);
  if (status !== 'ACTIVE' && status !== 'DRAINING')
    return invalid('The container instance status can be ACTIVE or DRAINING.');
  const instances = references.map((reference) => findInstance(state, reference));
  const early = instances.find((instance) => isUnready(state, instance));
  if (early !== undefined) return invalid(unready(state, early));
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

/** On its way in or out: only ACTIVE and DRAINING instances change their status by request (assumption `state-of-unready`). */
function isUnready({ instances }: SimulationState, instance: number): boolean {
  const status = INSTANCE_STATUSES[instances.status[instance] ?? -1];
  return status === 'REGISTERING' || status === 'REGISTRATION_FAILED' || status === 'DEREGISTERING';
}

function unready(state: SimulationState, instance: number): string {
  const status = INSTANCE_STATUSES[state.instances.status[instance] ?? 0] ?? '';
  return `The container instance ${instanceId(state, instance)} is ${status}; only one that is ACTIVE or DRAINING can be updated.`;
}
