import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { isEmbedAddress } from './embedded';

export type Theme = 'light' | 'dark';
export const INSPECTOR_TABS = ['why', 'scaling', 'task', 'json', 'events'] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];
export type EditorTab = 'cluster' | 'tasks' | 'services' | 'timeline' | 'scenario';

/** In which order instances stand within a group of the stage. */
export const INSTANCE_SORTS = ['listed', 'cpuFree', 'memoryFree', 'tasks', 'type'] as const;
export type InstanceSort = (typeof INSTANCE_SORTS)[number];

/** What a mark of the level Map stands for: an instance, by how full it is, or each of its tasks, by its service. */
export const SHADES = ['instances', 'tasks'] as const;
export type Shade = (typeof SHADES)[number];

interface PreferencesState {
  /** Null follows the system. */
  readonly theme: Theme | null;
  readonly editorOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly inspectorTab: InspectorTab;
  readonly editorTab: EditorTab;
  /** JSON or the form, for the usual changes. */
  readonly editorMode: 'json' | 'form';
  readonly paneSizes: PaneSizes;
  /** The panes that were open before worlds side by side took their room; null when none have. */
  readonly panesBefore: { readonly editorOpen: boolean; readonly inspectorOpen: boolean } | null;
  /** Where playing stops by itself. */
  readonly pauseAt: PauseAt;
  readonly instanceSort: InstanceSort;
  readonly shade: Shade;
  readonly set: (change: Partial<Omit<PreferencesState, 'set'>>) => void;
}

/** Kinds of moments at which playing stops; a given task is not among them, since it belongs to one run. */
export type PauseAt = Readonly<Record<'placementFails' | 'deploymentEnds' | 'taskStops', boolean>>;

/** Sizes of the panes that can be dragged, px. */
export interface PaneSizes {
  readonly editor: number;
  readonly inspector: number;
  readonly transport: number;
}
export const DEFAULT_PANE_SIZES: PaneSizes = { editor: 336, inspector: 332, transport: 150 };

/** An embed is the same for every visitor, and leaves nothing behind. */
const NOTHING_KEPT = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** How a person likes the page: kept on the device, never part of a scenario. */
export const usePreferences = create<PreferencesState>()(
  persist(
    (set) => ({
      theme: null,
      editorOpen: true,
      inspectorOpen: true,
      inspectorTab: 'why',
      editorTab: 'services',
      editorMode: 'json',
      paneSizes: DEFAULT_PANE_SIZES,
      panesBefore: null,
      instanceSort: 'listed',
      shade: 'instances',
      pauseAt: { placementFails: false, deploymentEnds: false, taskStops: false },
      set: (change) => set(change),
    }),
    {
      name: 'stowplan.preferences',
      version: 1,
      storage: createJSONStorage(() => (isEmbedAddress() ? NOTHING_KEPT : localStorage)),
    },
  ),
);
