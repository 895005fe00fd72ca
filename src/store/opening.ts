import { FIRST_EXAMPLE } from '../scenario/examples/first';
import { fragmentOf } from '../scenario/link/fragment';
import { askForCamera } from './camera-store';
import { setCaption } from './caption-store';
import { useDocument } from './document-store';
import type { Origin } from './document-store';
import { readDraft, readPreviousDraft } from './draft';
import { isEmbedAddress } from './embedded';
import { useNotices } from './notice-store';
import type { BadLink } from './notice-store';
import { SPEEDS, usePlayback } from './playback-store';
import { INSPECTOR_TABS, usePreferences } from './preferences-store';
import type { Session } from './session';
import { fittingSpeed } from './session/axis';

/**
 * Opens what the address asks for: a shared scenario (`#s=`) or an example (`#e=`); without either, the visitor's draft, else the first
 * example, playing. A link that cannot be opened leaves the draft alone and says what is wrong with it.
 */
export async function openAddress(session: Session): Promise<void> {
  useNotices.getState().setBadLink(null);
  const { hash } = window.location;
  const { scenario, example, play, embed } = fragmentOf(hash);
  if (scenario !== undefined) await openLink(session, hash);
  else if (example !== undefined) {
    if (!(await openExample(session, example, play))) refuse(session, 'unknown-example', example);
  } else if (embed) {
    // The visitor's own work is not shown on the pages of others.
    await playExample(session, FIRST_EXAMPLE.id, FIRST_EXAMPLE.text);
  } else await openDraftOrFirst(session);
}

/** Reading a scenario out of a link brings the whole check of scenarios along: it is loaded when there is one. */
async function openLink(session: Session, hash: string): Promise<void> {
  const { readHash } = await import('../scenario/link/link');
  const link = readHash(hash);
  if (link.kind === 'bad') refuse(session, link.why, link.detail);
  if (link.kind !== 'scenario') return;
  await openAndBegin(session, link.text, { kind: 'link' }, link.play);
}

function refuse(session: Session, why: BadLink['why'], detail: string): void {
  session.pause();
  useNotices.getState().setBadLink({ why, detail, hasDraft: !isEmbedAddress() && readDraft() !== null });
}

/** The visitor's own draft where there is one, else what a newcomer sees. */
export async function openDraftOrFirst(session: Session): Promise<void> {
  const draft = readDraft();
  if (draft) {
    forgetView();
    const isKept = draft.origin.kind === 'kept';
    await session.open(draft.text, isKept ? draft.origin : { kind: 'draft' }, draft.timeMs, draft.branches);
    if (isKept) useDocument.setState({ edited: true });
    if (draft.fragment) useDocument.getState().typeFragment(draft.fragment);
    return;
  }
  await playExample(session, FIRST_EXAMPLE.id, FIRST_EXAMPLE.text);
}

/** Opens a built-in scenario and plays it. False where there is none of that id. */
async function openExample(session: Session, id: string, plays = false): Promise<boolean> {
  const { exampleText, findExample } = await import('../scenario/examples/examples');
  const example = findExample(id);
  if (!example) return false;
  await playExample(session, id, exampleText(example), plays);
  return true;
}

async function playExample(session: Session, id: string, text: string, plays = false): Promise<void> {
  await openAndBegin(session, text, { kind: 'example', id }, plays);
}

/** Opens the contents of a file. */
export async function openFile(session: Session, file: File): Promise<void> {
  await openText(session, await file.text(), { kind: 'file', name: file.name });
}

/** Opens a scenario that no address names. */
export async function openText(session: Session, text: string, origin: Origin): Promise<void> {
  leaveAddress();
  await openAndBegin(session, text, origin);
}

/** Opens the draft that was put aside when another scenario was edited. */
export async function openPreviousDraft(session: Session): Promise<void> {
  const draft = readPreviousDraft();
  if (!draft) return;
  leaveAddress();
  forgetView();
  await session.open(draft.text, { kind: 'draft' }, draft.timeMs, draft.branches);
}

/** Opens a text and begins as it asks, unless another has been opened while it was loaded: that one begins by itself. */
async function openAndBegin(session: Session, text: string, origin: Origin, plays = false): Promise<void> {
  await session.open(text, origin);
  if (useDocument.getState().text === text) begin(session, plays);
}

/** What the scenario asks for: its speed, what to look at and where, its moment; then it plays, unless it is to stand still at one. */
function begin(session: Session, plays = false): void {
  const { scenario, good } = useDocument.getState();
  // What one scenario opened says nothing about the next.
  const { at, select, camera, caption, speed, panel } = scenario && good ? scenario.view : {};
  askForCamera(camera);
  setCaption(caption);
  if (!scenario || !good) return;
  session.setSpeed(SPEEDS.find((known) => known === speed) ?? fittingSpeed(usePlayback.getState().durationMs));
  if (!isEmbedAddress())
    usePreferences.getState().set({ inspectorTab: INSPECTOR_TABS.find((known) => known === panel) ?? 'why' });
  if (select !== undefined) void import('./select-named').then(({ selectNamed }) => selectNamed(session, select));
  if (at !== undefined) session.seek(at * 1000);
  if (at === undefined || plays) session.play();
}

/** A visitor's own draft opens where it was left: without a sender's caption, and as a whole. */
function forgetView(): void {
  askForCamera(undefined);
  setCaption(undefined);
}

/** What is on the page is no longer what the address says. */
export function leaveAddress(): void {
  if (window.location.hash === '') return;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}
