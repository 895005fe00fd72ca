/** The same amounts as Kubernetes writes them. Source: services-and-capacity 9.2. */

/** CPU units (1,024 a vCPU) as millicores (1,000 a core). Kubernetes knows nothing finer: what is between two is the one above. */
export function milliCpuOf(cpuUnits: number): number {
  return Math.floor((cpuUnits * 1_000 + 1_023) / 1_024);
}

/** Millicores as the whole CPU units that they are enough for. */
export function cpuUnitsIn(milliCpu: number): number {
  return Math.floor((milliCpu * 1_024) / 1_000);
}

/** What a container without a request counts as where the emptiest node is looked for, and nowhere else. */
export const UNREQUESTED = { milliCpu: 100, memoryMiB: 200 } as const;
