import { createStageLink } from '../../drawing/stage/stage-link';
import type { Stage, StageCallbacks } from '../../drawing/stage/stage-types';
import { onStage, useSelection } from '../../store/selection-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import type { FrameCause } from '../../store/frame-store';
import type { Session } from '../../store/session';
import { thereOf, turnTo } from '../../store/worlds/same-thing';
import { activeWorld, useWorlds } from '../../store/worlds/worlds';
import type { WorldHandle } from '../../store/worlds/worlds';
import { pageScheduler } from '../page-scheduler';
import { followCamera } from '../stage/follow-camera';
import { stageScript } from '../stage/stage-script';
import { themeInForce } from '../theme';
import styles from './embed.module.css';
import { element } from './element';

/** Below this width, px, a stage is drawn as on a phone: with fewer words in its heads. */
const NARROW = 560;

/** A stage for each world, side by side at one scale. They follow when the worlds become others. */
export async function showStages(session: Session, room: HTMLElement): Promise<void> {
  const { createStage } = await stageScript();
  let ends: (() => void)[] = [];
  let shown: readonly WorldHandle[] = [];
  const show = (worlds: readonly WorldHandle[]): void => {
    const isSame = worlds.length === shown.length && worlds.every(({ frames }, at) => frames === shown[at]?.frames);
    shown = worlds;
    if (isSame) return;
    for (const end of ends) end();
    const link = worlds.length > 1 ? createStageLink() : null;
    const cells = worlds.map((world) => worldCell(world, worlds.length > 1));
    room.replaceChildren(...cells.map(({ cell }) => cell));
    ends = cells.map(({ world, host }) =>
      feed(session, world, createStage(host, callbacksOf(world), pageScheduler, link), host),
    );
    if (worlds.length > 1) ends.push(ringDifferences());
  };
  useWorlds.subscribe(({ worlds }) => show(worlds));
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const draw of redraws) draw();
  });
  show(useWorlds.getState().worlds);
}

interface Cell {
  readonly world: WorldHandle;
  readonly cell: HTMLElement;
  readonly host: HTMLElement;
}

function worldCell(world: WorldHandle, named: boolean): Cell {
  const host = element('div', { class: styles['host'] });
  keepWheelForPage(host);
  const { letter, label } = world;
  const name = element('p', { class: styles['world'] }, element('b', {}, letter), ` ${label === letter ? '' : label}`);
  return { world, host, cell: element('div', { class: styles['cell'] }, ...(named ? [name] : []), host) };
}

/** A wheel over an embed scrolls the page around it; with the key that zooms elsewhere it zooms. */
function keepWheelForPage(host: HTMLElement): void {
  const keep = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  };
  host.addEventListener('wheel', keep, { capture: true, passive: true });
}

function callbacksOf({ index }: WorldHandle): StageCallbacks {
  return {
    onSelect: (ref) => {
      turnTo(index);
      useSelection.getState().select(ref);
    },
    onHover: () => undefined,
    onActivate: () => undefined,
    onZoom: () => undefined,
  };
}

/** What is elsewhere in another world is found out only where there is one. Answers with the way to stop. */
function ringDifferences(): () => void {
  let end: (() => void) | null = null;
  let isOver = false;
  void import('../../store/differences/differences-store').then(({ followDifferences, useDifferences }) => {
    if (isOver) return;
    const endFollowing = followDifferences();
    const endTelling = useDifferences.subscribe((state) => {
      differing = state.differences?.tasks ?? [];
      for (const draw of redraws) draw();
    });
    end = () => {
      endFollowing();
      endTelling();
    };
  });
  return () => {
    isOver = true;
    differing = [];
    end?.();
  };
}

/** By world: its tasks that are ringed. */
let differing: readonly ReadonlySet<number>[] = [];
const redraws = new Set<() => void>();

/** Gives a stage every frame of its world, and what is selected in any. Answers with the way to stop. */
function feed(session: Session, { index, frames }: WorldHandle, stage: Stage, host: HTMLElement): () => void {
  let cause: FrameCause = 'world';
  const draw = (): void => {
    const view = frames.view();
    if (view === null) return;
    const { selected } = useSelection.getState();
    const active = activeWorld().frames.view();
    stage.setData({
      catalog: view.catalog,
      frame: view.frame,
      cause,
      speed: usePlayback.getState().speed,
      selection: onStage(thereOf(selected, active, view)),
      hover: null,
      litOwner: null,
      theme: themeInForce(),
      form: host.clientWidth < NARROW ? 'phone' : 'desktop',
      shade: usePreferences.getState().shade,
      differs: differing[index] ?? null,
    });
  };
  session.performBeats(async (...beats) => {
    const { createBeatPerformer } = await import('../stage/beat-performer');
    return createBeatPerformer({ frames }, stage)(...beats);
  }, index);
  redraws.add(draw);
  const ends = [
    frames.subscribe((_, how) => {
      cause = how;
      draw();
    }),
    useSelection.subscribe(draw),
    ...(index === 0 ? [followCamera(stage)] : []),
  ];
  const observer = new ResizeObserver(draw);
  observer.observe(host);
  draw();
  return () => {
    for (const end of ends) end();
    redraws.delete(draw);
    observer.disconnect();
    session.performBeats(null, index);
    stage.destroy();
  };
}
