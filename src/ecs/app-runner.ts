import type { NanoUsd } from './prices';

/** AWS App Runner in its own words: what a service of it is made of, and what it costs. Source: services-and-capacity 9.3. */

/** ISO date since which new customers are not taken. */
export const APP_RUNNER_CLOSED_SINCE = '2026-04-30';

/** CPU units and MiB of an instance: the pairs that there are. */
export const APP_RUNNER_SIZES: readonly (readonly [cpuUnits: number, memoryMiB: number])[] = [
  [256, 512],
  [256, 1_024],
  [512, 1_024],
  [1_024, 2_048],
  [1_024, 3_072],
  [1_024, 4_096],
  [2_048, 4_096],
  [2_048, 6_144],
  [4_096, 8_192],
  [4_096, 10_240],
  [4_096, 12_288],
];

/** What a person says of a service: InstanceConfiguration, AutoScalingConfiguration, and how long its requests take. */
export interface AppRunnerInput {
  /** CPU units, `1024`. */
  readonly Cpu?: string;
  /** MiB, `2048`. */
  readonly Memory?: string;
  readonly MaxConcurrency?: number;
  readonly MinSize?: number;
  readonly MaxSize?: number;
  readonly secondsPerRequest?: number;
}

export interface AppRunnerSettings {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** Requests that an instance takes at once. */
  readonly maxConcurrency: number;
  /** Instances that are always provisioned. */
  readonly minSize: number;
  readonly maxSize: number;
  /** How long a request takes on the average (assumption `app-runner-concurrency`). */
  readonly secondsPerRequest: number;
}

export const APP_RUNNER_DEFAULTS: AppRunnerSettings = {
  cpuUnits: 1_024,
  memoryMiB: 2_048,
  maxConcurrency: 100,
  minSize: 1,
  maxSize: 25,
  secondsPerRequest: 1,
};

/** Settings with what is left out filled in; a size that there is not becomes the nearest with its CPU. */
export function appRunnerSettings(input: AppRunnerInput = {}): AppRunnerSettings {
  const defaults = APP_RUNNER_DEFAULTS;
  const [cpuUnits, memoryMiB] = nearestSize(
    Number(input.Cpu ?? defaults.cpuUnits),
    Number(input.Memory ?? defaults.memoryMiB),
  );
  return {
    cpuUnits,
    memoryMiB,
    maxConcurrency: input.MaxConcurrency ?? defaults.maxConcurrency,
    minSize: input.MinSize ?? defaults.minSize,
    maxSize: input.MaxSize ?? defaults.maxSize,
    secondsPerRequest: input.secondsPerRequest ?? defaults.secondsPerRequest,
  };
}

/** Of the sizes with at least this CPU, or the largest, the one with the nearest memory. */
export function nearestSize(cpuUnits: number, memoryMiB: number): readonly [cpuUnits: number, memoryMiB: number] {
  const cpu = APP_RUNNER_SIZES.map(([units]) => units).find((units) => units >= cpuUnits) ?? 4_096;
  const sizes = APP_RUNNER_SIZES.filter(([units]) => units === cpu);
  const distance = ([, memory]: readonly [number, number]): number => Math.abs(memory - memoryMiB);
  return sizes.toSorted((a, b) => distance(a) - distance(b))[0] ?? [1_024, 2_048];
}

/** An hour of a vCPU and of a GiB, in billionths of a US dollar. */
const RATES = { vcpu: 64_000_000, gib: 7_000_000 };

/** An hour of so many instances: memory of all that are provisioned, vCPU of those with requests. */
export function appRunnerPrice(
  { cpuUnits, memoryMiB }: Pick<AppRunnerSettings, 'cpuUnits' | 'memoryMiB'>,
  active: number,
  provisioned: number,
): NanoUsd {
  return Math.round((active * cpuUnits * RATES.vcpu + provisioned * memoryMiB * RATES.gib) / 1_024);
}
