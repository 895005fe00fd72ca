import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Session } from '../store/session';
import { App } from './app';
import { Phone } from './later';
import { SMALL_SCREEN } from './media';

/** Puts the page into the document. In a file of its own: the simulation is under way before React is there. */
export async function showPage(session: Session): Promise<void> {
  // On a small screen the page is the phone's, in a script of its own: what is painted already stands until that is there. Where it
  // cannot be had, the page says so itself.
  if (window.matchMedia(SMALL_SCREEN).matches) await Phone.preload().catch(() => undefined);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}
