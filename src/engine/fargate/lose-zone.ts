import { LOST_WITH_ZONE } from '../../ecs/fargate-messages';
import { TASK_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { wakeAll } from '../service/wake';
import { fargateZone } from '../task-rows/platform';
import { loseTask } from '../task/lifecycle';

/** A zone fails and takes its micro-VMs with it; ECS notices as late as with instances. Assumption `fargate-zone-failure`. */

/** The micro-VMs of a zone (index, -1 for none of the world's) end now. Answers with their tasks. */
export function failZoneOfFargate({ state, timingsMs }: Engine, zone: number): number[] {
  const { fargate, tasks } = state;
  const struck = zone < 0 ? [] : tasksIn(state, zone, fargate.lostBefore[zone] ?? 0, tasks.count);
  if (struck.length === 0) return [];
  while (fargate.lostBefore.length <= zone) fargate.lostBefore.push(0);
  fargate.lostBefore[zone] = tasks.count;
  pushEvent(state.queue, state.timeMs + timingsMs.instanceTerminationDetection, EVENT.fargateLost, zone, tasks.count);
  return struck;
}

/** ECS notices: what had its micro-VM there, tasks before row `before`, is STOPPED. */
export function loseZone(engine: Engine, zone: number, before: number): void {
  const { state } = engine;
  for (const task of tasksIn(state, zone, 0, before)) loseTask(engine, task, 'TerminationNotice', LOST_WITH_ZONE);
  wakeAll(state);
}

/** Those of a range of rows that are in the zone and have not come to their end. */
function tasksIn(state: Engine['state'], zone: number, from: number, before: number): number[] {
  const found: number[] = [];
  for (let task = from; task < before; task++)
    if (fargateZone(state, task) === zone && state.tasks.lastStatus[task] !== TASK_STATUS.STOPPED) found.push(task);
  return found;
}
