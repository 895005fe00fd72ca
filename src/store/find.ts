import { TASK_STATUSES } from '../ecs/status';
import { TASK, TASK_WIDTH, rowCount } from '../frame/frame';
import { instanceFacts } from './facts';
import { taskCell, taskRow } from './frame-store';
import type { WorldView } from './frame-store';
import type { Selectable } from './selection-store';

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
  for (const candidate of everything(view, fits)) {
    found.push(candidate);
    if (found.length >= limit * 4) break;
  }
  // What begins with the query comes before what merely holds it.
  const begins = (candidate: Found): number => (candidate.name.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, limit);
}

type Fits = (name: string, detail: string) => boolean;

function* everything(view: WorldView, fits: Fits): Generator<Found> {
  for (const thing of fewThings(view)) if (fits(thing.name, thing.detail)) yield thing;
  yield* tasks(view, fits);
}

/** All but the tasks. */
function* fewThings(view: WorldView): Generator<Found> {
  const { catalog } = view;
  for (const [ownerIndex, { kind, name }] of catalog.owners.entries()) {
    const target = { kind: kind === 'service' ? kind : 'owner', ownerIndex } as const;
    yield { key: `owner ${ownerIndex}`, name, detail: kind, target };
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

/** In order of creation. There may be very many: of those that do not fit no more is made than two texts. */
function* tasks({ frame, catalog }: WorldView, fits: Fits): Generator<Found> {
  const created = frame.taskPositions?.length ?? rowCount(frame.tasks, TASK_WIDTH);
  for (let at = 0; at < created; at++) {
    const row = frame.taskPositions === undefined ? at : taskRow(frame, at);
    if (row < 0) continue;
    const name = `${catalog.owners[taskCell(frame, row, TASK.ownerIndex)]?.name ?? ''}-${taskCell(frame, row, TASK.number)}`;
    const host = catalog.instances[taskCell(frame, row, TASK.instanceIndex)]?.id;
    const status = TASK_STATUSES[taskCell(frame, row, TASK.lastStatus)] ?? '';
    const detail = `task · ${status}${host === undefined ? '' : ` · on ${host}`}`;
    if (!fits(name, detail)) continue;
    const taskIndex = taskCell(frame, row, TASK.taskIndex);
    yield { key: `task ${taskIndex}`, name, detail, target: { kind: 'task', taskIndex } };
  }
}

/**
 * The thing of exactly that name, such as `web`, `m5-1` or `web-9`; null where there is none yet. A task that has left the stage is known from the event
 * that told of its start.
 */
export function thingNamed(view: WorldView, name: string): Selectable | null {
  for (const { target } of everything(view, (it) => it === name)) if (target.kind !== 'owner') return target;
  for (const { taskNames, taskIndexes } of view.events) {
    const taskIndex = taskIndexes[taskNames.indexOf(name)];
    if (taskIndex !== undefined) return { kind: 'task', taskIndex };
  }
  return null;
}
