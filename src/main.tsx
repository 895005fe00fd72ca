import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createFrameStore } from './store/frame-store';
import { followBranches } from './store/branches-store';
import { sayFindings } from './store/findings';
import { keepDraft } from './store/keep-draft';
import { openAddress } from './store/opening';
import { createSession } from './store/session';
import { mirrorFrames } from './store/world-store';
import { App } from './views/app';
import { showIdle } from './views/idle';
import type { PageHandle } from './views/idle';
import './views/fonts.css';
import './views/tokens.css';
import './views/base.css';
import { showTheme } from './views/theme';
import { startSimulationClient } from './worker/client';

declare global {
  interface Window {
    /** For tests and the curious. */
    stowplan?: PageHandle;
  }
}

const frames = createFrameStore();
/** `?debug`, and the development server: the simulation is held to its invariants after every step. */
const watched = import.meta.env.DEV || new URLSearchParams(window.location.search).has('debug');
const session = createSession(startSimulationClient(watched), frames);
if (watched) sayFindings(session.client);
mirrorFrames(frames);
showTheme();
window.stowplan = showIdle(session);
followBranches();
keepDraft();
void openAddress(session);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
