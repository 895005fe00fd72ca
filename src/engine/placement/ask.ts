import type { TaskRequirements } from '../../ecs/task-definition';
import type { GroupState, World } from '../world';
import { cacheOf, remembered } from './cache';
import type { PlacementCache } from './cache';
import type { Condition } from './constraints/constraint';
import { conditionsOf } from './constraints/constraints';
import type { PlacementRequest } from './placement';

/** A request with what it refers to looked up. */
export interface AskedTask {
  readonly world: World;
  readonly cache: PlacementCache;
  readonly request: PlacementRequest;
  readonly requirements: TaskRequirements;
  /** The tasks that spread counts and that distinctInstance keeps apart. */
  readonly group: GroupState;
  /** KNOWN code per instance: whether it has the attributes that the task definition requires. */
  readonly attributesMet: Uint8Array;
}

/** What the rules of placement read. */
export interface Ask extends AskedTask {
  /** What the constraints bind the task to, in the order of evaluation. */
  readonly conditions: readonly Condition[];
}

/** @throws Error when the request names a task definition or a group that the world does not have */
export function prepare(world: World, request: PlacementRequest): Ask {
  const definition = world.taskDefinitions[request.taskDefinition];
  const group = world.groups[request.group];
  if (!definition || !group) throw new Error('a request to place a task names no task definition or no group');
  const cache = cacheOf(world);
  const attributesMet = remembered(cache.attributesMet, request.taskDefinition, () => new Uint8Array(cache.capacity));
  const asked = { world, cache, request, requirements: definition.requirements, group, attributesMet };
  return { ...asked, conditions: conditionsOf(asked) };
}
