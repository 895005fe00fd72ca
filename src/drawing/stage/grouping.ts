import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import type { InstanceSort, StageArrangement } from './stage-types';

/** Which instances stand in which column of the stage, and in which order. */

/** The instances of one column of the stage, in the order in which they stand. */
export interface Group {
  /** What its head says: the zone, the type, the attribute's value. */
  readonly name: string;
  readonly members: readonly number[];
}

export const AS_LISTED: StageArrangement = { sort: 'listed', group: { by: 'zone' } };

/** Head of the group of instances that have no value. */
const NO_VALUE = 'no value';
const NO_PROVIDER = 'no capacity provider';

export interface GroupingSource {
  readonly catalog: Catalog;
  /** Rows of a frame. */
  readonly instances: Int32Array;
  /** Number of tasks by instanceIndex. */
  readonly tasksOf: (instanceIndex: number) => number;
}

/** What tells the groups of the given instances apart: zones, also those without an instance; of other kinds only what there is. */
export function groupValues(
  { catalog }: GroupingSource,
  drawn: readonly number[],
  arrangement: StageArrangement,
): string[] {
  const { group } = arrangement;
  return group.by === 'zone' ? [...catalog.zones] : [...new Set(drawn.map((index) => valueOf(catalog, index, group)))];
}

/**
 * The groups of the given instances (ascending indexes): zones in their order, empty ones too; others by name, without a value last. `beside`: values that
 * have a group though no instance has them.
 */
export function groupsOf(
  source: GroupingSource,
  drawn: readonly number[],
  arrangement: StageArrangement,
  beside: readonly string[] = [],
): Group[] {
  const { catalog } = source;
  const { group } = arrangement;
  const byValue = new Map<string, number[]>();
  if (group.by === 'zone') for (const zone of catalog.zones) byValue.set(zone, []);
  const ownZones = byValue.size;
  for (const value of beside) if (!byValue.has(value)) byValue.set(value, []);
  for (const index of drawn) {
    const value = valueOf(catalog, index, group);
    const members = byValue.get(value);
    if (members) members.push(index);
    else if (group.by !== 'zone') byValue.set(value, [index]);
  }
  const names = [...byValue.keys()];
  if (group.by !== 'zone' || names.length > ownZones) names.sort(byName);
  const compare = order(source, arrangement.sort);
  return names.map((name) => ({
    name: name !== '' ? name : group.by === 'capacityProvider' ? NO_PROVIDER : NO_VALUE,
    members: sorted(byValue.get(name) ?? [], compare),
  }));
}

function valueOf(catalog: Catalog, index: number, group: StageArrangement['group']): string {
  const entry = catalog.instances[index];
  switch (group.by) {
    case 'zone':
      return entry?.availabilityZone ?? '';
    case 'type':
      return entry?.instanceType ?? '';
    case 'capacityProvider':
      return entry?.capacityProvider ?? '';
    case 'attribute':
      return group.values[index] ?? '';
  }
}

/** Numbers in names count as such: `m5.2xlarge` before `m5.12xlarge`. The empty name is last. */
let names: Intl.Collator | null = null;

function byName(a: string, b: string): number {
  names ??= new Intl.Collator('en', { numeric: true });
  return Number(a === '') - Number(b === '') || names.compare(a, b);
}

type Compare = (a: number, b: number) => number;

/** What is largest comes first: most free, most tasks. Null for fleet order. */
function order({ catalog, instances, tasksOf }: GroupingSource, sort: InstanceSort): Compare | null {
  const most = (column: number): Compare => {
    const value = (index: number): number => instances[index * INSTANCE_WIDTH + column] ?? 0;
    return (a, b) => value(b) - value(a);
  };
  switch (sort) {
    case 'listed':
      return null;
    case 'cpuFree':
      return most(INSTANCE.cpuUnitsFree);
    case 'memoryFree':
      return most(INSTANCE.memoryMiBFree);
    case 'tasks':
      return (a, b) => tasksOf(b) - tasksOf(a);
    case 'type':
      return (a, b) => byName(catalog.instances[a]?.instanceType ?? '', catalog.instances[b]?.instanceType ?? '');
  }
}

function sorted(members: readonly number[], compare: Compare | null): readonly number[] {
  return compare === null ? members : members.toSorted((a, b) => compare(a, b) || a - b);
}
