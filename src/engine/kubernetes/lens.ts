import { CHECK } from '../../ecs/failure-reasons';
import { findInstanceType } from '../../ecs/instance-types';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { ContainerInstanceEntry } from '../../scenario/scenario';
import { reservedMemoryMiB } from '../instance-record';
import type { Lens } from '../lens';
import type { PlacementOutcome } from '../placement/placement';
import { reasonOf } from '../placement/run-task';
import { fargatePodSize } from './fargate-pod';
import { allocatableOf, maxPodsOf, systemPodsOn } from './node-room';
import { cpuUnitsIn } from './quantities';
import { failureMessage, FILTERS, firstReason } from './reasons';
import { schedule } from './schedule';
import type { Cycle } from './schedule';

/** `Engine.work` of a placement for each node: most of them are filtered and scored. */
const WORK_PER_NODE = 2;

/** The same workload as pods under the default kube-scheduler. Source: services-and-capacity 9. */
export function eksLens(): Lens {
  let failed: Cycle | null = null;
  return {
    name: 'eks',
    place(state, request, outcome) {
      const cycle = schedule(state, request);
      failed = cycle.chosen < 0 ? cycle : null;
      writeOutcome(cycle, outcome);
    },
    failureMessage: () => `FailedScheduling: ${failureMessage(failed?.reasons ?? [])}`,
    failures: () =>
      (failed?.looked ?? []).flatMap((instance, at) => {
        const reason = firstReason(failed?.reasons[at] ?? 0);
        if (reason === null) return [];
        return { instance, check: reason.check, reason: reasonOf(reason.check) ?? 'INACTIVE' };
      }),
    workOf: ({ instances }) => instances.count * WORK_PER_NODE,
    definition: asPod,
    room: roomFor,
  };
}

/**
 * Every pod has an address of its own, whatever the network mode, and what agents of ECS can do is not asked of nodes. One that is for Fargate alone gets
 * a micro-VM of the size that a pod needs.
 */
function asPod(definition: RegisteredTaskDefinition): RegisteredTaskDefinition {
  const { requiresCompatibilities = [] } = definition.input;
  const isForFargate = requiresCompatibilities.length === 1 && requiresCompatibilities[0] === 'FARGATE';
  const size = isForFargate ? fargatePodSize(definition.requirements) : null;
  const requirements = { ...definition.requirements, ...size, networkInterfaces: 0 as const, requiredAttributes: [] };
  return { ...definition, requirements };
}

/** What a node has for the workload: its allocatable less what the pods of the system ask for. */
function roomFor(entry: ContainerInstanceEntry, instance: number): { cpuUnits: number; memoryMiB: number } {
  const machine = { cpuUnits: entry.resources.cpu, memoryMiB: entry.resources.memory - reservedMemoryMiB(entry) };
  const { milliCpu, memoryMiB } = allocatableOf(machine, maxPodsOf(findInstanceType(entry.instanceType)));
  const system = systemPodsOn(instance);
  return {
    cpuUnits: cpuUnitsIn(Math.max(0, milliCpu - system.milliCpu)),
    memoryMiB: Math.max(0, memoryMiB - system.memoryMiB),
  };
}

/** A cycle in the fixed width of a decision's record: each filter as the check of ECS that is like it (assumption `eks-decisions`). */
function writeOutcome(cycle: Cycle, outcome: PlacementOutcome): void {
  const { looked, reasons, feasible, chosen } = cycle;
  outcome.afterStrategy.fill(-1);
  outcome.rejected.fill(0);
  for (const set of reasons) {
    const check = firstReason(set)?.check ?? CHECK.eligible;
    if (check !== CHECK.eligible) outcome.rejected[check] = (outcome.rejected[check] ?? 0) + 1;
  }
  const rejectedUpTo = (last: number): number =>
    outcome.rejected.reduce((sum, count, check) => (check <= last ? sum + count : sum), 0);
  outcome.total = looked.length;
  outcome.afterActive = looked.length - rejectedUpTo(CHECK.capacityProvider);
  outcome.afterResources = looked.length - rejectedUpTo(CHECK.gpu);
  outcome.afterConstraints = feasible.length;
  outcome.instance = chosen;
  outcome.tied = cycle.tied;
  outcome.ofZones = false;
  noteClosest(cycle, outcome);
}

/** The node that got furthest, the first of equals; what it lacks in the units of ECS. */
function noteClosest({ pod, looked, reasons, chosen }: Cycle, outcome: PlacementOutcome): void {
  outcome.closestInstance = -1;
  outcome.closestCheck = CHECK.eligible;
  outcome.needed = -1;
  outcome.available = -1;
  if (chosen >= 0) return;
  let furthest = 0;
  looked.forEach((node, at) => {
    const reason = firstReason(reasons[at] ?? 0);
    const reached = reason === null ? 0 : FILTERS.indexOf(reason.filter);
    if (reason === null || reached <= furthest) return;
    furthest = reached;
    outcome.closestInstance = node;
    outcome.closestCheck = reason.check;
  });
  const { milliCpu, memoryMiB } = pod.nodes;
  const { requirements } = pod.ask;
  const node = outcome.closestInstance;
  const left = (amounts: typeof milliCpu): number =>
    Math.max(0, (amounts.allocatable[node] ?? 0) - (amounts.requested[node] ?? 0));
  if (outcome.closestCheck === CHECK.cpu) {
    outcome.needed = requirements.cpuUnits;
    outcome.available = cpuUnitsIn(left(milliCpu));
  } else if (outcome.closestCheck === CHECK.memory) {
    outcome.needed = requirements.memoryMiB;
    outcome.available = left(memoryMiB);
  }
}
