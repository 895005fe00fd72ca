import { INSTANCE_STATUS } from '../../ecs/status';
import { EVENT, pushEvent } from '../event-queue';
import type { Engine } from '../engine';
import { findInstance } from '../names';
import { isPresent } from '../state';
import { namesOf } from './agents';
import { textsOf } from './action';
import type { Action } from './action';
import { removeInstance } from './container-instances';

/** EC2 instances end, one by one or a whole zone at once. ECS notices later. Source: placement-and-lifecycle 6.5. */

export const terminateInstances: Action = (engine, { containerInstances }) => {
  const instances = textsOf(containerInstances).map((reference) => findInstance(engine.state, reference));
  return end(
    engine,
    instances.filter((instance) => instance >= 0 && isPresent(engine.state, instance)),
  );
};

/** As if all its instances were terminated (assumption `zone-failure`). */
export const failAvailabilityZone: Action = (engine, { availabilityZone }) => {
  const { state } = engine;
  const inZone = state.instances.records.flatMap((record, instance) =>
    record.availabilityZone === availabilityZone && isPresent(state, instance) ? instance : [],
  );
  return { ...end(engine, inZone), said: String(availabilityZone) };
};

/** Listed instances of the zone that are gone register again under their ids after `instanceBoot`. */
export const restoreAvailabilityZone: Action = (engine, { availabilityZone }) => {
  const { state, timingsMs } = engine;
  const lost = state.instances.records.flatMap((record, instance) => {
    const wasListed = (state.instanceLife.entry[instance] ?? -1) >= 0;
    const isGone = state.instances.status[instance] === INSTANCE_STATUS.INACTIVE || isEnding(engine, instance);
    const isNewest = state.instances.records.findLastIndex(({ id }) => id === record.id) === instance;
    return record.availabilityZone === availabilityZone && wasListed && isGone && isNewest ? instance : [];
  });
  for (const instance of lost) pushEvent(state.queue, state.timeMs + timingsMs.instanceBoot, EVENT.boot, instance);
  return { said: String(availabilityZone), kind: 'action', subjects: { instances: lost } };
};

/** The instances stop now; their agents fall silent, and after `instanceTerminationDetection` ECS takes them out. */
function end(engine: Engine, instances: readonly number[]): ReturnType<Action> {
  const { state, timingsMs } = engine;
  for (const instance of instances) {
    if (isEnding(engine, instance)) continue;
    state.instanceLife.linkUp[instance] = 0;
    // Of an agent that was silent before nobody notices that it is gone: its instance stays, and tasks on it seem to run.
    if (state.instances.agentConnected[instance] === 0) continue;
    const atMs = state.timeMs + timingsMs.instanceTerminationDetection;
    state.instanceLife.terminatedAtMs[instance] = atMs;
    pushEvent(state.queue, atMs, EVENT.termination, instance);
  }
  return { said: namesOf(engine, instances), kind: 'failure', subjects: { instances } };
}

/** Its machine is gone, and ECS has yet to notice. */
function isEnding({ state }: Engine, instance: number): boolean {
  return !Number.isNaN(state.instanceLife.terminatedAtMs[instance]);
}

/** ECS has noticed that the EC2 instance is gone. */
export function instanceTerminated(engine: Engine, instance: number): void {
  const ec2InstanceId = engine.state.instances.records[instance]?.ec2InstanceId ?? '';
  removeInstance(engine, instance, `Host EC2 (instance ${ec2InstanceId}) terminated.`);
}
