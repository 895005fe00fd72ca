import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { LayoutInfo, Stage } from '../../drawing/stage/stage-types';
import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { usePredict } from '../../store/predict/predict-store';
import { storyOf } from '../../store/present/steps';
import { useSelection } from '../../store/selection-store';
import { activeWorld } from '../../store/worlds/worlds';

/** Narrowest column in which names can be read from afar, and the one to zoom to where it is narrower, px at 1280 x 720. */
const NARROWEST = 96;
const LEGIBLE = 300;

/**
 * Where the whole cluster is too small to be read from afar, the stage zooms to what the caption speaks of. While a class is asked, and while time plays, all
 * of it is seen.
 */
export function useSpotlight(
  stage: RefObject<Stage | null>,
  host: RefObject<Element | null>,
  scale: number,
  active = true,
): void {
  useEffect(() => {
    if (!active) return undefined;
    let at: number | null = null;
    const look = (): void => {
      const drawing = stage.current;
      const info = drawing?.layoutInfo();
      if (!drawing || !info || !host.current) return;
      const instance = isWide(info, scale) ? null : spokenOf();
      if (instance === at) return;
      at = instance;
      if (instance === null) drawing.fit();
      else
        void zoomOn(
          drawing,
          host.current,
          instance,
          (LEGIBLE * scale * info.zoom) / info.columnWidth,
          () => at === instance,
        );
    };
    const ends = [useSelection.subscribe(look), usePredict.subscribe(look), usePlayback.subscribe(look)];
    return () => ends.forEach((end) => end());
  }, [stage, host, scale, active]);
}

/** Whether the whole cluster can be read where all of it is seen. */
function isWide({ columnWidth, zoom }: LayoutInfo, scale: number): boolean {
  return columnWidth / zoom >= NARROWEST * scale;
}

/** The instance that the caption speaks of; null where it speaks of none, or of many. */
function spokenOf(): number | null {
  const view = activeWorld().frames.view();
  const isSeenWhole = usePlayback.getState().playing || usePredict.getState().question !== null;
  return view === null || isSeenWhole ? null : instanceOf(view);
}

function instanceOf(view: WorldView): number | null {
  const { event, decision } = storyOf(view);
  if (decision !== null) return decision.instanceIndex < 0 ? null : decision.instanceIndex;
  const [instance, ...others] = event?.instanceIndexes ?? [];
  return instance === undefined || others.length > 0 ? null : instance;
}

/** Zooms in about an instance, then brings it to the middle. */
async function zoomOn(
  stage: Stage,
  host: Element,
  instanceIndex: number,
  zoom: number,
  isWanted: () => boolean,
): Promise<void> {
  const ref = { kind: 'instance', instanceIndex } as const;
  if (Math.abs(stage.camera().k - zoom) > 0.01) {
    stage.zoomTo(zoom, ref);
    await stage.scheduler.idle();
  }
  const rect = stage.rectOf(ref);
  const seen = stage.overview();
  if (!isWanted() || !rect || !seen) return;
  const { left, top } = host.getBoundingClientRect();
  const x = rect.x + rect.width / 2 - left + seen.view.x;
  const y = rect.y + rect.height / 2 - top + seen.view.y - seen.top;
  stage.setCamera({ k: stage.camera().k, x: x / seen.width, y: y / seen.height }, { animate: true });
}
