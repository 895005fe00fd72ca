/** Sizes of lanes: how CPU units and MiB become lengths and thicknesses, so that equal area is equal resource on the whole stage. */

/** MiB that are as long as one CPU unit: 1 vCPU and 4 GiB have the same length. */
export const MIB_PER_CPU_UNIT = 4;

const SMALLEST_REFERENCE = 2048;

/**
 * The reference size in CPU units: the CPU lane of an instance of this size is as long as its column is wide. It starts at 2,048 and
 * doubles until at least three quarters of the instances have no more CPU than it, and the largest no more than eight times it.
 */
export function referenceSize(cpuUnits: Iterable<number>): number {
  const sizes = [...cpuUnits].sort((a, b) => a - b);
  const largest = sizes.at(-1) ?? 0;
  // The smallest size that at least 75 % of the instances do not exceed.
  const threeQuarters = sizes[Math.ceil(sizes.length * 0.75) - 1] ?? 0;
  let reference = SMALLEST_REFERENCE;
  while (reference < threeQuarters || largest > reference * 8) reference *= 2;
  return reference;
}

/** Thickness factor of a lane: the smallest power of two, at least 1, by which a lane no longer than the column holds `size`. */
export function thicknessFactor(size: number, reference: number): number {
  let factor = 1;
  while (size > reference * factor) factor *= 2;
  return factor;
}

/** Length of one lane: as much of `columnWidth` as `size` is of the reference at its thickness. Size and reference in the same unit. */
export function laneLength(size: number, reference: number, columnWidth: number): number {
  return (size / (reference * thicknessFactor(size, reference))) * columnWidth;
}
