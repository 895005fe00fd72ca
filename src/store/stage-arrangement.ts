import { INSTANCE_STATUS, TASK_STATUS } from '../ecs/status';
import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { Catalog, Frame } from '../frame/frame';
import type { InstanceAttribute } from '../frame/instance-query';
import { isOpen, ownerKey } from './arrangement-store';
import type { DrawnArrangement, Filter, FilterCounts, Grouping } from './arrangement-store';
import type { InstanceSort } from './preferences-store';

/** What a person has chosen, worked out for the world at hand: indexes and codes in place of names. */

/** What the worker knows of the fleet; null where it has not been asked, or has not answered. */
export interface FleetAnswers {
  readonly attributes: readonly InstanceAttribute[] | null;
  /** Instances that the filter's expression selects. */
  readonly selected: Int32Array | null;
}

export function drawnFilter(catalog: Catalog, filter: Filter, answers: FleetAnswers): DrawnArrangement['filter'] {
  if (isOpen(filter)) return null;
  const { owners, statuses, platforms } = filter;
  const names = platformNames(catalog);
  return {
    instances: litInstances(catalog, filter, answers),
    owners:
      owners.length === 0
        ? null
        : catalog.owners.flatMap((owner, index) => (owners.includes(ownerKey(owner)) ? index : [])),
    statuses: statuses.length === 0 ? null : statuses.map((status) => TASK_STATUS[status]),
    platforms: platforms.length === 0 ? null : names.flatMap((name, code) => (platforms.includes(name) ? code : [])),
  };
}

/** What tasks of a world can run on, by the code that `TASK.platform` has: launch types, then capacity providers. */
export function platformNames({ capacityProviders }: Pick<Catalog, 'capacityProviders'>): readonly string[] {
  return ['launch type EC2', 'launch type FARGATE', ...capacityProviders.map(({ name }) => name)];
}

/** By instanceIndex, 1 for what is lit; null where the filter asks nothing of instances. What has not been answered holds nobody back. */
function litInstances(catalog: Catalog, filter: Filter, { attributes, selected }: FleetAnswers): Uint8Array | null {
  const { instanceTypes, attribute } = filter;
  const asked = attribute && (attributes?.find(({ name }) => name === attribute.name) ?? null);
  const expression = filter.expression.trim() === '' ? null : selected;
  if (instanceTypes.length === 0 && asked === null && expression === null) return null;
  const lit = new Uint8Array(catalog.instances.length).fill(expression === null ? 1 : 0);
  for (const instance of expression ?? []) lit[instance] = 1;
  const types = new Set(instanceTypes);
  const value = attribute?.value ?? null;
  const wanted = asked && value !== null ? asked.values.indexOf(value) : null;
  for (const [index, { instanceType }] of catalog.instances.entries()) {
    if (types.size > 0 && !types.has(instanceType)) lit[index] = 0;
    if (asked === null) continue;
    const has = asked.byInstance[index] ?? -1;
    if (wanted === null ? has < 0 : has !== wanted || has < 0) lit[index] = 0;
  }
  return lit;
}

/** Null for what the stage does by itself: by zone, as listed. */
export function drawnArrangement(
  catalog: Catalog,
  sort: InstanceSort,
  group: Grouping,
  attributes: FleetAnswers['attributes'],
): DrawnArrangement['arrangement'] {
  if (group.by !== 'attribute') return sort === 'listed' && group.by === 'zone' ? null : { sort, group };
  const asked = attributes?.find(({ name }) => name === group.name);
  if (!asked) return sort === 'listed' ? null : { sort, group: { by: 'zone' } };
  const values = catalog.instances.map((_, index) => asked.values[asked.byInstance[index] ?? -1] ?? '');
  return { sort, group: { by: 'attribute', name: group.name, values } };
}

/** How many instances that are not gone, and how many tasks on the stage, a filter lights. */
export function filterCounts(
  frame: Frame,
  { instances, owners, statuses, platforms }: NonNullable<DrawnArrangement['filter']>,
): FilterCounts {
  const rows = frame.instances;
  let [lit, inAll] = [0, 0];
  for (let index = 0; index * INSTANCE_WIDTH < rows.length; index += 1) {
    if (rows[index * INSTANCE_WIDTH + INSTANCE.status] === INSTANCE_STATUS.INACTIVE) continue;
    inAll += 1;
    if (instances === null || instances[index] === 1) lit += 1;
  }
  const tasksInAll = frame.tasks.length / TASK_WIDTH;
  const asksTasks = owners !== null || statuses !== null || platforms !== null;
  const tasks = asksTasks ? litTasks(frame.tasks, { instances, owners, statuses, platforms }) : null;
  return { instances: lit, instancesInAll: inAll, tasks, tasksInAll };
}

function litTasks(rows: Int32Array, filter: NonNullable<DrawnArrangement['filter']>): number {
  const { instances, platforms } = filter;
  const owners = filter.owners && new Set(filter.owners);
  const statuses = filter.statuses && new Set(filter.statuses);
  let lit = 0;
  for (let at = 0; at < rows.length; at += TASK_WIDTH) {
    if (owners !== null && !owners.has(rows[at + TASK.ownerIndex] ?? -1)) continue;
    if (statuses !== null && !statuses.has(rows[at + TASK.lastStatus] ?? -1)) continue;
    if (platforms !== null && !platforms.includes(rows[at + TASK.platform] ?? 0)) continue;
    if (instances !== null && instances[rows[at + TASK.instanceIndex] ?? -1] !== 1) continue;
    lit += 1;
  }
  return lit;
}
