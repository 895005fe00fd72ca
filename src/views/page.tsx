import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Session } from '../store/session';
import { App } from './app';

/** Puts the page into the document. In a file of its own: the simulation is under way before React is there. */
export function showPage(session: Session): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}
