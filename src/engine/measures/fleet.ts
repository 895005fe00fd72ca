import { NANO_PER_USD } from '../../ecs/prices';
import { INSTANCE_STATUS } from '../../ecs/status';
import type { Measures, Stranded } from '../../frame/measures';
import { isRunning, priceOf } from '../cost/instances';
import { KIND_CODE, nanoUsdPerHour, nanoUsdSoFar, runningMeter, wastedNanoUsdPerHour } from '../cost/state';
import { strandedNanoUsd } from '../cost/stranded';
import { allFargateTasksIn } from '../fargate/zones';
import { instanceId } from '../names';
import { isDaemon } from '../service/kind';
import { isPresent } from '../state';
import type { SimulationState } from '../state';
import type { StrandedTest } from '../stranded';
import { tasksOn } from '../task-counts';
import type { TaskCounts } from '../task-counts';

/** What one look at every container instance tells. */
export type FleetMeasures = Pick<
  Measures,
  | 'instancesInUse'
  | 'instances'
  | 'reservedCpu'
  | 'reservedMemory'
  | 'stranded'
  | 'costPerHour'
  | 'costByKind'
  | 'costWastedPerHour'
  | 'costStrandedPerHour'
  | 'costAccumulated'
  | 'costIdlePerHour'
  | 'idleInstances'
  | 'lostWithInstance'
  | 'lostWithZone'
>;

export function fleetMeasures(state: SimulationState, isStranded: StrandedTest): FleetMeasures {
  const { instances, totals } = state;
  const daemons = daemonCounts(state);
  const tasksInZone = new Int32Array(state.zones.length);
  let [inUse, idle, idleNanoUsd] = [0, 0, 0];
  let [cpuReserved, cpuOf, memoryReserved, memoryOf] = [0, 0, 0, 0];
  let busiest = -1;
  for (let instance = 0; instance < instances.count; instance++) {
    const tasks = instances.runningTasksCount[instance] ?? 0;
    const zone = instances.zone[instance] ?? -1;
    if (isPresent(state, instance) && isIdle(daemons, instance, tasks)) {
      idle++;
      if (isRunning(state, instance)) idleNanoUsd += priceOf(state, instance);
    }
    if (tasks === 0) continue;
    inUse++;
    tasksInZone[zone] = (tasksInZone[zone] ?? 0) + tasks;
    if (busiest < 0 || tasks > (instances.runningTasksCount[busiest] ?? 0)) busiest = instance;
    const [cpu, memory] = [instances.cpuUnitsRegistered[instance] ?? 0, instances.memoryMiBRegistered[instance] ?? 0];
    cpuOf += cpu;
    memoryOf += memory;
    cpuReserved += cpu - (instances.cpuUnitsFree[instance] ?? 0);
    memoryReserved += memory - (instances.memoryMiBFree[instance] ?? 0);
  }
  for (let zone = 0; zone < tasksInZone.length; zone++)
    tasksInZone[zone] = (tasksInZone[zone] ?? 0) + allFargateTasksIn(state, zone);
  return {
    instancesInUse: inUse,
    instances: totals.instances,
    reservedCpu: { units: cpuReserved, of: cpuOf },
    reservedMemory: { mib: memoryReserved, of: memoryOf },
    stranded: strandedRoom(state, isStranded),
    costPerHour: nanoUsdPerHour(state) / NANO_PER_USD,
    costByKind: costByKind(state),
    costIdlePerHour: idleNanoUsd / NANO_PER_USD,
    costWastedPerHour: wastedNanoUsdPerHour(state) / NANO_PER_USD,
    costStrandedPerHour: strandedNanoUsd(state, isStranded) / NANO_PER_USD,
    costAccumulated: nanoUsdSoFar(state) / NANO_PER_USD,
    idleInstances: idle,
    lostWithInstance: {
      tasks: instances.runningTasksCount[busiest] ?? 0,
      id: busiest < 0 ? null : instanceId(state, busiest),
    },
    lostWithZone: busiestZone(state.zones, tasksInZone),
  };
}

function costByKind({ cost: { meters } }: SimulationState): Measures['costByKind'] {
  const rate = (kind: number): number => (meters.nanoUsdPerHour[runningMeter(kind)] ?? 0) / NANO_PER_USD;
  const { onDemand, spot, fargate, fargateSpot } = KIND_CODE;
  return { onDemand: rate(onDemand), spot: rate(spot), fargate: rate(fargate), fargateSpot: rate(fargateSpot) };
}

/** Tasks by instance of each service that has one on every instance. */
function daemonCounts({ services, groups }: SimulationState): TaskCounts[] {
  return services.flatMap((service) => (isDaemon(service) ? (groups[service.group]?.tasks ?? []) : []));
}

/** Nobody would miss it: what runs there, if anything, is there because it is there (assumption `measure-idle-cost`). */
function isIdle(daemons: readonly TaskCounts[], instance: number, tasks: number): boolean {
  let others = tasks;
  for (const counts of daemons) {
    if (others === 0) break;
    others -= tasksOn(counts, instance);
  }
  return others === 0;
}

function busiestZone(zones: readonly string[], tasks: Int32Array): Measures['lostWithZone'] {
  let most = 0;
  for (let zone = 1; zone < tasks.length; zone++) if ((tasks[zone] ?? 0) > (tasks[most] ?? 0)) most = zone;
  const lost = tasks[most] ?? 0;
  return { tasks: lost, zone: lost === 0 ? null : (zones[most] ?? null) };
}

/** Both resources in one number, as the stage draws them: 1 vCPU is as long as 4 GiB. */
const MIB_PER_CPU_UNIT = 4;

function strandedRoom({ instances }: SimulationState, isStranded: StrandedTest): Stranded {
  let [largest, largestInstance, free, lost, lostCpu, lostMemory] = [0, -1, 0, 0, 0, 0];
  for (let instance = 0; instance < instances.count; instance++) {
    if (instances.status[instance] !== INSTANCE_STATUS.ACTIVE) continue;
    const cpu = instances.cpuUnitsFree[instance] ?? 0;
    const memory = instances.memoryMiBFree[instance] ?? 0;
    const room = cpu * MIB_PER_CPU_UNIT + memory;
    free += room;
    if (room > largest) [largest, largestInstance] = [room, instance];
    if (!isStranded(instance)) continue;
    lost += room;
    lostCpu += cpu;
    lostMemory += memory;
  }
  return {
    largestFreeCpuUnits: instances.cpuUnitsFree[largestInstance] ?? 0,
    largestFreeMemoryMiB: instances.memoryMiBFree[largestInstance] ?? 0,
    shareNoTaskFits: free === 0 ? 0 : lost / free,
    strandedCpuUnits: lostCpu,
    strandedMemoryMiB: lostMemory,
  };
}
