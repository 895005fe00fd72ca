import { INSTANCE_STATUS } from '../../ecs/status';
import { prepare } from '../placement/ask';
import type { Ask } from '../placement/ask';
import { CHECK } from '../../ecs/failure-reasons';
import { gpusNeeded, MAX_RESERVED_HOST_PORTS } from '../placement/requirements';
import { kindFailure } from '../placement/kind';
import type { PlacementRequest } from '../placement/placement';
import type { SimulationState } from '../state';
import { constraintFailure } from '../placement/constraints/constraints';
import { nodesOf, podRequests } from './nodes';
import type { Nodes } from './nodes';
import type { PodRequests } from './pod';
import { REASON } from './reasons';

/** A pod that is looking for a node, with what it refers to looked up. */
export interface Pod {
  readonly state: SimulationState;
  readonly request: PlacementRequest;
  readonly ask: Ask;
  readonly nodes: Nodes;
  readonly requests: PodRequests;
}

/** @throws Error when the request names a task definition or a group that there is not */
export function podOf(state: SimulationState, request: PlacementRequest): Pod {
  const ask = prepare(state, request);
  const nodes = nodesOf(state);
  return { state, request, ask, nodes, requests: podRequests(state, nodes, request.taskDefinition) };
}

/** The reasons (bits of REASON) that the first filter with any has against a node; 0 where it passes all. Source: services-and-capacity 9.1. */
export function filterNode(pod: Pod, node: number): number {
  const { instances } = pod.state;
  if (instances.status[node] !== INSTANCE_STATUS.ACTIVE) return REASON.unschedulable;
  if (instances.agentConnected[node] !== 1) return REASON.unreachable;
  return affinityReason(pod, node) || portReason(pod, node) || fitReasons(pod, node) || antiAffinityReason(pod, node);
}

/** NodeAffinity: the node group, the zones of the subnets, the architecture, and the expressions of memberOf. */
export function affinityReason({ state, request, ask }: Pod, node: number): number {
  const { capacityProvider, zones } = request;
  if (capacityProvider !== null && state.instances.capacityProvider[node] !== capacityProvider) return REASON.nodeGroup;
  if (zones !== null && !zones.includes(state.instances.zone[node] ?? -1)) return REASON.zone;
  const kind = kindFailure(ask, node);
  if (kind !== CHECK.eligible) return kind === CHECK.location ? REASON.zone : REASON.architecture;
  return constraintFailure(ask, node) === CHECK.memberOf ? REASON.expression : 0;
}

/** NodePorts: the static host ports, also against those of pods that are on their way out. */
function portReason({ state, ask, nodes }: Pod, node: number): number {
  const { tcpPorts, udpPorts } = ask.requirements;
  const needed = tcpPorts.length + udpPorts.length;
  if (needed === 0) return 0;
  const { instances } = state;
  const isTaken =
    (instances.hostPortsInUse[node] ?? 0) + needed > MAX_RESERVED_HOST_PORTS ||
    tcpPorts.some((port) => instances.tcpPortsInUse[node]?.has(port)) ||
    udpPorts.some((port) => instances.udpPortsInUse[node]?.has(port)) ||
    (nodes.leavingPorts.get(node) ?? []).some((definition) => {
      const theirs = state.taskDefinitions[definition]?.requirements;
      return (
        tcpPorts.some((port) => theirs?.tcpPorts.includes(port)) ||
        udpPorts.some((port) => theirs?.udpPorts.includes(port))
      );
    });
  return isTaken ? REASON.ports : 0;
}

/** NodeResourcesFit: everything that is insufficient. What the pod does not ask for is not looked at. */
function fitReasons({ state, ask, nodes, requests }: Pod, node: number): number {
  const { milliCpu, memoryMiB, pods } = nodes;
  const left = ({ allocatable, requested }: Nodes['pods']): number => (allocatable[node] ?? 0) - (requested[node] ?? 0);
  let reasons = 0;
  if (left(pods) < 1) reasons |= REASON.pods;
  if (requests.milliCpu > 0 && requests.milliCpu > left(milliCpu)) reasons |= REASON.cpu;
  if (requests.memoryMiB > 0 && requests.memoryMiB > left(memoryMiB)) reasons |= REASON.memory;
  if (ask.requirements.gpus !== 0) {
    const { gpusRegistered, gpusFree } = state.instances;
    if (gpusNeeded(ask.requirements, gpusRegistered[node] ?? 0) > (gpusFree[node] ?? 0)) reasons |= REASON.gpu;
  }
  return reasons;
}

/** InterPodAffinity: distinctInstance, as a required anti-affinity on the hostname. */
function antiAffinityReason({ ask }: Pod, node: number): number {
  return constraintFailure(ask, node) === CHECK.distinctInstance ? REASON.antiAffinity : 0;
}
