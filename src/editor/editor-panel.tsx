import { Editor } from '@monaco-editor/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../scenario/problem';
import { connectKeyboard } from './monaco/keyboard';
import { clauseDecorations, linesOf, revealLines } from './monaco/clause';
import { problemsOfPart, showMarkers, syntaxProblems } from './monaco/markers';
import { fontsReady } from './monaco/monaco';
import type { CodeEditor } from './monaco/monaco';
import { OPTIONS } from './monaco/options';
import { followDocument, isJson, modelAddress, partModel, replaceText } from './monaco/part-models';
import type { Draft } from './monaco/part-models';
import { showTheme, themeName } from './monaco/theme';
import type { EditorTheme } from './monaco/theme';
import { withPart } from './part';
import styles from './editor-panel.module.css';

export interface EditorPanelProps {
  /** The whole document; of it the value at `path` is shown, all with `''`. */
  readonly text: string;
  readonly path: string;
  /** Which JSON schema holds for it. */
  readonly kind: string;
  readonly theme: EditorTheme;
  readonly readOnly?: boolean;
  /** What is wrong with the document, with offsets in `text`. */
  readonly problems: readonly Problem[];
  /** What was half typed when the page was last open. */
  readonly draft: Draft | null;
  /** Path of the clause to point at with the red pencil. */
  readonly highlight: string | null;
  /** Where to put the cursor; each new object moves it. */
  readonly goTo: { readonly path: string; readonly offset?: number } | null;
  /** The document with the part as it now stands; the label tells a run of typing. */
  readonly onEdit: (text: string, label: string) => void;
  /** What is typed is not JSON yet: the document is still as it was. */
  readonly onDraft: (draft: Draft | null) => void;
  /** The document's own undo and redo, asked for by the usual keys. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Monaco on one part of the document, or on all of it. */
export function EditorPanel(props: EditorPanelProps): ReactNode {
  const { text, path, kind, theme, readOnly = false, problems, draft, highlight, goTo } = props;
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const live = useRef(props);
  useLayoutEffect(() => {
    live.current = props;
  });
  // A model is made once per part; what the document holds later is brought in below.
  const part = partModel(path, kind, text, draft);

  useLayoutEffect(() => showTheme(theme), [theme]);

  useEffect(() => {
    const change = followDocument(part, text);
    if (part.broken && draft === null) live.current.onDraft({ path, text: part.model.getValue() });
    if (change === null || !editor?.hasTextFocus()) return;
    const position = part.model.getPositionAt(change.end);
    editor.setPosition(position);
    editor.revealPositionInCenterIfOutsideViewport(position);
  }, [editor, part, path, text, draft]);

  useEffect(() => {
    const refresh = (): void =>
      showMarkers(
        part.model,
        part.broken ? syntaxProblems(part.model.getValue()) : problemsOfPart(problems, live.current.text, part.path),
      );
    refresh();
    const listener = part.model.onDidChangeContent(() => {
      if (!part.following) typed();
    });
    const typed = (): void => {
      const value = part.model.getValue();
      const wasBroken = part.broken;
      part.broken = !isJson(value);
      if (part.broken) live.current.onDraft({ path: part.path, text: value });
      else {
        part.inDocument = value;
        // A step of Monaco's undo ends at each text that is JSON, so that undoing what is not leads back to the last one exactly.
        part.model.pushStackElement();
        live.current.onEdit(withPart(live.current.text, part.path, value), `type ${part.path}`);
      }
      if (part.broken || wasBroken) refresh();
    };
    return () => listener.dispose();
  }, [part, problems]);

  useEffect(() => {
    if (editor === null) return undefined;
    const undo = (): void => {
      if (!part.broken) live.current.onUndo();
      else if (part.model.canUndo()) {
        const { redoable } = part;
        void part.model.undo();
        part.redoable = redoable + 1;
      } else {
        replaceText(part, part.inDocument);
        live.current.onDraft(null);
      }
    };
    const redo = (): void => {
      if (part.redoable === 0) live.current.onRedo();
      else {
        const { redoable } = part;
        void part.model.redo();
        part.redoable = redoable - 1;
      }
    };
    return connectKeyboard(editor, { undo, redo });
  }, [editor, part]);

  useEffect(() => {
    if (editor === null || highlight === null) return undefined;
    const lines = linesOf(part.model, part.path, highlight);
    const decorations = editor.createDecorationsCollection(clauseDecorations(lines));
    if (lines !== null) revealLines(editor, lines);
    return () => decorations.clear();
  }, [editor, part, highlight]);

  useEffect(() => {
    if (editor === null || goTo === null) return;
    const lines = linesOf(part.model, part.path, goTo.path);
    if (lines === null) return;
    editor.setPosition({ lineNumber: lines.first, column: part.model.getLineFirstNonWhitespaceColumn(lines.first) });
    revealLines(editor, lines);
    editor.focus();
  }, [editor, part, goTo]);

  const options = useMemo(
    () => ({ ...OPTIONS, readOnly, ariaLabel: path === '' ? 'The whole scenario, JSON' : `${path}, JSON` }),
    [path, readOnly],
  );
  return (
    <div className={styles['editor']}>
      <Editor
        path={modelAddress(path, kind)}
        defaultLanguage="json"
        theme={themeName(theme)}
        options={options}
        keepCurrentModel
        loading={null}
        onMount={(mounted) => {
          setEditor(mounted);
          void fontsReady;
        }}
      />
    </div>
  );
}

