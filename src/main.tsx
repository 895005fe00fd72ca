import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createFrameStore } from './store/frame-store';
import { openAddress } from './store/opening';
import { createSession } from './store/session';
import { mirrorFrames } from './store/world-store';
import { App } from './views/app';
import './views/fonts.css';
import './views/tokens.css';
import './views/base.css';
import { showTheme } from './views/theme';
import { startSimulationClient } from './worker/client';

const frames = createFrameStore();
const session = createSession(startSimulationClient(), frames);
mirrorFrames(frames);
showTheme();
void openAddress(session);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
