import { listOfSome } from '../lib/english';
import { count, number } from './prose';

/** How the stage is arranged and narrowed, and what its marks stand for, in words. */

export const SORT_WORDS = {
  listed: 'as listed',
  cpuFree: 'most free CPU first',
  memoryFree: 'most free memory first',
  tasks: 'most tasks first',
  type: 'by type',
} as const;

export const SHADE_WORDS = { instances: 'instances', tasks: 'tasks' } as const;

type Group =
  { readonly by: 'zone' | 'type' | 'capacityProvider' } | { readonly by: 'attribute'; readonly name: string };

/** `zone`, `capacity provider`, `stack`. */
export function groupWords(group: Group): string {
  if (group.by === 'attribute') return group.name;
  return { zone: 'zone', type: 'instance type', capacityProvider: 'capacity provider' }[group.by];
}

interface FilterParts {
  /** Names. */
  readonly owners: readonly string[];
  readonly statuses: readonly string[];
  /** Launch types and capacity providers. */
  readonly platforms?: readonly string[];
  readonly instanceTypes: readonly string[];
  readonly attribute: { readonly name: string; readonly value: string | null } | null;
  readonly expression: string;
}

/** `all`, or what is lit: `web, RUNNING, on m5.large`. */
export function filterWords({
  owners,
  statuses,
  platforms = [],
  instanceTypes,
  attribute,
  expression,
}: FilterParts): string {
  const parts = [
    owners.length > 0 && listOfSome(owners, 2),
    statuses.length > 0 && listOfSome(statuses, 2),
    platforms.length > 0 && listOfSome(platforms, 2),
    instanceTypes.length > 0 && listOfSome(instanceTypes, 2),
    attribute !== null && (attribute.value === null ? attribute.name : `${attribute.name} ${attribute.value}`),
    expression.trim() !== '' && expression.trim(),
  ];
  return parts.filter((part) => part !== false).join(', ') || 'all';
}

interface Counts {
  readonly instances: number;
  readonly instancesInAll: number;
  readonly tasks: number | null;
  readonly tasksInAll: number;
}

/** `312 of 5,000 instances, 1,204 of 30,000 tasks`. */
export function countsWords({ instances, instancesInAll, tasks, tasksInAll }: Counts): string {
  const ofInstances = `${number(instances)} of ${count(instancesInAll, 'instance')}`;
  return tasks === null ? ofInstances : `${ofInstances}, ${number(tasks)} of ${count(tasksInAll, 'task')}`;
}

interface Drawn {
  readonly level: 'map' | 'bars' | 'hulls' | 'detail';
  readonly shade: 'instances' | 'tasks';
  readonly theme: 'light' | 'dark';
  /** Length of the reference size, px: ids are written on bars from 56 on. */
  readonly columnWidth: number;
  /** The service that is lit alone; null for all. */
  readonly lit: string | null;
}

const CELLS = "one cell a task, in its service's colour";

/** What a level draws, and where the rest has gone: `Map: one mark an instance, darker is fuller. Zoom in for names.` */
export function levelWords({ level, shade, theme, columnWidth, lit }: Drawn): {
  readonly name: string;
  readonly rule: string;
} {
  switch (level) {
    case 'map': {
      const fuller = `${theme === 'light' ? 'darker' : 'paler'} is fuller`;
      const marks = `one mark an instance, ${lit === null ? fuller : `stronger has more of ${lit}`}`;
      return { name: 'Map', rule: `${shade === 'tasks' ? CELLS : marks}. Zoom in for names.` };
    }
    case 'bars': {
      const missing = columnWidth < 56 ? 'names' : "tasks' names";
      return { name: 'Bars', rule: `CPU above memory. Zoom in for ${missing}.` };
    }
    case 'hulls':
      return { name: 'Hulls', rule: 'one hull a task, from its CPU above to its memory below.' };
    case 'detail':
      return { name: 'Detail', rule: 'hulls with their numbers, ports and attachments.' };
  }
}

/** `1,204 of 5,000 in view`; null where all instances are. */
export function inViewWords(inView: number, inAll: number): string | null {
  return inView < inAll ? `${number(inView)} of ${number(inAll)} in view` : null;
}
