import { useLayoutEffect } from 'react';
import { usePreferences } from '../../store/preferences-store';
import { useWorlds } from '../../store/worlds/worlds';

/** Least width of a stage beside others, px: below it the panes give way. */
const STAGE_WIDTH = 560;

/** Folds the panes away while worlds are side by side, where they would leave the stages too narrow, and gives them back. */
export function useFoldedPanes(columns: number): void {
  useLayoutEffect(() => {
    const { editorOpen, inspectorOpen, paneSizes, panesBefore, set } = usePreferences.getState();
    const left = (editorOpen ? paneSizes.editor : 0) + (inspectorOpen ? paneSizes.inspector : 0);
    const isNarrow = (window.innerWidth - left) / columns < STAGE_WIDTH;
    if (isNarrow && left > 0)
      set({
        panesBefore: panesBefore ?? { editorOpen, inspectorOpen },
        editorOpen: false,
        inspectorOpen: false,
      });
    return giveBack;
  }, [columns]);
}

/** Gives back the panes of a comparison that ended with the page, once a world stands alone. */
export function usePanesGivenBack(): void {
  const isAlone = useWorlds(({ worlds }) => worlds.length === 1 && (worlds[0]?.scenario ?? null) !== null);
  useLayoutEffect(() => {
    if (isAlone) giveBack();
  }, [isAlone]);
}

function giveBack(): void {
  const { panesBefore, editorOpen, inspectorOpen, set } = usePreferences.getState();
  if (panesBefore === null) return;
  // A pane that was opened meanwhile stays.
  set({
    panesBefore: null,
    editorOpen: panesBefore.editorOpen || editorOpen,
    inspectorOpen: panesBefore.inspectorOpen || inspectorOpen,
  });
}
