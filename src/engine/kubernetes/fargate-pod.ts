import { smallestFargateSize } from '../../ecs/fargate-sizes';

/** Memory that Fargate adds to a pod for the kubelet, kube-proxy and containerd. */
const KUBERNETES_MIB = 256;

/**
 * The micro-VM of a pod on EKS Fargate: one pod each, at least its requests and what Kubernetes needs beside it, rounded up to a size that Fargate has; null
 * where it has none. A pod that asks for nothing gets the smallest. Source: services-and-capacity 9.2.
 * @param request CPU units and MiB
 */
export function fargatePodSize(request: {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}): { cpuUnits: number; memoryMiB: number } | null {
  if (request.cpuUnits === 0 && request.memoryMiB === 0) return smallestFargateSize(0, 0);
  return smallestFargateSize(request.cpuUnits, request.memoryMiB + KUBERNETES_MIB);
}
