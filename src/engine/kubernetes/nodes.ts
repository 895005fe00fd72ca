import { DESIRED_STATUS, INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { findInstanceType } from '../../ecs/instance-types';
import { CHANGE_MASK, hasChangesSince } from '../changes';
import type { ChangeLog } from '../changes';
import { cacheOf } from '../placement/cache';
import type { SimulationState } from '../state';
import { isHeldIn } from '../task/host';
import { taskDefinitionIndex } from '../task-rows/kinds';
import { fargateZone } from '../task-rows/platform';
import { compareNames } from './names';
import { maxPodsOf, systemPodsOn } from './node-room';
import { requestsOf } from './pod';
import type { PodRequests } from './pod';
import { milliCpuOf } from './quantities';

/**
 * The nodes as the scheduler's cache has them: what pods may ask for on each, and what those that are there ask for, by container instance. Pods that are
 * being deleted count until their containers are gone, unlike tasks of ECS, whose room is free at once (assumption `eks-terminating-pods`).
 * It can be made again from the state at any time, and is no part of it.
 */
export interface Nodes {
  /** Container instances that have a row; more is begun anew. */
  readonly capacity: number;
  readonly milliCpu: NodeAmounts;
  readonly memoryMiB: NodeAmounts;
  readonly countedMilliCpu: Int32Array;
  readonly countedMemoryMiB: Int32Array;
  readonly pods: NodeAmounts;
  /** Task definitions (indexes) with host ports of pods that are being deleted. */
  readonly leavingPorts: Map<number, number[]>;
  /** Instances in the order in which the scheduler looks at them: the zones in turn. */
  readonly order: Int32Array;
  /** Place in the order of names, by instance. */
  readonly rank: Int32Array;
  readonly requests: PodRequests[];
  /** Tasks (rows) by node, those that are gone as long as nothing else has changed there; and those that wait for a node. */
  readonly onNode: number[][];
  waiting: number[];
  /** What of the state is in: changes of the log, and tasks. */
  readonly log: ChangeLog;
  seen: number;
  tasks: number;
}

export interface NodeAmounts {
  readonly allocatable: Int32Array;
  readonly requested: Int32Array;
}

const nodesOfState = new WeakMap<SimulationState, Nodes>();

/** The nodes of a state, up to date: at the cost of what has changed since it was last asked. */
export function nodesOf(state: SimulationState): Nodes {
  const { log } = cacheOf(state);
  const known = nodesOfState.get(state);
  if (known?.capacity === state.instances.count && known.log === log && hasChangesSince(log, known.seen)) {
    if (known.seen !== log.count || known.tasks !== state.tasks.count) catchUp(state, known);
    return known;
  }
  const nodes = emptyNodes(state, log);
  nodesOfState.set(state, nodes);
  takeUp(state, nodes);
  for (let node = 0; node < nodes.capacity; node++) countPods(state, nodes, node);
  nodes.seen = log.count;
  return nodes;
}

function catchUp(state: SimulationState, nodes: Nodes): void {
  const changed = new Set(takeUp(state, nodes));
  for (let change = nodes.seen; change < nodes.log.count; change++)
    changed.add(nodes.log.instances[change & CHANGE_MASK] ?? -1);
  for (const node of changed) countPods(state, nodes, node);
  nodes.seen = nodes.log.count;
}

/** Tasks that have come since, or have found a place, are put down to their nodes; answers with those. */
function takeUp(state: SimulationState, nodes: Nodes): number[] {
  const { tasks } = state;
  const found: number[] = [];
  const look = (task: number): boolean => {
    const node = tasks.instanceIndex[task] ?? -1;
    if (node >= 0) {
      nodes.onNode[node]?.push(task);
      found.push(node);
    }
    return node < 0 && fargateZone(state, task) < 0 && tasks.lastStatus[task] !== TASK_STATUS.STOPPED;
  };
  nodes.waiting = nodes.waiting.filter(look);
  for (; nodes.tasks < tasks.count; nodes.tasks++) {
    if (tasks.lastStatus[nodes.tasks] === TASK_STATUS.STOPPED) continue;
    if (look(nodes.tasks)) nodes.waiting.push(nodes.tasks);
  }
  return found;
}

/** Whether the scheduler knows the instance as a node: it has joined and is not gone. */
export function isNode({ instances }: Pick<SimulationState, 'instances'>, instance: number): boolean {
  const status = instances.status[instance];
  return status === INSTANCE_STATUS.ACTIVE || status === INSTANCE_STATUS.DRAINING;
}

function emptyNodes(state: SimulationState, log: ChangeLog): Nodes {
  const { count, records } = state.instances;
  const amounts = (): NodeAmounts => ({ allocatable: new Int32Array(count), requested: new Int32Array(count) });
  const rank = new Int32Array(count);
  const named = records.map(({ id }, instance) => ({ id, instance }));
  named.sort((a, b) => compareNames(a.id, b.id)).forEach(({ instance }, place) => (rank[instance] = place));
  return {
    capacity: count,
    milliCpu: amounts(),
    memoryMiB: amounts(),
    countedMilliCpu: new Int32Array(count),
    countedMemoryMiB: new Int32Array(count),
    pods: amounts(),
    leavingPorts: new Map(),
    order: zonesInTurn(state),
    rank,
    requests: [],
    onNode: records.map(() => []),
    waiting: [],
    log,
    seen: log.count,
    tasks: 0,
  };
}

/** The first of each zone, the second of each, and so on. */
function zonesInTurn({ instances, zones }: SimulationState): Int32Array {
  const seen = new Int32Array(zones.length + 1);
  const keyed = instances.records.map((_, instance) => {
    const zone = instances.zone[instance] ?? -1;
    const turn = seen[zone] ?? 0;
    seen[zone] = turn + 1;
    return { instance, turn, zone };
  });
  keyed.sort((a, b) => a.turn - b.turn || a.zone - b.zone || a.instance - b.instance);
  return Int32Array.from(keyed, ({ instance }) => instance);
}

/** What a node has, and what the pods ask for that it has. */
function countPods(state: SimulationState, nodes: Nodes, node: number): void {
  const { instances, tasks, taskLife } = state;
  const system = systemPodsOn(node);
  nodes.milliCpu.allocatable[node] = milliCpuOf(instances.cpuUnitsRegistered[node] ?? 0) + system.milliCpu;
  nodes.memoryMiB.allocatable[node] = (instances.memoryMiBRegistered[node] ?? 0) + system.memoryMiB;
  nodes.pods.allocatable[node] = maxPodsOf(findInstanceType(instances.records[node]?.instanceType ?? ''));
  nodes.milliCpu.requested[node] = nodes.countedMilliCpu[node] = system.milliCpu;
  nodes.memoryMiB.requested[node] = system.memoryMiB;
  nodes.countedMemoryMiB[node] = system.countedMemoryMiB;
  nodes.pods.requested[node] = system.pods;
  nodes.leavingPorts.delete(node);
  const there = (nodes.onNode[node] ?? []).filter((task) => {
    if (tasks.desiredStatus[task] !== DESIRED_STATUS.STOPPED) addPod(state, nodes, task);
    else if (isHeldIn(taskLife.phase[task] ?? 0)) addLeaving(state, nodes, task);
    else return false;
    return true;
  });
  nodes.onNode[node] = there;
}

function addPod(state: SimulationState, nodes: Nodes, task: number): void {
  const node = state.tasks.instanceIndex[task] ?? -1;
  const requests = podRequests(state, nodes, taskDefinitionIndex(state, task));
  add(nodes.milliCpu.requested, node, requests.milliCpu);
  add(nodes.memoryMiB.requested, node, requests.memoryMiB);
  add(nodes.countedMilliCpu, node, requests.countedMilliCpu);
  add(nodes.countedMemoryMiB, node, requests.countedMemoryMiB);
  add(nodes.pods.requested, node, 1);
}

function addLeaving(state: SimulationState, nodes: Nodes, task: number): void {
  addPod(state, nodes, task);
  const node = state.tasks.instanceIndex[task] ?? -1;
  const definition = taskDefinitionIndex(state, task);
  const requirements = state.taskDefinitions[definition]?.requirements;
  if (!requirements || requirements.tcpPorts.length + requirements.udpPorts.length === 0) return;
  nodes.leavingPorts.set(node, [...(nodes.leavingPorts.get(node) ?? []), definition]);
}

/** What the pods of a task definition (index) ask for. */
export function podRequests(state: SimulationState, nodes: Nodes, definition: number): PodRequests {
  const known = nodes.requests[definition];
  if (known !== undefined) return known;
  const found = state.taskDefinitions[definition];
  if (!found) throw new Error(`no task definition ${definition}`);
  return (nodes.requests[definition] = requestsOf(found));
}

function add(column: Int32Array, row: number, amount: number): void {
  column[row] = (column[row] ?? 0) + amount;
}
