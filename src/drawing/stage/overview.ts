import type { Point } from './camera';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';
import type { StageViewport } from './metrics';
import type { OverviewGroup, StageOverview } from './stage-types';

/** The whole drawing below the heads, and which part of it the camera shows. */
export function overviewOf(layout: StageLayout, pan: Point, viewport: StageViewport): StageOverview {
  const top = layout.metrics.contentTop;
  const view = {
    x: Math.max(0, -pan.x),
    y: Math.max(top, top - pan.y),
    width: Math.min(layout.width, viewport.width),
    height: Math.min(layout.height, viewport.height) - top,
  };
  const isPartial = layout.width > viewport.width + 1 || layout.height > viewport.height + 1;
  return {
    width: layout.width,
    height: layout.height,
    view,
    groups: layout.zones.map((zone) => groupOf(layout, zone)),
    isPartial,
  };
}

function groupOf(layout: StageLayout, { x, width, instances }: StageLayout['zones'][number]): OverviewGroup {
  const last = (instances.at(-1) ?? -1) * BOX_WIDTH;
  const y = layout.metrics.contentTop;
  const bottom = last < 0 ? y : (layout.boxes[last + BOX.y] ?? y) + (layout.boxes[last + BOX.height] ?? 0);
  return { x, y, width, height: bottom - y };
}
