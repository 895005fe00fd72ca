import type { PlacementStrategy } from '../ecs/placement';
import { appendTimeline, setValue } from '../scenario/edit';
import { parsePath } from '../scenario/path';
import type { JsonPath } from '../scenario/path';
import { endTyping, useDocument } from './document-store';
import { readDocument } from './document-parts';
import type { PlacementSubject } from './placement-subjects';
import { usePlayback } from './playback-store';

/**
 * What a person's clicks do to the scenario. Each intent is one edit of the text and one step of undo: either the scenario changes from
 * its start (another world, replayed to the present moment), or an action is appended to the timeline at the present moment.
 */

type Input = Readonly<Record<string, unknown>>;

/** One edit of the text, and one step of undo. */
function change(label: string, make: (text: string) => string): void {
  const document = useDocument.getState();
  endTyping();
  document.edit(make(document.text), label);
}

/** The present moment in simulated seconds, as timeline entries have it. */
export function presentSecond(): number {
  return Math.round(usePlayback.getState().timeMs) / 1000;
}

/** Makes the list the subject's strategies from the start of the run; an empty list goes back to ECS's default. */
export function setStrategies(subject: PlacementSubject, strategies: readonly PlacementStrategy[]): void {
  const path = parsePath(subject.strategyPath);
  if (path === null) return;
  change(`strategy of ${subject.name}`, (text) =>
    setValue(text, path, strategies.length === 0 ? undefined : strategies),
  );
}

/** Appends an action to the timeline at the present moment. */
export function appendAction(action: string, input: Input): void {
  change(action, (text) => appendTimeline(text, { at: presentSecond(), action, input }));
}

/** Takes the last edit back and lets the strategies begin at the present moment instead: ECS's `UpdateService`, which moves no task. */
export function applyFromNow(subject: PlacementSubject, strategies: readonly PlacementStrategy[]): void {
  useDocument.getState().undo();
  appendAction('UpdateService', { service: subject.name, placementStrategy: strategies });
}

/** A service's desired count from the present moment on. */
export function setDesiredCountNow(service: string, desiredCount: number): void {
  appendAction('UpdateService', { service, desiredCount });
}

/** Puts entries at the end of one of the scenario's lists, such as `containerInstances`. */
export function addEntries(list: string, entries: readonly Input[]): void {
  change(`add to ${list}`, (text) =>
    entries.reduce((edited, entry) => setValue(edited, [list, lengthOf(edited, list)], entry), text),
  );
}

/** Gives the scenario another name. */
export function renameScenario(name: string): void {
  change('rename', (text) => setValue(text, ['name'], name.slice(0, 120)));
}

/** Puts a value anywhere in the document. */
export function setAt(path: JsonPath, value: unknown, label: string): void {
  change(label, (text) => setValue(text, path, value));
}

function lengthOf(text: string, list: string): number {
  const value = readDocument(text)?.[list];
  return Array.isArray(value) ? value.length : 0;
}

/** Adds a part of the scenario that is not written yet, such as `timings`; one that is there stays. */
export function addPart(key: string, value: unknown): void {
  if (!(key in (readDocument(useDocument.getState().text) ?? {})))
    change(`add ${key}`, (text) => setValue(text, [key], value));
}
