import { isPresent } from '../state';
import type { SimulationState } from '../state';
import { tasksOn } from '../task-counts';

/**
 * Largest less smallest number of live tasks in a zone, of the zones that have an instance (assumption `measure-zone-balance`).
 * @param owner index in `owners` of a service or a family of standalone tasks; null for all tasks
 */
export function zoneBalance(state: SimulationState, owner: number | null): number {
  const { instances } = state;
  const group = owner === null ? undefined : state.groups[groupOf(state, owner)];
  if (owner !== null && group === undefined) return 0;
  const tasks = new Int32Array(state.zones.length).fill(-1);
  for (let instance = 0; instance < instances.count; instance++) {
    if (!isPresent(state, instance)) continue;
    const zone = instances.zone[instance] ?? -1;
    const here = group === undefined ? (instances.runningTasksCount[instance] ?? 0) : tasksOn(group.tasks, instance);
    tasks[zone] = Math.max(0, tasks[zone] ?? 0) + here;
  }
  const used = tasks.filter((inZone) => inZone >= 0);
  return used.length === 0 ? 0 : used.reduce((most, it) => Math.max(most, it), 0) - used.reduce(least, Infinity);
}

function least(before: number, it: number): number {
  return Math.min(before, it);
}

function groupOf({ owners, groupIndexByName }: SimulationState, owner: number): number {
  const { kind, name } = owners[owner] ?? {};
  return groupIndexByName.get(`${kind ?? ''}:${name ?? ''}`) ?? -1;
}
