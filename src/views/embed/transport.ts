import { usePlayback } from '../../store/playback-store';
import type { Session } from '../../store/session';
import { useWorld } from '../../store/world-store';
import { useWorlds } from '../../store/worlds/worlds';
import { clock, count } from '../../words/prose';
import { element, icon } from './element';
import styles from './embed.module.css';

const ICONS = {
  play: 'M7 4L20 12L7 20Z',
  pause: 'M6 4H10V20H6ZM14 4H18V20H14Z',
  back: 'M18 5L8 12L18 19ZM5 5V19',
  step: 'M6 5L16 12L6 19ZM19 5V19',
} as const;

/** Play, steps, the scrubber, the time, and the way to the whole page. */
export function createTransport(session: Session): HTMLElement {
  const play = button('Play', ICONS.play, () => session.toggle());
  play.classList.add(styles['play'] ?? '');
  const back = button('Previous placement', ICONS.back, () => session.step('previousPlacement'));
  const step = button('Next placement', ICONS.step, () => session.step('nextPlacement'));
  const scrubber = element('input', {
    type: 'range',
    min: '0',
    step: '1000',
    class: styles['scrubber'],
    'aria-label': 'Time',
  });
  scrubber.addEventListener('input', () => session.seek(Number(scrubber.value)));
  const time = element('p', { class: styles['time'] });
  const waiting = element('p', { class: styles['waiting'] });
  const whole = element('a', { class: styles['whole'], target: '_blank', rel: 'noopener' }, 'Open in Stowplan');
  const show = (): void => {
    const { playing, timeMs, durationMs } = usePlayback.getState();
    if ((play.ariaLabel === 'Pause') !== playing) {
      play.ariaLabel = playing ? 'Pause' : 'Play';
      play.title = play.ariaLabel;
      play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
    }
    scrubber.max = String(durationMs);
    scrubber.value = String(timeMs);
    scrubber.style.setProperty('--done', `${(timeMs / durationMs) * 100}%`);
    scrubber.setAttribute('aria-valuetext', clock(timeMs));
    time.textContent = clock(timeMs);
  };
  const tellWaiting = (): void => {
    const tasks = useWorld.getState().view?.waiting.reduce((sum, group) => sum + group.count, 0) ?? 0;
    const isAlone = useWorlds.getState().worlds.length === 1;
    waiting.textContent = tasks === 0 || !isAlone ? '' : `${count(tasks, 'task')} waiting`;
  };
  const lead = (): void => {
    whole.href = wholeAddress();
  };
  usePlayback.subscribe(show);
  useWorld.subscribe(tellWaiting);
  window.addEventListener('hashchange', lead);
  show();
  tellWaiting();
  lead();
  return element('footer', { class: styles['transport'] }, play, back, step, scrubber, time, waiting, whole);
}

/** The same scenario on the whole page. */
function wholeAddress(): string {
  const { href } = window.location;
  return href.replaceAll(/&(?:embed|play)(?=&|$)/g, '').replace(/#embed&?/, '#');
}

function button(label: string, path: string, run: () => void): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: styles['button'], 'aria-label': label, title: label },
    icon(path),
  );
  made.addEventListener('click', run);
  return made;
}
