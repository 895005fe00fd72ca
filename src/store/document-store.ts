import { create } from 'zustand';
import type { LoadReply } from '../worker/api';
import type { Problem } from '../scenario/problem';
import type { Scenario } from '../scenario/scenario';

/** Where the document on the page came from. Only an edited one becomes the visitor's draft. */
export type Origin =
  | { readonly kind: 'example'; readonly id: string }
  | { readonly kind: 'draft' }
  | { readonly kind: 'link' }
  | { readonly kind: 'file'; readonly name: string }
  /** One that the device keeps, by its id there. */
  | { readonly kind: 'kept'; readonly id: string };

/** A part of the document that is being typed and is not JSON yet; the document itself still holds what was there before. */
export interface Fragment {
  /** Path of the part, such as `services[0]`; '' for the whole document. */
  readonly path: string;
  readonly text: string;
}

interface Version {
  readonly text: string;
  readonly label: string;
}

interface DocumentState {
  /** The scenario as its author wrote it: the one source of truth of what the page shows. */
  readonly text: string;
  readonly fragment: Fragment | null;
  readonly origin: Origin;
  readonly edited: boolean;
  /** The world on the stage: the last text that was good. */
  readonly scenario: Scenario | null;
  /** What is wrong with the present text, and what was mended or is not simulated. */
  readonly problems: readonly Problem[];
  /** False while the present text is not the world on the stage. */
  readonly good: boolean;
  readonly past: readonly Version[];
  readonly future: readonly Version[];
  /** Intents that have been uttered and have not changed the text yet. */
  readonly editsUnderWay: number;

  readonly open: (text: string, origin: Origin) => void;
  /** Replaces the text. Edits with the same non-empty label in a row (typing) are one step of undo. */
  readonly edit: (text: string, label: string) => void;
  readonly typeFragment: (fragment: Fragment | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly settle: (reply: LoadReply) => void;
}

const MAX_UNDO = 200;

export const useDocument = create<DocumentState>()((set) => ({
  text: '',
  fragment: null,
  origin: { kind: 'draft' },
  edited: false,
  scenario: null,
  problems: [],
  good: true,
  past: [],
  future: [],
  editsUnderWay: 0,

  open: (text, origin) => set({ text, origin, fragment: null, edited: origin.kind === 'draft', past: [], future: [] }),
  edit: (text, label) =>
    set((state) => {
      if (text === state.text) return { fragment: null };
      const continues = label !== '' && state.past.at(-1)?.label === label && state.future.length === 0;
      const past = continues ? state.past : [...state.past, { text: state.text, label }].slice(-MAX_UNDO);
      return { text, fragment: null, edited: true, past, future: [] };
    }),
  typeFragment: (fragment) => set({ fragment, edited: true }),
  undo: () =>
    set((state) => {
      const version = state.past.at(-1);
      if (!version) return {};
      return {
        text: version.text,
        fragment: null,
        edited: true,
        past: state.past.slice(0, -1),
        future: [{ text: state.text, label: version.label }, ...state.future],
      };
    }),
  redo: () =>
    set((state) => {
      const [version, ...future] = state.future;
      if (!version) return {};
      return {
        text: version.text,
        fragment: null,
        edited: true,
        past: [...state.past, { text: state.text, label: version.label }],
        future,
      };
    }),
  settle: (reply) =>
    set(
      reply.ok
        ? { scenario: reply.scenario, problems: reply.problems, good: true }
        : { problems: reply.problems, good: false },
    ),
}));

/** Ends a run of typing, so that the next edit with the same label is a step of undo of its own. */
export function endTyping(): void {
  useDocument.setState((state) => {
    const last = state.past.at(-1);
    return last ? { past: [...state.past.slice(0, -1), { ...last, label: '' }] } : {};
  });
}
