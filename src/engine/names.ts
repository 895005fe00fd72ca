import { taskIdOf } from './ids';
import { isPresent } from './state';
import type { SimulationState } from './state';
import { taskOwner } from './task-rows/kinds';

/** From the names that people and ECS use to rows of the state's tables, and back. */

/** The last part of an ARN, or the text itself: `arn:aws:ecs:us-east-1:1:task/default/0a1b` is `0a1b`. */
export function nameOf(arnOrName: string): string {
  return arnOrName.startsWith('arn:') ? arnOrName.slice(arnOrName.lastIndexOf('/') + 1) : arnOrName;
}

/** `web-9`: the service or family, and the task's number in it. */
export function shortNameOf(state: SimulationState, task: number): string {
  return `${state.owners[taskOwner(state, task)]?.name ?? ''}-${state.tasks.number[task] ?? 0}`;
}

export function taskIdAt(state: SimulationState, task: number): string {
  return taskIdOf(state.seed, task);
}

/** The task with this id, ARN or short name; -1 where there is none yet. */
export function findTask(state: SimulationState, reference: string): number {
  const name = nameOf(reference);
  const [, owner, number] = /^(.+)-(\d+)$/.exec(name) ?? [];
  for (let task = 0; task < state.tasks.count; task++) {
    const named = state.tasks.number[task] === Number(number) && state.owners[taskOwner(state, task)]?.name === owner;
    if (named || (name.length === 32 && taskIdOf(state.seed, task) === name)) return task;
  }
  return -1;
}

/** The container instance with this id, ARN or EC2 instance id: the one in the cluster, else the newest that was; -1 where there is none. */
export function findInstance(state: SimulationState, reference: string): number {
  const name = nameOf(reference);
  let found = -1;
  state.instances.records.forEach((record, instance) => {
    if (record.id !== name && record.ec2InstanceId !== name) return;
    if (found < 0 || !isPresent(state, found)) found = instance;
  });
  return found;
}

/** The service that is not INACTIVE with this name or ARN; -1 where there is none. */
export function findService(state: SimulationState, reference: string): number {
  const name = nameOf(reference);
  return state.services.findLastIndex((service) => service.name === name && service.status !== 'INACTIVE');
}

/** The ACTIVE task definition `family`, `family:revision` or an ARN; a family alone is its newest ACTIVE revision. -1 where there is none. */
export function findTaskDefinition(state: SimulationState, reference: string): number {
  const [family = '', revision] = nameOf(reference).split(':');
  let found = -1;
  state.taskDefinitions.forEach((definition, index) => {
    if (definition.family !== family || state.taskDefinitionInactive[index] === true) return;
    if (revision !== undefined && definition.revision !== Number(revision)) return;
    if (found < 0 || definition.revision > (state.taskDefinitions[found]?.revision ?? 0)) found = index;
  });
  return found;
}

/** `web:3`, as scenario and output name a revision. */
export function taskDefinitionName(state: SimulationState, taskDefinition: number): string {
  const definition = state.taskDefinitions[taskDefinition];
  return definition ? `${definition.family}:${definition.revision}` : '';
}

/** The owner with this kind and name, made on first use. Its position is its colour: the order of first appearance. */
export function ownerIndex(state: SimulationState, kind: 'service' | 'family', name: string): number {
  const known = state.owners.findIndex((owner) => owner.kind === kind && owner.name === name);
  if (known >= 0) return known;
  state.catalogVersion++;
  const namesake = state.owners.findIndex((owner) => owner.name === name);
  const index = state.owners.push({ kind, name, tasks: 0, namesake }) - 1;
  const other = state.owners[namesake];
  if (other) other.namesake = index;
  return index;
}

/** The number of the owner's next task. Owners of one name, a service and a family, share a sequence, so that `web-5` is one task. */
export function takeNumber(state: SimulationState, owner: number): number {
  const own = state.owners[owner];
  if (!own) return 0;
  own.tasks++;
  return own.tasks + (state.owners[own.namesake]?.tasks ?? 0);
}

/** Id of a container instance as events and outputs name it. */
export function instanceId(state: SimulationState, instance: number): string {
  return state.instances.records[instance]?.id ?? '';
}
