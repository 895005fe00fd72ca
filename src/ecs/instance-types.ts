import { nearNames } from '../lib/near-name';
import catalogue from './instance-types.json';
import type { CpuArchitecture } from './task-definition';

/** One EC2 instance type, as far as placement and the cost read-out need it. Services-and-capacity.md 6. */
export interface InstanceType {
  /** Such as `m5.large`. */
  readonly type: string;
  readonly family: string;
  readonly category: 'burstable' | 'general' | 'compute' | 'memory' | 'accelerated';
  /** In the spelling of task definitions; the attribute `ecs.cpu-architecture` says `x86_64` or `arm64`. */
  readonly arch: CpuArchitecture;
  readonly vcpu: number;
  /** What the agent registers as CPU: 1,024 a vCPU. */
  readonly cpuUnits: number;
  /** Of the hardware. */
  readonly memoryMiB: number;
  /** What the agent offers to tasks; less than the hardware has. */
  readonly registeredMemoryMiB: number;
  readonly registeredMemorySource: 'observed' | 'modelled';
  readonly gpuCount: number;
  readonly gpuModel: string | null;
  readonly neuronCount: number;
  readonly neuronModel: string | null;
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  /** How many awsvpc tasks it can hold: every network interface but its own. */
  readonly awsvpcTasks: number;
  /** The same with `awsvpcTrunking`; null where the type does not support it. */
  readonly awsvpcTasksTrunked: number | null;
  readonly trunkSource: 'published' | 'by-size' | 'unsupported';
  readonly eksMaxPods: number;
  /** Indicative list price, us-east-1, Linux, as of `PRICES_AS_OF`. */
  readonly onDemandUsdPerHour: number;
}

export const INSTANCE_TYPES = catalogue.instanceTypes as readonly InstanceType[];

/** ISO date of the catalogue's prices. */
export const PRICES_AS_OF: string = catalogue.priceAsOf;

const byName = new Map(INSTANCE_TYPES.map((instanceType) => [instanceType.type, instanceType]));

/** The type of that exact name, or undefined where the catalogue does not have it. */
export function findInstanceType(name: string): InstanceType | undefined {
  return byName.get(name);
}

/**
 * Names of the catalogue near to one it does not have, best first: same family for an unknown size (`m5.7xlarge`),
 * else the closest spelling (`m5large`), else the same size of families that begin alike (`m7a.large`).
 */
export function nearInstanceTypes(name: string, limit = 5): string[] {
  const names = INSTANCE_TYPES.map((instanceType) => instanceType.type);
  const [family = '', size = ''] = name.trim().toLowerCase().split('.');
  const sameFamily = INSTANCE_TYPES.filter((instanceType) => instanceType.family === family).map((it) => it.type);
  if (sameFamily.length > 0 && size !== '') {
    const bySpelling = nearNames(name, sameFamily, limit);
    return [...new Set([...bySpelling, ...sameFamily])].slice(0, limit);
  }
  const sameSize = names.filter(
    (candidate) => family !== '' && candidate[0] === family[0] && candidate.endsWith(`.${size}`),
  );
  return [...new Set([...nearNames(name, names, limit), ...sameSize])].slice(0, limit);
}
