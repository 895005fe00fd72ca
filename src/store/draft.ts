import type { KeptBranches } from './branches-store';
import type { Fragment, Origin } from './document-store';

/** The visitor's own work, kept on the device so that it survives a reload, a crash, a bad link and bad JSON. */
export interface Draft {
  readonly text: string;
  readonly fragment: Fragment | null;
  readonly origin: Origin;
  /** Simulated ms. */
  readonly timeMs: number;
  readonly branches?: KeptBranches;
}

const KEY = 'stowplan.draft';
/** Where a draft goes when another scenario, opened from a link or the gallery, is edited. */
const PREVIOUS_KEY = 'stowplan.draft.previous';

export function readDraft(storage: Storage = localStorage): Draft | null {
  return read(storage, KEY);
}

export function readPreviousDraft(storage: Storage = localStorage): Draft | null {
  return read(storage, PREVIOUS_KEY);
}

/** False when the device has no room or forbids it: the page then says that the draft is not kept. */
export function writeDraft(draft: Draft, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Puts the present draft aside, before another document becomes the draft. */
export function setDraftAside(storage: Storage = localStorage): void {
  try {
    const draft = storage.getItem(KEY);
    if (draft !== null) storage.setItem(PREVIOUS_KEY, draft);
  } catch {
    // A device without storage has no draft to put aside.
  }
}

function read(storage: Storage, key: string): Draft | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
      return null;
    const draft = value as Partial<Draft> & { text: string };
    return {
      text: draft.text,
      fragment: draft.fragment ?? null,
      origin: draft.origin ?? { kind: 'draft' },
      timeMs: draft.timeMs ?? 0,
      ...(draft.branches === undefined ? {} : { branches: draft.branches }),
    };
  } catch {
    return null;
  }
}
