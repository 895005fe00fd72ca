import { setValue } from '../scenario/edit';
import { readJson } from '../scenario/json-text';
import type { ScenarioView } from '../scenario/scenario';
import { useCamera } from './camera-store';
import type { CameraView } from './camera-store';
import { useDocument } from './document-store';
import { readDocument } from './document-parts';
import { taskName } from './frame-store';
import type { WorldView } from './frame-store';
import { USUAL_SPEED, usePlayback } from './playback-store';
import { usePreferences } from './preferences-store';
import { useSelection } from './selection-store';
import type { Selectable } from './selection-store';
import { useWorld } from './world-store';

/**
 * What of the page travels with a link or a file, in the scenario's `view`: so that it opens at the argument. It changes no result, and is no edit
 * of the scenario on the page.
 */
export interface ViewChoice {
  /** Open at the present moment; else at the beginning, playing. */
  readonly moment: boolean;
  /** Open with what is selected, and the tab that tells of it. */
  readonly selection: boolean;
  /** Open with the part of the stage that is seen. */
  readonly camera: boolean;
  /** One line over the stage; none where it is blank. */
  readonly caption: string;
}

/** What a person who shares now most likely wants to show: the moment at which they have paused, what they have selected and zoomed to. */
export function likelyChoice(): ViewChoice {
  const { playing, timeMs } = usePlayback.getState();
  return {
    moment: !playing && timeMs > 0,
    selection: selectedName() !== null,
    camera: isZoomed(),
    caption: useDocument.getState().scenario?.view.caption ?? '',
  };
}

/** The name by which what is selected is found again in the same run, such as `web-9`; null where nothing is, or it has no name. */
export function selectedName(): string | null {
  const { selected } = useSelection.getState();
  const { view } = useWorld.getState();
  return selected === null || view === null ? null : nameOf(view, selected);
}

function nameOf(view: WorldView, selected: Selectable): string | null {
  const { catalog } = view;
  switch (selected.kind) {
    case 'task':
      return taskName(view, selected.taskIndex) ?? nameInEvents(view, selected.taskIndex);
    case 'instance':
      return catalog.instances[selected.instanceIndex]?.id ?? null;
    case 'service':
      return catalog.owners[selected.ownerIndex]?.name ?? null;
    case 'zone':
      return selected.zone;
    case 'capacityProvider':
      return catalog.capacityProviders[selected.provider]?.name ?? null;
    case 'waiting':
    case 'decision':
      return null;
  }
}

/** A task that has left the stage is still named by the event that told of its start. */
function nameInEvents({ events }: WorldView, taskIndex: number): string | null {
  for (const { taskNames, taskIndexes } of events) {
    const name = taskNames[taskIndexes.indexOf(taskIndex)];
    if (name !== undefined) return name;
  }
  return null;
}

/** Whether less than the whole cluster is seen. */
export function isZoomed(): boolean {
  return useCamera.getState().seen.k > 1.01;
}

/** The present view as a scenario has it. What the sender does not want to travel is left out; worlds side by side stay. */
export function viewOfPage(choice: ViewChoice, before: ScenarioView = {}): ScenarioView {
  const { timeMs, speed } = usePlayback.getState();
  const { inspectorTab } = usePreferences.getState();
  const { seen } = useCamera.getState();
  const select = choice.selection ? selectedName() : null;
  const caption = choice.caption.trim();
  return {
    ...(choice.moment && { at: Math.round(timeMs) / 1_000 }),
    ...(select !== null && { select }),
    ...(choice.camera && isZoomed() && { camera: rounded(seen) }),
    ...(caption !== '' && { caption }),
    ...((speed !== USUAL_SPEED || before.speed !== undefined) && { speed }),
    ...(select !== null && inspectorTab !== 'why' && { panel: inspectorTab }),
    ...(before.compare !== undefined && { compare: before.compare }),
  };
}

/** To a thousandth: a pixel on a wide screen, and short in a link. */
function rounded({ x, y, k }: CameraView): CameraView {
  const short = (value: number): number => Math.round(value * 1_000) / 1_000;
  return { x: short(x), y: short(y), k: short(k) };
}

/** The document on the page with the view that is to travel; null where its text is no JSON. */
export function documentToShare(choice: ViewChoice): Readonly<Record<string, unknown>> | null {
  const { text, scenario } = useDocument.getState();
  const document = readDocument(text);
  return document && { ...document, view: viewOfPage(choice, scenario?.view) };
}

/** The text on the page with the view that is to travel; all else is as its author wrote it, also where it is no JSON. */
export function textToShare(choice: ViewChoice): string {
  const { text, scenario } = useDocument.getState();
  if (readDocument(text) === null || readJson(text).problems.some(({ severity }) => severity === 'error')) return text;
  const view = viewOfPage(choice, scenario?.view);
  return setValue(text, ['view'], Object.keys(view).length === 0 ? undefined : view);
}
