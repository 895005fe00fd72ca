import type { ReactNode } from 'react';
import { PastePanel } from '../../editor/paste/paste-panel';
import { closeDialog } from '../../store/dialog-store';
import { endTyping, useDocument } from '../../store/document-store';
import { goTo } from '../../store/go-to-store';
import { usePreferences } from '../../store/preferences-store';
import { editorTabOf } from '../clauses';
import { DialogFrame } from './dialog-frame';

/** A task definition, a service or a whole scenario from elsewhere. */
export function PasteDialog(): ReactNode {
  const text = useDocument((document) => document.text);
  return (
    <DialogFrame
      title="Paste a task definition"
      about="It is checked as RegisterTaskDefinition would, here on your machine. A service or a whole scenario is taken too."
    >
      <PastePanel
        text={text}
        onInsert={(inserted, label) => {
          endTyping();
          useDocument.getState().edit(inserted.text, label);
          usePreferences
            .getState()
            .set({ editorOpen: true, editorTab: inserted.path === '' ? 'scenario' : editorTabOf(inserted.path) });
          goTo({ path: inserted.path });
          closeDialog();
        }}
        onCancel={closeDialog}
      />
    </DialogFrame>
  );
}
