import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createFrameStore } from './store/frame-store';
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
const session = createSession(startSimulationClient(), frames);
mirrorFrames(frames);
showTheme();
window.stowplan = showIdle(session);
keepDraft();
void openAddress(session);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
