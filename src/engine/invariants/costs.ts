import { DESIRED_STATUS, TASK_STATUS } from '../../ecs/status';
import { priceOnFargate } from '../cost/fargate';
import { isRunning, priceOf } from '../cost/instances';
import { KIND_CODE, ownerMeter, runningMeter, usedMeter } from '../cost/state';
import type { SimulationState } from '../state';
import { taskDefinitionIndex, taskOwner } from '../task-rows/kinds';
import { pullStartedAtMs } from '../task-rows/life';
import { beganRunning } from '../task-rows/moments';
import { isOnFargate, isOnFargateSpot } from '../task-rows/platform';

/** The rates at which costs are counted are those of what runs, task by task and instance by instance. */
export function brokenCosts(state: SimulationState): string[] {
  const { nanoUsdPerHour } = state.cost.meters;
  const summed = new Float64Array(nanoUsdPerHour.length);
  const add = (meter: number, rate: number) => {
    summed[meter] = (summed[meter] ?? 0) + rate;
  };
  for (const [instance, record] of state.instances.records.entries())
    if (isRunning(state, instance))
      add(runningMeter(record.spot ? KIND_CODE.spot : KIND_CODE.onDemand), priceOf(state, instance));
  for (let task = 0; task < state.tasks.count; task++) {
    const onFargate = isOnFargate(state, task);
    const rate = onFargate ? fargateRate(state, task) : partRate(state, task);
    if (rate === 0) continue;
    const kind = kindOf(state, task);
    if (onFargate) add(runningMeter(kind), rate);
    add(usedMeter(kind), rate);
    add(ownerMeter(taskOwner(state, task), kind), rate);
  }
  return [...summed].flatMap((rate, meter) =>
    rate === nanoUsdPerHour[meter]
      ? []
      : `meter ${meter} counts ${nanoUsdPerHour[meter]} an hour, what runs costs ${rate}`,
  );
}

function kindOf(state: SimulationState, task: number): number {
  if (isOnFargate(state, task)) return isOnFargateSpot(state, task) ? KIND_CODE.fargateSpot : KIND_CODE.fargate;
  return state.instances.records[state.tasks.instanceIndex[task] ?? -1]?.spot === true
    ? KIND_CODE.spot
    : KIND_CODE.onDemand;
}

function fargateRate(state: SimulationState, task: number): number {
  const definition = state.taskDefinitions[taskDefinitionIndex(state, task)];
  const isBilled = beganRunning(state, task) || !Number.isNaN(pullStartedAtMs(state, task));
  const runs = isBilled && state.tasks.lastStatus[task] !== TASK_STATUS.STOPPED;
  return definition && runs ? priceOnFargate(definition, isOnFargateSpot(state, task)) : 0;
}

function partRate(state: SimulationState, task: number): number {
  const { instances, tasks } = state;
  const instance = tasks.instanceIndex[task] ?? -1;
  const needs = state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements;
  if (!needs || !isRunning(state, instance) || tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) return 0;
  const [cpu, memory] = [instances.cpuUnitsRegistered[instance] ?? 0, instances.memoryMiBRegistered[instance] ?? 0];
  const share = (cpu === 0 ? 0 : needs.cpuUnits / cpu) + (memory === 0 ? 0 : needs.memoryMiB / memory);
  return Math.floor((priceOf(state, instance) * share) / 2);
}
