import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useErrorBoundary } from 'react-error-boundary';
import type { StageForm } from '../../drawing/stage/metrics';
import type { Stage, StageCallbacks, StageData } from '../../drawing/stage/stage-types';
import { useArrangement } from '../../store/arrangement-store';
import { TASK } from '../../frame/frame';
import { taskCell, taskRow } from '../../store/frame-store';
import type { FrameCause, WorldView } from '../../store/frame-store';
import { useLayoutInfo } from '../../store/layout-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import { onStage, useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { firstPaintDone } from '../first-paint';
import { pageScheduler } from '../page-scheduler';
import { useSession } from '../session-context';
import { useTheme } from '../theme';
import { followCamera } from './follow-camera';
import { stageScript } from './stage-script';

/** How long what is heavy waits for a world that plays to move, ms. */
const MOTION_PATIENCE_MS = 1_000;

/** Ties the drawing to the stores: what is in them is drawn, what is pointed at on it is put into them. */
export function useStage(
  host: RefObject<HTMLElement | null>,
  form: StageForm,
  onActivate: StageCallbacks['onActivate'],
  scale = 1,
): RefObject<Stage | null> {
  const session = useSession();
  const theme = useTheme();
  const { showBoundary } = useErrorBoundary();
  const stage = useRef<Stage | null>(null);
  const activate = useRef(onActivate);
  useEffect(() => {
    activate.current = onActivate;
  });

  // What feeds the stage at present: one that comes later is given what there is.
  const feed = useRef<() => void>(() => {});
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    let gone = false;
    let stopFollowing = (): void => undefined;
    // Beside the page, not in it: its scripts are loaded while the page is put up.
    const put = async (): Promise<void> => {
      const { createStage } = await stageScript();
      if (gone) return;
      const made = createStage(
        element,
        {
          onSelect: (ref) => useSelection.getState().select(ref),
          onHover: (ref) => useSelection.getState().hover(ref),
          onActivate: (ref, point) => activate.current(ref, point),
          onZoom: (info) => useLayoutInfo.setState({ info }),
          onBroken: showBoundary,
          originOf: (taskIndex) => trayHullOf(session, taskIndex),
        },
        pageScheduler,
      );
      stage.current = made;
      stopFollowing = followCamera(made);
      session.performBeats(async (...beats) => {
        const { createBeatPerformer } = await import('./beat-performer');
        return createBeatPerformer(session, made)(...beats);
      });
      feed.current();
    };
    put().catch(showBoundary);
    return () => {
      gone = true;
      stopFollowing();
      session.performBeats(null);
      stage.current?.destroy();
      stage.current = null;
    };
  }, [host, session, showBoundary]);

  useEffect(() => {
    const { draw, end } = feedStage(session, () => stage.current, { theme, form, scale });
    feed.current = draw;
    draw();
    return end;
  }, [session, theme, form, scale]);
  return stage;
}

/** Where a task stood in the tray while it waited for its capacity provider; null for one that did not. */
function trayHullOf({ frames }: Session, taskIndex: number): DOMRect | null {
  const view = frames.view();
  const row = view ? taskRow(view.frame, taskIndex) : -1;
  if (!view || row < 0) return null;
  const cell = (column: number): number => taskCell(view.frame, row, column);
  const key = `${cell(TASK.platform) - 2} ${cell(TASK.ownerIndex)} ${cell(TASK.taskDefinitionIndex)}`;
  return document.querySelector(`[data-waits="${key}"]`)?.getBoundingClientRect() ?? null;
}

/** Gives the stage every frame and every change of what is pointed at, from the first that it can draw. Answers with how to draw now and how to stop. */
function feedStage(
  session: Session,
  stage: () => Stage | null,
  look: Pick<StageData, 'theme' | 'form' | 'scale'>,
): { readonly draw: () => void; readonly end: () => void } {
  let cause: FrameCause = 'world';
  let pictured = false;
  // What is heavy waits for the first picture and, where the world plays, for the next, which shows it; not for ever.
  const tellPictured = (): void => {
    pictured ||= cause === 'advance' || !usePlayback.getState().playing;
    if (pictured) firstPaintDone();
    else setTimeout(firstPaintDone, MOTION_PATIENCE_MS);
  };
  const draw = (view: WorldView | null = session.frames.view()): void => {
    const drawing = stage();
    if (view === null || drawing === null) return;
    const { selected, hovered, litOwner, litInstances, litTasks, ghosts } = useSelection.getState();
    const { arrangement, filter } = useArrangement.getState().drawn;
    drawing.setData({
      catalog: view.catalog,
      frame: view.frame,
      cause,
      speed: usePlayback.getState().speed,
      selection: onStage(selected),
      hover: hovered,
      litOwner,
      litInstances,
      litTasks,
      ghosts,
      ...look,
      ...(arrangement && { arrangement }),
      shade: usePreferences.getState().shade,
      filter,
    });
    if (!pictured) requestAnimationFrame(tellPictured);
  };
  const endFrames = session.frames.subscribe((view, how) => {
    cause = how;
    draw(view);
  });
  const redraw = (): void => draw();
  const endSelection = useSelection.subscribe(redraw);
  const endArrangement = useArrangement.subscribe((state, before) => state.drawn !== before.drawn && redraw());
  const endShade = usePreferences.subscribe((state, before) => state.shade !== before.shade && redraw());
  const end = (): void => {
    endFrames();
    endSelection();
    endArrangement();
    endShade();
  };
  return { draw, end };
}
