import { listOf } from '../lib/english';
import type { EcsContrast, KubernetesExplanation, KubernetesFilter, KubernetesNode } from '../frame/kubernetes';
import { count, number, strong } from './prose';
import type { Prose } from './prose';

/** Scheduling cycles of the default kube-scheduler in words: its own, and short. */

/** `500m`. */
export function milliCpu(value: number): string {
  return `${number(value)}m`;
}

/** `1,024Mi`. */
export function mebibytes(value: number): string {
  return `${number(value)}Mi`;
}

/** Where the pod went and by how much, or that it went nowhere. */
export function podSentence(explanation: KubernetesExplanation): Prose {
  const { chosen, candidates, tiedWith, nodes, looked, pod } = explanation;
  const fit = candidates.filter(({ rejectedBy }) => rejectedBy === null);
  const of = looked < nodes ? `${number(looked)} nodes looked at, of ${number(nodes)}` : count(looked, 'node');
  if (chosen === null) return [strong('Pending'), `: no node passes every filter, of ${of}.`];
  if (pod.kind === 'DaemonSet')
    return ['On ', strong(chosen), ': a DaemonSet has one pod on every node, and this is its.'];
  const [first, ...others] = fit;
  if (others.length === 0) return ['On ', strong(chosen), `: the only node that passes every filter, of ${of}.`];
  const points = number(first?.total ?? 0);
  if (tiedWith.length > 0) {
    const equal = count(tiedWith.length + 1, 'node');
    return ['On ', strong(chosen), `: ${equal} have the highest score, ${points}, and it has the lowest name.`];
  }
  const next = others[0];
  return [
    'On ',
    strong(chosen),
    `: ${number(fit.length)} of ${of} pass every filter, and of these it has the highest score, ${points} against ${number(next?.total ?? 0)} of ${next?.containerInstance ?? ''}.`,
  ];
}

/** What the pod asks for: `Deployment web, 500m CPU and 1,024Mi`. */
export function podWords({ pod }: KubernetesExplanation): string {
  return `${pod.kind} ${pod.owner}: the pod requests ${milliCpu(pod.milliCpu)} CPU and ${mebibytes(pod.memoryMiB)} memory.`;
}

/** What a filter asks. */
const FILTERS: Readonly<Record<string, { readonly title: string; readonly asks: string }>> = {
  NodeUnschedulable: {
    title: 'not cordoned',
    asks: 'Is the node schedulable? One that is drained has been cordoned first.',
  },
  TaintToleration: {
    title: 'no taint against it',
    asks: 'Does the pod tolerate the node’s taints? A node that is not Ready is tainted unreachable.',
  },
  NodeAffinity: {
    title: 'affinity and selector',
    asks: 'Does the node have the labels that the pod requires? memberOf, the zones of the subnets, the architecture and the node group come here.',
  },
  NodePorts: { title: 'host ports free', asks: 'Is every hostPort of the pod free on the node?' },
  NodeResourcesFit: {
    title: 'requests fit',
    asks: 'Are the pod’s requests within what is allocatable and not requested yet, and is there a pod left?',
  },
  PodTopologySpread: {
    title: 'spread, where required',
    asks: 'Would the skew stay within maxSkew, for constraints that say DoNotSchedule?',
  },
  InterPodAffinity: {
    title: 'anti-affinity',
    asks: 'Is there no pod on the node that this one must keep away from? distinctInstance comes here.',
  },
};

export function filterTitle({ filter }: Pick<KubernetesFilter, 'filter'>): string {
  return `${filter}: ${FILTERS[filter]?.title ?? ''}`;
}

/** `2 Insufficient cpu`; of a filter that nobody fell at, nothing. */
export function filterDetail({ reasons }: KubernetesFilter): string {
  return reasons.map(({ text, nodes }) => `${number(nodes)} ${text}`).join(', ');
}

export function filterSentence({ filter, rejected, remaining }: KubernetesFilter): string {
  const fell =
    rejected === 0 ? 'Every node passes' : `${count(rejected, 'node')} ${rejected === 1 ? 'does' : 'do'} not pass`;
  return `${FILTERS[filter]?.asks ?? ''} ${fell}: ${number(remaining)} left.`;
}

/** Why a node has its score of a plugin. */
export function pluginSentence(explanation: KubernetesExplanation, node: KubernetesNode, plugin: string): string {
  switch (plugin) {
    case 'NodeResourcesFit':
      return leastAllocatedSentence(node);
    case 'NodeResourcesBalancedAllocation':
      return balancedSentence(node);
    case 'PodTopologySpread':
      return spreadSentence(explanation, node);
    case 'TaintToleration':
      return 'No PreferNoSchedule taint anywhere: 100 for every node.';
    case 'NodeAffinity':
      return 'The pod prefers no label: 0 for every node.';
    case 'InterPodAffinity':
      return 'No pod prefers to be near another, or far from it: 0 for every node.';
    default:
      return 'How large images are is not known here: 0 for every node.';
  }
}

function leastAllocatedSentence({ milliCpu: cpu, memoryMiB: memory }: KubernetesNode): string {
  const requested = `${milliCpu(cpu.counted)} of ${milliCpu(cpu.allocatable)} CPU and ${mebibytes(memory.counted)} of ${mebibytes(memory.allocatable)} memory`;
  return `With the pod ${requested} are requested: (${free(cpu)} + ${free(memory)}) / 2 are free. The emptier, the better.`;
}

function balancedSentence({ milliCpu: cpu, memoryMiB: memory }: KubernetesNode): string {
  const shares = `${share(cpu)} of CPU, ${share(memory)} of memory`;
  return `${shares} requested: 100 less half the difference. The more alike, the better.`;
}

function spreadSentence({ pod }: KubernetesExplanation, { spread, spreadRaw }: KubernetesNode): string {
  if (spread.length === 0) return 'Without constraints, and a Job gets none: 0 for every node.';
  const parts = spread.map(({ topologyKey, pods }, at) => {
    const { maxSkew = 0 } = pod.spread[at] ?? {};
    return `${at === 0 ? count(pods, 'pod') : number(pods)} of ${pod.owner} ${partName(topologyKey)} (maxSkew ${number(maxSkew)})`;
  });
  const from = pod.spread[0]?.own === true ? 'The pod’s own constraints' : 'The scheduler’s default constraints';
  return `${from}: ${listOf(parts)}. Raw ${number(spreadRaw ?? 0)}; the lowest raw score gets the most.`;
}

function partName(topologyKey: string): string {
  if (topologyKey === 'kubernetes.io/hostname') return 'on this node';
  return topologyKey === 'topology.kubernetes.io/zone' ? 'in its zone' : `where ${topologyKey} is the same`;
}

/** Parts in a hundred that are left, cut off as the scheduler does. */
function free({ allocatable, counted }: KubernetesNode['milliCpu']): number {
  return counted > allocatable || allocatable === 0 ? 0 : Math.floor(((allocatable - counted) * 100) / allocatable);
}

function share({ allocatable, requested }: KubernetesNode['milliCpu']): string {
  return allocatable === 0 ? '100%' : `${number(Math.min(100, Math.round((requested * 100) / allocatable)))}%`;
}

/** Why a pod is not on a node that somebody asks about, or what it has there. */
export function nodeSentence(explanation: KubernetesExplanation, name: string): string {
  const node = explanation.candidates.find(({ containerInstance }) => containerInstance === name);
  if (node === undefined)
    return `${name} was not looked at: enough nodes had been found that fit, or it had not joined.`;
  if (node.rejectedBy !== null)
    return `${name}: ${node.rejectedBy.filter} leaves it out: ${listOf(node.rejectedBy.reasons)}.`;
  if (explanation.chosen === name) return `${name} has the highest score, ${number(node.total)}.`;
  const best = explanation.candidates[0];
  const lost = best && mostLost(explanation, best, node);
  if (best?.total === node.total) return `${name} has the same score, ${number(node.total)}: the lowest name wins.`;
  return `${name} has ${number(node.total)} points, ${best?.containerInstance ?? ''} ${number(best?.total ?? 0)}${lost ? `: most of that is ${lost}` : ''}.`;
}

/** The plugin by which one node gains most on another. */
export function mostLost(
  { plugins }: KubernetesExplanation,
  best: KubernetesNode,
  node: KubernetesNode,
): string | null {
  let most = 0;
  let found: string | null = null;
  plugins.forEach(({ plugin, weight }, at) => {
    const gain = ((best.scores[at] ?? 0) - (node.scores[at] ?? 0)) * weight;
    if (gain > most) [most, found] = [gain, plugin];
  });
  return found;
}

/** What ECS would have done at that moment, and why. */
export function ecsSentence(explanation: KubernetesExplanation): Prose {
  const { ecs, chosen } = explanation;
  if (explanation.pod.kind === 'DaemonSet') return ['A DAEMON service of ECS has its task on the same instance.'];
  if (ecs.chosen === null) return ['ECS would have found no place either, with the room that these nodes have.'];
  const because = ecsReason(ecs);
  if (ecs.chosen === chosen) return ['ECS would have taken ', strong(ecs.chosen), ` too: ${because}.`];
  const node = explanation.candidates.find(({ containerInstance }) => containerInstance === ecs.chosen);
  const there: Prose =
    node === undefined || node.rejectedBy !== null || chosen === null
      ? []
      : [
          ' To the scheduler that is ',
          strong(`${number(node.total)} points`),
          ': it prefers the emptiest and most balanced node.',
        ];
  return ['ECS would have put it on ', strong(ecs.chosen), `: ${because}.`, ...there];
}

function ecsReason({ decidedBy, values, chain }: EcsContrast): string {
  if (decidedBy === null) return `${listOf(chain)} leaves it to the order of the fleet`;
  const [kind = '', field = ''] = decidedBy.replace(')', '').split('(');
  const elsewhere = values?.kubernetes ?? null;
  if (kind === 'binpack') {
    const unit = field === 'cpu' ? 'CPU' : 'MiB';
    const compared =
      values === null
        ? ''
        : `, ${number(values.ecs)}${elsewhere === null ? '' : ` against ${number(elsewhere)}`} ${unit}`;
    return `${decidedBy} fills the one with the least left${compared}`;
  }
  if (kind === 'spread') {
    const compared =
      values === null ? '' : `, ${number(values.ecs)}${elsewhere === null ? '' : ` against ${number(elsewhere)}`}`;
    return `${decidedBy} takes the one with the fewest tasks of the service${compared}`;
  }
  return `${decidedBy} draws one`;
}
