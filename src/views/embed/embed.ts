import { useNotices } from '../../store/notice-store';
import { openAddress } from '../../store/opening';
import type { Session } from '../../store/session';
import { isEmbedAddress } from '../../store/embedded';
import { showTheme } from '../theme';
import { element } from './element';
import styles from './embed.module.css';
import { createHead } from './head';
import { showStages } from './stages';
import { talkTo } from './talk';
import { createTransport } from './transport';

/**
 * The stage and the transport alone, for an `iframe` on a slide or a course page. Plain elements: neither React nor any panel of the page is
 * loaded, and nothing of the visitor's is read or written.
 * @param opened resolves when what the address asks for has been opened
 */
export async function showEmbed(session: Session, opened: Promise<void>): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const room = element('main', { class: styles['room'], 'aria-label': 'Stage' });
  const message = element('p', { class: styles['message'], role: 'alert' });
  root.replaceChildren(
    element('div', { class: styles['embed'] }, createHead(), room, message, createTransport(session)),
  );
  followAddress(session);
  tellBadLink(room, message);
  await showStages(session, room);
  if (window.parent === window) return;
  await opened;
  await session.settled();
  talkTo(window.parent, session);
}

/** Another fragment is another embed; one without `embed` is the whole page. */
function followAddress(session: Session): void {
  window.addEventListener('hashchange', () => {
    if (isEmbedAddress()) void openAddress(session);
    else window.location.reload();
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => showTheme());
}

/** In place of the stage where the link could not be opened: why, and what to do. */
function tellBadLink(room: HTMLElement, message: HTMLElement): void {
  const tell = async (): Promise<void> => {
    const { badLink } = useNotices.getState();
    room.hidden = badLink !== null;
    message.hidden = badLink === null;
    if (badLink === null) return;
    const { BAD_LINK_WORDS } = await import('../../words/link-words');
    const { title, text } = BAD_LINK_WORDS[badLink.why];
    message.replaceChildren(element('b', {}, title), ` ${text}`);
  };
  useNotices.subscribe((state, before) => state.badLink !== before.badLink && void tell());
  void tell();
}
