import { strategyLabel } from '../../ecs/placement-rules';
import { DECISION } from '../../frame/frame';
import type { EcsContrast, KubernetesExplanation, KubernetesFilter, KubernetesNode } from '../../frame/kubernetes';
import { stepOnce } from '../clock';
import { isPlacement } from '../decide';
import { decisionAt } from '../decisions/decision-rows';
import type { Engine } from '../engine';
import { recordPlacement } from '../explain/recorder';
import { shortNameOf } from '../names';
import type { PlacementRequest } from '../placement/placement';
import type { Simulation } from '../simulation';
import { spreadOf } from './pod';
import { failureMessage, FILTERS, firstReason, reasonsIn } from './reasons';
import { schedule } from './schedule';
import { scoresAt, sizeOf } from './score-nodes';
import type { Cycle } from './schedule';
import { PLUGINS } from './scores';

/**
 * The story of decision `number` in a world with the EKS lens: the run is repeated aside up to that decision, and its scheduling cycle made once more. Null
 * for a number that no placement on a node has, and for a world of ECS.
 */
export function explainPod(simulation: Simulation, number: number): KubernetesExplanation | null {
  if (simulation.scenario.lens !== 'eks' || !isPlacement(simulation.world, number)) return null;
  const engine = simulation.engineBefore(number);
  if (engine === null) return null;
  let told: KubernetesExplanation | null = null;
  engine.watch = (request, decision) => {
    // A vain attempt that ends like the one before it has no number: the last with this one is it.
    if (decision === number && request.fargateMarket === undefined) told = tell(simulation, engine, request, number);
  };
  while (engine.state.decisions.count <= number && stepOnce(engine, simulation.timeMs)) continue;
  return told;
}

function tell(
  simulation: Simulation,
  engine: Engine,
  request: PlacementRequest,
  number: number,
): KubernetesExplanation {
  const { state } = engine;
  const cycle = schedule(state, request);
  const { looked, reasons, feasible, totals, chosen } = cycle;
  const best = totals.reduce((most, total) => Math.max(most, total), 0);
  return {
    at: state.timeMs / 1_000,
    pod: podOf(simulation, cycle, request, number),
    nodes: cycle.nodes,
    looked: looked.length,
    filters: filtersOf(cycle),
    message: chosen < 0 ? failureMessage(reasons) : null,
    plugins: PLUGINS.map(({ name, weight }) => ({ plugin: name, weight })),
    candidates: nodesOf(cycle),
    chosen: idOf(cycle, chosen),
    tiedWith: feasible.flatMap((node, at) => (node !== chosen && totals[at] === best ? (idOf(cycle, node) ?? []) : [])),
    ecs: contrastOf(engine, request, chosen),
  };
}

function podOf(
  simulation: Simulation,
  { pod }: Cycle,
  request: PlacementRequest,
  number: number,
): KubernetesExplanation['pod'] {
  const row = decisionAt(simulation.world.decisions, number);
  const owner = simulation.world.owners[row[DECISION.ownerIndex] ?? -1];
  const task = row[DECISION.taskIndex] ?? -1;
  const definition = pod.state.taskDefinitions[request.taskDefinition];
  const own = request.strategies.some(({ type, origin }) => type === 'spread' && origin === 'given');
  return {
    name: task < 0 ? (owner?.name ?? '') : shortNameOf(simulation.world, task),
    owner: owner?.name ?? '',
    kind: request.onlyInstance !== undefined ? 'DaemonSet' : owner?.kind === 'service' ? 'Deployment' : 'Job',
    taskDefinition: definition ? `${definition.family}:${definition.revision}` : '',
    milliCpu: pod.requests.milliCpu,
    memoryMiB: pod.requests.memoryMiB,
    spread: spreadOf(request, pod.ask.group.name).map((constraint) => ({ ...constraint, own })),
  };
}

function filtersOf({ looked, reasons }: Cycle): KubernetesFilter[] {
  let remaining = looked.length;
  return FILTERS.map((filter) => {
    const said = new Map<string, number>();
    let rejected = 0;
    for (const set of reasons) {
      if (firstReason(set)?.filter !== filter) continue;
      rejected++;
      for (const { text } of reasonsIn(set)) said.set(text, (said.get(text) ?? 0) + 1);
    }
    remaining -= rejected;
    return { filter, remaining, rejected, reasons: [...said].map(([text, nodes]) => ({ text, nodes })) };
  });
}

function nodesOf(cycle: Cycle): KubernetesNode[] {
  const { feasible, totals, looked, reasons, pod, spread } = cycle;
  const parts = spread.map((domains) => sizeOf(domains, feasible));
  const scored = feasible.map((node, at) => ({ node, total: totals[at] ?? 0, told: nodeOf(cycle, node, at, parts) }));
  scored.sort((a, b) => b.total - a.total || (pod.nodes.rank[a.node] ?? 0) - (pod.nodes.rank[b.node] ?? 0));
  const rejected = looked.flatMap((node, at) => {
    const set = reasons[at] ?? 0;
    const filter = firstReason(set)?.filter;
    if (filter === undefined) return [];
    return {
      ...nodeOf(cycle, node, -1, parts),
      rejectedBy: { filter, reasons: reasonsIn(set).map(({ text }) => text) },
    };
  });
  return [...scored.map(({ told }) => told), ...rejected];
}

/**
 * @param at its position among the nodes that fit, -1 for one that does not
 * @param parts how many parts each topology has
 */
function nodeOf(cycle: Cycle, node: number, at: number, parts: readonly number[]): KubernetesNode {
  const { pod, spread, totals, spreadRaws } = cycle;
  const { requests, nodes, state } = pod;
  const amount = (
    { allocatable, requested }: typeof nodes.pods,
    asked: number,
    counted = requested[node] ?? 0,
    countedAsked = asked,
  ) => ({
    allocatable: allocatable[node] ?? 0,
    requested: (requested[node] ?? 0) + asked,
    counted: counted + countedAsked,
  });
  return {
    containerInstance: idOf(cycle, node) ?? '',
    availabilityZone: state.instances.records[node]?.availabilityZone ?? '',
    rejectedBy: null,
    scores: at < 0 ? [] : scoresAt(pod, cycle, node, at),
    total: totals[at] ?? 0,
    milliCpu: amount(nodes.milliCpu, requests.milliCpu, nodes.countedMilliCpu[node], requests.countedMilliCpu),
    memoryMiB: amount(nodes.memoryMiB, requests.memoryMiB, nodes.countedMemoryMiB[node], requests.countedMemoryMiB),
    pods: amount(nodes.pods, 1),
    spread:
      at < 0
        ? []
        : spread.map(({ constraint, domainOf, pods }, topology) => ({
            topologyKey: constraint.topologyKey,
            pods: pods.get(domainOf(node)) ?? 0,
            parts: parts[topology] ?? 0,
          })),
    spreadRaw: spreadRaws?.raw[at] ?? null,
  };
}

function contrastOf({ state }: Engine, request: PlacementRequest, chosen: number): EcsContrast {
  const recording = recordPlacement(state, request, state.random.placement);
  let left = recording.eligible.length;
  let decisive: (typeof recording.rounds)[number] | null = null;
  for (const round of recording.rounds) {
    // The rule that leaves the fewest, and of these the first.
    if (round.kept.length < left) [decisive, left] = [round, round.kept.length];
  }
  const valueOf = (instance: number): number | null => decisive?.scores?.[decisive.reached.indexOf(instance)] ?? null;
  const own = valueOf(recording.chosen);
  return {
    chosen: state.instances.records[recording.chosen]?.id ?? null,
    chain: request.strategies.map((rule) => strategyLabel(rule)),
    decidedBy: decisive && strategyLabel(decisive.rule),
    values: own === null ? null : { ecs: own, kubernetes: valueOf(chosen) },
  };
}

function idOf({ pod }: Cycle, node: number): string | null {
  return pod.state.instances.records[node]?.id ?? null;
}
