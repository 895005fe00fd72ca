import { endTyping, useDocument } from '../document-store';
import { setValue } from '../../scenario/edit';
import {
  withPatch,
  withPatchPart,
  withSideText,
  withWorldAdded,
  withWorldKept,
  withWorldRemoved,
  withWorldRenamed,
  withoutCompare,
} from './side-text';
import type { CompareEntry } from './ways';

/** What a person's clicks do to worlds side by side. Each is one edit of the text, and one step of undo. */

function change(label: string, make: (text: string) => string | null): void {
  const document = useDocument.getState();
  const text = make(document.text);
  if (text === null) return;
  endTyping();
  document.edit(text, label);
}

/** Puts two to four worlds side by side. */
export function beginCompare(entries: readonly CompareEntry[]): void {
  change('compare', (text) => setValue(text, ['view', 'compare'], entries));
}

/** The scenario as it stands, alone again. */
export function closeCompare(): void {
  change('end of the comparison', withoutCompare);
}

/** Makes one world's patch the scenario, and ends the comparison. */
export function keepWorld(world: number): void {
  change('keep a side', (text) => withWorldKept(text, world));
}

export function addWorld(entry: CompareEntry): void {
  change('add a world', (text) => withWorldAdded(text, entry));
}

export function removeWorld(world: number): void {
  change('remove a world', (text) => withWorldRemoved(text, world));
}

export function renameWorld(world: number, label: string): void {
  change('rename a world', (text) => withWorldRenamed(text, world, label.slice(0, 120)));
}

/** Writes one value into several places of a world's patch. */
export function changeWorld(world: number, paths: readonly (readonly string[])[], value: unknown): void {
  change('change a world', (text) => paths.reduce((now, path) => withPatchPart(now, world, path, value), text));
}

/** Gives a world another patch. */
export function changeWholeWorld(world: number, patch: CompareEntry['patch']): void {
  change('change a world', (text) => withPatch(text, world, patch));
}

/** Makes a world what `side` says, a text as `sideText` gives it; runs of typing are one step of undo. */
export function editWorld(world: number, side: string, label: string): void {
  const document = useDocument.getState();
  const text = withSideText(document.text, world, side);
  if (text !== null) document.edit(text, label);
}
