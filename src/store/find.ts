import { TASK_STATUSES } from '../ecs/status';
import { TASK, TASK_WIDTH, rowCount } from '../frame/frame';
import { instanceFacts } from './facts';
import { taskCell, taskRow } from './frame-store';
import type { WorldView } from './frame-store';
import type { Selectable } from './selection-store';
import { taskNumbered, tasksNumberedFrom } from './task-names';

/** One thing that can be found by name. */
export interface Found {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly target: Selectable | { readonly kind: 'owner'; readonly ownerIndex: number };
}

/** Things whose name or description holds every word of the query, best first: services, then instances, then tasks. At most `limit`. */
export function findInWorld(view: WorldView, query: string, limit: number): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (name: string, detail: string): boolean => {
    const text = `${name} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found: Found[] = [];
  for (const candidate of everything(view, fits, words)) {
    found.push(candidate);
    if (found.length >= limit * 4) break;
  }
  // What begins with the query comes before what merely holds it.
  const begins = (candidate: Found): number => (candidate.name.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, limit);
}

type Fits = (name: string, detail: string) => boolean;

function* everything(view: WorldView, fits: Fits, words: readonly string[]): Generator<Found> {
  for (const thing of fewThings(view)) if (fits(thing.name, thing.detail)) yield thing;
  const told = new Set<number>();
  for (const task of likelyTasks(view, words)) {
    if (told.has(task)) continue;
    if (told.size >= MOST_LOOKED_AT) return;
    told.add(task);
    const found = foundTask(view, task);
    if (found !== null && fits(found.name, found.detail)) yield found;
  }
}

const PROVIDER_KINDS = { autoScalingGroup: 'Auto Scaling group', fargate: 'Fargate', fargateSpot: 'Fargate Spot' };

/** All but the tasks. */
function* fewThings(view: WorldView): Generator<Found> {
  const { catalog } = view;
  for (const [ownerIndex, { kind, name }] of catalog.owners.entries()) {
    const target = { kind: kind === 'service' ? kind : 'owner', ownerIndex } as const;
    yield { key: `owner ${ownerIndex}`, name, detail: kind, target };
  }
  for (const [provider, { name, kind }] of catalog.capacityProviders.entries()) {
    const target = { kind: 'capacityProvider', provider } as const;
    yield { key: `provider ${provider}`, name, detail: `capacity provider · ${PROVIDER_KINDS[kind]}`, target };
  }
  for (const zone of catalog.zones)
    yield { key: `zone ${zone}`, name: zone, detail: 'zone', target: { kind: 'zone', zone } };
  for (let instanceIndex = 0; instanceIndex < catalog.instances.length; instanceIndex++) {
    const instance = instanceFacts(view, instanceIndex);
    if (!instance) continue;
    const detail = `instance · ${instance.instanceType} · ${instance.zone} · ${instance.status}`;
    yield { key: `instance ${instanceIndex}`, name: instance.id, detail, target: { kind: 'instance', instanceIndex } };
  }
}

/** So many tasks are looked at, whatever there are: a name leads to its task without a search. */
const MOST_LOOKED_AT = 10_000;

/** Tasks that a query may mean, by `taskIndex`: those on an instance that it names, those that it names, then the first of all. Some come twice. */
function* likelyTasks(view: WorldView, words: readonly string[]): Generator<number> {
  for (const word of words) yield* tasksOn(view, word);
  for (const word of words) yield* tasksCalled(view, word);
  const rows = rowCount(view.frame.tasks, TASK_WIDTH);
  for (let row = 0; row < rows; row++) yield taskCell(view.frame, row, TASK.taskIndex);
}

/** `web-9`, and `web-90` to `web-99` with it, for `web-9`; of every service and family for `9`. */
function* tasksCalled(view: WorldView, word: string): Generator<number> {
  const [, before = '', digits = ''] = /^(.*?)-?(\d*)$/.exec(word) ?? [];
  for (const [ownerIndex, { name }] of view.catalog.owners.entries()) {
    const lower = name.toLowerCase();
    if (lower.includes(word)) yield* tasksNumberedFrom(view, ownerIndex, '');
    else if (lower.endsWith(before) && digits !== '') yield* tasksNumberedFrom(view, ownerIndex, digits);
  }
}

function tasksOn({ frame, catalog }: WorldView, word: string): number[] {
  const instance = catalog.instances.findIndex(({ id }) => id.toLowerCase() === word);
  const tasks: number[] = [];
  if (instance < 0) return tasks;
  for (let at = 0; at < frame.tasks.length; at += TASK_WIDTH)
    if (frame.tasks[at + TASK.instanceIndex] === instance) tasks.push(frame.tasks[at + TASK.taskIndex] ?? -1);
  return tasks.sort((a, b) => a - b);
}

function foundTask({ frame, catalog }: WorldView, taskIndex: number): Found | null {
  const row = taskRow(frame, taskIndex);
  const owner = catalog.owners[taskCell(frame, row, TASK.ownerIndex)];
  if (row < 0 || !owner) return null;
  const zone = catalog.zones[taskCell(frame, row, TASK.zoneIndex)];
  const host = catalog.instances[taskCell(frame, row, TASK.instanceIndex)]?.id ?? (zone && `Fargate in ${zone}`);
  const status = TASK_STATUSES[taskCell(frame, row, TASK.lastStatus)] ?? '';
  return {
    key: `task ${taskIndex}`,
    name: `${owner.name}-${taskCell(frame, row, TASK.number)}`,
    detail: `task · ${status}${host === undefined ? '' : ` · on ${host}`}`,
    target: { kind: 'task', taskIndex },
  };
}

/**
 * The thing of exactly that name, such as `web`, `m5-1` or `web-9`; null where there is none yet. A task that has left the stage is known from the event
 * that told of its start.
 */
export function thingNamed(view: WorldView, name: string): Selectable | null {
  for (const { name: called, target } of fewThings(view)) if (called === name && target.kind !== 'owner') return target;
  const [, ownerName, number] = /^(.+)-(\d+)$/.exec(name) ?? [];
  for (const [ownerIndex, owner] of view.catalog.owners.entries()) {
    const task = owner.name === ownerName ? taskNumbered(view, ownerIndex, Number(number)) : null;
    if (task !== null) return { kind: 'task', taskIndex: task };
  }
  for (const { taskNames, taskIndexes } of view.events) {
    const taskIndex = taskIndexes[taskNames.indexOf(name)];
    if (taskIndex !== undefined) return { kind: 'task', taskIndex };
  }
  return null;
}
