import { INSTANCE_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import { AS_LISTED, groupsOf } from './grouping';
import type { Group, GroupingSource } from './grouping';
import { MIB_PER_CPU_UNIT, referenceSize, thicknessFactor } from './scale';
import type { StageArrangement } from './stage-types';

/** Sizes of the instances that are drawn. Arrays by instanceIndex. */
export interface Fleet {
  readonly groups: readonly Group[];
  /** Whether the groups are zones. */
  readonly byZone: boolean;
  readonly cpuUnits: Float64Array;
  /** Hardware memory. */
  readonly memoryMiB: Float64Array;
  readonly memoryMiBRegistered: Float64Array;
  /** 1 where a row of GPUs hangs below the memory lane. */
  readonly hangsBelow: Uint8Array;
  /** Sum of both lanes' thickness factors. */
  readonly factors: Float64Array;
  readonly reference: number;
}

/** An instance that is gone leaves the drawing; one that is on its way in or out, could not register, or is cut off, stays. */
export function isDrawn(status: number): boolean {
  return status !== INSTANCE_STATUS.INACTIVE;
}

/** The instances that are drawn: those that are not gone, and those in `leaving`. */
export function fleetOf(
  source: GroupingSource,
  leaving: ReadonlySet<number>,
  arrangement: StageArrangement = AS_LISTED,
): Fleet {
  const { catalog, instances } = source;
  const count = Math.min(catalog.instances.length, instances.length / INSTANCE_WIDTH);
  const cpuUnits = new Float64Array(count);
  const memoryMiB = new Float64Array(count);
  const memoryMiBRegistered = new Float64Array(count);
  const hangsBelow = new Uint8Array(count);
  const drawn: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const row = index * INSTANCE_WIDTH;
    const entry = catalog.instances[index];
    if (!entry || !(isDrawn(instances[row + INSTANCE.status] ?? 0) || leaving.has(index))) continue;
    drawn.push(index);
    cpuUnits[index] = instances[row + INSTANCE.cpuUnitsRegistered] ?? 0;
    memoryMiBRegistered[index] = instances[row + INSTANCE.memoryMiBRegistered] ?? 0;
    memoryMiB[index] = Math.max(entry.memoryMiB, memoryMiBRegistered[index] ?? 0);
    hangsBelow[index] = (instances[row + INSTANCE.gpusRegistered] ?? 0) > 0 ? 1 : 0;
  }
  const groups = groupsOf(source, drawn, arrangement);
  const reference = referenceSize(groups.flatMap(({ members }) => members.map((index) => cpuUnits[index] ?? 0)));
  const factors = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    factors[index] =
      thicknessFactor(cpuUnits[index] ?? 0, reference) +
      thicknessFactor(memoryMiB[index] ?? 0, reference * MIB_PER_CPU_UNIT);
  }
  const byZone = arrangement.group.by === 'zone';
  return { groups, byZone, cpuUnits, memoryMiB, memoryMiBRegistered, hangsBelow, factors, reference };
}
