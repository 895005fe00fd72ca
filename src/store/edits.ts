import type { PlacementStrategy } from '../ecs/placement';
import { useBranches } from './branches-store';
import { clockText } from './clock-text';
import { endTyping, useDocument } from './document-store';
import type { PlacementSubject } from './placement-subjects';
import { usePlayback } from './playback-store';
import type { Input } from './text-edits';
import type * as TextEdits from './text-edits';

/**
 * What a person's clicks do to the scenario. Each intent is one edit of the text and one step of undo: either the scenario changes from
 * its start (another world, replayed to the present moment), or an action is appended to the timeline at the present moment.
 * What reads and writes JSON is loaded after the first paint, or with the first edit: intents resolve once the text is edited.
 */

/** One edit of the text, and one step of undo. */
export async function change(label: string, make: (edits: typeof TextEdits, text: string) => string): Promise<void> {
  countUnderWay(1);
  try {
    const edits = await import('./text-edits');
    const document = useDocument.getState();
    endTyping();
    document.edit(make(edits, document.text), label);
  } finally {
    countUnderWay(-1);
  }
}

function countUnderWay(change: 1 | -1): void {
  useDocument.setState(({ editsUnderWay }) => ({ editsUnderWay: editsUnderWay + change }));
}

/** The present moment in simulated seconds, as timeline entries have it. */
function presentSecond(): number {
  return Math.round(usePlayback.getState().timeMs) / 1000;
}

/** Makes the list the subject's strategies from the start of the run; an empty list goes back to ECS's default. */
export function setStrategies(subject: PlacementSubject, strategies: readonly PlacementStrategy[]): Promise<void> {
  const value = strategies.length === 0 ? undefined : strategies;
  return change(`strategy of ${subject.name}`, (edits, text) => edits.withValue(text, subject.strategyPath, value));
}

/**
 * Before something is done at a moment of the past: what has been seen of later moments would have been otherwise, and stays as a branch. Later entries of
 * the timeline happen in the new run too.
 */
export function keepFuture(): void {
  const { timeMs, knownUntilMs } = usePlayback.getState();
  const { text, good } = useDocument.getState();
  if (!good || knownUntilMs <= timeMs) return;
  useBranches.getState().keep({ text, partsAtMs: timeMs, endMs: knownUntilMs }, `From ${clockText(timeMs)}`);
}

/** Appends an action to the timeline at the present moment. */
export function appendAction(action: string, input: Input): Promise<void> {
  const at = presentSecond();
  keepFuture();
  return change(action, (edits, text) => edits.withAction(text, { at, action, input }));
}

/** Several actions as one step of undo, each so many seconds after the present moment. */
export function appendActions(
  label: string,
  actions: readonly { readonly after: number; readonly action: string; readonly input: Input }[],
): Promise<void> {
  const now = presentSecond();
  keepFuture();
  return change(label, (edits, text) =>
    actions.reduce(
      (edited, { after, action, input }) => edits.withAction(edited, { at: now + after, action, input }),
      text,
    ),
  );
}

/** The seed of everything random, an unsigned 32-bit integer. */
export function setSeed(seed: number): Promise<void> {
  return change('seed', (edits, text) => edits.withValue(text, 'seed', seed));
}

/** Takes the last edit back and lets the strategies begin at the present moment instead: ECS's `UpdateService`, which moves no task. */
export function applyFromNow(subject: PlacementSubject, strategies: readonly PlacementStrategy[]): Promise<void> {
  useDocument.getState().undo();
  return appendAction('UpdateService', { service: subject.name, placementStrategy: strategies });
}

/** A service's desired count from the present moment on. */
export function setDesiredCountNow(service: string, desiredCount: number): Promise<void> {
  return appendAction('UpdateService', { service, desiredCount });
}

/** Puts entries at the end of one of the scenario's lists, such as `containerInstances`. */
export function addEntries(list: string, entries: readonly Input[]): Promise<void> {
  return change(`add to ${list}`, (edits, text) => edits.withEntries(text, list, entries));
}

/** Gives the scenario another name, at most 120 characters. */
export function renameScenario(name: string): Promise<void> {
  return change('rename', (edits, text) => edits.withValue(text, 'name', name.slice(0, 120)));
}

/** Adds a part of the scenario that is not written yet, such as `timings`. */
export function addPart(key: string, value: unknown): Promise<void> {
  return change(`add ${key}`, (edits, text) => edits.withPart(text, key, value));
}
