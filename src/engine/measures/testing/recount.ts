import { DESIRED_STATUS, INSTANCE_STATUS, TASK_STATUS } from '../../../ecs/status';
import type { Measures, Outage } from '../../../frame/measures';
import { priceOnFargate } from '../../cost/fargate';
import { isRunning, priceOf } from '../../cost/instances';
import { nanoUsdSoFar } from '../../cost/state';
import { describedTask } from '../../describe';
import { allWaitingTasks } from '../../history';
import { isDaemon } from '../../service/kind';
import type { SimulationState } from '../../state';
import { strandedTest } from '../../stranded';
import { taskDefinitionIndex, taskDeployment, taskGroup } from '../../task-rows/kinds';
import { pullStartedAtMs } from '../../task-rows/life';
import { beganRunning } from '../../task-rows/moments';
import { fargateZone, isOnFargate, isOnFargateSpot } from '../../task-rows/platform';

/** The measures as their assumptions say them, counted over all tasks and all instances, moment by moment: slow, and plain. */
export function recount(state: SimulationState, owner: number | null): Measures {
  const tasks = Array.from({ length: state.tasks.count }, (_, task) => taskOf(state, task));
  const live = tasks.filter(({ live: isLive }) => isLive);
  const instances = state.instances.records.map((record, index) => ({
    index,
    record,
    status: state.instances.status[index] ?? 0,
    isPaid: (state.instanceLife.billedSinceMs[index] ?? NaN) >= 0,
    cpu: state.instances.cpuUnitsRegistered[index] ?? 0,
    cpuFree: state.instances.cpuUnitsFree[index] ?? 0,
    memory: state.instances.memoryMiBRegistered[index] ?? 0,
    memoryFree: state.instances.memoryMiBFree[index] ?? 0,
    tasks: live.filter((task) => task.instance === index),
  }));
  const inUse = instances.filter((it) => it.tasks.length > 0);
  const present = instances.filter(({ status }) => [INSTANCE_STATUS.ACTIVE, INSTANCE_STATUS.DRAINING].includes(status));
  const idle = present.filter((it) => it.tasks.every(({ daemon }) => daemon));
  const active = instances.filter(({ status }) => status === INSTANCE_STATUS.ACTIVE);
  const stranded = active.filter(({ index }) => strandedTest(momentOf(state))(index));
  const drawn = (it: { readonly cpuFree: number; readonly memoryFree: number }): number =>
    4 * it.cpuFree + it.memoryFree;
  const block = mostOf(
    active.filter((it) => drawn(it) > 0),
    drawn,
  );
  const [busiest, zone] = [
    mostOf(inUse, (it) => it.tasks.length),
    mostOf(zonesOf([...inUse, ...onFargate(state, live)]), (it) => it.tasks),
  ];
  const { name, kind } = state.owners[owner ?? -1] ?? {};
  const isOfOwner = ({ group }: { readonly group: string }): boolean =>
    owner === null || group === `${kind ?? ''}:${name ?? ''}`;
  const ofOwner = live.filter(isOfOwner);
  const microVms = onFargate(state, ofOwner);
  const emptyZones = microVms.length === 0 ? [] : state.zones.filter((name) => !state.failedZones.includes(name));
  const inZones = zonesOf([
    ...present.map((it) => ({ ...it, tasks: it.tasks.filter(isOfOwner) })),
    ...microVms,
    ...emptyZones.map((name) => ({ record: { availabilityZone: name, nanoUsdPerHour: 0 }, tasks: [] })),
  ])
    .filter(
      ({ zone: name, tasks: count }) =>
        count > 0 || !state.failedZones.includes(name) || present.some((it) => it.record.availabilityZone === name),
    )
    .map((it) => it.tasks);
  const outage = lastOutage(state, tasks);
  return {
    timeMs: state.timeMs,
    instancesInUse: inUse.length,
    instances: present.length,
    tasksWaiting: allWaitingTasks(state),
    zoneBalance: inZones.length === 0 ? 0 : Math.max(...inZones) - Math.min(...inZones),
    reservedCpu: { units: sum(inUse, (it) => it.cpu - it.cpuFree), of: sum(inUse, (it) => it.cpu) },
    reservedMemory: { mib: sum(inUse, (it) => it.memory - it.memoryFree), of: sum(inUse, (it) => it.memory) },
    stranded: {
      largestFreeCpuUnits: block?.cpuFree ?? 0,
      largestFreeMemoryMiB: block?.memoryFree ?? 0,
      shareNoTaskFits: sum(active, drawn) === 0 ? 0 : sum(stranded, drawn) / sum(active, drawn),
      strandedCpuUnits: sum(stranded, (it) => it.cpuFree),
      strandedMemoryMiB: sum(stranded, (it) => it.memoryFree),
    },
    ...costs(state),
    costIdlePerHour: costOf(idle.filter(({ isPaid }) => isPaid)),
    idleInstances: idle.length,
    lostWithInstance: { tasks: busiest?.tasks.length ?? 0, id: busiest?.record.id ?? null },
    lostWithZone: { tasks: zone?.tasks ?? 0, zone: zone?.zone ?? null },
    recoverySeconds: recoveredAfter(outage),
    outage,
    tasksMoved: tasks.filter(({ moved }) => moved).length,
  };
}

/** Fargate's zones with the tasks there, as if each were an instance. */
function onFargate(state: SimulationState, tasks: readonly CountedTask[]): Placed[] {
  return state.zones.flatMap((availabilityZone, zone) => {
    const here = tasks.filter((it) => it.microVmZone === zone);
    return here.length === 0 ? [] : [{ record: { availabilityZone, nanoUsdPerHour: 0 }, tasks: here }];
  });
}

interface CountedTask {
  readonly task: number;
  readonly live: boolean;
  /** Index in `World.zones` of a Fargate task; -1 for others. */
  readonly microVmZone: number;
  readonly instance: number;
  readonly group: string;
  /** Index in `services`; -1 for a standalone task. */
  readonly service: number;
  readonly daemon: boolean;
  readonly moved: boolean;
  /** Simulated ms; Infinity for a moment that has not come. */
  readonly startedMs: number;
  readonly stoppingMs: number;
}

function taskOf(state: SimulationState, task: number): CountedTask {
  const { startedAt, stoppingAt, stoppedReason } = describedTask(state, task);
  const index = state.deployments[taskDeployment(state, task)]?.service ?? -1;
  const service = state.services[index];
  const daemon = service !== undefined && isDaemon(service);
  const ofPlace =
    /^Host EC2|deregistration|in DRAINING state|^Availability-zone rebalancing|^Your Spot Task|^The infrastructure hosting/.test(
      stoppedReason ?? '',
    );
  return {
    task,
    microVmZone: fargateZone(state, task),
    live: state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING,
    instance: state.tasks.instanceIndex[task] ?? -1,
    group: state.groups[taskGroup(state, task)]?.name ?? '',
    service: index,
    daemon,
    moved: ofPlace && startedAt !== null && service !== undefined && !daemon,
    startedMs: startedAt === null ? Infinity : Math.round(startedAt * 1_000),
    stoppingMs: stoppingAt === null ? Infinity : Math.round(stoppingAt * 1_000),
  };
}

/** Looks at the end of every moment since then. */
function lastOutage(state: SimulationState, tasks: readonly CountedTask[]): Outage | null {
  const outages = state.events.filter(
    ({ kind, message }) =>
      kind === 'failure' &&
      /^(FailAvailabilityZone|TerminateInstances|StopInstances|Spot interruption terminates|InterruptFargateSpot|Fargate Spot interrupts) /.test(
        message,
      ),
  );
  const last = outages.at(-1);
  if (last === undefined) return null;
  const strikes = ({ instanceIndexes, taskIndexes }: (typeof outages)[number], { instance, task }: CountedTask) =>
    instanceIndexes.includes(instance) || taskIndexes.includes(task);
  const runsAt = (it: CountedTask, atMs: number): boolean => {
    const { startedMs, stoppingMs } = it;
    const endedMs = outages.findLast((outage) => strikes(outage, it))?.atMs ?? Infinity;
    return startedMs <= atMs && stoppingMs > atMs && (startedMs > endedMs || endedMs > atMs);
  };
  const moments = [
    last.atMs,
    ...tasks.flatMap(({ startedMs, stoppingMs }) => [startedMs, stoppingMs]),
    ...state.services.flatMap(({ bounds }) => bounds.map(({ atMs }) => atMs)),
  ];
  const since = moments.filter((atMs) => atMs >= last.atMs && atMs <= state.timeMs).toSorted((a, b) => a - b);
  const recovered = since.find((atMs) =>
    state.services.every(({ notStarted, bounds }, service) => {
      const desired = bounds.filter((bound) => bound.atMs <= atMs).at(-1)?.desired ?? 0;
      return notStarted !== null || tasks.filter((it) => it.service === service && runsAt(it, atMs)).length >= desired;
    }),
  );
  const lost = tasks.filter((it) => strikes(last, it) && it.startedMs <= last.atMs && it.stoppingMs >= last.atMs);
  return { atMs: last.atMs, what: last.message, tasksLost: lost.length, recoveredAtMs: recovered ?? null };
}

function recoveredAfter(outage: Outage | null): number | null {
  return outage === null || outage.recoveredAtMs === null ? null : (outage.recoveredAtMs - outage.atMs) / 1_000;
}

function momentOf(world: SimulationState): Parameters<typeof strandedTest>[0] {
  return { world } as Parameters<typeof strandedTest>[0];
}

interface Placed {
  readonly record: { readonly availabilityZone: string; readonly nanoUsdPerHour: number };
  readonly tasks: readonly unknown[];
}

/** Tasks by zone, zones by name. */
function zonesOf(instances: readonly Placed[]): { readonly zone: string; readonly tasks: number }[] {
  const zones = [...new Set(instances.map(({ record }) => record.availabilityZone))].toSorted();
  return zones.map((zone) => {
    const here = instances.filter(({ record }) => record.availabilityZone === zone);
    return { zone, tasks: sum(here, ({ tasks }) => tasks.length) };
  });
}

/** What runs, added up one by one; the sum over time is another test's. */
function costs(
  state: SimulationState,
): Pick<Measures, 'costPerHour' | 'costByKind' | 'costWastedPerHour' | 'costStrandedPerHour' | 'costAccumulated'> {
  const byKind = { onDemand: 0, spot: 0, fargate: 0, fargateSpot: 0 };
  let [wasted, stranded] = [0, 0];
  const isStranded = strandedTest(momentOf(state));
  state.instances.records.forEach(({ spot, nanoUsdPerHour }, instance) => {
    if (!isRunning(state, instance)) return;
    byKind[spot ? 'spot' : 'onDemand'] += nanoUsdPerHour;
    wasted += nanoUsdPerHour;
    const { cpuUnitsFree, cpuUnitsRegistered, memoryMiBFree, memoryMiBRegistered } = state.instances;
    const free =
      part(cpuUnitsFree[instance], cpuUnitsRegistered[instance]) +
      part(memoryMiBFree[instance], memoryMiBRegistered[instance]);
    if (isStranded(instance)) stranded += (nanoUsdPerHour * free) / 2;
  });
  for (let task = 0; task < state.tasks.count; task++) {
    const instance = state.tasks.instanceIndex[task] ?? -1;
    const definition = state.taskDefinitions[taskDefinitionIndex(state, task)];
    if (definition === undefined) continue;
    const { cpuUnits, memoryMiB } = definition.requirements;
    if (isOnFargate(state, task)) {
      const isSpot = isOnFargateSpot(state, task);
      const runs =
        state.tasks.lastStatus[task] !== TASK_STATUS.STOPPED &&
        (beganRunning(state, task) || pullStartedAtMs(state, task) >= 0);
      if (runs) byKind[isSpot ? 'fargateSpot' : 'fargate'] += priceOnFargate(definition, isSpot);
    } else if (state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING && isRunning(state, instance)) {
      const { cpuUnitsRegistered, memoryMiBRegistered } = state.instances;
      const used = part(cpuUnits, cpuUnitsRegistered[instance]) + part(memoryMiB, memoryMiBRegistered[instance]);
      wasted -= Math.floor((priceOf(state, instance) * used) / 2);
    }
  }
  const { onDemand, spot, fargate, fargateSpot } = byKind;
  return {
    costPerHour: (onDemand + spot + fargate + fargateSpot) / NANO,
    costByKind: {
      onDemand: onDemand / NANO,
      spot: spot / NANO,
      fargate: fargate / NANO,
      fargateSpot: fargateSpot / NANO,
    },
    costWastedPerHour: wasted / NANO,
    costStrandedPerHour: Math.round(stranded) / NANO,
    costAccumulated: nanoUsdSoFar(state) / NANO,
  };
}

const NANO = 1_000_000_000;

function part(some: number | undefined, of: number | undefined): number {
  return of === undefined || of === 0 ? 0 : (some ?? 0) / of;
}

function costOf(instances: readonly Placed[]): number {
  return sum(instances, ({ record }) => record.nanoUsdPerHour) / 1_000_000_000;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** The first with most. */
function mostOf<T>(rows: readonly T[], of: (row: T) => number): T | null {
  return rows.reduce<T | null>((most, row) => (most === null || of(row) > of(most) ? row : most), null);
}
