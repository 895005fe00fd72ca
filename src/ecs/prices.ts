import { findInstanceType, PRICES_AS_OF } from './instance-types';
import type { CpuArchitecture, OperatingSystemFamily } from './task-definition';

/**
 * Indicative list prices of an hour in us-east-1, in billionths of a US dollar: whole numbers, which add up the same in any order.
 * Services-and-capacity 5.3 and 6. Assumptions `price-list`, `spot-price`.
 */
export type NanoUsd = number;

export const NANO_PER_USD = 1_000_000_000;

/** Per vCPU and per GiB of Fargate. */
const LINUX_X86 = { vcpu: 40_480_000, gib: 4_445_000 };
const LINUX_ARM = { vcpu: 32_380_000, gib: 3_560_000 };
/** The licence of the operating system is paid by the vCPU. */
const WINDOWS = { vcpu: 91_480_000 + 46_000_000, gib: 10_050_000 };
/** Of ephemeral storage beyond what comes without charge. */
const STORAGE_GIB = 111_000;
const FREE_STORAGE_GIB = 20;

/** What Spot costs of the list price, in hundredths. */
const EC2_SPOT_PERCENT = 35;
const FARGATE_SPOT_PERCENT = 30;

/** ISO date of the newest of the prices. */
export { PRICES_AS_OF };

/** What Fargate charges for: the size of the task, and how it is bought. */
export interface FargateSize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** Null where the definition leaves it out: 20 GiB, without charge. */
  readonly ephemeralStorageGiB: number | null;
  readonly architecture: CpuArchitecture;
  readonly operatingSystem: OperatingSystemFamily;
  readonly spot: boolean;
}

export function fargatePrice(size: FargateSize): NanoUsd {
  const { cpuUnits, memoryMiB, ephemeralStorageGiB, architecture, operatingSystem, spot } = size;
  const isWindows = operatingSystem !== 'LINUX';
  const rate = isWindows ? WINDOWS : architecture === 'ARM64' ? LINUX_ARM : LINUX_X86;
  const storageGiB = Math.max(0, (ephemeralStorageGiB ?? 0) - FREE_STORAGE_GIB);
  const listed = (cpuUnits * rate.vcpu + memoryMiB * rate.gib) / 1_024 + storageGiB * STORAGE_GIB;
  return Math.round(spot ? (listed * FARGATE_SPOT_PERCENT) / 100 : listed);
}

/** Of an EC2 instance; 0 for a type that the catalogue does not have. */
export function instancePrice(instanceType: string, spot: boolean): NanoUsd {
  const listed = Math.round((findInstanceType(instanceType)?.onDemandUsdPerHour ?? 0) * NANO_PER_USD);
  return spot ? Math.round((listed * EC2_SPOT_PERCENT) / 100) : listed;
}
