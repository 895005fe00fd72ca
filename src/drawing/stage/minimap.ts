import { INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import { readTheme, serviceSlot } from '../theme';
import type { ThemeColours } from '../theme';
import type { FlowColumn } from './fargate/flow';
import { instanceMark } from './map/marks';
import { mapPalette } from './map/palette';
import { createMapPainter } from './map/painter';
import type { MapCamera, MapPicture } from './map/picture';
import type { Stage, StageOverview } from './stage-types';
import type { StageView } from './view';

/** A small overview of the whole drawing with the part that is seen, shown while a part is out of sight. Dragging in it pans. */
export interface Minimap {
  destroy(): void;
}

/** The marks are painted again at most so often, ms; the rectangle follows the stage at once. */
const PAINT_EVERY_MS = 500;

/** Puts a minimap into `host`, an element of the page that lies over the stage; it takes its size from there, and hides it when not needed. */
export function createMinimap(host: HTMLElement, stage: Stage): Minimap {
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
  const frame = document.createElement('div');
  Object.assign(frame.style, {
    position: 'absolute',
    boxSizing: 'border-box',
    border: '2px solid var(--accent)',
    outline: '1px solid var(--paper)',
    pointerEvents: 'none',
  });
  host.setAttribute('aria-hidden', 'true');
  Object.assign(host.style, { overflow: 'hidden', touchAction: 'none', cursor: 'move' });
  host.append(canvas, frame);
  const paint = createMapPainter(canvas);
  const stop = new AbortController();
  let overview: StageOverview | null = null;
  let paintedAtMs = -Infinity;
  let later: ReturnType<typeof setTimeout> | null = null;

  function paintMarks(): void {
    later = null;
    const view = stage.painted();
    if (!view || host.hidden) return;
    paintedAtMs = performance.now();
    paint.paint(pictureOf(view, host));
    paintMicroVms(canvas, view, host);
  }

  /** Marks follow with a delay: while a cluster runs, its overview need not. */
  function askForMarks(): void {
    const wait = paintedAtMs + PAINT_EVERY_MS - performance.now();
    if (wait <= 0) paintMarks();
    else later ??= setTimeout(paintMarks, wait);
  }

  function follow(): void {
    overview = stage.overview();
    const wasHidden = host.hidden;
    host.hidden = !(overview?.isPartial ?? false);
    if (!overview || host.hidden) return;
    if (wasHidden) paintedAtMs = -Infinity;
    const { x, y } = scaleOf(overview, host);
    const { view, top } = overview;
    Object.assign(frame.style, {
      left: `${view.x * x}px`,
      top: `${(view.y - top) * y}px`,
      width: `${Math.max(6, view.width * x)}px`,
      height: `${Math.max(6, view.height * y)}px`,
    });
    askForMarks();
  }

  function look(event: PointerEvent): void {
    if (!overview || event.buttons === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const box = host.getBoundingClientRect();
    const { x, y } = scaleOf(overview, host);
    stage.lookAt((event.clientX - box.left) / x, (event.clientY - box.top) / y + overview.top);
  }

  const { signal } = stop;
  host.addEventListener(
    'pointerdown',
    (event) => {
      host.setPointerCapture(event.pointerId);
      look(event);
    },
    { signal },
  );
  host.addEventListener('pointermove', look, { signal });
  const stopFollowing = stage.onPicture(follow);
  follow();
  return {
    destroy() {
      stopFollowing();
      stop.abort();
      if (later !== null) clearTimeout(later);
      canvas.remove();
      frame.remove();
    },
  };
}

/** Px of the minimap per px of the drawing. */
function scaleOf(overview: StageOverview, host: HTMLElement): { readonly x: number; readonly y: number } {
  return {
    x: host.clientWidth / Math.max(1, overview.width),
    y: host.clientHeight / Math.max(1, overview.height - overview.top),
  };
}

/** All instances as marks of the map, in the minimap's size. */
function pictureOf(view: StageView, host: HTMLElement): MapPicture {
  const { layout } = view.scene;
  const count = view.instances.length / INSTANCE_WIDTH;
  const marks = new Int32Array(2 * count);
  for (let index = 0; index < count; index += 1) {
    marks[2 * index] = index;
    marks[2 * index + 1] = instanceMark(view, index);
  }
  const lit = view.litOwner === null ? null : (view.catalog.owners[view.litOwner]?.colour ?? null);
  return {
    plan: {
      instances: count,
      groups: layout.zones.map(({ columns, instances }) => ({ columns, members: Int32Array.from(instances) })),
      block: null,
      fargate: [],
    },
    palette: mapPalette(readTheme(host), lit),
    camera: cameraOf(view, host),
    marks,
  };
}

/** Fargate tasks where they stand, each in its service's colour. */
function paintMicroVms(canvas: HTMLCanvasElement, view: StageView, host: HTMLElement): void {
  const context = view.flow && canvas.getContext('2d', { alpha: false });
  if (!view.flow || !context) return;
  const { layout } = view.scene;
  const x = host.clientWidth / layout.width;
  const y = host.clientHeight / Math.max(1, layout.height - layout.metrics.contentTop);
  const colours = readTheme(host);
  context.setTransform(
    x * devicePixelRatio,
    0,
    0,
    y * devicePixelRatio,
    0,
    -layout.metrics.contentTop * y * devicePixelRatio,
  );
  for (const column of view.flow.columns)
    paintColumn(context, column, view, { colours, least: { x: 1 / x, y: 1 / y } });
  context.resetTransform();
}

interface ColumnPaint {
  readonly colours: ThemeColours;
  /** A pixel, in px of the drawing. */
  readonly least: { readonly x: number; readonly y: number };
}

/** Row by row; neighbours of one service are one rectangle: their frames are too thin to be seen here. */
function paintColumn(
  context: CanvasRenderingContext2D,
  { tasks, corners, rowTops, rowStarts, x: left, width }: FlowColumn,
  { book, tasks: rows, catalog }: StageView,
  { colours, least }: ColumnPaint,
): void {
  const ownerAt = (position: number): number => {
    const row = book.rowOf(tasks[position] ?? -1);
    return row < 0 ? -1 : (rows[row * TASK_WIDTH + TASK.ownerIndex] ?? -1);
  };
  for (let row = 0; row < rowTops.length; row += 1) {
    const [top, end] = [rowTops[row] ?? 0, rowStarts[row + 1] ?? 0];
    const height = Math.max(least.y, ((rowTops[row + 1] ?? top + 2 * least.y) - top) * 0.9);
    for (let from = rowStarts[row] ?? 0, to = from; from < end; from = to) {
      const owner = ownerAt(from);
      for (to = from + 1; to < end && ownerAt(to) === owner;) to += 1;
      if (owner < 0) continue;
      const x = corners[from * 2] ?? left;
      const right = to < end ? (corners[to * 2] ?? x) : row + 1 < rowTops.length ? left + width : lastEnd(x, from, to);
      context.fillStyle = colours.services[serviceSlot(catalog.owners[owner]?.colour ?? 0)]?.fill ?? colours.base.rule;
      context.fillRect(x, top, Math.max(least.x, right - x), height);
    }
  }

  /** Of the last row, which is not full: as long as its tasks are, as far as their left ends tell. */
  function lastEnd(x: number, from: number, to: number): number {
    const last = corners[(to - 1) * 2] ?? x;
    const pitch = to - from > 1 ? (last - x) / (to - from - 1) : least.x;
    return last + pitch;
  }
}

function cameraOf({ scene: { layout } }: StageView, host: HTMLElement): MapCamera {
  const [width, height] = [host.clientWidth, host.clientHeight];
  const x = width / layout.width;
  // Rows of hulls are not as high as each other: here they are.
  const rows = Math.max(1, ...layout.zones.map(({ rowTops }) => rowTops.length));
  const pitchY = (height - layout.metrics.bottom * (height / layout.height)) / rows;
  return {
    width,
    height,
    ratio: devicePixelRatio,
    lefts: layout.zones.map((zone) => zone.x * x),
    top: 0,
    pitchX: layout.pitchX * x,
    pitchY,
    boxWidth: Math.max(1, Math.min(layout.columnWidth * x, layout.pitchX * x - 0.5)),
    boxHeight: Math.max(1, pitchY - Math.min(1, pitchY / 4)),
    fargate: { lefts: [], top: 0, pitch: 0, side: 0 },
  };
}
