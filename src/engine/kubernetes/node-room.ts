import { milliCpuOf } from './quantities';

/**
 * What of a machine is left for pods: the allocatable of a node on EKS's AMIs, and what the pods of the system ask for. Managed and self-managed node
 * groups do the same. Millicores and MiB. Source: services-and-capacity 9.2; assumptions `eks-node-allocatable`, `eks-system-pods`.
 */

/** Memory at which the kubelet begins to evict. */
const EVICTION_MIB = 100;
const RESERVED_MIB = 255;
const RESERVED_MIB_PER_POD = 11;
/** Where the type is not known: the kubelet's own default. */
const MAX_PODS_OF_UNKNOWN_TYPE = 110;
/** In hundredths of a per cent of a core: the first, the second, the third and fourth, each of the rest. */
const RESERVED_OF_CORES = [600, 100, 50, 50] as const;
const RESERVED_OF_OTHERS = 25;

/** CPU that is kept for the kubelet and the system. */
export function kubeReservedMilliCpu(milliCpu: number): number {
  let tenThousandths = 0;
  for (let core = 0; core * 1_000 < milliCpu; core++) {
    const part = Math.min(1_000, milliCpu - core * 1_000);
    tenThousandths += part * (RESERVED_OF_CORES[core] ?? RESERVED_OF_OTHERS);
  }
  return Math.floor(tenThousandths / 10_000);
}

export function kubeReservedMemoryMiB(maxPods: number): number {
  return RESERVED_MIB + RESERVED_MIB_PER_POD * maxPods;
}

/** Pods that the VPC's addresses are enough for: each has one, and two use the node's own. */
export function maxPodsOf(type: { readonly maxEnis: number; readonly ipv4PerEni: number } | undefined): number {
  return type === undefined ? MAX_PODS_OF_UNKNOWN_TYPE : type.maxEnis * (type.ipv4PerEni - 1) + 2;
}

export interface Allocatable {
  readonly milliCpu: number;
  readonly memoryMiB: number;
  readonly pods: number;
}

/** @param machine what the machine has: CPU units, and MiB as its operating system sees them */
export function allocatableOf(
  machine: { readonly cpuUnits: number; readonly memoryMiB: number },
  maxPods: number,
): Allocatable {
  const milliCpu = milliCpuOf(machine.cpuUnits);
  return {
    milliCpu: milliCpu - kubeReservedMilliCpu(milliCpu),
    memoryMiB: Math.max(0, machine.memoryMiB - kubeReservedMemoryMiB(maxPods) - EVICTION_MIB),
    pods: maxPods,
  };
}

/** What the pods of the system take of a node; `counted` as LeastAllocated counts what does not say what it needs. */
export interface SystemPods {
  readonly pods: number;
  readonly milliCpu: number;
  readonly memoryMiB: number;
  readonly countedMemoryMiB: number;
}

/** Nodes with a CoreDNS: the first two that join. */
const NODES_WITH_DNS = 2;

/** aws-node and kube-proxy on every node, and a CoreDNS on each of the first two. @param node its number in the fleet, from 0 */
export function systemPodsOn(node: number): SystemPods {
  const proxies = { pods: 2, milliCpu: 150, memoryMiB: 0, countedMemoryMiB: 400 };
  if (node >= NODES_WITH_DNS) return proxies;
  return { pods: 3, milliCpu: 250, memoryMiB: 70, countedMemoryMiB: 470 };
}
