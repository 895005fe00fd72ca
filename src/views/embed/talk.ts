import { DECISION, DECISION_KINDS, DECISION_WIDTH } from '../../frame/frame';
import { useDocument } from '../../store/document-store';
import { taskName } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import type { Session } from '../../store/session';
import { readRequest } from './messages';
import type { EmbedNews } from './messages';

/** How often the page around is told of the time at most, wall-clock ms. */
const TIME_EVERY_MS = 100;
/** Placements that one frame tells of; of a run at high speed the latest. */
const MOST_PLACEMENTS = 50;

/**
 * Talks with the page around the embed. It is heard whatever its origin, since all it can do is what a visitor's click can; what it is told is of the
 * scenario that it has put into the address itself.
 */
export function talkTo(parent: Window, session: Session): void {
  const tell = (news: EmbedNews): void => parent.postMessage({ source: 'stowplan', ...news }, '*');
  window.addEventListener('message', ({ source, data }) => {
    if (source === parent) answer(session, data);
  });
  tellTime(tell);
  tellPlacements(session, tell);
  tell({ event: 'ready', name: useDocument.getState().scenario?.name ?? '', seconds: presentSeconds() });
}

function answer(session: Session, data: unknown): void {
  const request = readRequest(data);
  switch (request?.ask) {
    case 'play':
      return session.play();
    case 'pause':
      return session.pause();
    case 'step':
      return session.step(request.to);
    case 'seek':
      return session.seek(request.timeMs);
    case 'setSpeed':
      return session.setSpeed(request.speed);
    case undefined:
  }
}

function presentSeconds(): number {
  return usePlayback.getState().timeMs / 1_000;
}

function tellTime(tell: (news: EmbedNews) => void): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const say = (): void => {
    timer = null;
    const { playing, speed } = usePlayback.getState();
    tell({ event: 'time', seconds: presentSeconds(), playing, speed });
  };
  usePlayback.subscribe((state, before) => {
    const isNews = state.timeMs !== before.timeMs || state.playing !== before.playing || state.speed !== before.speed;
    if (isNews) timer ??= setTimeout(say, TIME_EVERY_MS);
  });
}

/** Placements are told of as time brings them, not when it jumps over them. */
function tellPlacements({ frames }: Session, tell: (news: EmbedNews) => void): void {
  const now = frames.view();
  let world = now?.frame.world ?? -1;
  let told = now?.decisionCount ?? 0;
  frames.subscribe((view, cause) => {
    const from = cause === 'advance' && view.frame.world === world ? told : view.decisionCount;
    world = view.frame.world;
    told = view.decisionCount;
    for (const news of placementsFrom(view, Math.max(from, told - MOST_PLACEMENTS))) tell(news);
  });
}

function placementsFrom(view: WorldView, from: number): EmbedNews[] {
  const { decisions, decisionsFrom, catalog } = view;
  const news: EmbedNews[] = [];
  const first = Math.max(0, from - decisionsFrom) * DECISION_WIDTH;
  for (let at = first; at < decisions.length; at += DECISION_WIDTH) {
    const cell = (column: number): number => decisions[at + column] ?? -1;
    if (DECISION_KINDS[cell(DECISION.kind)] !== 'place') continue;
    const task = cell(DECISION.taskIndex);
    news.push({
      event: 'placement',
      seconds: cell(DECISION.atMs) / 1_000,
      task: task < 0 ? null : taskName(view, task),
      owner: catalog.owners[cell(DECISION.ownerIndex)]?.name ?? '',
      containerInstance: catalog.instances[cell(DECISION.instanceIndex)]?.id ?? null,
    });
  }
  return news;
}
