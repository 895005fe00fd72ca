import type { Catalog } from '../../frame/frame';
import { sameArrangement } from './arrangement';
import type { Arrangement } from './arrangement';
import { balancersOf } from './balancers';
import type { Balancers } from './balancers';
import type { FargateColumn } from './fargate/columns';
import { visitInView } from './fargate/find';
import { flowOf, shapeAt } from './fargate/flow';
import type { Flow } from './fargate/flow';
import { commonScale, fleetOf } from './fleet';
import type { CommonScale, Fleet, FleetSource } from './fleet';
import { BOX, BOX_WIDTH, layoutFleet, rowAt } from './layout';
import type { KeptLayout, StageLayout, ZoneLayout } from './layout';
import { sameViewport } from './metrics';
import type { StageViewport } from './metrics';
import { buildScene } from './scene';
import type { MicroVm, StageScene } from './scene';
import type { Snapshot } from './snapshot';
import type { StageArrangement } from './stage-types';
import { placesOf } from './task-places';
import type { TaskPlaces } from './task-places';

/** What is worked out before anything is painted, each part again only when something it depends on has changed. */
export interface Drawn {
  readonly layout: StageLayout;
  readonly places: TaskPlaces;
  /** Micro-VMs of Fargate tasks; null while a world has none. */
  readonly flow: Flow | null;
  readonly scene: StageScene;
  readonly inView: readonly number[];
  readonly balancers: Balancers;
}

export interface LayoutInput {
  readonly snapshot: Snapshot;
  readonly viewport: StageViewport;
  readonly zoom: number;
  readonly leaving: ReadonlySet<number>;
  readonly keep: KeptLayout | null;
  readonly arrangement: StageArrangement;
  /** Counts how often the instances have been put in order anew. */
  readonly sorted: number;
  /** Cells that an instance needs on the map; null where tasks have none. */
  readonly slots: number | null;
  /** Fargate tasks in their columns, and those that there has to be room for. */
  readonly fargate: readonly FargateColumn[];
  readonly fargateRoom: readonly FargateColumn[];
  /** What stages beside this one have to show, at the same scale; the same list as long as it is the same. */
  readonly beside: readonly FleetSource[];
}

/** A layout with what it was made from. */
export interface LaidOut {
  readonly input: LayoutInput;
  readonly fleet: Fleet;
  /** Fleets beside this one. */
  readonly beside: readonly Fleet[];
  readonly layout: StageLayout;
  readonly flow: Flow | null;
}

/** Lays out; what has not changed since `previous` is taken over. */
export function layOut(input: LayoutInput, previous: LaidOut | null): LaidOut {
  const sameFleet = previous !== null && sameFleetInput(previous.input, input);
  const common = commonOf(input);
  const instances = sameFleet ? previous.fleet : sortedFleet(input, previous, common);
  const fleet = roomFor(instances, input);
  const sameBeside = previous?.input.beside === input.beside;
  const beside = sameBeside && sameFleet ? previous.beside : besideOf(input, common);
  const sameRoom =
    sameBeside &&
    previous.fleet === fleet &&
    previous.input.slots === input.slots &&
    sameViewport(previous.input.viewport, input.viewport);
  const sameZoom = previous?.input.zoom === input.zoom;
  if (sameRoom && sameZoom) {
    const flow = flowIn(input, previous.layout, previous);
    return flow === previous.flow ? { ...previous, input } : { input, fleet, beside, layout: previous.layout, flow };
  }
  const arranged: Arrangement | null = sameRoom ? previous.layout.arrangement : null;
  const next = layoutFleet(fleet, { ...input, catalog: catalogOf(input), beside }, arranged);
  const layout = sameFleet && sameBeside && sameZoom ? sameScale(next, previous) : next;
  return { input, fleet, beside, layout, flow: flowIn(input, layout, previous) };
}

/** A fleet with room for Fargate tasks. */
function roomFor(fleet: Fleet, { fargateRoom: fargate, snapshot }: LayoutInput): Fleet {
  if (fleet.fargate === fargate) return fleet;
  return { ...fleet, fargate, definitions: snapshot.catalog.taskDefinitions };
}

/** Where all instances stand as they stood, the places that they had: only the length of the Fargate columns is another. */
function sameScale(next: StageLayout, { layout }: LaidOut): StageLayout {
  const { arrangement, metrics, level, height, fargate } = next;
  if (level !== layout.level || !sameArrangement(arrangement, layout.arrangement)) return next;
  if (metrics.contentTop !== layout.metrics.contentTop || fargate.length !== layout.fargate.length) return next;
  return height === layout.height ? layout : { ...layout, height };
}

function flowIn({ fargate, snapshot }: LayoutInput, layout: StageLayout, previous: LaidOut | null): Flow | null {
  const { taskDefinitions } = snapshot.catalog;
  const same =
    previous?.layout === layout &&
    previous.input.fargate === fargate &&
    previous.input.snapshot.catalog.taskDefinitions === taskDefinitions;
  return same ? previous.flow : flowOf(fargate, taskDefinitions, layout);
}

/** What this stage has to show, for those beside it. */
export function fleetSource({
  snapshot,
  leaving,
  arrangement,
  slots,
  fargateRoom: fargate,
}: Omit<LayoutInput, 'beside'>): FleetSource {
  const { catalog, instances, book, fleet } = snapshot;
  return { fleet, catalog, instances, tasksOf: book.liveTasks, leaving, arrangement, slots, fargate };
}

/** Null where a stage stands alone: nothing has to be agreed upon. Worked out when it is asked for. */
function commonOf(input: LayoutInput): (() => CommonScale) | null {
  if (input.beside.length === 0) return null;
  let common: CommonScale | null = null;
  return () => (common ??= commonScale([fleetSource(input), ...input.beside]));
}

function besideOf({ beside }: LayoutInput, common: (() => CommonScale) | null): Fleet[] {
  return beside.map((source) =>
    fleetOf(source, source.leaving, source.arrangement, common?.() ?? null, source.fargate),
  );
}

/** The catalog whose load balancers take the most room: below them all stages begin at the same height. */
function catalogOf({ snapshot, beside }: LayoutInput): Catalog {
  return beside.reduce(
    (most, { catalog }) => (catalog.targetGroups.length > most.targetGroups.length ? catalog : most),
    snapshot.catalog,
  );
}

/** A new fleet, or the one there was where sorting it again has changed nothing. */
function sortedFleet(input: LayoutInput, previous: LaidOut | null, common: (() => CommonScale) | null): Fleet {
  const fleet = newFleet(input, common?.() ?? null);
  if (!previous || !sameFleetInput({ ...previous.input, sorted: input.sorted }, input)) return fleet;
  const sameOrder = fleet.groups.every(({ members }, group) => {
    const before = previous.fleet.groups[group]?.members ?? [];
    return members.every((index, at) => before[at] === index);
  });
  return sameOrder ? previous.fleet : fleet;
}

function newFleet({ snapshot, leaving, arrangement, fargateRoom }: LayoutInput, common: CommonScale | null): Fleet {
  const { catalog, instances, book } = snapshot;
  return fleetOf({ catalog, instances, tasksOf: book.liveTasks }, leaving, arrangement, common, fargateRoom);
}

function sameFleetInput(a: LayoutInput, b: LayoutInput): boolean {
  return (
    a.snapshot.fleet === b.snapshot.fleet &&
    a.leaving === b.leaving &&
    a.arrangement === b.arrangement &&
    a.sorted === b.sorted &&
    a.fargateRoom.length === b.fargateRoom.length &&
    a.beside === b.beside
  );
}

export interface ViewInput {
  readonly snapshot: Snapshot;
  readonly viewport: StageViewport;
  readonly pan: { readonly x: number; readonly y: number };
  readonly pixelRatio: number;
}

/** Tasks in their places, and what of it is in view. `previous` is what was drawn up for another moment, or from another point of view. */
export function drawUp(
  input: ViewInput,
  { layout, flow }: Pick<LaidOut, 'layout' | 'flow'>,
  previous: { readonly input: ViewInput; readonly drawn: Drawn } | null,
): Drawn {
  const { snapshot, pan } = input;
  const same = previous?.drawn.layout === layout ? previous : null;
  const samePlaces = same && samePlaceInput(same.input.snapshot, snapshot) ? same : null;
  const places = samePlaces?.drawn.places ?? newPlaces(snapshot, layout);
  const inView = same?.input.pan === pan ? same.drawn.inView : instancesInView(layout, input);
  const elements = layout.level === 'hulls' || layout.level === 'detail';
  const micro = elements && flow ? microVms(flow, input) : [];
  const scene = buildScene(snapshot, layout, places, elements ? inView : [], input.pixelRatio, micro);
  const sameStations = same && sameBalancerInput(same.input.snapshot, snapshot) ? same : null;
  return {
    layout,
    places,
    flow,
    scene,
    inView,
    balancers: sameStations?.drawn.balancers ?? balancersOf(layout, snapshot),
  };
}

function newPlaces({ catalog, instances, book, daemons }: Snapshot, layout: StageLayout): TaskPlaces {
  return placesOf({ catalog, instances, daemons, tasks: () => book.tasks, rowsOf: book.slotsOf }, layout);
}

function samePlaceInput(a: Snapshot, b: Snapshot): boolean {
  return (
    a.book === b.book && a.catalog === b.catalog && a.instances === b.instances && a.daemons.join() === b.daemons.join()
  );
}

function sameBalancerInput(a: Snapshot, b: Snapshot): boolean {
  return a.targets === b.targets && a.catalog === b.catalog && a.traffic.join() === b.traffic.join();
}

/** Room around the window, for rings and tags, px. */
const AIR = 20;

/** Fargate tasks that can be seen, with what is drawn of each. */
function microVms(flow: Flow, { pan, viewport, pixelRatio }: ViewInput): MicroVm[] {
  const found: MicroVm[] = [];
  const snap = (x: number): number => Math.round(x * pixelRatio) / pixelRatio;
  const { width, height } = viewport;
  const window = { left: -AIR - pan.x, right: width + AIR - pan.x, top: -AIR - pan.y, bottom: height + AIR - pan.y };
  visitInView(flow, window, ({ column, position }) => {
    const own = flow.columns[column];
    if (!own) return;
    const exact = shapeAt(flow, own, position);
    const { cpuFrom, cpuTo, memoryFrom, memoryTo } = exact;
    const ends = { cpuFrom: snap(cpuFrom), cpuTo: snap(cpuTo), memoryFrom: snap(memoryFrom), memoryTo: snap(memoryTo) };
    found.push({ taskIndex: own.tasks[position] ?? -1, column, shape: { ...exact, ...ends } });
  });
  return found;
}

/** Instances whose box, with a little air, meets the window. */
function instancesInView(layout: StageLayout, { pan, viewport }: ViewInput): number[] {
  const found: number[] = [];
  for (const zone of layout.zones) {
    const left = zone.x + pan.x;
    if (left > viewport.width + AIR || left + zone.width < -AIR) continue;
    collect(found, layout, zone, pan, viewport);
  }
  return found;
}

function collect(
  found: number[],
  layout: StageLayout,
  { x, columns, rowTops, instances }: ZoneLayout,
  pan: ViewInput['pan'],
  viewport: StageViewport,
): void {
  const firstRow = Math.max(0, rowAt(rowTops, -AIR - pan.y));
  const lastRow = rowAt(rowTops, viewport.height + AIR - pan.y);
  const first = Math.max(0, Math.floor((-AIR - pan.x - x) / layout.pitchX));
  const last = Math.min(columns - 1, Math.floor((viewport.width + AIR - pan.x - x) / layout.pitchX));
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let column = first; column <= last; column += 1) {
      const index = instances[row * columns + column];
      if (index === undefined) break;
      const box = index * BOX_WIDTH;
      const bottom = (layout.boxes[box + BOX.y] ?? 0) + (layout.boxes[box + BOX.height] ?? 0) + pan.y;
      if (bottom >= -AIR) found.push(index);
    }
  }
}
