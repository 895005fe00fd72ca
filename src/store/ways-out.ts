import { ELIGIBILITY_CHECKS } from '../ecs/failure-reasons';
import type { CatalogTaskDefinition, WaitingGroup } from '../frame/frame';
import type { Scenario } from '../scenario/scenario';
import { instanceFacts } from './facts';
import type { InstanceFacts } from './facts';
import type { WorldView } from './frame-store';

/** A small change that lets a waiting task in. */
export type WayOut =
  | { readonly kind: 'instance'; readonly id: string; readonly instanceType: string; readonly availabilityZone: string }
  | {
      readonly kind: 'less';
      readonly family: string;
      /** Of the definition's only container, in the scenario's list. */
      readonly definition: number;
      readonly resource: 'cpu' | 'memory';
      /** CPU units or MiB. */
      readonly from: number;
      readonly to: number;
    };

/** Checks that another instance like the closest one passes, being empty. */
const PASSED_BY_ANOTHER: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'ports',
  'networkInterfaces',
  'gpu',
  'distinctInstance',
]);

/** The changes that are known to place a task of the group: an instance like the closest one, or asking for what that one has left. */
export function waysOut(view: WorldView, scenario: Scenario, group: WaitingGroup): WayOut[] {
  const check = ELIGIBILITY_CHECKS[group.check] ?? '';
  const definition = view.catalog.taskDefinitions[group.taskDefinitionIndex];
  const closest = instanceFacts(view, group.closestInstanceIndex);
  if (!definition || !closest) return [];
  const ways: WayOut[] = [];
  const fitsWhenEmpty =
    closest.cpuUnits.registered >= definition.cpuUnits &&
    closest.memoryMiB.registered >= definition.memoryMiB &&
    closest.networkInterfaces.registered >= definition.networkInterfaces &&
    closest.gpus.registered >= definition.gpus;
  if (PASSED_BY_ANOTHER.has(check) && fitsWhenEmpty) {
    const { instanceType, zone } = closest;
    ways.push({ kind: 'instance', id: freeInstanceId(view, closest.id), instanceType, availabilityZone: zone });
  }
  const less = check === 'cpu' || check === 'memory' ? askingLess(scenario, group, check, definition, closest) : null;
  return less ? [...ways, less] : ways;
}

/** Offered where one number of the document says what the task asks for, the only container's own, and it is the only thing in the way. */
function askingLess(
  scenario: Scenario,
  { needed, available }: WaitingGroup,
  resource: 'cpu' | 'memory',
  asked: CatalogTaskDefinition,
  closest: InstanceFacts,
): WayOut | null {
  const { family, revision } = asked;
  const definition = scenario.taskDefinitions.findIndex(
    (known) => known.family === family && known.revision === revision,
  );
  const input = scenario.taskDefinitions[definition]?.input;
  const [container, ...others] = input?.containerDefinitions ?? [];
  const written = resource === 'cpu' ? container?.cpu : container?.memory;
  const reserved = resource === 'memory' && container?.memoryReservation !== undefined;
  if (!input || others.length > 0 || input[resource] !== undefined || reserved) return null;
  if (needed === null || available === null || written !== needed || available < needed * SMALLEST_SHARE) return null;
  const otherFits =
    resource === 'cpu' ? closest.memoryMiB.free >= asked.memoryMiB : closest.cpuUnits.free >= asked.cpuUnits;
  return otherFits ? { kind: 'less', family, definition, resource, from: needed, to: available } : null;
}

/** A task that has to shrink to less than this share of itself is another task. */
const SMALLEST_SHARE = 0.25;

/** `m5-9` after `m5-8`: the closest one's name with the first free number. */
function freeInstanceId({ catalog }: WorldView, like: string): string {
  const taken = new Set(catalog.instances.map(({ id }) => id));
  const stem = like.replace(/-\d+$/, '');
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
