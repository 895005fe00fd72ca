import { CHECK } from '../../ecs/failure-reasons';
import type { EligibilityCheck } from '../../ecs/failure-reasons';
import type { TaskRequirements } from '../../ecs/task-definition';
import type { CapacityAmounts } from '../../frame/capacity';
import type { ContainerInstanceEntry } from '../../scenario/scenario';
import type { Engine } from '../engine';
import { attributesOf } from '../instance-attributes';
import { agentVersionOf, interfacesOf, registeredRoom } from '../instance-record';
import { cacheOf } from '../placement/cache';
import { rememberedExpression } from '../placement/constraints/expression';
import { missingAttribute } from '../placement/kind';
import type { PlacementRequest } from '../placement/placement';
import { gpusNeeded } from '../placement/requirements';
import { reasonOf } from '../placement/run-task';
import type { AutoScalingGroup } from './capacity-state';

/** What an instance that a group could launch would offer, before there is one. Source: services-and-capacity 4.5; assumption `capacity-need`. */

export const NO_AMOUNTS: CapacityAmounts = { cpu: 0, memory: 0, networkInterfaces: 0, gpus: 0 };
const KEYS = ['cpu', 'memory', 'networkInterfaces', 'gpus'] as const;

/** Each amount by itself: what the smallest of the group's types has, or the largest. */
export function offeredBy(group: AutoScalingGroup, which: 'smallest' | 'largest'): CapacityAmounts {
  const offered = group.machines.map(amountsOfMachine);
  const pick = which === 'smallest' ? Math.min : Math.max;
  const of = (key: (typeof KEYS)[number]): number =>
    offered.length === 0 ? 0 : pick(...offered.map((amounts) => amounts[key]));
  return { cpu: of('cpu'), memory: of('memory'), networkInterfaces: of('networkInterfaces'), gpus: of('gpus') };
}

function amountsOfMachine(entry: ContainerInstanceEntry): CapacityAmounts {
  const { cpuUnits, memoryMiB } = registeredRoom(entry);
  return { cpu: cpuUnits, memory: memoryMiB, networkInterfaces: interfacesOf(entry), gpus: entry.gpus };
}

/** @param most GPUs of the instance, for a task that takes all of them */
export function amountsOfTask(needs: TaskRequirements, most: number): CapacityAmounts {
  return {
    cpu: needs.cpuUnits,
    memory: needs.memoryMiB,
    networkInterfaces: needs.networkInterfaces,
    gpus: gpusNeeded(needs, most),
  };
}

/** What is left of it, never less than nothing. */
export function less(amounts: CapacityAmounts, taken: CapacityAmounts): CapacityAmounts {
  return {
    cpu: Math.max(0, amounts.cpu - taken.cpu),
    memory: Math.max(0, amounts.memory - taken.memory),
    networkInterfaces: Math.max(0, amounts.networkInterfaces - taken.networkInterfaces),
    gpus: Math.max(0, amounts.gpus - taken.gpus),
  };
}

/** Room that DAEMON services keep on each new instance. */
export function keptForDaemons(engine: Engine, group: AutoScalingGroup): CapacityAmounts {
  const { state } = engine;
  let kept = NO_AMOUNTS;
  for (const daemon of state.daemons) {
    const needs = state.taskDefinitions[daemon.taskDefinition]?.requirements;
    if (needs === undefined || unfitKind(engine, group, daemon) !== null) continue;
    const { cpu, memory, networkInterfaces, gpus } = amountsOfTask(needs, 0);
    kept = {
      cpu: kept.cpu + cpu,
      memory: kept.memory + memory,
      networkInterfaces: kept.networkInterfaces + networkInterfaces,
      gpus: kept.gpus + gpus,
    };
  }
  return kept;
}

/**
 * Why no instance of the group could ever take the request's task, in ECS's words and in the order of the eligibility chain; null where one could.
 * @param smallest what an empty instance of the smallest type has for it
 */
export function unfitReason(
  engine: Engine,
  group: AutoScalingGroup,
  request: PlacementRequest,
  smallest: CapacityAmounts,
): string | null {
  const needs = engine.state.taskDefinitions[request.taskDefinition]?.requirements;
  if (needs === undefined || group.machines.length === 0) return null;
  const kind = unfitKind(engine, group, request);
  if (kind === LOCATION || kind === ATTRIBUTE) return kind;
  const { cpu, memory, networkInterfaces, gpus } = amountsOfTask(needs, smallest.gpus);
  const reserved = new Set(group.machines.flatMap(({ reservedPorts }) => reservedPorts));
  if (cpu > smallest.cpu) return nameOf('cpu');
  if (memory > smallest.memory) return nameOf('memory');
  if (needs.tcpPorts.some((port) => reserved.has(port))) return nameOf('ports');
  if (networkInterfaces > smallest.networkInterfaces) return nameOf('networkInterfaces');
  if (gpus > smallest.gpus) return nameOf('gpu');
  return kind;
}

function nameOf(check: EligibilityCheck): string {
  return reasonOf(CHECK[check]) ?? check;
}

const LOCATION = nameOf('location');
const ATTRIBUTE = nameOf('attributes');

/** The same of what no size makes good: zones, attributes, constraints. An empty instance is asked. */
function unfitKind(engine: Engine, group: AutoScalingGroup, request: PlacementRequest): string | null {
  const { state } = engine;
  const needs = state.taskDefinitions[request.taskDefinition]?.requirements;
  if (needs === undefined) return null;
  const inZones = group.availabilityZones.filter(
    (zone) =>
      request.zones === null ||
      needs.networkInterfaces === 0 ||
      request.zones.some((asked) => state.zones[asked] === zone),
  );
  if (inZones.length === 0) return LOCATION;
  const samples = group.machines.flatMap((entry) => inZones.map((zone) => sampleOf(entry, zone)));
  const equipped = samples.filter(({ attributes }) => missingAttribute({ attributes }, needs) === null);
  if (equipped.length === 0) return ATTRIBUTE;
  const cache = cacheOf(state);
  const expressions = [...needs.memberOf, ...request.memberOf];
  const tests = expressions.map((expression) => rememberedExpression(cache, expression).compiled.test);
  const member = equipped.some((sample) => tests.every((test) => test(sample)));
  return member ? null : nameOf('memberOf');
}

/** An instance of the group as expressions see it. */
function sampleOf(entry: ContainerInstanceEntry, zone: string) {
  const agentVersion = agentVersionOf(entry);
  return {
    attributes: attributesOf(entry, zone, agentVersion),
    agentConnected: true,
    agentVersion,
    ec2InstanceId: '',
    registeredAtMs: 0,
    runningTasksCount: 0,
    taskGroups: () => [],
  };
}
