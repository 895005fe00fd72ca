import { FIRST_EXAMPLE } from '../scenario/examples/first';
import { useDocument } from './document-store';
import { readDraft, readPreviousDraft } from './draft';
import { useNotices } from './notice-store';
import type { BadLink } from './notice-store';
import { selectNamed } from './select-named';
import { SPEEDS } from './playback-store';
import { INSPECTOR_TABS, usePreferences } from './preferences-store';
import type { Session } from './session';

/**
 * Opens what the address asks for: a shared scenario (`#s=`) or an example (`#e=`); without either, the visitor's draft, else the first
 * example, playing. A link that cannot be opened leaves the draft alone and says what is wrong with it.
 */
export async function openAddress(session: Session): Promise<void> {
  useNotices.getState().setBadLink(null);
  const { hash } = window.location;
  // Reading a link brings the whole check of scenarios along: it is loaded when there is one.
  const link = hash.length > 1 ? (await import('../scenario/link/link')).readHash(hash) : null;
  switch (link?.kind) {
    case 'scenario':
      await session.open(link.text, { kind: 'link' });
      begin(session);
      return;
    case 'example':
      if (!(await openExample(session, link.id))) refuse(session, 'unknown-example', link.id);
      return;
    case 'bad':
      refuse(session, link.why, link.detail);
      return;
    case 'lesson':
    case 'none':
    case undefined:
      await openDraftOrFirst(session);
  }
}

function refuse(session: Session, why: BadLink['why'], detail: string): void {
  session.pause();
  useNotices.getState().setBadLink({ why, detail, hasDraft: readDraft() !== null });
}

/** The visitor's own draft where there is one, else what a newcomer sees. */
export async function openDraftOrFirst(session: Session): Promise<void> {
  const draft = readDraft();
  if (draft) {
    await session.open(draft.text, { kind: 'draft' }, draft.timeMs, draft.branches);
    if (draft.fragment) useDocument.getState().typeFragment(draft.fragment);
    return;
  }
  await playExample(session, FIRST_EXAMPLE.id, FIRST_EXAMPLE.text);
}

/** Opens a built-in scenario and plays it. False where there is none of that id. */
async function openExample(session: Session, id: string): Promise<boolean> {
  const { exampleText, findExample } = await import('../scenario/examples/examples');
  const example = findExample(id);
  if (!example) return false;
  await playExample(session, id, exampleText(example));
  return true;
}

async function playExample(session: Session, id: string, text: string): Promise<void> {
  await session.open(text, { kind: 'example', id });
  begin(session);
}

/** Opens the contents of a file. */
export async function openFile(session: Session, file: File): Promise<void> {
  leaveAddress();
  await session.open(await file.text(), { kind: 'file', name: file.name });
  begin(session);
}

/** Opens the draft that was put aside when another scenario was edited. */
export async function openPreviousDraft(session: Session): Promise<void> {
  const draft = readPreviousDraft();
  if (!draft) return;
  leaveAddress();
  await session.open(draft.text, { kind: 'draft' }, draft.timeMs, draft.branches);
}

/** What the scenario asks for: its speed, what to look at and where, its moment; then it plays. */
function begin(session: Session): void {
  const { scenario, good } = useDocument.getState();
  if (!scenario || !good) return;
  const speed = SPEEDS.find((known) => known === scenario.view.speed);
  session.setSpeed(speed ?? 4);
  // What one scenario opened says nothing about the next.
  const tab = INSPECTOR_TABS.find((known) => known === scenario.view.panel);
  usePreferences.getState().set({ inspectorTab: tab ?? 'why' });
  if (scenario.view.select !== undefined) selectNamed(session, scenario.view.select);
  if (scenario.view.at === undefined) session.play();
  else session.seek(scenario.view.at * 1000);
}

/** What is on the page is no longer what the address says. */
export function leaveAddress(): void {
  if (window.location.hash === '') return;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}
