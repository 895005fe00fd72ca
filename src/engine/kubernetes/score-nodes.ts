import type { Nodes } from './nodes';
import type { PodRequests } from './pod';
import type { Domains } from './spread';
import { balancedAllocation, leastAllocated, PLUGINS, spreadRaw, spreadScore, taintScore } from './scores';
import type { Plugin } from './scores';

/** What scoring reads. */
export interface ScoredPod {
  readonly nodes: Pick<Nodes, 'milliCpu' | 'memoryMiB' | 'countedMilliCpu' | 'countedMemoryMiB' | 'rank'>;
  readonly requests: PodRequests;
}

/** What came of it, by position among the nodes that fit. */
export interface Scored {
  readonly scores: readonly Readonly<Record<Plugin, number>>[];
  /** The weighted sums. */
  readonly totals: readonly number[];
  /** Raw scores of PodTopologySpread; null where the plugin has nothing to go by. */
  readonly spreadRaws: readonly number[] | null;
  /** The chosen node, -1 for none. */
  readonly chosen: number;
  /** Nodes with the highest total. */
  readonly tied: number;
}

/**
 * The nodes that fit are scored, and the best is chosen: of equals the one with the lowest name (assumption `eks-ties`).
 * @param spread the soft constraints
 */
export function scoreNodes(pod: ScoredPod, feasible: readonly number[], spread: readonly Domains[]): Scored {
  const spreadRaws = rawSpread(feasible, spread);
  const least = spreadRaws === null ? 0 : Math.min(...spreadRaws);
  const most = spreadRaws === null ? 0 : Math.max(...spreadRaws);
  const scores = feasible.map((node, at) =>
    scoresOf(pod, node, spreadRaws && spreadScore(spreadRaws[at] ?? 0, least, most)),
  );
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
function scoresOf({ nodes, requests }: ScoredPod, node: number, spread: number | null): Record<Plugin, number> {
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
