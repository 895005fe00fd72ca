import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { instanceChanged } from '../changes';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { endMachines } from '../machines';
import { instanceId } from '../names';
import { wakeAll } from '../service/wake';
import { isPresent } from '../state';
import { instanceRowChanged } from '../task-changes';
import { GROUP_STAGE } from './capacity-state';

/** A group takes instances away; with managed draining their tasks go first. Source: services-and-capacity 4.7; assumption `managed-draining`. */

/** How long ECS has the termination wait. */
const MOST_MS = 48 * 3_600_000;

/** Takes instances away, which are their groups' and in service. */
export function takeAway(engine: Engine, instances: readonly number[], drains: boolean): void {
  const { state } = engine;
  for (const instance of instances) {
    state.instanceLife.groupStage[instance] = GROUP_STAGE.terminating;
    instanceRowChanged(state, instance);
    if (drains && isPresent(state, instance)) drain(engine, instance);
  }
  if (!drains) return endMachines(engine, instances);
  if (instances.length > 0) wakeAll(state);
  for (const instance of instances) endIfEmpty(engine, instance);
}

function drain({ state }: Engine, instance: number): void {
  state.instances.status[instance] = INSTANCE_STATUS.DRAINING;
  state.capacity.draining.push({ instance, sinceMs: state.timeMs });
  instanceChanged(state, instance);
  state.placementVersion++;
}

/** The instance has lost a task: when it was the last, its machine is terminated. */
export function taskHasLeft(engine: Engine, instance: number): void {
  if (engine.state.capacity.draining.some((it) => it.instance === instance)) endIfEmpty(engine, instance);
}

/** Those that have been drained for as long as ECS has a termination wait go as they are. */
export function endOverdue(engine: Engine): void {
  const { capacity, timeMs } = engine.state;
  const overdue = capacity.draining.filter(({ sinceMs }) => timeMs - sinceMs >= MOST_MS);
  for (const { instance } of overdue) end(engine, instance);
}

function endIfEmpty(engine: Engine, instance: number): void {
  if (isEmpty(engine, instance)) end(engine, instance);
}

function end(engine: Engine, instance: number): void {
  const { capacity, timeMs } = engine.state;
  const at = capacity.draining.findIndex((it) => it.instance === instance);
  const [drained] = at < 0 ? [] : capacity.draining.splice(at, 1);
  if (drained !== undefined && drained.sinceMs < timeMs) {
    const id = instanceId(engine.state, instance);
    writeEvent(engine, 'drain', `${id} has been drained: its EC2 instance is terminated.`, { instances: [instance] });
  }
  endMachines(engine, [instance]);
}

/** Whether no task is left on the instance, in whatever state. */
function isEmpty({ state }: Engine, instance: number): boolean {
  const { tasks, instances, instanceLife } = state;
  if ((instances.runningTasksCount[instance] ?? 0) > 0 || (instanceLife.leaving[instance] ?? 0) > 0) return false;
  for (let task = 0; task < tasks.count; task++)
    if (tasks.instanceIndex[task] === instance && tasks.lastStatus[task] !== TASK_STATUS.STOPPED) return false;
  return true;
}
