import type { PlacementOutcome } from '../placement/placement';
import type { World } from '../world';
import type { SimulationState } from '../state';

/** In which zone a micro-VM starts. Source: services-and-capacity 5.2; assumption `fargate-zones`. */

/** What is asked of Fargate for one task. */
export interface FargateRequest {
  /** Task group (index) whose tasks are counted. */
  readonly group: number;
  /** Zones (indexes) of the subnets; null for all. */
  readonly zones: readonly number[] | null;
  /** The only zone in question: that of a task started to even out the zones. */
  readonly onlyZone?: number | undefined;
  /** Code of MARKETS. */
  readonly market: number;
}

/** Live Fargate tasks of a group in a zone (both indexes). */
export function fargateTasksIn({ fargate }: Pick<World, 'fargate'>, group: number, zone: number): number {
  return fargate.tasksByZone[group]?.[zone] ?? 0;
}

/** Live Fargate tasks of all groups in a zone (index). */
export function allFargateTasksIn({ fargate }: Pick<World, 'fargate'>, zone: number): number {
  return fargate.tasksByZone.reduce((sum, zones) => sum + (zones[zone] ?? 0), 0);
}

export function hasFailed({ failedZones, zones }: Pick<SimulationState, 'failedZones' | 'zones'>, zone: number) {
  return failedZones.length > 0 && failedZones.includes(zones[zone] ?? '');
}

export function hasCapacity({ fargate }: Pick<World, 'fargate'>, market: number, zone: number): boolean {
  return fargate.noCapacity[market]?.includes(zone) !== true;
}

/** The zones over which a request may go at all, in their order. */
export function zonesAsked({ zones }: Pick<World, 'zones'>, request: FargateRequest): readonly number[] {
  if (request.onlyZone !== undefined) return [request.onlyZone];
  return request.zones ?? zones.map((_, zone) => zone);
}

/** Those of them in which a micro-VM could start now. */
export function openZones(state: SimulationState, request: FargateRequest): number[] {
  return zonesAsked(state, request).filter(
    (zone) => !hasFailed(state, zone) && hasCapacity(state, request.market, zone),
  );
}

/**
 * The zone with the fewest live tasks of the group, the first of them in the order of zones; -1 where none has capacity.
 * @param outcome receives how many zones each step has left
 */
export function chooseZone(state: SimulationState, request: FargateRequest, outcome: PlacementOutcome): number {
  const asked = zonesAsked(state, request);
  let [inOrder, open, fewest, tied, chosen] = [0, 0, Infinity, 0, -1];
  for (let zone = 0; zone < state.zones.length; zone++) {
    if (hasFailed(state, zone)) continue;
    inOrder++;
    if (!asked.includes(zone) || !hasCapacity(state, request.market, zone)) continue;
    open++;
    const tasks = fargateTasksIn(state, request.group, zone);
    if (tasks === fewest) tied++;
    else if (tasks < fewest) [fewest, tied, chosen] = [tasks, 1, zone];
  }
  note(outcome, [state.zones.length, inOrder, open, tied]);
  return chosen;
}

/** A decision about a micro-VM counts zones where one about an instance counts instances. */
function note(outcome: PlacementOutcome, [all, inOrder, open, tied]: readonly [number, number, number, number]) {
  outcome.instance = -1;
  outcome.ofZones = true;
  outcome.total = all;
  outcome.afterActive = inOrder;
  outcome.afterResources = open;
  outcome.afterConstraints = open;
  outcome.afterStrategy.fill(-1);
  if (tied > 0) outcome.afterStrategy[0] = tied;
  outcome.tied = tied;
  outcome.rejected.fill(0);
  outcome.closestInstance = -1;
  outcome.closestCheck = 0;
  outcome.needed = -1;
  outcome.available = -1;
}

/** A quota stands in the way in whatever zone. */
export function noneIsOpen(outcome: PlacementOutcome): void {
  outcome.afterResources = 0;
  outcome.afterConstraints = 0;
  outcome.afterStrategy[0] = -1;
  outcome.tied = 0;
}
