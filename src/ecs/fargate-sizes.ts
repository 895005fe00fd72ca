/** What Fargate can run: services-and-capacity.md 5.1. */

/** Memory that goes with one Fargate CPU size. Both in MiB. */
export interface FargateSize {
  readonly cpuUnits: number;
  /** Ascending. */
  readonly memoryMiB: readonly number[];
  /** Windows needs a whole vCPU, and stops at four. */
  readonly windows: boolean;
}

function every(stepMiB: number, fromMiB: number, toMiB: number): number[] {
  return Array.from({ length: (toMiB - fromMiB) / stepMiB + 1 }, (_, index) => fromMiB + index * stepMiB);
}

export const FARGATE_SIZES: readonly FargateSize[] = [
  { cpuUnits: 256, memoryMiB: [512, 1024, 2048], windows: false },
  { cpuUnits: 512, memoryMiB: every(1024, 1024, 4096), windows: false },
  { cpuUnits: 1024, memoryMiB: every(1024, 2048, 8192), windows: true },
  { cpuUnits: 2048, memoryMiB: every(1024, 4096, 16384), windows: true },
  { cpuUnits: 4096, memoryMiB: every(1024, 8192, 30720), windows: true },
  { cpuUnits: 8192, memoryMiB: every(4096, 16384, 61440), windows: false },
  { cpuUnits: 16384, memoryMiB: every(8192, 32768, 122880), windows: false },
];

/** Whether Fargate has that pair of task-level CPU (units) and memory (MiB). */
export function isFargateSize(cpuUnits: number, memoryMiB: number, options: { windows?: boolean } = {}): boolean {
  const size = FARGATE_SIZES.find((candidate) => candidate.cpuUnits === cpuUnits);
  if (size === undefined || (options.windows === true && !size.windows)) return false;
  return size.memoryMiB.includes(memoryMiB);
}

/** The smallest Fargate size that holds the given CPU (units) and memory (MiB); null where even the largest is too small. */
export function smallestFargateSize(
  cpuUnits: number,
  memoryMiB: number,
  options: { windows?: boolean } = {},
): { cpuUnits: number; memoryMiB: number } | null {
  for (const size of FARGATE_SIZES) {
    if (options.windows === true && !size.windows) continue;
    const memory = size.memoryMiB.find((candidate) => candidate >= memoryMiB);
    if (size.cpuUnits >= cpuUnits && memory !== undefined) return { cpuUnits: size.cpuUnits, memoryMiB: memory };
  }
  return null;
}

/** The memory (MiB) that goes with a CPU size; empty where Fargate has no such size. */
export function fargateMemoryOf(cpuUnits: number, options: { windows?: boolean } = {}): readonly number[] {
  const size = FARGATE_SIZES.find((candidate) => candidate.cpuUnits === cpuUnits);
  return size === undefined || (options.windows === true && !size.windows) ? [] : size.memoryMiB;
}
