import { create } from 'zustand';
import { useDocument } from './document-store';

/**
 * Runs that a person has left by acting in the past: the document as it was, kept beside the one on the page. The present run has a name too, and changes
 * places with a branch when the page takes up that branch's text, by whatever way: the menu, undo, redo.
 */
export interface Branch {
  readonly id: number;
  readonly name: string;
  /** Where it and the run that was taken instead part, simulated ms. */
  readonly partsAtMs: number;
  readonly text: string;
  /** How far it was known, simulated ms. */
  readonly endMs: number;
}

interface BranchesState {
  readonly presentName: string;
  /** The oldest first. */
  readonly branches: readonly Branch[];
  /** Keeps a text as a branch; the present run is named after where it parts from it. */
  readonly keep: (branch: Pick<Branch, 'text' | 'partsAtMs' | 'endMs'>, nameOfNew: string) => void;
  readonly rename: (id: number, name: string) => void;
  readonly remove: (id: number) => void;
  readonly reset: (state?: KeptBranches) => void;
}

/** What of the branches is kept with the draft. */
export type KeptBranches = Pick<BranchesState, 'presentName' | 'branches'>;

const FIRST_NAME = 'First run';
const MOST_BRANCHES = 12;
const LONGEST_NAME = 40;

export const useBranches = create<BranchesState>()((set) => ({
  presentName: FIRST_NAME,
  branches: [],
  keep: (branch, nameOfNew) =>
    set(({ presentName, branches }) => {
      const kept = { ...branch, id: nextId(branches), name: presentName };
      const all = [...branches, kept].slice(-MOST_BRANCHES);
      return { branches: all, presentName: freeName(nameOfNew, all) };
    }),
  rename: (id, name) =>
    set(({ branches }) => ({
      branches: branches.map((it) =>
        it.id === id ? { ...it, name: name.trim().slice(0, LONGEST_NAME) || it.name } : it,
      ),
    })),
  remove: (id) => set(({ branches }) => ({ branches: branches.filter((it) => it.id !== id) })),
  reset: ({ presentName = FIRST_NAME, branches = [] } = { presentName: FIRST_NAME, branches: [] }) =>
    set({ presentName, branches }),
}));

/** Keeps names and texts together while the page's text changes. Answers with the way to stop. */
export function followBranches(): () => void {
  return useDocument.subscribe((document, before) => {
    const { branches, presentName } = useBranches.getState();
    const taken = branches.find(({ text }) => text === document.text);
    if (document.text === before.text || taken === undefined) return;
    const left = { ...taken, id: nextId(branches), name: presentName, text: before.text };
    useBranches.setState({
      presentName: taken.name,
      branches: branches.map((it) => (it === taken ? left : it)),
    });
  });
}

/** Takes a branch up; the present run becomes a branch in turn. One step of undo. */
export function switchToBranch({ text, name }: Branch): void {
  useDocument.getState().edit(text, `branch ${name}`);
}

function nextId(branches: readonly Branch[]): number {
  return Math.max(0, ...branches.map(({ id }) => id)) + 1;
}

function freeName(name: string, branches: readonly Branch[]): string {
  const isTaken = (candidate: string): boolean => branches.some((it) => it.name === candidate);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!isTaken(candidate)) return candidate;
  }
}
