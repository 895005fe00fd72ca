import { monaco } from './monaco';
import type { CodeEditor } from './monaco';

/**
 * One history: the usual keys of undo and redo are the document's, wherever the focus is. Monaco's own history only serves what is half typed.
 */
export function connectKeyboard(
  editor: CodeEditor,
  { undo, redo }: { readonly undo: () => void; readonly redo: () => void },
): () => void {
  const listener = editor.onKeyDown((event) => {
    if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
    const asksUndo = event.keyCode === monaco.KeyCode.KeyZ && !event.shiftKey;
    const asksRedo = (event.keyCode === monaco.KeyCode.KeyZ && event.shiftKey) || event.keyCode === monaco.KeyCode.KeyY;
    if (!asksUndo && !asksRedo) return;
    event.preventDefault();
    event.stopPropagation();
    if (asksUndo) undo();
    else redo();
  });
  return () => listener.dispose();
}
