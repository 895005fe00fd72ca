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
  /** The weighted sums. */
  readonly totals: Int32Array;
  /** Raw scores of PodTopologySpread, the lowest and the highest of them; null where the plugin has nothing to go by. */
  readonly spreadRaws: RawScores | null;
  /** The chosen node, -1 for none. */
  readonly chosen: number;
  /** Nodes with the highest total. */
  readonly tied: number;
}

export interface RawScores {
  readonly raw: Int32Array;
  readonly least: number;
  readonly most: number;
}

/**
 * The nodes that fit are scored, and the best is chosen: of equals the one with the lowest name (assumption `eks-ties`).
 * @param spread the soft constraints
 */
export function scoreNodes(pod: ScoredPod, feasible: readonly number[], spread: readonly Domains[]): Scored {
  const { rank } = pod.nodes;
  const spreadRaws = rawScores(feasible, spread);
  const totals = new Int32Array(feasible.length);
  let [chosen, highest, tied] = [-1, -1, 0];
  feasible.forEach((node, at) => {
    const total = totalOf(pod, node, spreadAt(spreadRaws, at));
    totals[at] = total;
    if (total > highest) [chosen, highest, tied] = [node, total, 1];
    else if (total === highest) {
      tied++;
      if ((rank[node] ?? 0) < (rank[chosen] ?? 0)) chosen = node;
    }
  });
  return { totals, spreadRaws, chosen, tied };
}

/** The score of a node that fits by plugin, in the order of PLUGINS. @param at its position among those */
export function scoresAt(pod: ScoredPod, scored: Scored, node: number, at: number): number[] {
  const scores: Record<Plugin, number> = { ...SAME, ...ownScores(pod, node, spreadAt(scored.spreadRaws, at)) };
  return PLUGINS.map(({ name }) => scores[name]);
}

/** Nothing of ECS becomes a taint that prefers, a preferred affinity or an image of a known size: these are the same for all nodes. */
const SAME = { TaintToleration: taintScore(0, 0), NodeAffinity: 0, InterPodAffinity: 0, ImageLocality: 0 } as const;

const WEIGHTS = Object.fromEntries(PLUGINS.map(({ name, weight }) => [name, weight])) as Record<Plugin, number>;
const SAME_TOTAL = SAME.TaintToleration * WEIGHTS.TaintToleration;

function totalOf(pod: ScoredPod, node: number, spread: number): number {
  const own = ownScores(pod, node, spread);
  return (
    SAME_TOTAL +
    own.NodeResourcesFit * WEIGHTS.NodeResourcesFit +
    own.NodeResourcesBalancedAllocation * WEIGHTS.NodeResourcesBalancedAllocation +
    own.PodTopologySpread * WEIGHTS.PodTopologySpread
  );
}

function ownScores(
  { nodes, requests }: ScoredPod,
  node: number,
  spread: number,
): Record<Exclude<Plugin, keyof typeof SAME>, number> {
  const { milliCpu, memoryMiB } = nodes;
  const cpu = milliCpu.allocatable[node] ?? 0;
  const memory = memoryMiB.allocatable[node] ?? 0;
  return {
    NodeResourcesFit: leastAllocated([
      { allocatable: cpu, requested: (nodes.countedMilliCpu[node] ?? 0) + requests.countedMilliCpu },
      { allocatable: memory, requested: (nodes.countedMemoryMiB[node] ?? 0) + requests.countedMemoryMiB },
    ]),
    NodeResourcesBalancedAllocation: balancedAllocation(
      { allocatable: cpu, requested: (milliCpu.requested[node] ?? 0) + requests.milliCpu },
      { allocatable: memory, requested: (memoryMiB.requested[node] ?? 0) + requests.memoryMiB },
    ),
    PodTopologySpread: spread,
  };
}

function spreadAt(raws: RawScores | null, at: number): number {
  return raws === null ? 0 : spreadScore(raws.raw[at] ?? 0, raws.least, raws.most);
}

/** Nodes without the label of a constraint have no say in its sizes. */
function rawScores(feasible: readonly number[], spread: readonly Domains[]): RawScores | null {
  if (spread.length === 0) return null;
  const sizes = spread.map((domains) => sizeOf(domains, feasible));
  const raw = new Int32Array(feasible.length);
  let [least, most] = [Infinity, 0];
  feasible.forEach((node, at) => {
    const terms = spread.map(({ constraint: { maxSkew }, domainOf, pods }, index) => {
      const domain = domainOf(node);
      // A node without the label has nothing that speaks against it in that part of the topology.
      return domain < 0
        ? { pods: 0, size: 0, maxSkew: 1 }
        : { pods: pods.get(domain) ?? 0, size: sizes[index] ?? 0, maxSkew };
    });
    const score = spreadRaw(terms);
    raw[at] = score;
    least = Math.min(least, score);
    most = Math.max(most, score);
  });
  return { raw, least, most };
}

/** Parts of a topology that nodes which fit are in. */
export function sizeOf({ domainOf }: Pick<Domains, 'domainOf'>, feasible: readonly number[]): number {
  const parts = new Set<number>();
  for (const node of feasible) parts.add(domainOf(node));
  parts.delete(-1);
  return parts.size;
}
