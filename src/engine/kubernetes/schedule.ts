import type { Domains } from './spread';
import { domainsOf, spreadViolation } from './spread';
import { affinityReason, filterNode, podOf } from './filter';
import type { Pod } from './filter';
import { isNode } from './nodes';
import { spreadOf } from './pod';
import { REASON } from './reasons';
import type { PlacementRequest } from '../placement/placement';
import type { SimulationState } from '../state';
import { scoreNodes } from './score-nodes';
import type { Scored } from './score-nodes';

/**
 * One scheduling cycle of the default kube-scheduler: filter, score, choose. It reads the state and changes nothing.
 * Source: services-and-capacity 9.1.
 */
export interface Cycle extends Scored {
  readonly pod: Pod;
  /** The nodes that were looked at, in the order of that, each with its reasons (bits of REASON). */
  readonly looked: readonly number[];
  readonly reasons: readonly number[];
  /** All nodes of the cluster. */
  readonly nodes: number;
  /** Nodes that passed every filter. */
  readonly feasible: readonly number[];
  readonly spread: readonly Domains[];
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
  return {
    pod,
    looked,
    reasons,
    nodes: all.length,
    feasible,
    spread,
    ...scoreNodes(pod, feasible, spread.filter(isSoft)),
  };
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
