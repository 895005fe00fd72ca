import { anchorAt, anchorPoint } from './anchor';
import type { Point } from './camera';
import { drawUp, fleetSource, layOut } from './drawn';
import type { Drawn, LaidOut, LayoutInput, ViewInput } from './drawn';
import { NO_COLUMNS, fargateColumns, roomNeeded } from './fargate/columns';
import { vmAnchorAt, vmAnchorPoint } from './fargate/find';
import type { FleetSource } from './fleet';
import { AS_LISTED } from './grouping';
import type { KeptLayout, StageLayout } from './layout';
import { LEVEL_FROM, ruleOf } from './levels';
import { sameViewport } from './metrics';
import type { StageViewport } from './metrics';
import { MIB_PER_CPU_UNIT } from './scale';
import { slotsFor } from './slot-steps';
import type { LinkSeat, LinkedCamera } from './stage-link';
import { createSnapshotTaker } from './snapshot';
import type { Snapshot, SnapshotNews } from './snapshot';
import type { LayoutInfo, StageArrangement, StageData, StageShade } from './stage-types';

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
  /** Whether the instances' order follows from what changes while time goes on. */
  readonly isSortedByState: boolean;
  /** Puts the instances in order by what they are now. */
  sort(): void;
  /** What has changed since it was last forgotten: when it was painted. */
  readonly news: SnapshotNews;
  forgetNews(): void;
  resize(viewport: StageViewport): void;
  /** Works out what is to be painted; null before the first frame. */
  update(): Update | null;
  /** Zooms so that what is at `from` comes to `to`, both in host px. */
  zoomTo(zoom: number, from: Point, to: Point): void;
  panTo(x: number, y: number): Point;
  /** Is seen from where a stage beside it is. */
  follow(camera: LinkedCamera, focus: Point): void;
  /** Keeps instances that are gone on the drawing until they are released. */
  hold(instances: ReadonlySet<number>): void;
  release(instances: ReadonlySet<number>): void;
  readonly camera: { readonly zoom: number; readonly x: number; readonly y: number };
  /** Where it was zoomed last, in px of the stage. */
  readonly focus: Point;
  readonly drawn: Drawn | null;
  /** The latest layout, which may not be drawn yet. */
  readonly layout: StageLayout | null;
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
const ALONE: readonly FleetSource[] = [];

/** `seat`: among stages that are drawn at one scale and seen from one point of view. */
export function createStageModel(pixelRatio: () => number, seat: LinkSeat | null = null): StageModel {
  let viewport: StageViewport = { width: 0, height: 0, form: 'desktop' };
  const taker = createSnapshotTaker();
  let laid: LaidOut | null = null;
  let drawn: { readonly input: ViewInput; readonly drawn: Drawn } | null = null;
  let leaving: ReadonlySet<number> = NOBODY;
  let camera: LinkedCamera = seat?.seen ?? { zoom: 1, x: 0, y: 0 };
  let keep: KeptLayout | null = null;
  let arrangement: StageArrangement = AS_LISTED;
  let shade: StageShade = 'instances';
  /** Fargate tasks in their columns, what they follow from, and the room that is kept for them. */
  let fargate = NO_COLUMNS;
  let fargateFrom: readonly unknown[] = [];
  let fargateRoom = NO_COLUMNS;
  let sorted = 0;
  let focus: Point = { x: 0, y: 0 };
  /** Zoom of the last picture. */
  let seenZoom = 1;

  function input(snapshot: Snapshot): LayoutInput {
    const slots = shade === 'tasks' ? slotsFor(snapshot.book.mostSlots) : null;
    takeFargate(snapshot);
    const { zoom } = camera;
    const own = { snapshot, viewport, zoom, leaving, keep, arrangement, sorted, slots, fargate, fargateRoom };
    if (seat === null) return { ...own, beside: ALONE };
    seat.tell(fleetSource(own), viewport);
    const { beside } = seat;
    const most = Math.max(slots ?? 0, ...beside.map((other) => other.slots ?? 0));
    return { ...own, keep: seat.keep, viewport: seat.room(viewport), slots: slots && most, beside };
  }

  /** Columns are gathered anew when a Fargate task came or went. */
  function takeFargate(snapshot: Snapshot): void {
    const { book, catalog } = snapshot;
    const from = [book, book.fargate, catalog, arrangement];
    if (from.every((part, at) => part === fargateFrom[at])) return;
    fargateFrom = from;
    fargate = fargateColumns(snapshot, arrangement);
    fargateRoom = roomNeeded(fargateRoom, fargate);
  }

  function relay(snapshot: Snapshot): LaidOut {
    laid = layOut(input(snapshot), laid);
    const { level, arrangement: arranged, width, height } = laid.layout;
    remember({ level, arrangement: arranged });
    if (seat) seat.size = { width, height };
    return laid;
  }

  /** What the next layout keeps of this one. */
  function remember(kept: KeptLayout | null): void {
    keep = kept;
    if (seat) seat.keep = kept;
  }

  function clampPan(x: number, y: number): Point {
    const layout = laid?.layout;
    if (!layout) return { x: 0, y: 0 };
    const { width, height } = seat?.largest ?? layout;
    return {
      x: Math.min(0, Math.max(viewport.width - width, x)),
      y: Math.min(0, Math.max(viewport.height - height, y)),
    };
  }

  /** Draws up; what has not changed is taken over. */
  function refresh(snapshot: Snapshot, { layout, flow }: LaidOut): Drawn {
    const next: ViewInput = { snapshot, viewport, pan: camera, pixelRatio: pixelRatio() };
    const sameLayout = drawn?.drawn.layout === layout && drawn.drawn.flow === flow;
    const same = sameLayout && drawn?.input.snapshot === snapshot && drawn.input.pan === camera;
    const result = same && drawn ? drawn.drawn : drawUp(next, { layout, flow }, drawn);
    drawn = { input: next, drawn: result };
    return result;
  }

  function pan(x: number, y: number): Point {
    const at = clampPan(x, y);
    if (at.x !== camera.x || at.y !== camera.y) camera = { zoom: camera.zoom, ...at };
    return at;
  }

  function maxZoom(): number {
    const width = laid?.layout.arrangement.columnWidth ?? WIDEST_COLUMN;
    return Math.max(4, WIDEST_COLUMN / width);
  }

  /** Tasks of these instances stand elsewhere now. */
  function forgetPlaces(): void {
    const { news, snapshot } = taker;
    if (!drawn || !snapshot) return;
    const { places } = drawn.drawn;
    if (news.instances !== 'all') for (const index of news.instances) places.forget(index);
    for (const index of snapshot.book.news.instances.view()) places.forget(index);
  }

  return {
    accept({ catalog, frame, ...data }) {
      const before = taker.snapshot;
      const rearranged = arrangement !== (data.arrangement ?? AS_LISTED) || shade !== (data.shade ?? 'instances');
      arrangement = data.arrangement ?? AS_LISTED;
      shade = data.shade ?? 'instances';
      if (rearranged) remember(null);
      if (!taker.accept(catalog, frame)) return rearranged;
      const next = taker.snapshot;
      // A new fleet is arranged from scratch; the same one keeps its scale while it plays.
      if (before && before.fleet !== next?.fleet && before.world !== next?.world) remember(null);
      forgetPlaces();
      return true;
    },
    get isSortedByState() {
      return arrangement.sort !== 'listed' && arrangement.sort !== 'type';
    },
    sort() {
      sorted += 1;
    },
    get news() {
      return taker.news;
    },
    forgetNews: () => taker.forgetNews(),
    resize(next) {
      if (sameViewport(next, viewport)) return;
      viewport = next;
      remember(null);
    },
    update() {
      const { snapshot } = taker;
      if (!snapshot || viewport.width === 0) return null;
      const before = drawn;
      const layout = relay(snapshot);
      pan(camera.x, camera.y);
      const final = refresh(snapshot, layout);
      const resized = before?.input.viewport !== viewport || seenZoom !== camera.zoom;
      seenZoom = camera.zoom;
      return {
        before: before && { snapshot: before.input.snapshot, drawn: before.drawn },
        drawn: final,
        snapshot,
        worldChanged: before?.input.snapshot !== snapshot,
        fleetChanged: before !== null && !resized && before.drawn.layout.boxes !== final.layout.boxes,
        layoutChanged: before?.drawn.layout !== final.layout,
      };
    },
    zoomTo(zoom, from, to) {
      const { snapshot } = taker;
      if (!laid || !snapshot) return;
      const wanted = Math.min(maxZoom(), Math.max(1, zoom));
      focus = to;
      const at = { x: from.x - camera.x, y: from.y - camera.y };
      const vm = laid.flow && vmAnchorAt(laid.flow, at.x, at.y);
      const anchor = vm ? null : anchorAt(laid.layout, at.x, at.y);
      camera = { ...camera, zoom: wanted };
      const { layout, flow } = relay(snapshot);
      const point = (vm && vmAnchorPoint(flow, vm)) ?? (anchor ? anchorPoint(layout, anchor) : { x: to.x, y: to.y });
      camera = { zoom: wanted, ...clampPan(to.x - point.x, to.y - point.y) };
      seat?.move(camera, focus);
    },
    panTo(x, y) {
      const at = pan(x, y);
      seat?.move(camera, focus);
      return at;
    },
    follow(seen, about) {
      focus = about;
      if (seen.zoom !== camera.zoom || seen.x !== camera.x || seen.y !== camera.y)
        camera = { zoom: seen.zoom, x: seen.x, y: seen.y };
    },
    hold(instances) {
      leaving = new Set([...leaving, ...instances]);
    },
    release(instances) {
      leaving = new Set([...leaving].filter((index) => !instances.has(index)));
    },
    get camera() {
      return camera;
    },
    get focus() {
      return focus;
    },
    get drawn() {
      return drawn?.drawn ?? null;
    },
    get layout() {
      return laid?.layout ?? null;
    },
    get snapshot() {
      return taker.snapshot;
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

function infoOf(drawn: Drawn, zoom: number, maxZoom: number): LayoutInfo {
  const { layout, scene, inView } = drawn;
  const instances = layout.zones.reduce((sum, zone) => sum + zone.instances.length, 0);
  return {
    level: layout.level,
    rule: ruleOf(layout.level),
    cell: layout.block && { width: layout.block.width, height: layout.block.height },
    zoom,
    maxZoom,
    reference: layout.reference,
    columnWidth: layout.columnWidth,
    lane: layout.lane,
    unit: layout.metrics.unit,
    halfVcpu: (512 / layout.reference) * layout.columnWidth,
    gibibyte: (1024 / (layout.reference * MIB_PER_CPU_UNIT)) * layout.columnWidth,
    instances,
    fargate: layout.fargate.length > 0,
    instancesInView: inView.length,
    hullsInView: scene.hulls.length,
    contentWidth: layout.width,
    contentHeight: layout.height,
    shaded: layout.columnWidth < LEVEL_FROM.bars,
    emptyAt: null,
  };
}
