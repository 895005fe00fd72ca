import { Editor } from '@monaco-editor/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../scenario/problem';
import { useFollowing } from './hooks/use-following';
import { useClause, useGoTo, useMarkers, useQueryLanguage } from './hooks/use-marks';
import type { GoTo } from './hooks/use-marks';
import { useHistory, useTyping } from './hooks/use-typing';
import type { CodeEditor } from './monaco/monaco';
import { OPTIONS } from './monaco/options';
import { modelAddress, partModel } from './monaco/part-models';
import type { Draft } from './monaco/part-models';
import { followTheme, themeName } from './monaco/theme';
import type { EditorTheme } from './monaco/theme';
import styles from './editor-panel.module.css';

export interface EditorPanelProps {
  /** The whole document; of it the value at `path` is shown, all with `''`. */
  readonly text: string;
  readonly path: string;
  /** Which JSON schema holds for it. */
  readonly kind: string;
  /** Which of several documents this is, where there are several: what is half typed in one is not in another. */
  readonly version?: string;
  readonly theme: EditorTheme;
  readonly readOnly?: boolean;
  /** What is wrong with the document, with offsets in `text`. */
  readonly problems: readonly Problem[];
  /** What was half typed when the page was last open. */
  readonly draft: Draft | null;
  /** Path of the clause to point at with the red pencil. */
  readonly highlight: string | null;
  /** Where to put the cursor; each new object moves it there. */
  readonly goTo: GoTo | null;
  /** The document with the part as it now stands; edits of one run of typing have the same label. */
  readonly onEdit: (text: string, label: string) => void;
  /** What is typed is not JSON yet: the document is still as it was. */
  readonly onDraft: (draft: Draft | null) => void;
  /** The document's own undo and redo, asked for by the usual keys. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Monaco on one part of the document, or on all of it. Has all of Monaco in tow: import it dynamically. */
export function EditorPanel(props: EditorPanelProps): ReactNode {
  const { text, path, kind, version = '', theme, readOnly = false, problems, draft, highlight, goTo } = props;
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const host = useRef(props);
  useLayoutEffect(() => {
    host.current = props;
  });
  useLayoutEffect(() => followTheme(theme), [theme]);

  const part = partModel(path, kind, text, draft, version);
  useTyping(part, host);
  useFollowing(editor, part, text, draft, host);
  useHistory(editor, part, host);
  useMarkers(part, problems, text);
  useQueryLanguage(editor, part, text);
  useClause(editor, part, highlight);
  useGoTo(editor, part, goTo, text);

  const options = useMemo(
    () => ({ ...OPTIONS, readOnly, ariaLabel: path === '' ? 'The whole scenario, JSON' : `${path}, JSON` }),
    [path, readOnly],
  );
  return (
    <div className={styles['editor']}>
      <Editor
        path={modelAddress(path, kind, version)}
        defaultLanguage="json"
        theme={themeName(theme)}
        options={options}
        keepCurrentModel
        loading={null}
        onMount={setEditor}
      />
    </div>
  );
}
