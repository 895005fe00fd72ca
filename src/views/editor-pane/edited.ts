import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { editWorld } from '../../store/compare/side-edits';
import { useSide } from '../../store/compare/side-store';
import { isSideText, problemsOfSide, sideText } from '../../store/compare/side-text';
import { useDocument } from '../../store/document-store';
import type { Fragment } from '../../store/document-store';
import type { Problem } from '../../scenario/problem';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { useWorlds } from '../../store/worlds/worlds';

/** What the editor edits: the document, or, of worlds side by side, one of them as a document of its own. */
export interface Edited {
  readonly text: string;
  /** With places in `text`. */
  readonly problems: readonly Problem[];
  readonly fragment: Fragment | null;
  /** The world that is edited alone, by its place; null for what all share. */
  readonly side: number | null;
  /** Tells the documents apart: '' for the one that all share. */
  readonly version: string;
  readonly edit: (text: string, label: string) => void;
  readonly typeFragment: (fragment: Fragment | null) => void;
}

export const EditedContext = createContext<Edited | null>(null);

export function useEdited(): Edited {
  const edited = useContext(EditedContext);
  if (edited === null) throw new Error('a part of the editor was rendered outside of it');
  return edited;
}

/** The path of a world's patch in the document. */
export function patchPath(side: number): string {
  return `view.compare[${side}].patch`;
}

/** What is edited at present. */
export function useEditedSide(): Edited {
  const document = useDocument();
  const side = useSideNow();
  const isPatch = usePreferences(({ editorTab }) => editorTab === 'scenario');
  const world = useWorldText(document.text, side);
  const { text, problems, fragment, edit, typeFragment } = document;
  if (side === null || world === null) return { text, problems, fragment, side: null, version: '', edit, typeFragment };
  // The patch itself is a part of the document.
  if (isPatch) return { text, problems, fragment, side, version: '', edit, typeFragment };
  return { ...world, problems: problemsOfSide(problems, side, world.text), side, version: `world-${side}/` };
}

/** The world that is edited alone, as long as there are several. A clause that is pointed at is in a world's patch, or in what all share. */
function useSideNow(): number | null {
  const side = useSide((state) => state.side);
  const worlds = useWorlds((state) => state.worlds.length);
  useEffect(
    () =>
      useSelection.subscribe(({ clause }, before) => {
        if (clause === null || clause === before.clause) return;
        const [, world] = /^view\.compare\[(\d+)\]/.exec(clause) ?? [];
        useSide.setState({ side: world === undefined ? null : Number(world) });
      }),
    [],
  );
  return side !== null && worlds > 1 && side < worlds ? side : null;
}

/** What was typed last in a world, as it was typed: the document keeps of it what makes it another world. */
interface Typed {
  readonly side: number;
  readonly text: string;
}

function useWorldText(
  text: string,
  side: number | null,
): Pick<Edited, 'text' | 'fragment' | 'edit' | 'typeFragment'> | null {
  const [typed, setTyped] = useState<Typed | null>(null);
  const [fragment, setFragment] = useState<(Fragment & { readonly side: number }) | null>(null);
  const own = useMemo(() => {
    if (side === null) return null;
    return typed?.side === side && isSideText(text, side, typed.text) ? typed.text : sideText(text, side);
  }, [text, side, typed]);
  if (side === null || own === null) return null;
  return {
    text: own,
    fragment: fragment?.side === side ? fragment : null,
    edit(next, label) {
      setTyped({ side, text: next });
      setFragment(null);
      editWorld(side, next, label);
    },
    typeFragment: (next) => setFragment(next && { ...next, side }),
  };
}
