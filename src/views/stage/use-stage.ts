import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { createStage } from '../../drawing/stage/stage';
import type { Stage, StageCallbacks } from '../../drawing/stage/stage';
import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { useSelection } from '../../store/selection-store';
import { useSession } from '../session-context';
import { useTheme } from '../theme';

/** Ties the drawing to the stores: what is on them is drawn, what is pointed at there is put on them. */
export function useStage(
  host: RefObject<HTMLElement | null>,
  form: 'desktop' | 'phone',
  onActivate: StageCallbacks['onActivate'],
): RefObject<Stage | null> {
  const session = useSession();
  const theme = useTheme();
  const stage = useRef<Stage | null>(null);
  const redraw = useRef<() => void>(() => {});
  const activate = useRef(onActivate);
  useEffect(() => {
    activate.current = onActivate;
  });

  useEffect(() => {
    if (host.current === null) return undefined;
    const selection = useSelection.getState();
    const made = createStage(host.current, {
      onSelect: selection.select,
      onHover: selection.hover,
      onActivate: (ref, point) => activate.current(ref, point),
      onZoom: () => {},
    });
    stage.current = made;
    return () => {
      stage.current = null;
      made.destroy();
    };
  }, [host]);

  useEffect(() => {
    const draw = (view: WorldView | null = session.frames.view()): void => {
      if (view === null) return;
      const { selected, hovered, litOwner } = useSelection.getState();
      const { speed } = usePlayback.getState();
      stage.current?.setData({
        catalog: view.catalog,
        frame: view.frame,
        selection: selected,
        hover: hovered,
        litOwner,
        theme,
        speed,
        form,
      });
    };
    redraw.current = () => draw();
    draw();
    const endFrames = session.frames.subscribe(draw);
    const endSelection = useSelection.subscribe((state, before) => {
      if (state.selected !== before.selected || state.hovered !== before.hovered || state.litOwner !== before.litOwner)
        draw();
    });
    return () => {
      endFrames();
      endSelection();
    };
  }, [session, theme, form]);

  return stage;
}
