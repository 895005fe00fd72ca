import type { PlacementStrategy } from '../../ecs/placement';
import { ZONE_FIELD } from '../../ecs/placement';
import type { TaskRequirements } from '../../ecs/task-definition';
import { plainDefinition, plainInstance, plainRequest } from '../testing/plain-cluster';
import type { PlainCluster, PlainRequest } from '../testing/plain-cluster';

/**
 * What the placement benchmark places: services with all the strategies and constraints that people use, on a fleet of three zones and
 * three sizes, about half full. Every task placed replaces the oldest of its service, so that nothing but the choices changes.
 */
export interface Workload {
  readonly cluster: PlainCluster;
  /** One request a service; tasks are placed for them in turn. */
  readonly requests: readonly PlainRequest[];
  /** Tasks that each service keeps. */
  readonly tasksPerService: number;
}

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const SIZES = [
  { cpuUnits: 2_048, memoryMiB: 7_782 },
  { cpuUnits: 4_096, memoryMiB: 15_564 },
  { cpuUnits: 2_048, memoryMiB: 3_891 },
];

const spreadZones: PlacementStrategy = { type: 'spread', field: ZONE_FIELD };
const spreadInstances: PlacementStrategy = { type: 'spread', field: 'instanceId' };
const binpackMemory: PlacementStrategy = { type: 'binpack', field: 'memory' };
const binpackCpu: PlacementStrategy = { type: 'binpack', field: 'cpu' };

interface ServiceKind {
  readonly task: Partial<TaskRequirements>;
  readonly placed: Partial<PlainRequest>;
}

/** The services of the mix: task, and how it is placed. */
const MIXED: readonly ServiceKind[] = [
  { task: { cpuUnits: 256, memoryMiB: 512 }, placed: {} },
  { task: { cpuUnits: 128, memoryMiB: 1_024 }, placed: { strategies: [spreadZones, binpackMemory] } },
  { task: { cpuUnits: 512, memoryMiB: 512 }, placed: { strategies: [binpackMemory] } },
  { task: { cpuUnits: 256, memoryMiB: 256 }, placed: { strategies: [binpackCpu] } },
  { task: { cpuUnits: 128, memoryMiB: 512 }, placed: { strategies: [spreadInstances] } },
  { task: { cpuUnits: 256, memoryMiB: 1_024 }, placed: { strategies: [{ type: 'random' }] } },
  { task: { cpuUnits: 64, memoryMiB: 128 }, placed: { distinctInstance: true } },
  { task: { cpuUnits: 128, memoryMiB: 256, tcpPorts: [80] }, placed: { strategies: [binpackMemory] } },
  { task: { cpuUnits: 256, memoryMiB: 512 }, placed: { memberOf: ['attribute:stack == prod'] } },
  {
    task: { cpuUnits: 256, memoryMiB: 512, networkInterfaces: 1 },
    placed: { strategies: [spreadZones, binpackMemory], memberOf: ['attribute:ecs.instance-type =~ m5.*'] },
  },
  {
    task: { cpuUnits: 128, memoryMiB: 512 },
    placed: { strategies: [{ type: 'spread', field: 'attribute:rack' }, binpackCpu] },
  },
  {
    task: { cpuUnits: 256, memoryMiB: 256 },
    placed: {
      strategies: [spreadZones, spreadInstances],
      memberOf: ['attribute:stack != test and attribute:rack exists'],
    },
  },
];

/** The same tasks without constraints, all placed in one of some ways. */
function unconstrained(...ways: readonly (readonly PlacementStrategy[])[]): ServiceKind[] {
  return MIXED.map(({ task: { cpuUnits = 0, memoryMiB = 0 } }, index) => ({
    task: { cpuUnits, memoryMiB },
    placed: { strategies: ways[index % ways.length] ?? [] },
  }));
}

const MIXES = {
  mixed: MIXED,
  binpack: unconstrained([binpackMemory], [binpackCpu]),
  spread: unconstrained([spreadInstances], []),
  chain: unconstrained([spreadZones, binpackMemory], [spreadZones, binpackCpu]),
  random: unconstrained([{ type: 'random' }]),
} as const;

export type Mix = keyof typeof MIXES;

/** Sizes of tasks differ by so many steps when there are more services than kinds of them. */
const SIZE_STEPS = 5;

/** @param services how many; those beyond the kinds of the mix are the same kinds again, in a few sizes, with groups of their own */
export function workload(instances: number, mix: Mix = 'mixed', services: number = MIXES[mix].length): Workload {
  const kinds = MIXES[mix];
  const list = Array.from({ length: services }, (_, index) => {
    const { task, placed } = kinds[index % kinds.length] ?? kinds[0] ?? { task: {}, placed: {} };
    const step = Math.floor(index / kinds.length) % SIZE_STEPS;
    return { task: { ...task, memoryMiB: (task.memoryMiB ?? 0) + step * 32 }, placed };
  });
  return {
    cluster: {
      instances: Array.from({ length: instances }, (_, index) => instance(index)),
      definitions: Object.fromEntries(list.map(({ task }, index) => [`service-${index}`, plainDefinition(task)])),
      tasks: [],
    },
    requests: list.map(({ placed }, index) =>
      plainRequest({ definition: `service-${index}`, group: `service:service-${index}`, ...placed }),
    ),
    tasksPerService: Math.ceil((instances * MIXED.length) / (2.4 * services)),
  };
}

function instance(index: number) {
  return plainInstance({
    id: `i${index}`,
    availabilityZone: ZONES[index % ZONES.length] ?? '',
    ...SIZES[index % SIZES.length],
    networkInterfaces: 2,
    attributes: {
      'ecs.instance-type': index % 4 === 0 ? 'c5.large' : 'm5.large',
      stack: index % 5 < 3 ? 'prod' : 'test',
      ...(index % 7 === 0 ? {} : { rack: `r${index % 10}` }),
    },
  });
}
