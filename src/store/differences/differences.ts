import { TASK_STATUS } from '../../ecs/status';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { WorldView } from '../frame-store';

/** What is elsewhere in worlds side by side, by what people see: tasks by the names they have on screen, instances by their ids. */
export interface WorldDifferences {
  /** Tasks (`taskIndex`) of each world, in their order, that have a place and do not have the same in every world. */
  readonly tasks: readonly ReadonlySet<number>[];
  /** Task names that do not have the same place in every world; one that is in some worlds only is among them. */
  readonly names: number;
}

/** Compares one moment of several worlds. Linear in their rows. */
export function differencesOf(views: readonly WorldView[]): WorldDifferences {
  const steps = differencesInSteps(views);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of a few milliseconds. The worlds must not change between them. */
export function* differencesInSteps(views: readonly WorldView[]): Generator<undefined, WorldDifferences, undefined> {
  const names = yield* namesOf(views);
  const worlds: Places[] = [];
  for (const [world, view] of views.entries()) worlds.push(yield* placesOf(view, names, world));
  const differing = new Uint8Array(names.count);
  let count = 0;
  for (let name = 0; name < names.count; name++) {
    const place = worlds[0]?.places[name];
    if (worlds.every(({ places }) => places[name] === place)) continue;
    differing[name] = 1;
    count += 1;
  }
  yield;
  const tasks: Set<number>[] = [];
  for (const places of worlds) tasks.push(yield* tasksAt(places, differing));
  return { tasks, names: count };
}

/** Rows that are looked at in a step. */
const STEP_ROWS = 16_384;

/** A number for every name that may be on screen: those of an owner stand in a row. */
interface Names {
  readonly count: number;
  /** By world and its owner index: what is to be added to a task's number. */
  readonly from: readonly Float64Array[];
  /** Numbers of where a task may be: an instance, by its id, or Fargate in a zone. */
  readonly places: ReadonlyMap<string, number>;
}

function* namesOf(views: readonly WorldView[]): Generator<undefined, Names, undefined> {
  const keys = new Map<string, number>();
  const places = new Map<string, number>();
  const keyOf = views.map(({ catalog: { owners } }) =>
    owners.map(({ kind, name }) => numberOf(keys, `${kind} ${name}`)),
  );
  for (const { catalog } of views) {
    for (const { id } of catalog.instances) numberOf(places, id);
    for (const zone of catalog.zones) numberOf(places, onFargate(zone));
  }
  const least = new Float64Array(keys.size).fill(Infinity);
  const most = new Float64Array(keys.size).fill(-1);
  for (const [world, { frame }] of views.entries()) {
    const { tasks } = frame;
    for (let at = 0; at < tasks.length; at += TASK_WIDTH) {
      if (at % (STEP_ROWS * TASK_WIDTH) === 0) yield;
      if (!isThere(tasks, at)) continue;
      const key = keyOf[world]?.[tasks[at + TASK.ownerIndex] ?? -1] ?? -1;
      const number = tasks[at + TASK.number] ?? 0;
      if (number < (least[key] ?? 0)) least[key] = number;
      if (number > (most[key] ?? 0)) most[key] = number;
    }
  }
  const from = new Float64Array(keys.size);
  let count = 0;
  for (let key = 0; key < keys.size; key++) {
    if ((most[key] ?? -1) < 0) continue;
    from[key] = count - (least[key] ?? 0);
    count += (most[key] ?? 0) - (least[key] ?? 0) + 1;
  }
  return { count, places, from: keyOf.map((owners) => Float64Array.from(owners, (key) => from[key] ?? 0)) };
}

/** Where a task on Fargate is; no id of an instance is that. */
function onFargate(zone: string): string {
  return `Fargate in ${zone}`;
}

/** Members are numbered in the order in which they come. */
function numberOf(members: Map<string, number>, name: string): number {
  const known = members.get(name);
  if (known !== undefined) return known;
  members.set(name, members.size);
  return members.size - 1;
}

interface Places {
  /** By name: the place and 1, 0 for none. */
  readonly places: Int32Array;
  /** Name and task, name and task, ... of the tasks that have a place. */
  readonly tasks: Int32Array;
}

function* placesOf(
  view: WorldView,
  { count, from, places: numbers }: Names,
  world: number,
): Generator<undefined, Places, undefined> {
  const { tasks: rows } = view.frame;
  const places = new Int32Array(count);
  const tasks = new Int32Array((rows.length / TASK_WIDTH) * 2);
  let length = 0;
  const byInstance = placesOfAll(
    view.catalog.instances.map(({ id }) => id),
    numbers,
  );
  const byZone = placesOfAll(view.catalog.zones.map(onFargate), numbers);
  for (let at = 0; at < rows.length; at += TASK_WIDTH) {
    if (at % (STEP_ROWS * TASK_WIDTH) === 0) yield;
    const place = byInstance[rows[at + TASK.instanceIndex] ?? -1] ?? byZone[rows[at + TASK.zoneIndex] ?? -1];
    if (place === undefined || !isThere(rows, at)) continue;
    const name = (from[world]?.[rows[at + TASK.ownerIndex] ?? -1] ?? 0) + (rows[at + TASK.number] ?? 0);
    places[name] = place;
    tasks[length++] = name;
    tasks[length++] = rows[at + TASK.taskIndex] ?? -1;
  }
  return { places, tasks: tasks.subarray(0, length) };
}

function placesOfAll(names: readonly string[], numbers: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(names, (name) => (numbers.get(name) ?? -1) + 1);
}

/** Whether a row is of a task that is on the stage: one that has stopped leaves it. */
function isThere(rows: Int32Array, at: number): boolean {
  return (rows[at + TASK.lastStatus] ?? 0) < TASK_STATUS.STOPPED;
}

function* tasksAt({ tasks }: Places, differing: Uint8Array): Generator<undefined, Set<number>, undefined> {
  const found = new Set<number>();
  for (let at = 0; at < tasks.length; at += 2) {
    if (at % (STEP_ROWS * 2) === 0) yield;
    if (differing[tasks[at] ?? 0] === 1) found.add(tasks[at + 1] ?? -1);
  }
  return found;
}
