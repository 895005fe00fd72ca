import { INSTANCE_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { NO_COLUMNS } from './fargate/columns';
import type { FargateColumn } from './fargate/columns';
import { AS_LISTED, groupValues, groupsOf } from './grouping';
import type { Group, GroupingSource } from './grouping';
import { MIB_PER_CPU_UNIT, referenceSize, thicknessFactor } from './scale';
import type { StageArrangement } from './stage-types';

/** Sizes of the instances that are drawn. Arrays by instanceIndex. */
export interface Fleet {
  readonly groups: readonly Group[];
  /** Whether the groups are zones. */
  readonly byZone: boolean;
  /** Of groups that are capacity providers, indexes in the catalog's, -1 for those that are none there; null for other groups. */
  readonly providers?: readonly number[] | null;
  readonly cpuUnits: Float64Array;
  /** Hardware memory. */
  readonly memoryMiB: Float64Array;
  readonly memoryMiBRegistered: Float64Array;
  /** 1 where a row of GPUs hangs below the memory lane. */
  readonly hangsBelow: Uint8Array;
  /** Sum of both lanes' thickness factors. */
  readonly factors: Float64Array;
  readonly reference: number;
  /** Columns of Fargate tasks that there has to be room for, and the definitions that they speak of. */
  readonly fargate: readonly FargateColumn[];
  readonly definitions: Catalog['taskDefinitions'];
}

/** An instance that is gone leaves the drawing; one that is on its way in or out, could not register, or is cut off, stays. */
export function isDrawn(status: number): boolean {
  return status !== INSTANCE_STATUS.INACTIVE;
}

/** What a fleet is made from; `fleet` is another number for other instances or sizes. */
export interface FleetSource extends GroupingSource {
  readonly fleet: number;
  readonly leaving: ReadonlySet<number>;
  readonly arrangement: StageArrangement;
  /** Cells that an instance needs on the map; null where tasks have none. */
  readonly slots: number | null;
  readonly fargate: readonly FargateColumn[];
}

/** What fleets that are drawn side by side have in common. */
export interface CommonScale {
  readonly reference: number;
  /** Values that any of them has a group for. */
  readonly groups: readonly string[];
}

export function commonScale(sources: readonly FleetSource[]): CommonScale {
  const groups = new Set<string>();
  const sizes: number[] = [];
  for (const source of sources) {
    const drawn = drawnIndexes(source, source.leaving);
    if (!hasFargateAlone(source, source.fargate))
      for (const value of groupValues(source, drawn, source.arrangement)) groups.add(value);
    for (const index of drawn) sizes.push(cpuUnitsOf(source, index));
  }
  return { reference: referenceSize(sizes), groups: [...groups] };
}

function drawnIndexes({ catalog, instances }: GroupingSource, leaving: ReadonlySet<number>): number[] {
  const count = Math.min(catalog.instances.length, instances.length / INSTANCE_WIDTH);
  const drawn: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const status = instances[index * INSTANCE_WIDTH + INSTANCE.status] ?? 0;
    if (isDrawn(status) || leaving.has(index)) drawn.push(index);
  }
  return drawn;
}

/** Whether a world has no instances and is to have none: then there are no columns for them. */
function hasFargateAlone({ catalog }: GroupingSource, fargate: readonly FargateColumn[]): boolean {
  if (fargate.length === 0 || catalog.instances.length > 0) return false;
  return catalog.capacityProviders.every(({ kind }) => kind !== 'autoScalingGroup');
}

function cpuUnitsOf({ instances }: GroupingSource, index: number): number {
  return instances[index * INSTANCE_WIDTH + INSTANCE.cpuUnitsRegistered] ?? 0;
}

/** The instances that are drawn: those that are not gone, and those in `leaving`. `common`: what they share with fleets beside them. */
export function fleetOf(
  source: GroupingSource,
  leaving: ReadonlySet<number>,
  arrangement: StageArrangement = AS_LISTED,
  common: CommonScale | null = null,
  fargate: readonly FargateColumn[] = NO_COLUMNS,
): Fleet {
  const { catalog, instances } = source;
  const count = Math.min(catalog.instances.length, instances.length / INSTANCE_WIDTH);
  const cpuUnits = new Float64Array(count);
  const memoryMiB = new Float64Array(count);
  const memoryMiBRegistered = new Float64Array(count);
  const hangsBelow = new Uint8Array(count);
  const drawn = drawnIndexes(source, leaving);
  for (const index of drawn) {
    const row = index * INSTANCE_WIDTH;
    cpuUnits[index] = cpuUnitsOf(source, index);
    memoryMiBRegistered[index] = instances[row + INSTANCE.memoryMiBRegistered] ?? 0;
    memoryMiB[index] = Math.max(catalog.instances[index]?.memoryMiB ?? 0, memoryMiBRegistered[index] ?? 0);
    hangsBelow[index] = (instances[row + INSTANCE.gpusRegistered] ?? 0) > 0 ? 1 : 0;
  }
  const groups = hasFargateAlone(source, fargate) ? [] : groupsOf(source, drawn, arrangement, common?.groups);
  // Of what has a group: an instance in a zone that is not the cluster's is not drawn.
  const cpus = (): number[] => groups.flatMap(({ members }) => members.map((index) => cpuUnits[index] ?? 0));
  const reference = common?.reference ?? referenceSize(cpus());
  const factors = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    factors[index] =
      thicknessFactor(cpuUnits[index] ?? 0, reference) +
      thicknessFactor(memoryMiB[index] ?? 0, reference * MIB_PER_CPU_UNIT);
  }
  const byZone = arrangement.group.by === 'zone';
  const providers =
    arrangement.group.by === 'capacityProvider'
      ? groups.map(({ name }) => catalog.capacityProviders.findIndex((provider) => provider.name === name))
      : null;
  const sizes = { cpuUnits, memoryMiB, memoryMiBRegistered, hangsBelow, factors, reference };
  return { groups, byZone, providers, ...sizes, fargate, definitions: catalog.taskDefinitions };
}
