import { create } from 'zustand';
import { readDocument } from '../document-parts';
import { useDocument } from '../document-store';
import { openText } from '../opening';
import type { Session } from '../session';
import { withValue } from '../text-edits';
import { readKept, removeKept, writeKept } from './shelf-storage';
import type { KeptScenario } from './shelf-storage';

/**
 * The scenarios that a visitor keeps on the device, besides the one draft. One that is on the page is written again at each change (`keep-shelf.ts`): there is no
 * "save" to forget.
 */
export interface ShelfEntry {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly changedAt: number;
}

interface ShelfState {
  /** The last changed first; null until it has been read. */
  readonly entries: readonly ShelfEntry[] | null;
  /** Why nothing can be kept here; null where it can. */
  readonly trouble: string | null;
}

export const useShelf = create<ShelfState>()(() => ({ entries: null, trouble: null }));

/** What a new scenario begins with. */
const EMPTY = `${JSON.stringify({ stowplan: 1, name: 'Untitled' }, null, 2)}\n`;

/** Reads what the device keeps. */
export async function readShelf(): Promise<void> {
  try {
    show(await readKept());
  } catch {
    useShelf.setState({ entries: [], trouble: 'This browser forbids it, or has no room.' });
  }
}

/** Keeps the scenario on the page from now on. */
export async function keepPresent(): Promise<void> {
  const id = crypto.randomUUID();
  if (await write(id, useDocument.getState().text)) useDocument.setState({ origin: { kind: 'kept', id } });
}

/** A scenario with nothing in it, kept from the start. What is on the page stays as the draft, if it was edited. */
export async function newScenario(session: Session): Promise<void> {
  const id = crypto.randomUUID();
  if (await write(id, EMPTY)) await openText(session, EMPTY, { kind: 'kept', id });
}

export async function openKept(session: Session, id: string): Promise<void> {
  const entry = entryOf(id);
  if (entry) await openText(session, entry.text, { kind: 'kept', id });
}

/** A copy beside it, under a name that says so. */
export async function duplicateKept(id: string): Promise<void> {
  const entry = entryOf(id);
  if (!entry) return;
  const names = new Set(useShelf.getState().entries?.map(({ name }) => name));
  let name = `${entry.name} (copy)`;
  for (let number = 2; names.has(name); number++) name = `${entry.name} (copy ${number})`;
  await write(crypto.randomUUID(), withValue(entry.text, 'name', name));
}

/** @param name as scenarios have it, at most 120 characters */
export async function renameKept(id: string, name: string): Promise<void> {
  const entry = entryOf(id);
  if (!entry) return;
  // What was typed last is on the page already, and on the shelf only soon.
  const base = isPresent(id) ? useDocument.getState().text : entry.text;
  const text = withValue(base, 'name', name.slice(0, 120));
  if (isPresent(id)) useDocument.getState().edit(text, 'rename');
  await write(id, text);
}

/** Takes it off the shelf, and answers with what puts it back. On the page it stays, as the draft. */
export async function dropKept(id: string): Promise<() => Promise<void>> {
  const entry = entryOf(id);
  const wasPresent = isPresent(id);
  if (wasPresent) useDocument.setState({ origin: { kind: 'draft' }, edited: true });
  await removeKept(id).catch(() => undefined);
  await readShelf();
  return async () => {
    if (!entry) return;
    await write(id, entry.text, entry.changedAt);
    if (wasPresent && useDocument.getState().text === entry.text)
      useDocument.setState({ origin: { kind: 'kept', id } });
  };
}

/** Writes a scenario down. False where the device does not take it; `trouble` then says so. */
export async function write(id: string, text: string, changedAt = Date.now()): Promise<boolean> {
  try {
    await writeKept({ id, text, changedAt });
  } catch {
    useShelf.setState({ trouble: 'This browser forbids it, or has no room for it.' });
    return false;
  }
  useShelf.setState({ trouble: null });
  await readShelf();
  return true;
}

function isPresent(id: string): boolean {
  const { origin } = useDocument.getState();
  return origin.kind === 'kept' && origin.id === id;
}

function entryOf(id: string): ShelfEntry | undefined {
  return useShelf.getState().entries?.find((entry) => entry.id === id);
}

function show(kept: readonly KeptScenario[]): void {
  const known = new Map(useShelf.getState().entries?.map((entry) => [entry.id, entry]));
  const entries = kept.map(({ id, text, changedAt }): ShelfEntry => {
    const before = known.get(id);
    return before?.text === text ? { ...before, changedAt } : { id, name: nameIn(text), text, changedAt };
  });
  useShelf.setState({ entries: entries.toSorted((one, other) => other.changedAt - one.changedAt) });
}

/** The name that a text gives its scenario, also where it is half typed. */
function nameIn(text: string): string {
  const name = readDocument(text)?.['name'];
  return typeof name === 'string' && name.trim() !== '' ? name : 'Untitled';
}
