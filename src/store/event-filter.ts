import type { EventKind, EventRow } from '../frame/frame';
import type { WorldView } from './frame-store';
import type { Selectable } from './selection-store';

/** Which events the feed lists. */

export const EVENT_GROUPS = {
  all: { label: 'All', kinds: null },
  services: { label: 'Services', kinds: ['service', 'deployment', 'scaling'] },
  actions: { label: 'Actions', kinds: ['action', 'drain', 'refused', 'scaling'] },
  failures: { label: 'Failures', kinds: ['failure', 'refused'] },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly kinds: readonly EventKind[] | null }>>;
export type EventGroup = keyof typeof EVENT_GROUPS;

export interface EventFilter {
  readonly group: EventGroup;
  /** What the events have to speak of; null for anything. */
  readonly about: Selectable | null;
  /** Words that `textOf` the event has to hold. */
  readonly words: string;
}

/**
 * Events that speak of the thing and hold the words, of every group: what the counts beside the groups count. `textOf` gives what is searched, in
 * lower case.
 */
export function eventsAbout(
  view: WorldView,
  { about, words }: Omit<EventFilter, 'group'>,
  textOf: (event: EventRow) => string,
): readonly EventRow[] {
  const wanted = words.trim().toLowerCase();
  if (about === null && wanted === '') return view.events;
  const speaks = about === null ? null : speaksOf(view, about);
  return view.events.filter(
    (event) => (speaks === null || speaks(event)) && (wanted === '' || textOf(event).includes(wanted)),
  );
}

export function isInGroup({ kind }: EventRow, group: EventGroup): boolean {
  const kinds: readonly EventKind[] | null = EVENT_GROUPS[group].kinds;
  return kinds === null || kinds.includes(kind);
}

function speaksOf({ catalog, waiting }: WorldView, about: Selectable): (event: EventRow) => boolean {
  switch (about.kind) {
    case 'service':
      return ({ ownerIndex }) => ownerIndex === about.ownerIndex;
    case 'task':
      return ({ taskIndexes }) => taskIndexes.includes(about.taskIndex);
    case 'instance':
      return ({ instanceIndexes }) => instanceIndexes.includes(about.instanceIndex);
    case 'zone':
      return ({ instanceIndexes, message }) =>
        message.includes(about.zone) ||
        instanceIndexes.some((instance) => catalog.instances[instance]?.availabilityZone === about.zone);
    case 'capacityProvider': {
      const { name = '' } = catalog.capacityProviders[about.provider] ?? {};
      return ({ instanceIndexes, message }) =>
        message.includes(name) ||
        instanceIndexes.some((instance) => catalog.instances[instance]?.capacityProvider === name);
    }
    case 'decision':
      return ({ message }) => message === about.message;
    case 'waiting':
      return ({ ownerIndex }) => ownerIndex === waiting[about.index]?.ownerIndex;
  }
}
