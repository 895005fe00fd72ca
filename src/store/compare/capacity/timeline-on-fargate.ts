import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { Scenario, TimelineEntry } from '../../../scenario/scenario';
import { fargateDefinition } from './fargate-definition';

/** What an UpdateService says of placement: on Fargate it would be refused. */
const PLACEMENT = ['launchType', 'capacityProviderStrategy', 'placementStrategy', 'placementConstraints'];

/**
 * The timeline for services that have gone to Fargate: their later revisions are made fit for it, and what speaks of placement, or of instances that are not
 * there any more, is left out. Null where it stays as it is.
 */
export function timelineOnFargate(
  scenario: Scenario,
  services: readonly string[],
  names: ReadonlyMap<string, string>,
  withoutFleet: boolean,
): readonly TimelineEntry[] | null {
  const families = new Set([...names.keys()].map((key) => key.slice(0, key.lastIndexOf(':'))));
  let changed = false;
  const timeline = scenario.timeline.flatMap((entry): TimelineEntry[] => {
    const next = movedEntry(entry, services, families, names, withoutFleet);
    if (next !== entry) changed = true;
    return next === null ? [] : [next];
  });
  return changed ? timeline : null;
}

function movedEntry(
  entry: TimelineEntry,
  services: readonly string[],
  families: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  withoutFleet: boolean,
): TimelineEntry | null {
  const { action, input } = entry;
  if (withoutFleet && (OF_INSTANCES.has(action) || 'containerInstances' in input)) return null;
  if (action === 'RegisterTaskDefinition') return registered(entry, families);
  if (action !== 'UpdateService' || !services.includes(String(input['service']))) return entry;
  const kept = Object.entries(input).filter(([name]) => !PLACEMENT.includes(name));
  const renamed = names.get(String(input['taskDefinition']));
  const isRenamed = renamed !== undefined && renamed !== input['taskDefinition'];
  if (kept.length === Object.keys(input).length && !isRenamed) return entry;
  return { ...entry, input: { ...Object.fromEntries(kept), ...(isRenamed && { taskDefinition: renamed }) } };
}

/** Actions on instances that do not name them in a list. */
const OF_INSTANCES: ReadonlySet<string> = new Set([
  'RegisterContainerInstance',
  'DeregisterContainerInstance',
  'PutAttributes',
  'DeleteAttributes',
  'UpdateCapacityProvider',
  'PutClusterCapacityProviders',
  'InterruptSpotInstances',
]);

function registered(entry: TimelineEntry, families: ReadonlySet<string>): TimelineEntry {
  const input = entry.input as unknown as TaskDefinitionInput;
  if (!families.has(input.family) || !Array.isArray(input.containerDefinitions)) return entry;
  const fargate = fargateDefinition(input);
  if (fargate === null) return entry;
  const members = Object.entries({ ...input, ...fargate.patch }).filter(([, value]) => value !== null);
  return { ...entry, input: Object.fromEntries(members) };
}
