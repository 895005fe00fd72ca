import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { createStage } from '../../drawing/stage/stage';
import type { Stage, StageCallbacks } from '../../drawing/stage/stage-types';
import { useArrangement } from '../../store/arrangement-store';
import type { FrameCause, WorldView } from '../../store/frame-store';
import { useLayoutInfo } from '../../store/layout-store';
import { usePlayback } from '../../store/playback-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { pageScheduler } from '../page-scheduler';
import { useSession } from '../session-context';
import { useTheme } from '../theme';

/** Ties the drawing to the stores: what is in them is drawn, what is pointed at on it is put into them. */
export function useStage(
  host: RefObject<HTMLElement | null>,
  form: 'desktop' | 'phone',
  onActivate: StageCallbacks['onActivate'],
): RefObject<Stage | null> {
  const session = useSession();
  const theme = useTheme();
  const stage = useRef<Stage | null>(null);
  const activate = useRef(onActivate);
  useEffect(() => {
    activate.current = onActivate;
  });

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = createStage(
      host.current,
      {
        onSelect: (ref) => useSelection.getState().select(ref),
        onHover: (ref) => useSelection.getState().hover(ref),
        onActivate: (ref, point) => activate.current(ref, point),
        onZoom: (info) => useLayoutInfo.setState({ info }),
      },
      pageScheduler,
    );
    stage.current = made;
    session.performBeats(async (...beats) => {
      const { createBeatPerformer } = await import('./beat-performer');
      return createBeatPerformer(session, made)(...beats);
    });
    return () => {
      session.performBeats(null);
      stage.current = null;
      made.destroy();
    };
  }, [host, session]);

  useEffect(() => feedStage(session, () => stage.current, theme, form), [session, theme, form]);
  return stage;
}

/** Gives the stage every frame and every change of what is pointed at. Answers with the way to stop. */
function feedStage(
  session: Session,
  stage: () => Stage | null,
  theme: 'light' | 'dark',
  form: 'desktop' | 'phone',
): () => void {
  let cause: FrameCause = 'world';
  const draw = (view: WorldView | null): void => {
    if (view === null) return;
    const { selected, hovered, litOwner, litInstances } = useSelection.getState();
    const { arrangement, filter } = useArrangement.getState().drawn;
    stage()?.setData({
      catalog: view.catalog,
      frame: view.frame,
      cause,
      speed: usePlayback.getState().speed,
      selection: selected?.kind === 'service' ? null : selected,
      hover: hovered,
      litOwner,
      litInstances,
      theme,
      form,
      ...(arrangement && { arrangement }),
      shade: usePreferences.getState().shade,
      filter,
    });
  };
  draw(session.frames.view());
  const endFrames = session.frames.subscribe((view, how) => {
    cause = how;
    draw(view);
  });
  const redraw = (): void => draw(session.frames.view());
  const endSelection = useSelection.subscribe(redraw);
  const endArrangement = useArrangement.subscribe((state, before) => state.drawn !== before.drawn && redraw());
  const endShade = usePreferences.subscribe((state, before) => state.shade !== before.shade && redraw());
  return () => {
    endFrames();
    endSelection();
    endArrangement();
    endShade();
  };
}
