import { create } from 'zustand';
import type { TaskStatus } from '../ecs/status';
import type { ExpressionMistake, InstanceAttribute } from '../frame/instance-query';
import type { InstanceSort } from './preferences-store';

/** What the columns of the stage are. */
export type Grouping =
  { readonly by: 'zone' | 'type' | 'capacityProvider' } | { readonly by: 'attribute'; readonly name: string };

/** What is lit on the stage; the rest fades. All that is given has to hold; of a list, one. */
export interface Filter {
  /** Services and families, as `ownerKey` writes them: they keep their names when an edit makes another world. */
  readonly owners: readonly string[];
  readonly statuses: readonly TaskStatus[];
  /** What tasks run on, as `platformNames` has it. */
  readonly platforms: readonly string[];
  readonly instanceTypes: readonly string[];
  /** A value of null: instances that have the attribute. */
  readonly attribute: { readonly name: string; readonly value: string | null } | null;
  /** Of the cluster query language; empty for none. */
  readonly expression: string;
}

export const NO_FILTER: Filter = {
  owners: [],
  statuses: [],
  platforms: [],
  instanceTypes: [],
  attribute: null,
  expression: '',
};

/** How many a filter lets through. Null for tasks where it asks for instances alone. */
export interface FilterCounts {
  readonly instances: number;
  readonly instancesInAll: number;
  readonly tasks: number | null;
  readonly tasksInAll: number;
}

/** What the stage is given of all this; each part is the same object until something about it changes. */
export interface DrawnArrangement {
  readonly arrangement: {
    readonly sort: InstanceSort;
    readonly group:
      | { readonly by: 'zone' | 'type' | 'capacityProvider' }
      | { readonly by: 'attribute'; readonly name: string; readonly values: readonly string[] };
  } | null;
  readonly filter: {
    readonly instances: Uint8Array | null;
    readonly owners: readonly number[] | null;
    readonly statuses: readonly number[] | null;
    readonly platforms: readonly number[] | null;
  } | null;
}

interface ArrangementState {
  /** Whether the tools stand above the drawing; null: where the fleet is large. */
  readonly open: boolean | null;
  readonly group: Grouping;
  readonly filter: Filter;
  /** How many parts of the page show the fleet's attributes. */
  readonly attributeReaders: number;
  /** What the worker has answered: what is wrong with the filter's expression, and the fleet's attributes; null while nobody has asked. */
  readonly mistake: ExpressionMistake | null;
  readonly attributes: readonly InstanceAttribute[] | null;
  /** Null without a filter. */
  readonly counts: FilterCounts | null;
  readonly drawn: DrawnArrangement;
  readonly set: (change: Partial<Omit<ArrangementState, 'set' | 'narrow'>>) => void;
  /** Changes a part of the filter. */
  readonly narrow: (change: Partial<Filter>) => void;
}

/** How a person arranges the world at hand. Order and shade are a habit: they are among the preferences. */
export const useArrangement = create<ArrangementState>()((set) => ({
  open: null,
  group: { by: 'zone' },
  filter: NO_FILTER,
  attributeReaders: 0,
  mistake: null,
  attributes: null,
  counts: null,
  drawn: { arrangement: null, filter: null },
  set: (change) => set(change),
  narrow: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
}));

/** Keeps the fleet's attributes known. Answers with the way to say that they are no longer shown. */
export function readAttributes(): () => void {
  const add = (readers: number): void =>
    useArrangement.setState(({ attributeReaders }) => ({ attributeReaders: attributeReaders + readers }));
  add(1);
  return () => add(-1);
}

/** A service or family by its name: `service web`. */
export function ownerKey({ kind, name }: { readonly kind: 'service' | 'family'; readonly name: string }): string {
  return `${kind} ${name}`;
}

/** Whether a filter lets everything through. */
export function isOpen({ owners, statuses, platforms, instanceTypes, attribute, expression }: Filter): boolean {
  const isListed = owners.length + statuses.length + platforms.length + instanceTypes.length > 0;
  return !isListed && attribute === null && expression.trim() === '';
}

/** All lit, by zone. Order and shade stay: they are a habit, not about the world at hand. */
export function clearArrangement(): void {
  useArrangement.setState({ group: { by: 'zone' }, filter: NO_FILTER, mistake: null });
}
