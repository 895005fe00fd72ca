import type { EffectiveStrategy } from '../../ecs/placement-rules';
import { ZONE_FIELD } from '../../ecs/placement';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { PlacementRequest } from '../placement/placement';
import { milliCpuOf, UNREQUESTED } from './quantities';

/** What a task asks for when it is a pod. Source: services-and-capacity 9.2. */

export interface PodRequests {
  readonly milliCpu: number;
  readonly memoryMiB: number;
  /** The same as LeastAllocated counts it: a container that asks for nothing counts as something. */
  readonly countedMilliCpu: number;
  readonly countedMemoryMiB: number;
}

export function requestsOf({ input, requirements }: RegisteredTaskDefinition): PodRequests {
  const milliCpu = milliCpuOf(requirements.cpuUnits);
  const { memoryMiB } = requirements;
  const silent = (isSilent: (container: (typeof input.containerDefinitions)[number]) => boolean): number =>
    input.containerDefinitions.filter(isSilent).length;
  const withoutCpu = input.cpu === undefined ? silent(({ cpu = 0 }) => cpu === 0) : 0;
  const withoutMemory =
    input.memory === undefined
      ? silent(({ memory, memoryReservation }) => memory === undefined && memoryReservation === undefined)
      : 0;
  return {
    milliCpu,
    memoryMiB,
    countedMilliCpu: milliCpu + withoutCpu * UNREQUESTED.milliCpu,
    countedMemoryMiB: memoryMiB + withoutMemory * UNREQUESTED.memoryMiB,
  };
}

/** A topology spread constraint. */
export interface SpreadConstraint {
  /** The label: `kubernetes.io/hostname`, `topology.kubernetes.io/zone`, or the name of an attribute. */
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: 'ScheduleAnyway' | 'DoNotSchedule';
}

export const HOSTNAME = 'kubernetes.io/hostname';
export const ZONE = 'topology.kubernetes.io/zone';

/** What the scheduler adds to pods of a Deployment that say nothing. */
const DEFAULT_SPREAD: readonly SpreadConstraint[] = [
  { topologyKey: HOSTNAME, maxSkew: 3, whenUnsatisfiable: 'ScheduleAnyway' },
  { topologyKey: ZONE, maxSkew: 5, whenUnsatisfiable: 'ScheduleAnyway' },
];

/**
 * How the pods are spread: a strategy that spreads is a constraint of the pod, with which the scheduler's own no longer count; binpack and random are
 * nothing that a pod could ask of the default scheduler (assumption `eks-strategies`). Pods of a Job have no constraint of the scheduler's own.
 * @param group name of the task group
 */
export function spreadOf(
  { strategies }: Pick<PlacementRequest, 'strategies'>,
  group: string,
): readonly SpreadConstraint[] {
  const given = strategies.filter(({ origin }) => origin === 'given');
  const own = given.flatMap(constraintOf);
  if (own.length > 0) return own;
  return group.startsWith('service:') ? DEFAULT_SPREAD : [];
}

function constraintOf({ type, field }: EffectiveStrategy): SpreadConstraint[] {
  if (type !== 'spread' || field === undefined) return [];
  return [{ topologyKey: topologyKeyOf(field), maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' }];
}

function topologyKeyOf(field: string): string {
  if (field === 'instanceId') return HOSTNAME;
  return field === ZONE_FIELD ? ZONE : field.slice('attribute:'.length);
}
