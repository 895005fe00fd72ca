import { INSTANCE_STATUS } from '../../ecs/status';
import { instanceChanged } from '../changes';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { writeEvent } from '../events';
import { endMachines, hasHost, hasMachine } from '../machines';
import { instanceId } from '../names';
import { deniedAction } from '../roles';
import { wakeAll } from '../service/wake';
import { instanceRowChanged } from '../task-changes';

/**
 * EC2 takes Spot instances back: two minutes' notice, which the agent may heed by setting its instance to DRAINING, then the machine is gone. Source:
 * placement-and-lifecycle 6.5; assumption `spot-interruption`.
 */

const DRAIN = 'ecs:UpdateContainerInstancesState';

/** Whether EC2 can give notice to an instance: it runs on Spot, and no notice has come yet. */
export function isInterruptible(engine: Engine, instance: number): boolean {
  const { instances, instanceLife } = engine.state;
  return (
    instances.records[instance]?.spot === true &&
    hasHost(engine, instance) &&
    hasMachine(engine, instance) &&
    Number.isNaN(instanceLife.spotEndsAtMs[instance] ?? NaN)
  );
}

/** Gives notice to instances that are interruptible. */
export function giveSpotNotice({ state, timingsMs }: Engine, instances: readonly number[]): void {
  for (const instance of instances) {
    const endsAtMs = state.timeMs + timingsMs.spotNotice;
    state.instanceLife.spotEndsAtMs[instance] = endsAtMs;
    instanceRowChanged(state, instance);
    pushEvent(state.queue, state.timeMs + timingsMs.spotPoll, EVENT.spot, instance);
    pushEvent(state.queue, endsAtMs, EVENT.spot, instance);
  }
}

/** The agent looks for a notice and finds one, or the two minutes are over. */
export function spotIsDue(engine: Engine, instance: number): void {
  const { state } = engine;
  if ((state.instanceLife.spotEndsAtMs[instance] ?? NaN) > state.timeMs) return readNotice(engine, instance);
  // All that end at this moment are told of together.
  const ending = state.instances.records.flatMap((_, it) =>
    state.instanceLife.spotEndsAtMs[it] === state.timeMs ? it : [],
  );
  endMachines(engine, ending);
  const names = ending.map((it) => instanceId(state, it)).join(', ');
  writeEvent(engine, 'failure', `Spot interruption terminates ${names}`, { instances: ending });
}

/** With `ECS_ENABLE_SPOT_INSTANCE_DRAINING` the agent has its instance drained, if it gets through to ECS and may. */
function readNotice(engine: Engine, instance: number): void {
  const { state } = engine;
  const record = state.instances.records[instance];
  if (record?.agent['ECS_ENABLE_SPOT_INSTANCE_DRAINING'] !== 'true') return;
  if (state.instances.status[instance] !== INSTANCE_STATUS.ACTIVE || state.instanceLife.linkUp[instance] === 0) return;
  const subjects = { instances: [instance] };
  if (deniedAction(engine, record.instanceRole, [DRAIN]) !== null) {
    const problem = `${record.id}: the agent cannot drain it, because its instance role lacks ${DRAIN}.`;
    return writeEvent(engine, 'failure', problem, subjects);
  }
  state.instances.status[instance] = INSTANCE_STATUS.DRAINING;
  instanceChanged(state, instance);
  state.placementVersion++;
  wakeAll(state);
  writeEvent(engine, 'drain', `${record.id} is DRAINING: its agent has seen the Spot interruption notice.`, subjects);
}
