import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { PastePanel } from '../../editor/paste/paste-panel';
import { closeDialog, openDialog, useOpenDialog } from '../../store/dialog-store';
import { endTyping, useDocument } from '../../store/document-store';
import { goTo } from '../../store/go-to-store';
import {
  addSources,
  forgetSources,
  openImported,
  removeSource,
  takeFiles,
  usePastedFiles,
} from '../../store/importing';
import type { ImportOptions, ImportSource } from '../../store/importing';
import { useNotices } from '../../store/notice-store';
import { usePreferences } from '../../store/preferences-store';
import { editorTabOf } from '../clauses';
import { CopyButton } from '../controls/copy-button';
import { useSession } from '../session-context';
import { DialogFrame } from './dialog-frame';

/** A task definition, a service, a whole scenario or a real cluster from elsewhere. */
export function PasteDialog(): ReactNode {
  const session = useSession();
  const text = useDocument((document) => document.text);
  const dropped = usePastedFiles((pasted) => pasted.files);
  const forCluster = useOpenDialog((dialog) => dialog.about) === 'cluster';
  // They wait for a dialog of clusters, also where one was closed by mistake.
  const files = forCluster ? dropped : NO_FILES;
  const readCluster = useCallback(
    (sources: readonly ImportSource[], options: ImportOptions) => session.client.importCluster(sources, options),
    [session],
  );
  return (
    <DialogFrame
      title={forCluster ? 'Import a cluster' : 'Paste a task definition'}
      about={
        forCluster
          ? 'What the AWS CLI prints of your cluster becomes a scenario, and so does a Copilot manifest.yml. It is read here, on your machine: nothing is sent anywhere.'
          : 'It is checked as RegisterTaskDefinition would, here on your machine. A service, a whole scenario, the output of the AWS CLI or a Copilot manifest is taken too.'
      }
      width={640}
    >
      <PastePanel
        text={text}
        files={files}
        forCluster={forCluster}
        readCluster={readCluster}
        copyButton={CopyButton}
        onInsert={(inserted, label) => {
          endTyping();
          useDocument.getState().edit(inserted.text, label);
          usePreferences
            .getState()
            .set({ editorOpen: true, editorTab: inserted.path === '' ? 'scenario' : editorTabOf(inserted.path) });
          goTo({ path: inserted.path });
          forgetSources();
          closeDialog();
          sayNotes(inserted.notes ?? []);
        }}
        onOpen={(opened) => {
          void openImported(session, opened);
          closeDialog();
        }}
        onFiles={(chosen) => void takeFiles(session, chosen)}
        onLongText={(long) => {
          addSources([{ name: `pasted text ${dropped.length + 1}`, text: long }]);
          openDialog('paste', 'cluster');
        }}
        onRemoveFile={removeSource}
        onCancel={() => {
          forgetSources();
          closeDialog();
        }}
      />
    </DialogFrame>
  );
}

/** What of a cluster was not added to the scenario that is open, or differs from it. */
function sayNotes(notes: readonly string[]): void {
  if (notes.length === 0) return;
  useNotices.getState().say({ id: 'imported', kind: 'warning', title: 'The cluster is added.', text: notes.join(' ') });
}

const NO_FILES: readonly ImportSource[] = [];
