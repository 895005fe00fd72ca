import type { PlacementExplanation } from '../../frame/explanation';
import type { Catalog, Frame } from '../../frame/frame';
import type { Scheduler } from '../scheduler';
import type { ThemeName } from '../tokens';
import type { BeatIndex, TagOf } from './beats';
import type { Ghost } from './ghosts';
import type { Level } from './levels';
import type { StageForm } from './metrics';
import type { FrameCause } from './motion';
import type { StageRef } from './refs';
import type { StageView } from './view';

/** What a view gives the stage and gets from it. */

/** In which order instances stand within a group. Ties, and `listed`, are in fleet order. */
export type InstanceSort = 'listed' | 'cpuFree' | 'memoryFree' | 'tasks' | 'type';

/** What the columns of the stage are. A group without a value comes last. */
export type InstanceGroup =
  | { readonly by: 'zone' | 'type' | 'capacityProvider' }
  /** `values` by instanceIndex; an empty text for an instance without the attribute. */
  | { readonly by: 'attribute'; readonly name: string; readonly values: readonly string[] };

export interface StageArrangement {
  readonly sort: InstanceSort;
  readonly group: InstanceGroup;
}

/** What is lit; the rest fades. Null: all. What passes all of them is lit. */
export interface StageFilter {
  /** By instanceIndex: 1 for an instance that is lit. */
  readonly instances: Uint8Array | null;
  /** Indexes in `Catalog.owners`. */
  readonly owners: readonly number[] | null;
  /** Codes in TASK_STATUSES. */
  readonly statuses: readonly number[] | null;
  /** What tasks run on, as `TASK.platform` has it. */
  readonly platforms: readonly number[] | null;
}

/** What a mark of the level Map stands for: an instance, shaded by its scarcer resource, or each of its tasks, in its service's colour. */
export type StageShade = 'instances' | 'tasks';

export interface StageCallbacks {
  /** A click or Enter; null for a click on empty paper and for Escape. */
  onSelect(ref: StageRef | null): void;
  onHover(ref: StageRef | null): void;
  /** Double click, right click, long press, the context-menu key or Shift+F10; `point` in client px. */
  onActivate(ref: StageRef, point: { readonly x: number; readonly y: number }): void;
  /** After every change of zoom, level or size. */
  onZoom(info: LayoutInfo): void;
  /** Where a task that has just got its place waited, in client px; it sets out from the rail's left end when absent, or null. */
  readonly originOf?: (
    taskIndex: number,
  ) => { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | null;
  /** A part of the drawing could not be loaded; the page's own handler of errors hears it when absent. */
  readonly onBroken?: (cause: unknown) => void;
}

export interface StageData {
  readonly catalog: Catalog;
  /** Read during the call only: its buffers may be recycled afterwards. */
  readonly frame: Frame;
  /** How the frame came about; decides what travels. When absent: another world if its number changed, else time that went on. */
  readonly cause?: FrameCause;
  readonly speed: 'slow' | number;
  readonly selection: StageRef | null;
  /** What a view hovers (a row of the knock-out chart, a line of the feed); the stage's own hover is added to it. */
  readonly hover: StageRef | null;
  readonly litOwner: number | null;
  readonly theme: ThemeName;
  /** Phone below 900 px of page width, present on a projector; `desktop` when absent. */
  readonly form?: StageForm;
  /** On a projector: how many times larger than 1280 x 720 the whole screen is; 1 when absent. */
  readonly scale?: number;
  /** Instances that a view lights; the others fade. */
  readonly litInstances?: readonly number[] | null;
  /** Tasks (`taskIndex`) that a view lights; the other tasks fade. */
  readonly litTasks?: readonly number[] | null;
  /** What would be there if something had been otherwise. Compared by identity, as the two above. */
  readonly ghosts?: readonly Ghost[] | null;
  /** Tasks (`taskIndex`) that are elsewhere in another world: ringed. Compared by identity. */
  readonly differs?: ReadonlySet<number> | null;
  /** Whether all that is not in `differs` fades. */
  readonly onlyDiffering?: boolean;
  /** By zone, as listed, when absent. Compared by identity: keep the object while nothing about it changes. */
  readonly arrangement?: StageArrangement;
  /** `instances` when absent. */
  readonly shade?: StageShade;
  /** Compared by identity. */
  readonly filter?: StageFilter | null;
}

/** Which part of a drawing is seen, so that it means the same on a screen of another size. */
export interface Camera {
  /** Magnification: 1 where the whole cluster fits. */
  readonly k: number;
  /** The middle of what is seen below the heads, as shares of the drawing's width and height. */
  readonly x: number;
  readonly y: number;
}

/** One beat of a placement in slow motion. */
export interface BeatRequest {
  readonly explanation: PlacementExplanation;
  /** 0 room, 1 constraints, 2 rank, 3 place. */
  readonly index: BeatIndex;
  /** The task that was placed, when the frame has it already: it is kept hidden until it has travelled. */
  readonly taskIndex: number | null;
  /** `CatalogOwner.colour` of the task. */
  readonly colour: number;
  /** Words and glyph of the tag on an instance that is out; ECS's bare reason when absent. */
  readonly tagOf?: TagOf;
  /** Where it sets out, in client px: the hull in the waiting tray. The rail's left end when absent. */
  readonly origin?: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  } | null;
}

export interface LayoutInfo {
  readonly level: Level;
  /** The level's rule: it is drawn where the reference size is at least `from` px and less than `below` px long. */
  readonly rule: { readonly from: number; readonly below: number | null };
  /** At level Map under the shade `tasks`: size of one task's cell, px. Null elsewhere. */
  readonly cell: { readonly width: number; readonly height: number } | null;
  readonly zoom: number;
  readonly maxZoom: number;
  /** Reference size in CPU units and its length in px: what hulls in the tray are drawn with. */
  readonly reference: number;
  readonly columnWidth: number;
  readonly lane: number;
  readonly unit: number;
  /** Lengths for the scale in the legend, px. */
  readonly halfVcpu: number;
  readonly gibibyte: number;
  readonly instances: number;
  /** Whether there are columns of Fargate tasks. */
  readonly fargate: boolean;
  readonly instancesInView: number;
  readonly hullsInView: number;
  /** Size of the whole drawing, px; larger than the host where it can be panned. */
  readonly contentWidth: number;
  readonly contentHeight: number;
  /** Whether the levels' text is cut down to Map or Bars: the view then shows the density legend. */
  readonly shaded: boolean;
  /** On an empty stage: middle below the drawn sentence, in host px, where a view may put its button. */
  readonly emptyAt: { readonly x: number; readonly y: number } | null;
}

/** The whole drawing and the part of it that is seen, in px of the drawing: what a minimap shows and moves. */
export interface StageOverview {
  readonly width: number;
  readonly height: number;
  /** Below the heads. */
  readonly top: number;
  readonly view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Whether a part of the drawing is out of sight. */
  readonly isPartial: boolean;
}

export interface Stage {
  setData(data: StageData): void;
  /**
   * Shows one beat; resolves when it has played (at once superseded by another). Null clears all traces. With reduced motion the beat's still
   * picture stands for as long.
   */
  showBeat(beat: BeatRequest | null): Promise<void>;
  zoomIn(): void;
  zoomOut(): void;
  /** The whole cluster. */
  fit(): void;
  /** Zooms to a level of detail about a reference, or the middle. */
  zoomTo(zoom: number, ref?: StageRef): void;
  layoutInfo(): LayoutInfo | null;
  /** Where something is on the screen, in client px: for menus, tooltips and lessons. Null when it is not drawn. */
  rectOf(ref: StageRef): DOMRect | null;
  /** Moves the keyboard's focus to the stage, to `ref` if given. */
  focus(ref?: StageRef): void;
  /** Null before the first picture. */
  overview(): StageOverview | null;
  /** What the last picture shows. Its rows go on changing with the frames. */
  painted(): StageView | null;
  /** Brings a point of the drawing, in its px, to the middle of the stage. */
  lookAt(x: number, y: number): void;
  /** What is seen; the whole cluster before the first picture. */
  camera(): Camera;
  /** Shows a part of the drawing; before the first picture it is that which the first picture shows. `animate`: gliding there. */
  setCamera(camera: Camera, how?: { readonly animate: boolean }): void;
  /** Called when another part of the drawing is seen. Answers with the way to stop. */
  onCamera(listener: (camera: Camera) => void): () => void;
  /** Called after each picture. Answers with the way to stop. */
  onPicture(listener: () => void): () => void;
  readonly scheduler: Scheduler;
  destroy(): void;
}
