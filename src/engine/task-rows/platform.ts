import type { World } from '../world';
import type { Tasks } from './table';

/**
 * What a task runs on, as its kind has it: on a container instance without a capacity provider, on Fargate by launch type, or by one of
 * `World.capacityProviders`.
 */
export const PLATFORM = { ec2: 0, fargate: 1, firstProvider: 2 } as const;

/** The platform that a capacity provider (index in `World.capacityProviders`) is. */
export function platformOfProvider(provider: number): number {
  return PLATFORM.firstProvider + provider;
}

/** Code of what a task runs on. */
export function taskPlatform({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.platform[kind[task] ?? -1] ?? PLATFORM.ec2;
}

/** Index in `World.capacityProviders` of a task's provider, -1 where it has a launch type. */
export function taskProvider(tasks: Tasks, task: number): number {
  return Math.max(-1, taskPlatform(tasks, task) - PLATFORM.firstProvider);
}

/** Index in `World.zones` of where a task runs; -1 while it waits for an instance. */
export function taskZone({ tasks, instances }: Pick<World, 'tasks' | 'instances'>, task: number): number {
  const zone = tasks.kinds.zone[tasks.kind[task] ?? -1] ?? -1;
  return zone >= 0 ? zone : (instances.zone[tasks.instanceIndex[task] ?? -1] ?? -1);
}

/** Index in `World.zones` of where a Fargate task runs, -1 for a task of an instance. */
export function fargateZone({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.zone[kind[task] ?? -1] ?? -1;
}

export function isOnFargate(world: Pick<World, 'tasks' | 'capacityProviders'>, task: number): boolean {
  const platform = taskPlatform(world, task);
  return platform === PLATFORM.fargate || isFargateProvider(world.capacityProviders[platform - PLATFORM.firstProvider]);
}

export function isOnFargateSpot(world: Pick<World, 'tasks' | 'capacityProviders'>, task: number): boolean {
  return world.capacityProviders[taskProvider(world, task)] === 'FARGATE_SPOT';
}

/** Whether that is the name of one of Fargate's own capacity providers. */
export function isFargateProvider(name: string | undefined): boolean {
  return name === 'FARGATE' || name === 'FARGATE_SPOT';
}

/** Beyond all rows of instances. */
const ZONES_FROM = 0x2000_0000;

/**
 * A number for where a task is, which orders tasks by place: first those without one, then by instance in fleet order, then Fargate's by zone. Every
 * task of a zone counts as being at the same place.
 */
export function placeNumber(tasks: Tasks, task: number): number {
  const instance = tasks.tasks.instanceIndex[task] ?? -1;
  if (instance >= 0) return instance;
  const zone = fargateZone(tasks, task);
  return zone < 0 ? -1 : ZONES_FROM + zone;
}
