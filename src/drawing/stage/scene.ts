import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import type { HullShape } from './hull';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';
import { END, END_WIDTH } from './task-places';
import type { TaskBook } from './task-book';
import type { TaskPlaces } from './task-places';

/** One task as it is to be drawn at the levels Hulls and Detail, in px of the layout (before panning). */
export interface HullScene extends HullShape {
  readonly taskIndex: number;
  /** -1 on Fargate. */
  readonly instanceIndex: number;
  readonly ownerIndex: number;
  /** `CatalogOwner.colour`. */
  readonly colour: number;
  readonly ownerName: string;
  readonly number: number;
  /** Code in TASK_STATUSES. */
  readonly status: number;
  /** Code in STOP_CODES, -1 while none. */
  readonly stopCode: number;
  /** Not the newest revision of its family. */
  readonly older: boolean;
  /** Such as `web:7`. */
  readonly revisionName: string;
  readonly revision: number;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly hostPorts: readonly number[];
  /** What checks it says that it is unhealthy. */
  readonly unhealthy: boolean;
  /** Protected from scale-in. */
  readonly isProtected: boolean;
  /** Placed by a DAEMON service. */
  readonly daemon: boolean;
  /** As `TASK.platform` has it. */
  readonly platform: number;
  /** Of a task on Fargate, whose micro-VM is framed: its column, and whether it is on Fargate Spot. Null for a task of an instance. */
  readonly fargate: { readonly column: number; readonly spot: boolean } | null;
}

/** A Fargate task in view: its place in the flow. */
export interface MicroVm {
  readonly taskIndex: number;
  readonly column: number;
  readonly shape: HullShape;
}

/** One instance as it is to be drawn, in px of the layout. */
export interface InstanceScene {
  readonly instanceIndex: number;
  readonly id: string;
  readonly instanceType: string;
  readonly status: number;
  readonly agentConnected: boolean;
  /** Its EC2 instance is gone and ECS has yet to notice. */
  readonly terminated: boolean;
  readonly spot: boolean;
  /** Code in INSTANCE_LIFECYCLES. */
  readonly lifecycle: number;
  /** Simulated seconds until it has booted, or Spot takes it back; null where neither is under way. */
  readonly secondsLeft: number | null;
  /** The lanes' outline, without tasks. */
  readonly frame: HullShape;
  /** Where the part of the memory lane ends that tasks can use. */
  readonly memoryUsableTo: number;
  /** The free room: what is left of both lanes after the last task. */
  readonly free: HullShape;
  readonly headTop: number;
  readonly cpuUnits: number;
  readonly cpuUnitsFree: number;
  readonly memoryMiB: number;
  readonly memoryMiBRegistered: number;
  readonly memoryMiBFree: number;
  readonly stranded: boolean;
  readonly networkInterfaces: number;
  readonly networkInterfacesFree: number;
  readonly gpus: number;
  /** Colour number of the owner of each GPU in use, in order. */
  readonly gpuColours: readonly number[];
  /** Thickness factor times CPU per px: for ticks. */
  readonly cpuUnitsPerPixel: number;
  readonly memoryMiBPerPixel: number;
}

/** What is in view, ready for a painter of the levels Hulls and Detail. */
export interface StageScene {
  readonly layout: StageLayout;
  readonly instances: readonly InstanceScene[];
  readonly hulls: readonly HullScene[];
  /** Whether any task definition of the world has its own network interface. */
  readonly showsNetworkInterfaces: boolean;
}

export interface SceneSource {
  readonly catalog: Catalog;
  readonly instances: Int32Array;
  readonly tasks: Int32Array;
  readonly daemons?: readonly number[];
  readonly book?: Pick<TaskBook, 'rowOf'>;
  /** Full simulated seconds; only where a machine's time runs. */
  readonly clock?: number;
}

/** `TASK.health` of a task that is unhealthy. */
const UNHEALTHY = 3;

/** Gathers the given instances with their tasks. `pixelRatio`: device pixels per px, to which the tasks' ends are rounded. */
export function buildScene(
  source: SceneSource,
  layout: StageLayout,
  places: TaskPlaces,
  inView: readonly number[],
  pixelRatio: number,
  microVms: readonly MicroVm[] = [],
): StageScene {
  const instances: InstanceScene[] = [];
  const hulls: HullScene[] = [];
  for (const index of inView) {
    const frame = frameShape(layout, index);
    const own = hullsOf(source, places, index, frame, pixelRatio);
    hulls.push(...own);
    const instance = instanceScene(source, layout, index, frame, own);
    if (instance) instances.push(instance);
  }
  for (const { taskIndex, column, shape } of microVms) {
    const row = source.book?.rowOf(taskIndex) ?? -1;
    const hull = row < 0 ? null : hullOf(source, row, shape, -1);
    if (hull) hulls.push({ ...hull, fargate: { column, spot: isSpot(source, row) } });
  }
  const showsNetworkInterfaces = source.catalog.taskDefinitions.some((definition) => definition.networkInterfaces > 0);
  return { layout, instances, hulls, showsNetworkInterfaces };
}

/** Both lanes of an instance. */
export function frameShape(layout: StageLayout, index: number): HullShape {
  const box = index * BOX_WIDTH;
  const at = (column: number): number => layout.boxes[box + column] ?? 0;
  const x = at(BOX.x);
  const cpuTop = at(BOX.y) + layout.head;
  const cpuBottom = cpuTop + at(BOX.cpuThickness);
  const memoryTop = cpuBottom + layout.waist;
  return {
    cpuFrom: x,
    cpuTo: x + at(BOX.cpuLength),
    memoryFrom: x,
    memoryTo: x + at(BOX.memoryLength),
    cpuTop,
    cpuBottom,
    memoryTop,
    memoryBottom: memoryTop + at(BOX.memoryThickness),
  };
}

/** Paper between two tasks. */
const GAP = 1;
const SMALLEST_SEGMENT = 0.5;

function hullsOf(
  source: SceneSource,
  places: TaskPlaces,
  index: number,
  frame: HullShape,
  pixelRatio: number,
): HullScene[] {
  const found: HullScene[] = [];
  const snap = (x: number): number => Math.round(x * pixelRatio) / pixelRatio;
  const { rows, ends } = places.of(index);
  for (let at = 0; at < rows.length; at += 1) {
    const end = (column: number): number => snap(ends[at * END_WIDTH + column] ?? 0);
    const cpuFrom = frame.cpuFrom + end(END.cpuFrom);
    const memoryFrom = frame.memoryFrom + end(END.memoryFrom);
    const shape: HullShape = {
      ...frame,
      cpuFrom,
      cpuTo: withGap(cpuFrom, frame.cpuFrom + end(END.cpuTo)),
      memoryFrom,
      memoryTo: withGap(memoryFrom, frame.memoryFrom + end(END.memoryTo)),
    };
    const hull = hullOf(source, rows[at] ?? 0, shape, index);
    if (hull) found.push(hull);
  }
  return found;
}

/** A task by the position of its row, in its place. */
function hullOf(
  { catalog, tasks, daemons }: SceneSource,
  row: number,
  shape: HullShape,
  instanceIndex: number,
): HullScene | null {
  const value = (column: number): number => tasks[row * TASK_WIDTH + column] ?? -1;
  const definition = catalog.taskDefinitions[value(TASK.taskDefinitionIndex)];
  const owner = catalog.owners[value(TASK.ownerIndex)];
  if (!definition || !owner) return null;
  return {
    taskIndex: value(TASK.taskIndex),
    instanceIndex,
    ownerIndex: value(TASK.ownerIndex),
    colour: owner.colour,
    ownerName: owner.name,
    number: value(TASK.number),
    status: value(TASK.lastStatus),
    stopCode: value(TASK.stopCode),
    older: !definition.newest,
    revisionName: `${definition.family}:${definition.revision}`,
    revision: definition.revision,
    cpuUnits: definition.cpuUnits,
    memoryMiB: definition.memoryMiB,
    gpus: definition.gpus,
    hostPorts: definition.hostPorts,
    unhealthy: value(TASK.health) === UNHEALTHY,
    isProtected: value(TASK.protected) === 1,
    daemon: daemons?.includes(value(TASK.ownerIndex)) === true,
    platform: value(TASK.platform),
    fargate: null,
    ...shape,
  };
}

/** Whether a task, by the position of its row, is on Fargate Spot. */
function isSpot({ catalog, tasks }: SceneSource, row: number): boolean {
  const provider = (tasks[row * TASK_WIDTH + TASK.platform] ?? 0) - FIRST_PROVIDER;
  return catalog.capacityProviders[provider]?.kind === 'fargateSpot';
}

/** `TASK.platform` of the first capacity provider. */
const FIRST_PROVIDER = 2;

/** The end of a segment, short of its neighbour by the gap; a segment too thin for one keeps most of itself. */
function withGap(from: number, to: number): number {
  return Math.max(from + SMALLEST_SEGMENT, to - Math.min(GAP, (to - from) * 0.3));
}

function secondsLeft(endsAtMs: number, clock: number): number | null {
  return endsAtMs === 0 || clock < 0 ? null : Math.max(0, Math.ceil(endsAtMs / 1000) - clock);
}

function instanceScene(
  { catalog, instances, clock = -1 }: SceneSource,
  layout: StageLayout,
  index: number,
  frame: HullShape,
  hulls: readonly HullScene[],
): InstanceScene | null {
  const entry = catalog.instances[index];
  if (!entry) return null;
  const row = index * INSTANCE_WIDTH;
  const value = (column: number): number => instances[row + column] ?? 0;
  const box = index * BOX_WIDTH;
  const cpuUnits = value(INSTANCE.cpuUnitsRegistered);
  const memoryMiBRegistered = value(INSTANCE.memoryMiBRegistered);
  const memoryMiB = Math.max(entry.memoryMiB, memoryMiBRegistered);
  const memoryUsableTo = frame.memoryFrom + (layout.boxes[box + BOX.memoryUsable] ?? 0);
  const last = hulls.at(-1);
  const free: HullShape = {
    ...frame,
    cpuFrom: last ? Math.min(frame.cpuTo, last.cpuTo + GAP) : frame.cpuFrom,
    memoryFrom: last ? Math.min(memoryUsableTo, last.memoryTo + GAP) : frame.memoryFrom,
    memoryTo: memoryUsableTo,
  };
  const gpuColours = hulls.flatMap((hull) => Array.from({ length: hull.gpus }, () => hull.colour));
  return {
    instanceIndex: index,
    id: entry.id,
    instanceType: entry.instanceType,
    status: value(INSTANCE.status),
    agentConnected: value(INSTANCE.agentConnected) === 1,
    terminated: value(INSTANCE.terminated) === 1,
    spot: entry.spot,
    lifecycle: value(INSTANCE.lifecycle),
    secondsLeft: secondsLeft(value(INSTANCE.lifecycleEndsAtMs), clock),
    frame,
    memoryUsableTo,
    free,
    headTop: layout.boxes[box + BOX.y] ?? 0,
    cpuUnits,
    cpuUnitsFree: value(INSTANCE.cpuUnitsFree),
    memoryMiB,
    memoryMiBRegistered,
    memoryMiBFree: value(INSTANCE.memoryMiBFree),
    stranded: value(INSTANCE.stranded) === 1,
    networkInterfaces: value(INSTANCE.networkInterfacesRegistered),
    networkInterfacesFree: value(INSTANCE.networkInterfacesFree),
    gpus: value(INSTANCE.gpusRegistered),
    gpuColours,
    cpuUnitsPerPixel: frame.cpuTo > frame.cpuFrom ? cpuUnits / (frame.cpuTo - frame.cpuFrom) : 0,
    memoryMiBPerPixel: frame.memoryTo > frame.memoryFrom ? memoryMiB / (frame.memoryTo - frame.memoryFrom) : 0,
  };
}
