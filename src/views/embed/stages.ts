import type { Stage, StageCallbacks } from '../../drawing/stage/stage-types';
import { onStage, useSelection } from '../../store/selection-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import type { FrameCause } from '../../store/frame-store';
import type { Session } from '../../store/session';
import { useWorlds } from '../../store/worlds/worlds';
import type { WorldHandle } from '../../store/worlds/worlds';
import { pageScheduler } from '../page-scheduler';
import { followCamera } from '../stage/follow-camera';
import { stageScript } from '../stage/stage-script';
import { themeInForce } from '../theme';
import styles from './embed.module.css';
import { element } from './element';

/** Below this width, px, a stage is drawn as on a phone: with fewer words in its heads. */
const NARROW = 560;

/** A stage for each world, side by side. They follow when the worlds become others. */
export async function showStages(session: Session, room: HTMLElement): Promise<void> {
  const { createStage } = await stageScript();
  let ends: (() => void)[] = [];
  let shown: readonly WorldHandle[] = [];
  const show = (worlds: readonly WorldHandle[]): void => {
    const isSame = worlds.length === shown.length && worlds.every(({ frames }, at) => frames === shown[at]?.frames);
    shown = worlds;
    if (isSame) return;
    for (const end of ends) end();
    const cells = worlds.map((world) => worldCell(world, worlds.length > 1));
    room.replaceChildren(...cells.map(({ cell }) => cell));
    ends = cells.map(({ host }, at) => {
      const world = worlds[at];
      return world ? feed(session, world, createStage(host, callbacksOf(world), pageScheduler), host) : () => undefined;
    });
  };
  useWorlds.subscribe(({ worlds }) => show(worlds));
  show(useWorlds.getState().worlds);
}

function worldCell({ letter, label }: WorldHandle, named: boolean): { cell: HTMLElement; host: HTMLElement } {
  const host = element('div', { class: styles['host'] });
  keepWheelForPage(host);
  const name = element('p', { class: styles['world'] }, element('b', {}, letter), ` ${label === letter ? '' : label}`);
  return { cell: element('div', { class: styles['cell'] }, ...(named ? [name] : []), host), host };
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
      useWorlds.setState({ active: index });
      useSelection.getState().select(ref);
    },
    onHover: () => undefined,
    onActivate: () => undefined,
    onZoom: () => undefined,
  };
}

/** Gives a stage every frame of its world, and what is selected in it. Answers with the way to stop. */
function feed(session: Session, { index, frames }: WorldHandle, stage: Stage, host: HTMLElement): () => void {
  let cause: FrameCause = 'world';
  const draw = (): void => {
    const view = frames.view();
    if (view === null) return;
    const { selected } = useSelection.getState();
    const isActive = useWorlds.getState().active === index;
    stage.setData({
      catalog: view.catalog,
      frame: view.frame,
      cause,
      speed: usePlayback.getState().speed,
      selection: isActive ? onStage(selected) : null,
      hover: null,
      litOwner: null,
      theme: themeInForce(),
      form: host.clientWidth < NARROW ? 'phone' : 'desktop',
      shade: usePreferences.getState().shade,
    });
  };
  if (index === 0) {
    session.performBeats(async (...beats) => {
      const { createBeatPerformer } = await import('../stage/beat-performer');
      return createBeatPerformer(session, stage)(...beats);
    });
  }
  const ends = [
    frames.subscribe((_, how) => {
      cause = how;
      draw();
    }),
    useSelection.subscribe(draw),
    followCamera(stage),
  ];
  const observer = new ResizeObserver(draw);
  observer.observe(host);
  draw();
  return () => {
    for (const end of ends) end();
    observer.disconnect();
    stage.destroy();
  };
}
