import { create } from 'zustand';

/** What a person points at on the stage, everywhere at once. Indexes are those of frames. */
export type StageRef =
  | { readonly kind: 'task'; readonly taskIndex: number }
  | { readonly kind: 'instance'; readonly instanceIndex: number }
  | { readonly kind: 'zone'; readonly zone: string }
  /** By its index in the catalog's. */
  | { readonly kind: 'capacityProvider'; readonly provider: number }
  | { readonly kind: 'waiting'; readonly index: number };

/**
 * What the inspector can tell of: a thing on the stage, a service, by its index in the catalog's owners, or a decision that found no place, by its number, with
 * what ECS said of it.
 */
export type Selectable =
  | StageRef
  | { readonly kind: 'service'; readonly ownerIndex: number }
  | { readonly kind: 'decision'; readonly decision: number; readonly message: string | null };

/** What would be there if something had been otherwise: a task on an instance, or, of tasks that are there, the one that would go. */
export type Ghost =
  | { readonly instanceIndex: number; readonly definitionIndex: number; readonly label: string }
  | { readonly taskIndex: number };

interface SelectionState {
  readonly selected: Selectable | null;
  readonly hovered: StageRef | null;
  /** The owner (service or family) that the legend lights; null for all. */
  readonly litOwner: number | null;
  /** Place in the scenario that the inspector points at, such as `services[0].placementStrategy[1]`; the editor highlights it. */
  readonly clause: string | null;
  /** Instances that a row of a chart lights on the stage; the others fade. Null for all. */
  readonly litInstances: readonly number[] | null;
  /** The same for tasks. */
  readonly litTasks: readonly number[] | null;
  readonly ghosts: readonly Ghost[] | null;
  readonly select: (ref: Selectable | null) => void;
  readonly hover: (ref: StageRef | null) => void;
  readonly light: (ownerIndex: number | null) => void;
  readonly pointAt: (path: string | null) => void;
  readonly lightInstances: (indexes: readonly number[] | null) => void;
  readonly lightTasks: (indexes: readonly number[] | null) => void;
  readonly showGhosts: (ghosts: readonly Ghost[] | null) => void;
}

export const useSelection = create<SelectionState>()((set) => ({
  selected: null,
  hovered: null,
  litOwner: null,
  clause: null,
  litInstances: null,
  litTasks: null,
  ghosts: null,
  select: (selected) => set({ selected }),
  hover: (hovered) => set((state) => (sameRef(state.hovered, hovered) ? state : { hovered })),
  light: (litOwner) => set({ litOwner }),
  pointAt: (clause) => set({ clause }),
  lightInstances: (litInstances) => set({ litInstances }),
  lightTasks: (litTasks) => set({ litTasks }),
  showGhosts: (ghosts) => set({ ghosts }),
}));

/** What of the selection is a thing on the stage, where it can be ringed. */
export function onStage(selected: Selectable | null): StageRef | null {
  return selected === null || 'ownerIndex' in selected || 'decision' in selected ? null : selected;
}

export function sameRef(a: StageRef | null, b: StageRef | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
