import type { PlacementStrategy } from '../ecs/placement';
import { endTyping, useDocument } from './document-store';
import type { PlacementSubject } from './placement-subjects';
import { usePlayback } from './playback-store';

/**
 * What a person's clicks do to the scenario. Each intent is one edit of the text and one step of undo: either the scenario changes from
 * its start (another world, replayed to the present moment), or an action is appended to the timeline at the present moment.
 */

type Path = readonly (string | number)[];

/** Stand-in until scenario/edit lands. */
function setValue(text: string, path: Path, value: unknown): string {
  const root = JSON.parse(text) as Record<string, unknown>;
  let at = root as Record<string | number, unknown>;
  path.slice(0, -1).forEach((key, index) => {
    at[key] ??= typeof path[index + 1] === 'number' ? [] : {};
    at = at[key] as Record<string | number, unknown>;
  });
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.stringify(root, null, 2);
}

function pathOf(text: string): Path {
  return [...text.matchAll(/([A-Za-z_$][\w$]*)|\[(\d+)\]/g)].map((match) => match[1] ?? Number(match[2]));
}

function change(label: string, path: Path, value: unknown): void {
  const { text, edit } = useDocument.getState();
  endTyping();
  edit(setValue(text, path, value), label);
}

/** The present moment in simulated seconds, as timeline entries have it. */
export function presentSecond(): number {
  return Math.round(usePlayback.getState().timeMs) / 1000;
}

/** Makes the list the subject's strategies from the start of the run; an empty list goes back to ECS's default. */
export function setStrategies(subject: PlacementSubject, strategies: readonly PlacementStrategy[]): void {
  change(`strategy of ${subject.name}`, pathOf(subject.strategyPath), strategies.length === 0 ? undefined : strategies);
}

/** Appends an action to the timeline at the present moment. */
export function appendAction(action: string, input: Readonly<Record<string, unknown>>): void {
  const count = useDocument.getState().scenario?.timeline.length ?? 0;
  change(action, ['timeline', count], { at: presentSecond(), action, input });
}

/** Takes the last edit back and lets the strategies begin at the present moment instead: what ECS's `UpdateService` does, which moves no task. */
export function applyFromNow(subject: PlacementSubject, strategies: readonly PlacementStrategy[]): void {
  useDocument.getState().undo();
  appendAction('UpdateService', { service: subject.name, placementStrategy: strategies });
}

/** A service's desired count from the present moment on. */
export function setDesiredCountNow(service: string, desiredCount: number): void {
  appendAction('UpdateService', { service, desiredCount });
}
