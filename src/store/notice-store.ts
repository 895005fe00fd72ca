import { create } from 'zustand';

/** A sentence for the person, with what can be done about it. `status` is announced politely and goes away by itself. */
export interface Notice {
  readonly id: string;
  readonly kind: 'status' | 'warning' | 'error';
  readonly title: string;
  readonly text?: string;
  /** How far something has come, 0 to 1, and what there is to say of that. */
  readonly progress?: { readonly share: number; readonly words: string };
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

/** Why the link in the address could not be opened; the page then shows what happened and offers the examples. */
export interface BadLink {
  readonly why: 'damaged' | 'too-large' | 'newer' | 'not-a-scenario' | 'unknown-example';
  readonly detail: string;
  /** Whether the visitor has work of their own to go on with. */
  readonly hasDraft: boolean;
}

interface NoticeState {
  readonly notices: readonly Notice[];
  readonly badLink: BadLink | null;
  readonly say: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
  readonly setBadLink: (badLink: NoticeState['badLink']) => void;
}

export const useNotices = create<NoticeState>()((set) => ({
  notices: [],
  badLink: null,
  say: (notice) => set((state) => ({ notices: [...state.notices.filter((other) => other.id !== notice.id), notice] })),
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  setBadLink: (badLink) => set({ badLink }),
}));
