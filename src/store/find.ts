import { instanceFacts, taskFactsOfRow, taskRows } from './facts';
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
  const fits = (found: Found): boolean => {
    const text = `${found.name} ${found.detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found: Found[] = [];
  for (const candidate of everything(view)) {
    if (fits(candidate)) found.push(candidate);
    if (found.length >= limit * 4) break;
  }
  // What begins with the query comes before what merely holds it.
  const begins = (candidate: Found): number => (candidate.name.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, limit);
}

function* everything(view: WorldView): Generator<Found> {
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
  for (const row of taskRows(view, () => true)) {
    const task = taskFactsOfRow(view, row);
    if (!task) continue;
    const detail = `task · ${task.lastStatus}${task.instanceId === null ? '' : ` · on ${task.instanceId}`}`;
    yield {
      key: `task ${task.taskIndex}`,
      name: task.name,
      detail,
      target: { kind: 'task', taskIndex: task.taskIndex },
    };
  }
}

/**
 * The thing of exactly that name, such as `web`, `m5-1` or `web-9`; null where there is none yet. A task that has left the stage is known from the event
 * that told of its start.
 */
export function thingNamed(view: WorldView, name: string): Selectable | null {
  for (const found of everything(view)) {
    if (found.name === name && found.target.kind !== 'owner') return found.target;
  }
  for (const { taskNames, taskIndexes } of view.events) {
    const taskIndex = taskIndexes[taskNames.indexOf(name)];
    if (taskIndex !== undefined) return { kind: 'task', taskIndex };
  }
  return null;
}
