import type { CapacityAmounts, NeedDetail, NeedGroup } from '../../frame/capacity';
import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import type { SimulationState } from '../state';
import { tasksOn } from '../task-counts';
import { taskDefinitionIndex, taskOwner } from '../task-rows/kinds';
import type { AutoScalingGroup, ManagedScaling, ProvisioningTask } from './capacity-state';
import { amountsOfTask, keptForDaemons, less, offeredBy, unfitReason } from './machines';
import { membersInService } from './members';
import { requestOf } from './requests';

/**
 * How many instances a group needs: N, M, CapacityProviderReservation and the desired capacity that follows. Whole numbers throughout. Source:
 * services-and-capacity 4.5; assumption `capacity-need`.
 */

/** The metric in thousandths of a per cent: with no instance 100 where none is needed, else 200. */
export function reservationMilli(needed: number, instances: number): number {
  if (instances === 0) return needed === 0 ? 100_000 : 200_000;
  return Math.round((needed * 100_000) / instances);
}

/** What target tracking makes of it, before the group's minimum and maximum. */
export function desiredFor(needed: number, instances: number, targetCapacity: number): number {
  if (instances > 0) return ceilDiv(needed * 100, targetCapacity);
  return needed > 0 ? ceilDiv(200, targetCapacity) : 0;
}

/** The largest need within the step sizes; 0 stays 0. */
export function stepOf(
  need: number,
  {
    minimumScalingStepSize,
    maximumScalingStepSize,
  }: Pick<ManagedScaling, 'minimumScalingStepSize' | 'maximumScalingStepSize'>,
): number {
  return need === 0 ? 0 : Math.min(Math.max(need, minimumScalingStepSize), maximumScalingStepSize);
}

/** How many tasks fit on an instance, and what bounds that. */
export function perInstance(
  has: CapacityAmounts,
  needs: CapacityAmounts,
  alone: 'hostPort' | 'distinctInstance' | null,
): Pick<NeedGroup, 'perInstance' | 'boundBy'> {
  let fit = Infinity;
  let boundBy: NeedGroup['boundBy'] = null;
  for (const key of ['cpu', 'memory', 'networkInterfaces', 'gpus'] as const) {
    if (needs[key] === 0) continue;
    const of = Math.floor(has[key] / needs[key]);
    if (of < fit) [fit, boundBy] = [of, key];
  }
  if (alone !== null && fit > 1) return { perInstance: 1, boundBy: alone };
  return { perInstance: fit === Infinity ? 1 : fit, boundBy };
}

export function ceilDiv(of: number, by: number): number {
  return by <= 0 ? 0 : Math.floor((of + by - 1) / by);
}

/** As things stand now. */
export function needOf(engine: Engine, group: AutoScalingGroup, scaling: ManagedScaling): NeedDetail {
  const { state } = engine;
  const daemons = keptForDaemons(engine, group);
  const smallest = less(offeredBy(group, 'smallest'), daemons);
  const largest = less(offeredBy(group, 'largest'), daemons);
  const inService = membersInService(state, group);
  const instances = inService.length;
  engine.work += group.members.length;
  const busy = inService.filter((instance) => isBusy(state, instance)).length;
  const groups = equalTasks(engine, group).map((tasks) => needGroup(engine, group, tasks, smallest, largest));
  const largestNeed = Math.max(0, ...groups.map(({ needed }) => needed));
  const step = stepOf(largestNeed, scaling);
  // With tasks that no instance can take the metric stays at 100.
  const needed = groups.length === 0 ? busy : instances + step;
  return {
    instances,
    busy,
    groups,
    smallest,
    largest,
    daemons,
    largestNeed,
    step,
    needed,
    reservationMilli: reservationMilli(needed, instances),
    desired: desiredFor(needed, instances, scaling.targetCapacity),
  };
}

/** Whether at least one task that is no daemon's runs on the instance, or is about to. */
export function isBusy(state: SimulationState, instance: number): boolean {
  let daemons = 0;
  for (const { group } of state.daemons) {
    const tasks = state.groups[group]?.tasks;
    if (tasks !== undefined) daemons += tasksOn(tasks, instance);
  }
  return (state.instances.runningTasksCount[instance] ?? 0) > daemons;
}

interface EqualTasks {
  readonly first: ProvisioningTask;
  readonly request: PlacementRequest;
  count: number;
}

/** PROVISIONING tasks of the group's provider by what they ask for, in the order in which the first of each came. */
function equalTasks(engine: Engine, { provider }: AutoScalingGroup): EqualTasks[] {
  const byNeeds = new Map<string, EqualTasks>();
  const byRequest = new Map<PlacementRequest, EqualTasks>();
  for (const waiting of engine.state.capacity.provisioning) {
    if (waiting.provider !== provider) continue;
    const request = requestOf(engine, waiting);
    if (request === null) continue;
    let equal = byRequest.get(request);
    if (equal === undefined) {
      const key = needsKey(engine.state, request);
      equal = byNeeds.get(key) ?? { first: waiting, request, count: 0 };
      byNeeds.set(key, equal);
      byRequest.set(request, equal);
    }
    equal.count++;
  }
  return [...byNeeds.values()];
}

/** CPU, memory, network interface, ports, GPUs and constraints; tasks of different groups are not kept apart from each other. */
function needsKey({ taskDefinitions }: SimulationState, request: PlacementRequest): string {
  const { zones, memberOf, distinctInstance, group } = request;
  const needs = taskDefinitions[request.taskDefinition]?.requirements;
  return JSON.stringify([needs, zones, memberOf, distinctInstance ? group : -1]);
}

function needGroup(
  engine: Engine,
  group: AutoScalingGroup,
  { first, request, count }: EqualTasks,
  smallest: CapacityAmounts,
  largest: CapacityAmounts,
): NeedGroup {
  const { state } = engine;
  const needs = state.taskDefinitions[request.taskDefinition]?.requirements;
  const requirements = needs === undefined ? NOTHING : amountsOfTask(needs, largest.gpus);
  const hasPort = needs !== undefined && needs.tcpPorts.length + needs.udpPorts.length > 0;
  const alone = request.distinctInstance ? 'distinctInstance' : hasPort ? 'hostPort' : null;
  const leftOut = unfitReason(engine, group, request, smallest);
  const fit = perInstance(largest, requirements, alone);
  return {
    ownerIndex: taskOwner(state, first.task),
    taskDefinitionIndex: taskDefinitionIndex(state, first.task),
    count,
    requirements,
    ...(leftOut === null ? fit : { perInstance: 0, boundBy: null }),
    needed: leftOut === null ? ceilDiv(count, fit.perInstance) : 0,
    leftOut,
    sinceMs: first.sinceMs,
  };
}

const NOTHING: CapacityAmounts = { cpu: 0, memory: 0, networkInterfaces: 0, gpus: 0 };
