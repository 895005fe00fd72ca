import { INSTANCE_STATUS } from '../ecs/status';
import { removeRunningInstances } from './cost/instances';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { isPresent } from './state';
import { instanceRowChanged } from './task-changes';

/** The EC2 instances under the container instances, as far as they can end. Source: placement-and-lifecycle 6.5. */

/** Machines end now; their agents fall silent, and after `instanceTerminationDetection` ECS takes them out. Those that have ended before do not again. */
export function endMachines(engine: Engine, instances: readonly number[]): void {
  const { state, timingsMs } = engine;
  const ending = instances.filter((instance) => !isEnding(engine, instance));
  removeRunningInstances(state, ending);
  for (const instance of ending) {
    state.instanceLife.linkUp[instance] = 0;
    state.instanceLife.bootAtMs[instance] = NaN;
    state.instanceLife.spotEndsAtMs[instance] = NaN;
    state.instanceLife.machineStopped[instance] = 0;
    // Of an agent that was silent before nobody notices that its machine is gone: the instance stays, and tasks on it seem to run.
    const noticed = state.instances.agentConnected[instance] === 1 || !isPresent(state, instance);
    const atMs = noticed ? state.timeMs + timingsMs.instanceTerminationDetection : Infinity;
    state.instanceLife.terminatedAtMs[instance] = atMs;
    instanceRowChanged(state, instance);
    if (noticed) pushEvent(state.queue, atMs, EVENT.termination, instance);
  }
}

/** There is an EC2 instance that can end, in the cluster or on its way into it. */
export function hasHost({ state }: Engine, instance: number): boolean {
  const status = state.instances.status[instance];
  const onItsWay = status === INSTANCE_STATUS.REGISTERING || status === INSTANCE_STATUS.REGISTRATION_FAILED;
  return isPresent(state, instance) || onItsWay;
}

/** Its machine is gone, and ECS has yet to notice. */
export function isEnding({ state }: Engine, instance: number): boolean {
  return !Number.isNaN(state.instanceLife.terminatedAtMs[instance]);
}

/** Its EC2 instance runs. */
export function hasMachine({ state }: Engine, instance: number): boolean {
  return Number.isNaN(state.instanceLife.terminatedAtMs[instance]) && state.instanceLife.machineStopped[instance] === 0;
}
