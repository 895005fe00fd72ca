import { Suspense, lazy, useMemo } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { EditorPanelProps } from '../../editor/editor-panel';
import type { FormPanelProps } from '../../editor/form/form-panel';
import type { DocumentPart } from '../../store/document-parts';
import { partText } from '../../store/document-parts';
import { useDocument } from '../../store/document-store';
import { useGoTo } from '../../store/go-to-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { JsonText } from '../controls/json-text';
import { useTheme } from '../theme';
import { useEdited } from './edited';
import styles from './editor-pane.module.css';

/** Monaco, in a chunk of its own. */
const EditorPanel = lazy(async (): Promise<{ default: ComponentType<EditorPanelProps> }> => ({
  default: (await import('../../editor/editor-panel')).EditorPanel,
}));

const FormPanel = lazy(async (): Promise<{ default: ComponentType<FormPanelProps> }> => ({
  default: (await import('../../editor/form/form-panel')).FormPanel,
}));

/** The text of one part of the document: plain at first, in the editor as soon as that is there. */
export function PartEditor({ part }: { readonly part: DocumentPart }): ReactNode {
  return (
    <Suspense fallback={<PlainText path={part.path} />}>
      <LiveEditor part={part} />
    </Suspense>
  );
}

function LiveEditor({ part }: { readonly part: DocumentPart }): ReactNode {
  const { text, problems, fragment, version, edit, typeFragment } = useEdited();
  const undo = useDocument((document) => document.undo);
  const redo = useDocument((document) => document.redo);
  const clause = useSelection((selection) => selection.clause);
  const goTo = useGoTo((state) => state.place);
  const mode = usePreferences((preferences) => preferences.editorMode);
  const theme = useTheme();
  if (mode === 'form') {
    return (
      <FormPanel
        text={text}
        path={part.path}
        kind={part.kind}
        problems={problems}
        halfTyped={fragment?.path === part.path}
        onEdit={edit}
      />
    );
  }
  return (
    <EditorPanel
      text={text}
      path={part.path}
      kind={part.kind}
      version={version}
      theme={theme}
      problems={problems}
      draft={fragment}
      highlight={clause}
      goTo={goTo}
      onEdit={edit}
      onDraft={typeFragment}
      onUndo={undo}
      onRedo={redo}
    />
  );
}

/** The same text in the same type, to be read until the editor is there. */
function PlainText({ path }: { readonly path: string }): ReactNode {
  const { text } = useEdited();
  const shown = useMemo(() => partText(text, path), [text, path]);
  return (
    <pre className={styles['plain']}>
      <JsonText text={shown} />
    </pre>
  );
}
