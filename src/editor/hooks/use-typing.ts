import { useEffect } from 'react';
import type { RefObject } from 'react';
import { connectKeyboard } from '../monaco/keyboard';
import type { CodeEditor } from '../monaco/monaco';
import { isJson, replaceText } from '../monaco/part-models';
import type { Draft, PartModel } from '../monaco/part-models';
import { withPart } from '../part';

/** Where what is typed goes. */
export interface TypingHost {
  readonly text: string;
  readonly onEdit: (text: string, label: string) => void;
  readonly onDraft: (draft: Draft | null) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** What a person types goes into the document as soon as it is JSON, and is kept as a draft while it is not. */
export function useTyping(part: PartModel, host: RefObject<TypingHost>): void {
  useEffect(() => {
    const { model, path } = part;
    const listener = model.onDidChangeContent((event) => {
      if (part.following) return;
      if (!event.isUndoing && !event.isRedoing) part.redoable = 0;
      const value = model.getValue();
      part.broken = !isJson(value);
      if (part.broken) {
        host.current.onDraft({ path, text: value });
        return;
      }
      part.inDocument = value;
      // A step of Monaco's undo ends at each text that is JSON, so that undoing what is not leads back to the last that was.
      model.pushStackElement();
      host.current.onEdit(withPart(host.current.text, path, value), `type ${path}`);
    });
    return () => listener.dispose();
  }, [part, host]);
}

/**
 * One history, the document's: the keys of undo and redo ask for it as they do everywhere else. Only what is half typed, of which the document knows nothing,
 * is undone by Monaco itself, step by step back to the last text that was JSON.
 */
export function useHistory(editor: CodeEditor | null, part: PartModel, host: RefObject<TypingHost>): void {
  useEffect(() => {
    if (editor === null) return undefined;
    const undo = (): void => {
      if (!part.broken) host.current.onUndo();
      else if (part.model.canUndo()) {
        part.redoable += 1;
        void part.model.undo();
      } else {
        replaceText(part, part.inDocument);
        host.current.onDraft(null);
      }
    };
    const redo = (): void => {
      if (part.redoable === 0) host.current.onRedo();
      else {
        part.redoable -= 1;
        void part.model.redo();
      }
    };
    return connectKeyboard(editor, { undo, redo });
  }, [editor, part, host]);
}
