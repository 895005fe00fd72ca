import { thousands } from '../../lib/thousands';
import { worldZones } from '../complete/zones';
import { error } from '../finding';
import type { Finding } from '../finding';
import { formatPath } from '../path';
import type { JsonPath } from '../path';
import type { ScenarioDocument } from '../schema/document';

/**
 * What a run would take in memory, before anything of it is built. An estimate: what a document says of its size, times what each thing takes.
 */

/** Bytes a container instance takes: its record with some seventy attributes, its columns, and its names and cells on the page. */
export const INSTANCE_BYTES = 7_000;
/** Bytes a task takes for the whole run, its placement decision included (`engine/bench/memory.ts`). */
export const TASK_BYTES = 64;
/** What a task takes beside that while it is on the stage: its row with the worker and with the page, and its place in the drawing. */
export const SHOWN_TASK_BYTES = 250;
/** What there is where nothing else is known: what a tab of a common browser can hold without being ended. */
export const DEFAULT_ROOM_BYTES = 2 * 1024 ** 3;

/** How far a repetition without an end is looked at: a simulated day, as far as a run is played. Seconds. */
const LONGEST_RUN = 86_400;

/** RunTask takes no more at a time: with more it is refused (placement-and-lifecycle, quotas). */
const MOST_RUN = 10;

/** What one place of the document asks for. */
export interface Share {
  readonly path: JsonPath;
  readonly instances: number;
  /** Tasks that are on the stage for good. */
  readonly shown: number;
  /** Tasks that are there beside those for a while, as in a deployment. */
  readonly passing: number;
  /** All that are created over the run. */
  readonly created: number;
}

/** Refuses a document that would take more than there is, with the numbers, at the place that asks for most. */
export function checkMemory(document: ScenarioDocument, roomBytes: number): Finding[] {
  const shares = sharesOf(document);
  const passing = Math.max(0, ...shares.map((share) => share.passing));
  const needed = sum(shares, bytesOf) + passing * SHOWN_TASK_BYTES;
  if (needed <= roomBytes) return [];
  const [largest] = shares.toSorted((a, b) => bytesOf(b) - bytesOf(a));
  if (!largest) return [];
  const instances = sum(shares, (share) => share.instances);
  const created = sum(shares, (share) => share.created);
  const message = `This would take about ${inWords(needed)} of memory, and there are ${inWords(roomBytes)}: ${thousands(instances)} container instances and ${thousands(created)} tasks over the run.`;
  return [error('too-large', largest.path, message, { hint: `${largestWords(largest)} ${wayOut(largest)}` })];
}

function largestWords({ path, instances, created }: Share): string {
  const asks = instances > 0 ? `${thousands(instances)} container instances` : `${thousands(created)} tasks`;
  return `${formatPath(path)} asks for ${asks} of these.`;
}

function wayOut({ instances, shown, created }: Share): string {
  if (instances > 0) return 'Make the fleet smaller.';
  return created > 2 * shown ? 'Repeat it less often, or give it an earlier end.' : 'Ask for fewer.';
}

function bytesOf({ instances, shown, created }: Share): number {
  return instances * INSTANCE_BYTES + created * TASK_BYTES + shown * SHOWN_TASK_BYTES;
}

/** `300 MiB`, `2.4 GiB`. */
function inWords(bytes: number): string {
  const gib = bytes / 1024 ** 3;
  if (gib < 1) return `${thousands(Math.round(gib * 1024))} MiB`;
  return `${gib < 10 ? gib.toFixed(1) : thousands(Math.round(gib))} GiB`;
}

/** Where instances and tasks come from, with how many. A DAEMON service has one task on each instance. */
export function sharesOf(document: ScenarioDocument): Share[] {
  const fleet = fleetShares(document);
  const instances = sum(fleet, (share) => share.instances);
  const desired = new Map<string, number>();
  const services = (document.services ?? []).map((service, index): Share => {
    const count = service.schedulingStrategy === 'DAEMON' ? instances : (service.desiredCount ?? 0);
    desired.set(service.serviceName, count);
    return tasksAt(['services', index, 'desiredCount'], count);
  });
  const initial = (document.tasks ?? []).map(({ count = 1 }, index) => tasksAt(['tasks', index, 'count'], count));
  return [...fleet, ...services, ...initial, ...timelineShares(document, desired)];
}

function fleetShares({ containerInstances = [], capacityProviders = [], timeline = [] }: ScenarioDocument): Share[] {
  const listed = containerInstances.map(({ count = 1 }, index) =>
    fleetAt(['containerInstances', index, 'count'], count),
  );
  const groups = capacityProviders.map(({ autoScalingGroup: group }, index) =>
    fleetAt(
      ['capacityProviders', index, 'autoScalingGroup', 'desiredCapacity'],
      group?.desiredCapacity ?? group?.minSize ?? 0,
    ),
  );
  const later = timeline.flatMap(({ action, input = {} }, index) =>
    action === 'RegisterContainerInstance'
      ? fleetAt(['timeline', index, 'input', 'count'], positive(input['count'], 1))
      : [],
  );
  return [...listed, ...groups, ...later];
}

/** `desired` follows the services through time. */
function timelineShares(document: ScenarioDocument, desired: Map<string, number>): Share[] {
  const zones = worldZones(document).length;
  const inTime = [...(document.timeline ?? []).entries()].sort(([i, a], [j, b]) => a.at - b.at || i - j);
  return inTime.flatMap(([index, { action, at, input = {}, every, until }]): Share[] => {
    const times = every === undefined ? 1 : 1 + Math.max(0, Math.floor(((until ?? LONGEST_RUN) - at) / every));
    const path = (key: string): JsonPath => ['timeline', index, 'input', key];
    switch (action) {
      case 'RunTask': {
        const count = positive(input['count'], 1);
        return count > MOST_RUN ? [] : [tasksAt(path('count'), count, times)];
      }
      case 'StartTask': {
        const { containerInstances } = input;
        return [
          tasksAt(path('containerInstances'), Array.isArray(containerInstances) ? containerInstances.length : 0, times),
        ];
      }
      case 'CreateService': {
        const count = positive(input['desiredCount'], 0);
        desired.set(String(input['serviceName']), count);
        return [tasksAt(path('desiredCount'), count)];
      }
      case 'UpdateService': {
        const name = String(input['service']);
        const before = desired.get(name) ?? 0;
        const count = positive(input['desiredCount'], before);
        desired.set(name, count);
        // A deployment puts a task in the place of each, beside it for a while.
        const replaced = 'taskDefinition' in input || input['forceNewDeployment'] === true;
        const passing = replaced ? Math.min(count, before) : 0;
        const added = Math.max(0, count - before);
        const at = path('desiredCount' in input ? 'desiredCount' : 'service');
        return [{ path: at, instances: 0, shown: added, passing, created: added + passing }];
      }
      case 'FailAvailabilityZone': {
        const lost = sum([...desired.values()], (count) => count) / zones;
        return [{ ...tasksAt(path('availabilityZone'), Math.ceil(lost)), shown: 0 }];
      }
      default:
        return [];
    }
  });
}

function tasksAt(path: JsonPath, count: number, times = 1): Share {
  return { path, instances: 0, shown: count, passing: 0, created: count * times };
}

function fleetAt(path: JsonPath, count: number): Share {
  return { path, instances: count, shown: 0, passing: 0, created: 0 };
}

/** What a person has written for a number, where it is one. */
function positive(value: unknown, otherwise: number): number {
  const count = value === undefined || value === null ? otherwise : Number(value);
  return count > 0 ? count : 0;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
