import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useErrorBoundary } from 'react-error-boundary';
import type { StageForm } from '../../drawing/stage/metrics';
import type { StageLink } from '../../drawing/stage/stage-link';
import type { Stage, StageCallbacks, StageData } from '../../drawing/stage/stage-types';
import { useArrangement } from '../../store/arrangement-store';
import { useDifferences } from '../../store/differences/differences-store';
import type { FrameCause, WorldView } from '../../store/frame-store';
import { useLayoutInfo } from '../../store/layout-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import { onStage, useSelection } from '../../store/selection-store';
import type { Selectable, StageRef } from '../../store/selection-store';
import { thereOf, turnTo } from '../../store/worlds/same-thing';
import { activeWorld, useWorlds } from '../../store/worlds/worlds';
import type { WorldHandle } from '../../store/worlds/worlds';
import { firstPaintDone } from '../first-paint';
import { pageScheduler } from '../page-scheduler';
import { useSession } from '../session-context';
import { followCamera } from '../stage/follow-camera';
import { stageScript } from '../stage/stage-script';
import { createWorldData } from '../stage/world-data';
import { useTheme } from '../theme';
import { useHovered } from '../../store/compare/hovered-store';

type World = Pick<WorldHandle, 'index' | 'frames'>;

/** Ties one world's drawing to the stores, among others that are drawn at the same scale and seen from the same point of view. */
export function useWorldStage(
  host: RefObject<HTMLElement | null>,
  { index, frames }: World,
  { link, form, scale = 1 }: { readonly link: StageLink; readonly form: StageForm; readonly scale?: number },
  onActivate: StageCallbacks['onActivate'],
): RefObject<Stage | null> {
  const session = useSession();
  const theme = useTheme();
  const { showBoundary } = useErrorBoundary();
  const stage = useRef<Stage | null>(null);
  const activate = useRef(onActivate);
  useEffect(() => {
    activate.current = onActivate;
  });

  const feed = useRef<() => void>(() => {});
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    let gone = false;
    let stopFollowing = (): void => undefined;
    const put = async (): Promise<void> => {
      const { createStage } = await stageScript();
      if (gone) return;
      const made = createStage(
        element,
        {
          onSelect(ref) {
            turnTo(index);
            useSelection.getState().select(ref);
          },
          onHover: (ref) => useHovered.getState().hover(index, ref),
          onActivate(ref, point) {
            turnTo(index);
            activate.current(ref, point);
          },
          // All are laid out alike: what stands around them is drawn at the first one's scale.
          onZoom: (info) => index === 0 && useLayoutInfo.setState({ info }),
          onBroken: showBoundary,
        },
        pageScheduler,
        link,
      );
      stage.current = made;
      if (index === 0) stopFollowing = followCamera(made);
      session.performBeats(async (...beats) => {
        const { createBeatPerformer } = await import('../stage/beat-performer');
        return createBeatPerformer({ frames }, made)(...beats);
      }, index);
      feed.current();
    };
    put().catch(showBoundary);
    return () => {
      gone = true;
      stopFollowing();
      session.performBeats(null, index);
      stage.current?.destroy();
      stage.current = null;
    };
  }, [session, host, index, frames, link, showBoundary]);

  useEffect(() => {
    const { draw, end } = feedStage({ index, frames }, () => stage.current, { theme, form, scale });
    feed.current = draw;
    draw();
    return end;
  }, [index, frames, theme, form, scale]);
  return stage;
}

/** Gives the stage every frame, and every change of what is pointed at in any of the worlds. */
function feedStage(
  { index, frames }: World,
  stage: () => Stage | null,
  look: Pick<StageData, 'theme' | 'form' | 'scale'>,
): { readonly draw: () => void; readonly end: () => void } {
  let cause: FrameCause = 'world';
  let pictured = false;
  const worldData = createWorldData();
  const draw = (view: WorldView | null = frames.view()): void => {
    const drawing = stage();
    if (view === null || drawing === null) return;
    const { litInstances, litTasks, ghosts } = useSelection.getState();
    const isActive = useWorlds.getState().active === index;
    const active = activeWorld().frames.view();
    drawing.setData({
      ...worldData(index, view),
      cause,
      speed: usePlayback.getState().speed,
      hover: hoveredHere(index, active, view),
      litInstances: isActive ? litInstances : null,
      litTasks: isActive ? litTasks : null,
      ghosts: isActive ? ghosts : null,
      ...look,
    });
    if (!pictured) requestAnimationFrame(firstPaintDone);
    pictured = true;
  };
  const redraw = (): void => draw();
  const ends = [
    frames.subscribe((view, how) => {
      cause = how;
      draw(view);
    }),
    useSelection.subscribe(redraw),
    useHovered.subscribe(redraw),
    useDifferences.subscribe(redraw),
    useWorlds.subscribe((state, before) => state.active !== before.active && redraw()),
    useArrangement.subscribe((state, before) => state.drawn !== before.drawn && redraw()),
    usePreferences.subscribe((state, before) => state.shade !== before.shade && redraw()),
  ];
  return { draw, end: () => ends.forEach((end) => end()) };
}

/** What is pointed at in one world, in this one; null for what cannot be ringed. */
function hereOf(ref: Selectable | null, active: WorldView | null, view: WorldView): StageRef | null {
  return onStage(thereOf(ref, active, view));
}

/** What is hovered on another stage, or in a pane, in this world; the stage rings what it hovers itself. */
function hoveredHere(index: number, active: WorldView | null, view: WorldView): StageRef | null {
  const { world, ref } = useHovered.getState();
  const from = useWorlds.getState().worlds[world]?.frames.view() ?? null;
  const beside = world === index ? null : hereOf(ref, from, view);
  return beside ?? hereOf(useSelection.getState().hovered, active, view);
}
