import { createFrameStore } from './store/frame-store';
import { followBranches } from './store/branches-store';
import { sayFindings } from './store/findings';
import { isEmbedAddress } from './store/embedded';
import { keepDraft } from './store/keep-draft';
import { openAddress } from './store/opening';
import { createSession } from './store/session';
import { keepShelf } from './store/shelf/keep-shelf';
import { mirrorActiveWorld } from './store/world-store';
import { showIdle } from './views/idle';
import type { PageHandle } from './views/idle';
import { showNotLoaded } from './views/not-loaded';
import './views/fonts.css';
import './views/tokens.css';
import './views/base.css';
import './views/shell.css';
import { stageScript } from './views/stage/stage-script';
import { showTheme } from './views/theme';
import { startSimulationClient } from './worker/client';

/** Wait after the page has loaded before its files are kept for use offline, ms: what the visitor looks at comes first. */
const OFFLINE_AFTER_MS = 4_000;

declare global {
  interface Window {
    /** For tests and the curious. */
    stowplan?: PageHandle;
  }
}

/** `?debug`, and the development server: the simulation is held to its invariants after every step. */
const watched = import.meta.env.DEV || new URLSearchParams(window.location.search).has('debug');
// The worker first: it loads, reads the scenario and places its tasks while this thread makes the page.
const client = startSimulationClient(watched);
void stageScript();
const frames = createFrameStore();
const session = createSession(client, frames, () => startSimulationClient(watched));
if (watched) sayFindings(client);
mirrorActiveWorld();
showTheme();
window.stowplan = showIdle(session);
if (!isEmbedAddress()) {
  followBranches();
  keepDraft();
  keepShelf();
}
const opened = openAddress(session);
// An embed leaves nothing on the visitor's device, least of all the whole page.
if (!isEmbedAddress())
  window.addEventListener('load', () => {
    setTimeout(() => void import('./offline/keep-offline').then(({ keepOffline }) => keepOffline()), OFFLINE_AFTER_MS);
  });
const shown = isEmbedAddress()
  ? import('./views/embed/embed').then(({ showEmbed }) => showEmbed(session, opened))
  : import('./views/page').then(({ showPage }) => showPage(session));
shown.catch(showNotLoaded);
