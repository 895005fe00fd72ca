import { CHECK } from '../../ecs/failure-reasons';

/**
 * Why the scheduler leaves a node out: which filter it is, in the order in which the filters are asked, and what the filter says. A node's reasons are a set
 * of bits: only NodeResourcesFit tells more than one. Source: services-and-capacity 9.1; the texts are the scheduler's own.
 */
export interface Reason {
  readonly filter: Filter;
  readonly text: string;
  /** Whether evicting pods of the node could never help. */
  readonly unresolvable: boolean;
  /** What ECS would call it: the code under which it is counted in the records of decisions (assumption `eks-decisions`). */
  readonly check: number;
}

/** The filters that can leave out a node here, in their order. */
export const FILTERS = [
  'NodeUnschedulable',
  'TaintToleration',
  'NodeAffinity',
  'NodePorts',
  'NodeResourcesFit',
  'PodTopologySpread',
  'InterPodAffinity',
] as const;
export type Filter = (typeof FILTERS)[number];

const AFFINITY = {
  filter: 'NodeAffinity',
  text: "node(s) didn't match Pod's node affinity/selector",
  unresolvable: true,
} as const;
const FIT = { filter: 'NodeResourcesFit', unresolvable: false } as const;

export const REASONS = [
  { filter: 'NodeUnschedulable', text: 'node(s) were unschedulable', unresolvable: true, check: CHECK.status },
  {
    filter: 'TaintToleration',
    text: 'node(s) had untolerated taint {node.kubernetes.io/unreachable: }',
    unresolvable: true,
    check: CHECK.agent,
  },
  { ...AFFINITY, check: CHECK.capacityProvider },
  { ...AFFINITY, check: CHECK.location },
  { ...AFFINITY, check: CHECK.attributes },
  { ...AFFINITY, check: CHECK.memberOf },
  {
    filter: 'NodePorts',
    text: "node(s) didn't have free ports for the requested pod ports",
    unresolvable: false,
    check: CHECK.ports,
  },
  { ...FIT, text: 'Too many pods', check: CHECK.networkInterfaces },
  { ...FIT, text: 'Insufficient cpu', check: CHECK.cpu },
  { ...FIT, text: 'Insufficient memory', check: CHECK.memory },
  { ...FIT, text: 'Insufficient nvidia.com/gpu', check: CHECK.gpu },
  {
    filter: 'PodTopologySpread',
    text: "node(s) didn't match pod topology spread constraints",
    unresolvable: false,
    check: CHECK.distinctInstance,
  },
  {
    filter: 'InterPodAffinity',
    text: "node(s) didn't match pod anti-affinity rules",
    unresolvable: false,
    check: CHECK.distinctInstance,
  },
] as const satisfies readonly Reason[];

/** The bit of each reason in a node's set; 0 stands for a node that has passed every filter. */
export const REASON = {
  unschedulable: 1 << 0,
  unreachable: 1 << 1,
  nodeGroup: 1 << 2,
  zone: 1 << 3,
  architecture: 1 << 4,
  expression: 1 << 5,
  ports: 1 << 6,
  pods: 1 << 7,
  cpu: 1 << 8,
  memory: 1 << 9,
  gpu: 1 << 10,
  spread: 1 << 11,
  antiAffinity: 1 << 12,
} as const;

/** The reasons of a set, in the order of the filters. */
export function reasonsIn(set: number): Reason[] {
  return REASONS.filter((_, bit) => (set & (1 << bit)) !== 0);
}

/** The first of them; null for an empty set. */
export function firstReason(set: number): Reason | null {
  return set === 0 ? null : (REASONS[31 - Math.clz32(set & -set)] ?? null);
}

/**
 * What the scheduler writes of a pod that has no node: how many nodes there are, how often each reason was given, and what preemption came to, which finds
 * no victim among pods of one priority.
 * @param sets the reasons of every node
 */
export function failureMessage(sets: readonly number[]): string {
  const available = `0/${sets.length} nodes are available`;
  if (sets.length === 0) return 'no nodes available to schedule pods';
  const given = histogram(sets.flatMap((set) => reasonsIn(set).map(({ text }) => text)));
  const preempted = histogram(
    sets.map((set) =>
      firstReason(set)?.unresolvable === true
        ? 'Preemption is not helpful for scheduling'
        : 'No preemption victims found for incoming pod',
    ),
  );
  return `${available}: ${given}. preemption: ${available}: ${preempted}.`;
}

/** `1 Insufficient cpu, 2 Insufficient memory`: in the order of the texts, numbers included, as the scheduler sorts them. */
function histogram(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const lines = [...counts].map(([text, count]) => `${count} ${text}`);
  return lines.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(', ');
}
