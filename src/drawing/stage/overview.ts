import type { Point } from './camera';
import type { StageLayout } from './layout';
import type { StageViewport } from './metrics';
import type { StageOverview } from './stage-types';

/** The whole drawing below the heads, and which part of it the camera shows. */
export function overviewOf(layout: StageLayout, pan: Point, viewport: StageViewport): StageOverview {
  const top = layout.metrics.contentTop;
  return {
    width: layout.width,
    height: layout.height,
    top,
    view: {
      x: Math.max(0, -pan.x),
      y: top + Math.max(0, -pan.y),
      width: Math.min(layout.width, viewport.width),
      height: Math.min(layout.height, viewport.height) - top,
    },
    isPartial: layout.width > viewport.width + 1 || layout.height > viewport.height + 1,
  };
}
