import { TARGET, TARGET_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import type { Catalog, Frame } from '../../frame/frame';
import type { StageLayout } from './layout';
import { balancerLinesOf } from './metrics';
import type { TaskRows } from './task-rows';
import { taskRowIn } from './task-rows';

/** Load balancers over the zones: a line per target group, a station per target in the column of its zone. In px of the layout. */

export interface BalancerLine {
  readonly y: number;
  /** Name of the target group, or of the classic load balancer; the last line speaks for those that have none. */
  readonly name: string;
  /** Per cent of the production traffic; null where traffic is not shifted. */
  readonly traffic: number | null;
}

export interface Station {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly taskIndex: number;
  /** Code in TARGET_STATES. */
  readonly state: number;
  /** `CatalogOwner.colour` of its task. */
  readonly colour: number;
  readonly older: boolean;
  readonly name: string;
  /** Room for the name; 0 where names are left out. */
  readonly room: number;
}

/** Targets of one zone that are too many to stand apart: how many are in which state. */
export interface Crowd {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** By code in TARGET_STATES. */
  readonly counts: readonly number[];
}

export interface Balancers {
  readonly lines: readonly BalancerLine[];
  readonly stations: readonly Station[];
  readonly crowds: readonly Crowd[];
}

const RADIUS = 4.5;
/** From the beginning of a zone's column to its first station. */
const INSET = 6;
/** With more targets in a zone, names are left out. */
const MOST_NAMES = 6;
/** Columns narrower than this have no names. */
const NAMES_FROM = 160;
/** Stations closer than this cannot be told apart. */
const CLOSEST = 5;

const NOTHING: Balancers = { lines: [], stations: [], crowds: [] };

interface BalancerSource extends TaskRows {
  readonly catalog: Catalog;
  readonly targets: Int32Array;
  /** Per cent of the production traffic by target group; null where none is shifted. */
  readonly traffic: readonly (number | null)[];
}

export function balancersOf(layout: StageLayout, snapshot: BalancerSource): Balancers {
  const { catalog, targets } = snapshot;
  const count = balancerLinesOf(catalog);
  if (count === 0) return NOTHING;
  const { balancerY, balancerPitch } = layout.metrics;
  const hidden = catalog.targetGroups.length - count;
  const lines = Array.from({ length: count }, (_, group): BalancerLine => {
    const name = catalog.targetGroups[group]?.name ?? '';
    return {
      y: balancerY + group * balancerPitch,
      name: hidden > 0 && group === count - 1 ? `${name} and ${hidden} more` : name,
      traffic: snapshot.traffic[group] ?? null,
    };
  });
  const seats = [...layout.zones, ...layout.fargate];
  const byPlace = targetsByPlace(layout, snapshot, count);
  const stations: Station[] = [];
  const crowds: Crowd[] = [];
  for (const [key, rows] of byPlace) {
    const zone = seats[key % seats.length];
    const y = lines[Math.floor(key / seats.length)]?.y;
    if (!zone || y === undefined) continue;
    const pitch = (zone.width - INSET) / rows.length;
    if (pitch < CLOSEST) crowds.push({ x: zone.x, y, width: zone.width, counts: countStates(targets, rows) });
    else
      rows.forEach((row, at) =>
        stations.push(stationOf(snapshot, row, { x: zone.x + INSET + at * pitch, y, pitch, zone })),
      );
  }
  return { lines, stations, crowds };

  function stationOf(
    { catalog: { owners, taskDefinitions }, ...rows }: BalancerSource,
    row: number,
    at: { x: number; y: number; pitch: number; zone: { readonly width: number } },
  ): Station {
    const taskIndex = targets[row * TARGET_WIDTH + TARGET.taskIndex] ?? -1;
    const cell = taskRowIn(rows, taskIndex) * TASK_WIDTH;
    const value = (column: number): number => (cell < 0 ? -1 : (rows.tasks[cell + column] ?? -1));
    const owner = owners[value(TASK.ownerIndex)];
    const named = at.zone.width >= NAMES_FROM && at.pitch >= at.zone.width / (MOST_NAMES + 0.5);
    return {
      x: at.x,
      y: at.y,
      radius: Math.min(RADIUS * layout.metrics.unit, at.pitch * 0.42),
      taskIndex,
      state: targets[row * TARGET_WIDTH + TARGET.state] ?? 0,
      colour: owner?.colour ?? 0,
      older: taskDefinitions[value(TASK.taskDefinitionIndex)]?.newest === false,
      name: owner ? `${owner.name}-${value(TASK.number)}` : '',
      room: named ? at.pitch - 8 : 0,
    };
  }
}

/** Rows of targets by target group and column, `group * columns + column`, Fargate's columns after the others; those without a column, or of groups without a line, have no place. */
function targetsByPlace(
  layout: StageLayout,
  { catalog, targets, ...rows }: BalancerSource,
  lines: number,
): Map<number, number[]> {
  const columnOf = columnFinder(layout, catalog);
  const columns = layout.zones.length + layout.fargate.length;
  const places = new Map<number, number[]>();
  for (let row = 0; row < targets.length / TARGET_WIDTH; row += 1) {
    const at = row * TARGET_WIDTH;
    const group = targets[at + TARGET.targetGroupIndex] ?? -1;
    const instance = targets[at + TARGET.instanceIndex] ?? -1;
    const column =
      instance < 0 ? fargateColumnOf(layout, catalog, rows, targets[at + TARGET.taskIndex] ?? -1) : columnOf(instance);
    if (column < 0 || group < 0 || group >= lines) continue;
    const key = group * columns + column;
    const found = places.get(key);
    if (found) found.push(row);
    else places.set(key, [row]);
  }
  return places;
}

/** Column of a Fargate task, -1 for none: that of its zone, or of its capacity provider. */
function fargateColumnOf(layout: StageLayout, catalog: Catalog, rows: TaskRows, taskIndex: number): number {
  const cell = taskRowIn(rows, taskIndex) * TASK_WIDTH;
  if (cell < 0) return -1;
  const zone = catalog.zones[rows.tasks[cell + TASK.zoneIndex] ?? -1];
  const provider = catalog.capacityProviders[(rows.tasks[cell + TASK.platform] ?? 0) - 2]?.name;
  const at = layout.fargate.findIndex((column) =>
    column.zone === null ? column.name === provider : column.zone === zone,
  );
  return at < 0 ? -1 : layout.zones.length + at;
}

/** Tells in which column of the stage an instance stands; -1 for none. Of a zone also those that are gone. */
function columnFinder({ zones, byZone }: StageLayout, catalog: Catalog): (instanceIndex: number) => number {
  const columns = new Map<string | number, number>();
  for (const [column, { zone, instances }] of zones.entries()) {
    if (byZone) columns.set(zone, column);
    else for (const index of instances) columns.set(index, column);
  }
  return (index) => columns.get(byZone ? (catalog.instances[index]?.availabilityZone ?? '') : index) ?? -1;
}

function countStates(targets: Int32Array, rows: readonly number[]): number[] {
  const counts: number[] = [];
  for (const row of rows) {
    const state = targets[row * TARGET_WIDTH + TARGET.state] ?? 0;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count ?? 0);
}

/**
 * The share of the production traffic by target group, where a deployment shifts it: that of the deployment whose tasks are the group's targets. Null
 * for groups without.
 */
export function trafficByGroup(
  catalog: Catalog,
  source: TaskRows & Pick<Frame, 'targets' | 'services'>,
): (number | null)[] {
  const { targets, tasks, services } = source;
  const shares = catalog.targetGroups.map((): number | null => null);
  const shifting = services.filter(({ deployments }) => deployments.some((each) => each.productionTraffic !== null));
  if (shifting.length === 0) return shares;
  for (let at = 0; at < targets.length; at += TARGET_WIDTH) {
    const group = targets[at + TARGET.targetGroupIndex] ?? -1;
    const cell = taskRowIn(source, targets[at + TARGET.taskIndex] ?? -1) * TASK_WIDTH;
    if (cell < 0) continue;
    const service = shifting.find(({ ownerIndex }) => ownerIndex === tasks[cell + TASK.ownerIndex]);
    const deployment = service?.deployments[targets[at + TARGET.deployment] ?? -1];
    if (deployment && shares[group] === null) shares[group] = deployment.productionTraffic;
  }
  return shares;
}

/** The station at a point of the layout, within `reach` px; null for none. */
export function stationAt({ stations }: Balancers, x: number, y: number, reach: number): Station | null {
  let best: Station | null = null;
  let least = reach;
  for (const station of stations) {
    const distance = Math.max(Math.abs(station.x - x), Math.abs(station.y - y));
    // A name belongs to its station.
    const named =
      station.room > 0 && x >= station.x && x <= station.x + station.room && y < station.y && y > station.y - 16;
    if (named || distance <= least) {
      best = station;
      least = Math.min(least, distance);
    }
  }
  return best;
}
