import type { SimulationState } from '../state';
import type { StrandedTest } from '../stranded';
import { isRunning, priceOf } from './instances';

/**
 * What an hour of free room costs on instances on which no task fits any more, in billionths of a US dollar: by the same mean of CPU and memory as the used
 * room (assumption `cost-owners`).
 */
export function strandedNanoUsd(state: SimulationState, isStranded: StrandedTest): number {
  const { instances } = state;
  let nanoUsd = 0;
  for (let instance = 0; instance < instances.count; instance++) {
    if (!isRunning(state, instance) || !isStranded(instance)) continue;
    const cpu = share(instances.cpuUnitsFree[instance] ?? 0, instances.cpuUnitsRegistered[instance] ?? 0);
    const memory = share(instances.memoryMiBFree[instance] ?? 0, instances.memoryMiBRegistered[instance] ?? 0);
    nanoUsd += (priceOf(state, instance) * (cpu + memory)) / 2;
  }
  return Math.round(nanoUsd);
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}
