import { INSTANCE_STATUS } from '../../ecs/status';
import { groupOf } from '../capacity/capacity-state';
import { refillGroups } from '../capacity/refill';
import { disconnect } from '../connection';
import { addRunningInstance, removeRunningInstances } from '../cost/instances';
import type { Engine } from '../engine';
import { failZoneOfFargate } from '../fargate/lose-zone';
import { bootIn } from '../fleet';
import { endMachines, hasHost, hasMachine, isEnding } from '../machines';
import { findInstance } from '../names';
import { namesOf, presentOf } from './agents';
import { wakeAll } from '../service/wake';
import { textsOf } from './action';
import type { Action } from './action';

/** EC2 instances end, one by one or a whole zone at once, or are stopped for a while. ECS notices later. Source: placement-and-lifecycle 6.5. */

export const terminateInstances: Action = (engine, { containerInstances }) => {
  const instances = textsOf(containerInstances).map((reference) => findInstance(engine.state, reference));
  return end(
    engine,
    [...new Set(instances)].filter((instance) => instance >= 0 && hasHost(engine, instance)),
  );
};

/** As if all its instances were terminated (assumption `zone-failure`); none gets through to ECS from there until it is back. */
export const failAvailabilityZone: Action = (engine, { availabilityZone }) => {
  const { state } = engine;
  const zone = String(availabilityZone);
  if (!state.failedZones.includes(zone)) state.failedZones.push(zone);
  const inZone = state.instances.records.flatMap((record, instance) =>
    record.availabilityZone === zone && hasHost(engine, instance) ? instance : [],
  );
  const tasks = failZoneOfFargate(engine, state.zones.indexOf(zone));
  return { ...end(engine, inZone), said: zone, subjects: { instances: inZone, tasks } };
};

/** Listed instances of the zone that are gone register again under their ids after `instanceBoot`. */
export const restoreAvailabilityZone: Action = (engine, { availabilityZone }) => {
  const { state } = engine;
  const zone = String(availabilityZone);
  const position = state.failedZones.indexOf(zone);
  if (position < 0) return { said: `${zone}, which has not failed` };
  state.failedZones.splice(position, 1);
  state.placementVersion++;
  wakeAll(state);
  const newest = new Map(state.instances.records.map(({ id }, instance) => [id, instance]));
  const lost = [...newest.values()].filter((instance) => {
    const wasListed = (state.instanceLife.entry[instance] ?? -1) >= 0;
    // Those of an Auto Scaling group are the group's to replace.
    const group = groupOf(state.capacity, state.instances.capacityProvider[instance] ?? -1);
    if (group && group.machines.length > 0) return false;
    const isGone = state.instances.status[instance] === INSTANCE_STATUS.INACTIVE || isEnding(engine, instance);
    return state.instances.records[instance]?.availabilityZone === zone && wasListed && isGone;
  });
  for (const instance of lost) launch(engine, instance);
  refillGroups(engine);
  return { said: zone, kind: 'action', subjects: { instances: lost } };
};

/** StopInstances of EC2: the tasks are lost, and the container instance stays, its agent away. */
export const stopInstances: Action = (engine, { containerInstances }) => {
  const { state } = engine;
  const instances = presentOf(engine, containerInstances).filter((instance) => hasMachine(engine, instance));
  removeRunningInstances(state, instances);
  for (const instance of instances) {
    state.instanceLife.machineStopped[instance] = 1;
    disconnect(engine, instance);
  }
  return { said: namesOf(engine, instances), kind: 'failure', subjects: { instances } };
};

/** StartInstances of EC2: the same container instance again, after `instanceBoot`. */
export const startInstances: Action = (engine, { containerInstances }) => {
  const { state } = engine;
  const instances = presentOf(engine, containerInstances).filter(
    (instance) => state.instanceLife.machineStopped[instance] === 1,
  );
  for (const instance of instances) launch(engine, instance);
  return { said: namesOf(engine, instances), kind: 'action', subjects: { instances } };
};

/** A machine boots: the one that was stopped, or another in the place of one that is gone. */
function launch(engine: Engine, instance: number): void {
  addRunningInstance(engine.state, instance);
  bootIn(engine, instance, engine.timingsMs.instanceBoot);
}

/** The instances end now (engine/machines.ts). */
function end(engine: Engine, instances: readonly number[]): ReturnType<Action> {
  endMachines(engine, instances);
  return { said: namesOf(engine, instances), kind: 'failure', subjects: { instances } };
}
