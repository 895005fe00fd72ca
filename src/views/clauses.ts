import { usePreferences } from '../store/preferences-store';
import type { EditorTab } from '../store/preferences-store';
import { useSelection } from '../store/selection-store';

const TAB_OF_ROOT: Readonly<Record<string, EditorTab>> = {
  services: 'services',
  taskDefinitions: 'tasks',
  timeline: 'timeline',
  view: 'scenario',
};

/** The tab of the editor that shows a place of the scenario, such as `services[0].placementStrategy`. */
export function editorTabOf(path: string): EditorTab {
  const root = /^\w*/.exec(path)?.[0] ?? '';
  return TAB_OF_ROOT[root] ?? 'cluster';
}

/** Lights a clause of the scenario and brings it into the editor. */
export function pointAtClause(path: string): void {
  usePreferences.getState().set({ editorOpen: true, editorTab: editorTabOf(path) });
  useSelection.getState().pointAt(path);
}
