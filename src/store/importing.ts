import { create } from 'zustand';
import type { ClusterImport, ImportOptions, ImportSource } from '../scenario/import/cluster-import';
import type { ExportFormat, ScenarioExport } from '../scenario/export/scenario-export';
import { askForCamera } from './camera-store';
import { setCaption } from './caption-store';
import { closeDialog, openDialog } from './dialog-store';
import { useDocument } from './document-store';
import { setDraftAside, writeDraft } from './draft';
import { useNotices } from './notice-store';
import { leaveAddress, openText } from './opening';
import { usePlayback } from './playback-store';
import type { Session } from './session';

/** What comes from outside by paste or drop, and what goes out in the languages of others. The worker reads and writes it. */

export type { ClusterImport, ExportFormat, ImportOptions, ImportSource, ScenarioExport };

/** Files that were dropped or chosen and wait in the paste dialog. */
export const usePastedFiles = create<{ readonly files: readonly ImportSource[] }>()(() => ({ files: [] }));

export function addSources(added: readonly ImportSource[]): void {
  usePastedFiles.setState(({ files }) => ({ files: [...files, ...added] }));
}

export function removeSource(source: ImportSource): void {
  usePastedFiles.setState(({ files }) => ({ files: files.filter((file) => file !== source) }));
}

export function forgetSources(): void {
  usePastedFiles.setState({ files: [] });
}

/** A scenario says at its head that it is one: megabytes of a cluster are not searched for it while the page waits. Characters. */
const HEAD = 100_000;

/** Files that were dropped on the page: a scenario opens, anything else goes to the paste dialog, which says what it is. */
export async function takeFiles(session: Session, dropped: readonly File[]): Promise<void> {
  const sources = await Promise.all(dropped.map(sourceOf));
  const scenario = sources.find(({ text }) => /"stowplan"\s*:/.test(text.slice(0, HEAD)));
  const others = sources.filter((source) => source !== scenario);
  if (scenario !== undefined) await openText(session, scenario.text, { kind: 'file', name: scenario.name });
  if (others.length === 0) return closeDialog();
  addSources(others);
  openDialog('paste', 'cluster');
}

export async function sourceOf(file: File): Promise<ImportSource> {
  return { name: file.name, text: decoded(new Uint8Array(await file.arrayBuffer())) };
}

/** UTF-8, or what PowerShell writes with `>`: UTF-16 behind a byte order mark. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Opens an imported cluster as the visitor's draft, standing at second 0. The draft that was there is put aside, and said to be. */
export async function openImported(session: Session, text: string): Promise<void> {
  const { text: present, fragment, origin, edited } = useDocument.getState();
  const isOwn = edited && origin.kind !== 'kept';
  if (isOwn) writeDraft({ text: present, fragment, origin, timeMs: usePlayback.getState().timeMs });
  setDraftAside();
  leaveAddress();
  askForCamera(undefined);
  setCaption(undefined);
  forgetSources();
  await session.open(text, { kind: 'draft' });
  if (!isOwn) return;
  useNotices.getState().say({
    id: 'imported',
    kind: 'status',
    title: 'The cluster is open.',
    text: 'What you had before is in the scenario’s menu: Your draft before this one.',
  });
}

/** The scenario on the page in another language. */
export function exportPresent(session: Session, format: ExportFormat): Promise<ScenarioExport> {
  return session.client.exportScenario(useDocument.getState().text, format);
}
