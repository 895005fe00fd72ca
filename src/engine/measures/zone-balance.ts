import { allFargateTasksIn, fargateTasksIn, hasFailed } from '../fargate/zones';
import { isPresent } from '../state';
import type { SimulationState } from '../state';
import { forEachWithTasks } from '../task-counts';

/**
 * Largest less smallest number of live tasks in a zone, of the zones that have an instance, and, with tasks on Fargate, of all that have not failed
 * (assumption `measure-zone-balance`).
 * @param owner index in `owners` of a service or a family of standalone tasks; null for all tasks
 */
export function zoneBalance(state: SimulationState, owner: number | null): number {
  const { instances } = state;
  const tasks = new Int32Array(state.zones.length);
  const isThere = new Uint8Array(state.zones.length);
  const add = (instance: number, more: number): void => {
    const zone = instances.zone[instance] ?? -1;
    if (isPresent(state, instance)) tasks[zone] = (tasks[zone] ?? 0) + more;
  };
  for (let instance = 0; instance < instances.count; instance++) {
    if (isPresent(state, instance)) isThere[instances.zone[instance] ?? -1] = 1;
    if (owner === null) add(instance, instances.runningTasksCount[instance] ?? 0);
  }
  const group = owner === null ? undefined : state.groups[groupOf(state, owner)];
  if (group !== undefined) forEachWithTasks(group.tasks, add);
  addFargate(state, owner === null ? null : groupOf(state, owner), tasks, isThere);
  const used = [...tasks].filter((_, zone) => isThere[zone] === 1);
  return used.length === 0 ? 0 : Math.max(...used) - Math.min(...used);
}

/** @param group index; null for all */
function addFargate(state: SimulationState, group: number | null, tasks: Int32Array, isThere: Uint8Array): void {
  const inZone = (zone: number) =>
    group === null ? allFargateTasksIn(state, zone) : fargateTasksIn(state, group, zone);
  if (!state.zones.some((_, zone) => inZone(zone) > 0)) return;
  state.zones.forEach((_, zone) => {
    tasks[zone] = (tasks[zone] ?? 0) + inZone(zone);
    if (!hasFailed(state, zone)) isThere[zone] = 1;
  });
}

function groupOf({ owners, groupIndexByName }: SimulationState, owner: number): number {
  const { kind, name } = owners[owner] ?? {};
  return groupIndexByName.get(`${kind ?? ''}:${name ?? ''}`) ?? -1;
}
