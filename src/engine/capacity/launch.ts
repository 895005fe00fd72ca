import type { ContainerInstanceEntry } from '../../scenario/scenario';
import { INSTANCE_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { addInstance, bootIn } from '../fleet';
import type { NewInstance } from '../fleet';
import type { SimulationState } from '../state';
import { namesOf, noteActivity } from './activity';
import { GROUP_STAGE } from './capacity-state';
import type { AutoScalingGroup } from './capacity-state';
import { livingMembers } from './members';

/** An Auto Scaling group launches instances. Source: scenario.md, `capacityProviders[].autoScalingGroup`; assumption `group-launches`. */

/** Launches what the group lacks of its desired capacity: a row at once, registered after `instanceBoot`. */
export function fillGroup(engine: Engine, group: AutoScalingGroup, cause: string, from = group.desiredCapacity): void {
  const wanted = missingMembers(engine.state, group);
  if (wanted.length === 0) return;
  const launched = wanted.map((given) => launch(engine, given));
  const what = launched.length === 1 ? 'a new EC2 instance' : `${launched.length} new EC2 instances`;
  const description = `Launching ${what}: ${namesOf(engine, launched)}.`;
  noteActivity(engine, group, { from, description, cause, instances: launched });
}

function launch(engine: Engine, given: NewInstance): number {
  const { state, timingsMs } = engine;
  const instance = addInstance(engine, given);
  state.instances.status[instance] = INSTANCE_STATUS.REGISTERING;
  state.instanceLife.groupStage[instance] = GROUP_STAGE.pending;
  state.capacity.booting.push({ instance, given });
  state.catalogVersion++;
  bootIn(engine, instance, timingsMs.instanceBoot);
  return instance;
}

/**
 * What the group lacks, with names and zones: types in turn, each instance in the zone that has the fewest, of those that are in order. Nothing where
 * all are out of order.
 */
export function missingMembers(state: SimulationState, group: AutoScalingGroup): NewInstance[] {
  const living = livingMembers(state, group);
  const zones = new Map<string, number>();
  for (const zone of group.availabilityZones) if (!state.failedZones.includes(zone)) zones.set(zone, 0);
  for (const instance of living) {
    const zone = state.instances.records[instance]?.availabilityZone ?? '';
    if (zones.has(zone)) zones.set(zone, (zones.get(zone) ?? 0) + 1);
  }
  const missing: NewInstance[] = [];
  const taken = new Set(state.instances.records.map(({ id }) => id));
  for (let lacks = group.desiredCapacity - living.length; lacks > 0; lacks--) {
    const entry = nextMachine(group);
    const zone = leastOf(zones);
    if (entry === undefined || zone === null) break;
    group.launched++;
    zones.set(zone, (zones.get(zone) ?? 0) + 1);
    missing.push({ entry, entryIndex: -1, id: nextName(state, group, taken), availabilityZone: zone });
  }
  return missing;
}

function nextMachine({ machines, launched }: AutoScalingGroup): ContainerInstanceEntry | undefined {
  return machines[launched % machines.length];
}

/** No name is used twice. */
function nextName({ capacityProviders }: SimulationState, group: AutoScalingGroup, taken: Set<string>): string {
  const name = capacityProviders[group.provider] ?? '';
  do group.lastNumber++;
  while (taken.has(`${name}-${group.lastNumber}`));
  return `${name}-${group.lastNumber}`;
}

/** The zone with the fewest, the first of equals. */
function leastOf(zones: ReadonlyMap<string, number>): string | null {
  let found: string | null = null;
  let least = Infinity;
  for (const [zone, count] of zones) if (count < least) [found, least] = [zone, count];
  return found;
}
