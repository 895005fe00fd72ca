import { INSTANCE, INSTANCE_WIDTH, rowCount } from '../../frame/frame';
import { anchorAt, anchorPoint } from './anchor';
import type { Point } from './camera';
import { drawUp, layoutFor, sameFleet } from './drawn';
import type { Drawn, DrawnInput } from './drawn';
import { isDrawn } from './layout';
import type { KeptLayout } from './layout';
import { LEVEL_FROM, ruleOf } from './levels';
import type { StageViewport } from './metrics';
import { MIB_PER_CPU_UNIT } from './scale';
import { takeSnapshot } from './snapshot';
import type { Snapshot } from './snapshot';
import type { LayoutInfo, StageData } from './stage-types';

/** What the stage knows: the world it draws, the camera, and what follows from both. Nothing here touches the page. */

export interface Update {
  readonly before: { readonly snapshot: Snapshot; readonly drawn: Drawn } | null;
  readonly drawn: Drawn;
  readonly snapshot: Snapshot;
  /** Another world, or other rows than before. */
  readonly worldChanged: boolean;
  /** Instances came, went or changed in size, without a resize or zoom. */
  readonly fleetChanged: boolean;
  readonly layoutChanged: boolean;
}

export interface StageModel {
  /** Takes a frame in. True when something that is drawn has changed. */
  accept(data: StageData): boolean;
  resize(viewport: StageViewport): void;
  /** Works out what is to be painted; null before the first frame. */
  update(): Update | null;
  /** Zooms so that what is at `from` comes to `to`, both in host px. */
  zoomTo(zoom: number, from: Point, to: Point): void;
  panTo(x: number, y: number): Point;
  /** Keeps instances that are gone on the drawing until they are released. */
  hold(instances: ReadonlySet<number>): void;
  release(instances: ReadonlySet<number>): void;
  readonly camera: { readonly zoom: number; readonly x: number; readonly y: number };
  readonly drawn: Drawn | null;
  readonly snapshot: Snapshot | null;
  /** Number of the world that is on the drawing; -1 before the first one. */
  readonly drawnWorld: number;
  readonly viewport: StageViewport;
  readonly maxZoom: number;
  info(): LayoutInfo | null;
}

/** The largest column width that one can zoom to. */
const WIDEST_COLUMN = 1200;
const NOBODY: ReadonlySet<number> = new Set();

export function createStageModel(pixelRatio: () => number): StageModel {
  let viewport: StageViewport = { width: 0, height: 0, form: 'desktop' };
  let snapshot: Snapshot | null = null;
  let drawn: { readonly input: DrawnInput; readonly drawn: Drawn } | null = null;
  let leaving: ReadonlySet<number> = NOBODY;
  let camera = { zoom: 1, x: 0, y: 0 };
  let keep: KeptLayout | null = null;

  function input(from: Snapshot): DrawnInput {
    return { snapshot: from, viewport, zoom: camera.zoom, pan: camera, leaving, keep, pixelRatio: pixelRatio() };
  }

  function clampPan(x: number, y: number): Point {
    const layout = drawn?.drawn.layout;
    if (!layout) return { x: 0, y: 0 };
    return {
      x: Math.min(0, Math.max(viewport.width - layout.width, x)),
      y: Math.min(0, Math.max(viewport.height - layout.height, y)),
    };
  }

  /** Lays out and draws up; what has not changed is taken over. */
  function refresh(from: Snapshot): Drawn {
    const next = input(from);
    const layout = layoutFor(next, drawn && { input: drawn.input, layout: drawn.drawn.layout });
    const samePlaces = drawn !== null && drawn.drawn.layout === layout && drawn.input.snapshot === from;
    const sameView = samePlaces && drawn !== null && drawn.input.pan === camera;
    const result =
      sameView && drawn ? drawn.drawn : drawUp(next, layout, samePlaces && drawn ? drawn.drawn.places : null);
    drawn = { input: next, drawn: result };
    keep = { level: layout.level, arrangement: layout.arrangement };
    return result;
  }

  function pan(x: number, y: number): Point {
    const at = clampPan(x, y);
    if (at.x !== camera.x || at.y !== camera.y) camera = { zoom: camera.zoom, ...at };
    return at;
  }

  function maxZoom(): number {
    const width = drawn?.drawn.layout.arrangement.columnWidth ?? WIDEST_COLUMN;
    return Math.max(4, WIDEST_COLUMN / width);
  }

  return {
    accept({ catalog, frame }) {
      const next = takeSnapshot(snapshot, catalog, frame);
      if (next === snapshot) return false;
      // A new fleet is arranged from scratch; the same one keeps its scale while it plays.
      if (snapshot && !sameFleet(snapshot, next) && snapshot.world !== next.world) keep = null;
      snapshot = next;
      return true;
    },
    resize(next) {
      if (next.width === viewport.width && next.height === viewport.height && next.form === viewport.form) return;
      viewport = next;
      keep = null;
    },
    update() {
      if (!snapshot || viewport.width === 0) return null;
      const before = drawn;
      const result = refresh(snapshot);
      const clamped = pan(camera.x, camera.y);
      const final = clamped.x === drawn?.input.pan.x && clamped.y === drawn.input.pan.y ? result : refresh(snapshot);
      const resized = before?.input.viewport !== viewport || before.input.zoom !== camera.zoom;
      return {
        before: before && { snapshot: before.input.snapshot, drawn: before.drawn },
        drawn: final,
        snapshot,
        worldChanged: before?.input.snapshot !== snapshot,
        fleetChanged: before !== null && !resized && before.drawn.layout !== final.layout,
        layoutChanged: before?.drawn.layout !== final.layout,
      };
    },
    zoomTo(zoom, from, to) {
      const layout = drawn?.drawn.layout;
      if (!layout || !snapshot) return;
      const wanted = Math.min(maxZoom(), Math.max(1, zoom));
      const anchor = anchorAt(layout, from.x - camera.x, from.y - camera.y);
      camera = { ...camera, zoom: wanted };
      const next = layoutFor(input(snapshot), null);
      const point = anchor ? anchorPoint(next, anchor) : { x: to.x, y: to.y };
      refresh(snapshot);
      camera = { zoom: wanted, ...clampPan(to.x - point.x, to.y - point.y) };
    },
    panTo: pan,
    hold(instances) {
      leaving = new Set([...leaving, ...instances]);
    },
    release(instances) {
      leaving = new Set([...leaving].filter((index) => !instances.has(index)));
    },
    get camera() {
      return camera;
    },
    get drawn() {
      return drawn?.drawn ?? null;
    },
    get snapshot() {
      return snapshot;
    },
    get drawnWorld() {
      return drawn?.input.snapshot.world ?? -1;
    },
    get viewport() {
      return viewport;
    },
    get maxZoom() {
      return maxZoom();
    },
    info() {
      return drawn && infoOf(drawn.drawn, camera.zoom, maxZoom());
    },
  };
}

/** Instances that were drawn before and are gone now: they stay for a beat. */
export function justGone(before: Snapshot, next: Snapshot): number[] {
  const status = (from: Snapshot, index: number): number =>
    from.instances[index * INSTANCE_WIDTH + INSTANCE.status] ?? 0;
  const gone: number[] = [];
  const count = Math.min(rowCount(before.instances, INSTANCE_WIDTH), rowCount(next.instances, INSTANCE_WIDTH));
  for (let index = 0; index < count; index += 1) {
    if (isDrawn(status(before, index)) && !isDrawn(status(next, index))) gone.push(index);
  }
  return gone;
}

function infoOf(drawn: Drawn, zoom: number, maxZoom: number): LayoutInfo {
  const { layout, scene, inView } = drawn;
  const instances = layout.zones.reduce((sum, zone) => sum + zone.instances.length, 0);
  return {
    level: layout.level,
    rule: ruleOf(layout.level),
    cell: null,
    zoom,
    maxZoom,
    reference: layout.reference,
    columnWidth: layout.columnWidth,
    lane: layout.lane,
    unit: layout.metrics.unit,
    halfVcpu: (512 / layout.reference) * layout.columnWidth,
    gibibyte: (1024 / (layout.reference * MIB_PER_CPU_UNIT)) * layout.columnWidth,
    instances,
    instancesInView: inView.length,
    hullsInView: scene.hulls.length,
    contentWidth: layout.width,
    contentHeight: layout.height,
    shaded: layout.columnWidth < LEVEL_FROM.bars,
    emptyAt: null,
  };
}
