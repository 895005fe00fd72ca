import type { Domains } from './spread';
import { domainsOf, spreadViolation } from './spread';
import { affinityReason, filterNode, podOf } from './filter';
import type { Pod } from './filter';
import { isNode } from './nodes';
import { spreadOf } from './pod';
import { REASON } from './reasons';
import type { PlacementRequest } from '../placement/placement';
import type { SimulationState } from '../state';
import { balancedAllocation, leastAllocated, PLUGINS, spreadRaw, spreadScore, taintScore } from './scores';
import type { Plugin } from './scores';

/**
 * One scheduling cycle of the default kube-scheduler: filter, score, choose. It reads the state and changes nothing.
 * Source: services-and-capacity 9.1.
 */
export interface Cycle {
  readonly pod: Pod;
  /** The nodes that were looked at, in the order of that, each with its reasons (bits of REASON). */
  readonly looked: readonly number[];
  readonly reasons: readonly number[];
  /** All nodes of the cluster. */
  readonly nodes: number;
  /** Nodes that passed every filter. */
  readonly feasible: readonly number[];
  readonly spread: readonly Domains[];
  /** By position in `feasible`: of each plugin, in the order of PLUGINS, and the weighted sum. */
  readonly scores: readonly Readonly<Record<Plugin, number>>[];
  readonly totals: readonly number[];
  /** Raw scores of PodTopologySpread; null where the plugin has nothing to go by. */
  readonly spreadRaws: readonly number[] | null;
  /** The chosen node, -1 for none. */
  readonly chosen: number;
  /** Nodes with the highest total. */
  readonly tied: number;
}

/** Up to so many nodes all are looked at. */
const FEW_NODES = 100;
const LEAST_PERCENT = 5;

/** How many nodes that fit are enough: the adaptive `percentageOfNodesToScore`. */
export function enoughNodes(nodes: number): number {
  if (nodes < FEW_NODES) return nodes;
  const percent = Math.max(LEAST_PERCENT, 50 - Math.floor(nodes / 125));
  return Math.max(FEW_NODES, Math.floor((nodes * percent) / 100));
}

export function schedule(state: SimulationState, request: PlacementRequest): Cycle {
  const pod = podOf(state, request);
  const all = candidates(pod);
  const spread = spreadOf(request, pod.ask.group.name).map((constraint) => domainsOf(state, pod.ask.group, constraint));
  const violates = spreadViolation(spread, () => all.filter((node) => affinityReason(pod, node) === 0));
  const looked: number[] = [];
  const reasons: number[] = [];
  const feasible: number[] = [];
  const enough = enoughNodes(all.length);
  // Where the search begins goes on from pod to pod (assumption `eks-search-start`).
  const start = all.length === 0 ? 0 : (state.tasks.count * enough) % all.length;
  for (let at = 0; at < all.length && feasible.length < enough; at++) {
    const node = all[(start + at) % all.length] ?? -1;
    const reason = filterNode(pod, node) || (violates?.(node) === true ? REASON.spread : 0);
    looked.push(node);
    reasons.push(reason);
    if (reason === 0) feasible.push(node);
  }
  return { pod, looked, reasons, nodes: all.length, feasible, spread, ...scored(pod, feasible, spread.filter(isSoft)) };
}

function candidates({ state, nodes, request: { onlyInstance } }: Pod): readonly number[] {
  if (onlyInstance !== undefined) return [onlyInstance];
  const all: number[] = [];
  for (const node of nodes.order) if (isNode(state, node)) all.push(node);
  return all;
}

function isSoft({ constraint }: Domains): boolean {
  return constraint.whenUnsatisfiable === 'ScheduleAnyway';
}

type Scored = Pick<Cycle, 'scores' | 'totals' | 'spreadRaws' | 'chosen' | 'tied'>;

function scored(pod: Pod, feasible: readonly number[], spread: readonly Domains[]): Scored {
  const spreadRaws = rawSpread(feasible, spread);
  const least = spreadRaws === null ? 0 : Math.min(...spreadRaws);
  const most = spreadRaws === null ? 0 : Math.max(...spreadRaws);
  const scores = feasible.map((node, at) => scoresOf(pod, node, spreadRaws && spreadScore(spreadRaws[at] ?? 0, least, most)));
  const totals = scores.map((score) => PLUGINS.reduce((sum, { name, weight }) => sum + weight * score[name], 0));
  const highest = Math.max(0, ...totals);
  let chosen = -1;
  let tied = 0;
  feasible.forEach((node, at) => {
    if (totals[at] !== highest) return;
    tied++;
    if (chosen < 0 || (pod.nodes.rank[node] ?? 0) < (pod.nodes.rank[chosen] ?? 0)) chosen = node;
  });
  return { scores, totals, spreadRaws, chosen, tied };
}

/** Nodes without the label of a constraint have no say in its sizes. */
function rawSpread(feasible: readonly number[], spread: readonly Domains[]): number[] | null {
  if (spread.length === 0) return null;
  const sizes = spread.map(({ domainOf }) => new Set(feasible.map(domainOf).filter((domain) => domain >= 0)).size);
  return feasible.map((node) =>
    spreadRaw(
      spread.flatMap(({ constraint: { maxSkew }, domainOf, pods }, at) => {
        const domain = domainOf(node);
        return domain < 0 ? [] : { pods: pods.get(domain) ?? 0, size: sizes[at] ?? 0, maxSkew };
      }),
    ),
  );
}

/** Nothing of ECS becomes a taint that prefers, a preferred affinity or an image of a known size: these three are the same for all nodes. */
function scoresOf({ nodes, requests }: Pod, node: number, spread: number | null): Record<Plugin, number> {
  const { milliCpu, memoryMiB } = nodes;
  const [cpu, memory] = [milliCpu.allocatable[node] ?? 0, memoryMiB.allocatable[node] ?? 0];
  return {
    NodeResourcesFit: leastAllocated([
      { allocatable: cpu, requested: (nodes.countedMilliCpu[node] ?? 0) + requests.countedMilliCpu },
      { allocatable: memory, requested: (nodes.countedMemoryMiB[node] ?? 0) + requests.countedMemoryMiB },
    ]),
    NodeResourcesBalancedAllocation: balancedAllocation(
      { allocatable: cpu, requested: (milliCpu.requested[node] ?? 0) + requests.milliCpu },
      { allocatable: memory, requested: (memoryMiB.requested[node] ?? 0) + requests.memoryMiB },
    ),
    PodTopologySpread: spread ?? 0,
    TaintToleration: taintScore(0, 0),
    NodeAffinity: 0,
    InterPodAffinity: 0,
    ImageLocality: 0,
  };
}
