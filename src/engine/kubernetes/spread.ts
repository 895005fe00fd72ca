import type { GroupState } from '../world';
import { forEachWithTasks } from '../task-counts';
import type { SimulationState } from '../state';
import { isNode } from './nodes';
import { HOSTNAME, ZONE } from './pod';
import type { SpreadConstraint } from './pod';

/** The parts of a topology (its nodes, its zones, the values of a label), and how many matching pods each has. */
export interface Domains {
  readonly constraint: SpreadConstraint;
  /** The part that a node is in; -1 for a node without the label. */
  readonly domainOf: (node: number) => number;
  /** Pods of the group by part. */
  readonly pods: Map<number, number>;
}

/** Pods match that belong to the same Deployment, whatever revision of it; those that are being deleted do not. */
export function domainsOf(
  state: SimulationState,
  group: GroupState | undefined,
  constraint: SpreadConstraint,
): Domains {
  const domainOf = partsBy(state, constraint.topologyKey);
  const pods = new Map<number, number>();
  if (group !== undefined) {
    forEachWithTasks(group.tasks, (node, tasks) => {
      const domain = isNode(state, node) ? domainOf(node) : -1;
      if (domain >= 0) pods.set(domain, (pods.get(domain) ?? 0) + tasks);
    });
  }
  return { constraint, domainOf, pods };
}

function partsBy({ instances }: SimulationState, key: string): (node: number) => number {
  if (key === HOSTNAME) return (node) => node;
  if (key === ZONE) return (node) => instances.zone[node] ?? -1;
  const numbers = new Map<string, number>();
  return (node) => {
    const value = instances.records[node]?.attributes.get(key);
    if (value === undefined) return -1;
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  };
}

/**
 * The filter PodTopologySpread: whether one pod more in a node's part would be more than `maxSkew` above the part with the fewest. Only constraints that say
 * DoNotSchedule filter; null where none does, which is so for all that ECS knows.
 * @param allowed the nodes that the pod's affinity allows
 */
export function spreadViolation(
  spread: readonly Domains[],
  allowed: () => readonly number[],
): ((node: number) => boolean) | null {
  const hard = spread.filter(({ constraint }) => constraint.whenUnsatisfiable === 'DoNotSchedule');
  if (hard.length === 0) return null;
  const nodes = allowed();
  const fewest = hard.map(({ domainOf, pods }) =>
    Math.min(...nodes.map(domainOf).flatMap((domain) => (domain < 0 ? [] : (pods.get(domain) ?? 0)))),
  );
  return (node) =>
    hard.some(({ constraint, domainOf, pods }, at) => {
      const own = domainOf(node);
      return own < 0 || (pods.get(own) ?? 0) + 1 - (fewest[at] ?? 0) > constraint.maxSkew;
    });
}
