import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { CodeEditor } from '../monaco/monaco';
import { followDocument } from '../monaco/part-models';
import type { Draft, PartModel } from '../monaco/part-models';
import type { TypingHost } from './use-typing';

/** Keeps the editor in step with changes of the document that come from elsewhere: another control, an undo, another scenario. */
export function useFollowing(
  editor: CodeEditor | null,
  part: PartModel,
  text: string,
  draft: Draft | null,
  host: RefObject<TypingHost>,
): void {
  useEffect(() => {
    const change = followDocument(part, text);
    // An edit elsewhere, or a look at another part, has dropped the draft; what is half typed here is one again.
    if (part.broken && draft === null) host.current.onDraft({ path: part.path, text: part.model.getValue() });
    if (change === null || !editor?.hasTextFocus()) return;
    const position = part.model.getPositionAt(change.end);
    editor.setPosition(position);
    editor.revealPositionInCenterIfOutsideViewport(position);
  }, [editor, part, text, draft, host]);
}
