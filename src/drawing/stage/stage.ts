import './stage.css';
import { createScheduler } from '../scheduler';
import type { Scheduler } from '../scheduler';
import { createBaseLayers } from './base-layers';
import { createBeatPlayer } from './beat-player';
import { createCamera } from './camera';
import type { Point } from './camera';
import { describe } from './describe';
import { hitTest } from './hit';
import { createStageKeyboard } from './keyboard';
import { TIMES, prefersReducedMotion } from './motion';
import type { FrameCause } from './motion';
import { createOverlay } from './overlay';
import { overviewOf } from './overview';
import { listenToPointer } from './pointing';
import { walk } from './reading-order';
import type { Walk } from './reading-order';
import type { Drawn } from './drawn';
import type { Snapshot } from './snapshot';
import { sameRef } from './refs';
import type { StageRef } from './refs';
import { shapeOf } from './shapes';
import { createSortSteps } from './sort-steps';
import { createStageCamera } from './stage-camera';
import type { StageLink } from './stage-link';
import { createStageModel } from './stage-model';
import type { StageModel, Update } from './stage-model';
import { createStageMotion } from './stage-motion';
import { emptyMarks } from './stage-overlay-marks';
import { createStagePainter } from './stage-painter';
import type { LayoutInfo, Stage, StageCallbacks, StageData } from './stage-types';
import { createTravellers } from './travellers';

const ZOOM_STEP = 1.6;
/** How strongly a cause of a frame outweighs another when several frames come before one is drawn. */
const WEIGHT: { readonly [C in FrameCause]: number } = { advance: 0, jump: 1, world: 2 };

function walkOf({ layout, flow, places }: Drawn, { tasks, book }: Snapshot): Walk {
  return { layout, flow, places, tasks, book };
}

/** Longest press of a pointer after which focus still counts as its own, wall-clock ms. */
const PRESS_MS = 500;

/**
 * Draws a cluster in an element of the page and lets a person point at it. The element's size is the stage's; it follows when it changes.
 * The element's label, where it has one, is what the drawing is called.
 * Give it the page's scheduler, so that one signal says when all is still. With a link it is one of several stages side by side, which are drawn at one
 * scale and seen from one point of view.
 */
export function createStage(
  host: HTMLElement,
  callbacks: StageCallbacks,
  scheduler: Scheduler = createScheduler(),
  link: StageLink | null = null,
): Stage {
  host.classList.add('stage');
  host.setAttribute('role', 'application');
  if (!host.hasAttribute('aria-label')) host.setAttribute('aria-label', 'Cluster');
  const overlay = createOverlay();
  host.append(overlay.element);
  const seat =
    link?.join({
      relay: () => repaint(),
      follow(seen, about) {
        model.follow(seen, about);
        repaint();
      },
    }) ?? null;
  const model = createStageModel(() => devicePixelRatio, seat);
  const base = createBaseLayers(host, scheduler, (cause) => (callbacks.onBroken ?? reportError)(cause));
  const repaint = (): void => scheduler.request(render);
  const travellers = createTravellers(scheduler, repaint);
  const motion = createStageMotion(scheduler, base, travellers, repaint, originOf);
  const beats = createBeatPlayer({
    host,
    scheduler,
    travellers,
    drawn: () => model.drawn,
    snapshot: () => model.snapshot,
    pan: () => model.camera,
    repaint,
  });
  const sortSteps = createSortSteps(scheduler, () => {
    model.sort();
    repaint();
  });
  const painter = createStagePainter({ model, base, overlay, motion, travellers, beats, repaint });
  let data: StageData | null = null;
  let cause: FrameCause | null = null;
  let hovered: StageRef | null = null;
  let focused: StageRef | null = null;
  let ringed = false;
  /** When the pointer was last pressed on the stage: focus that follows at once is the pointer's, and is not ringed. */
  let pressedAtMs = -Infinity;
  const press = (): void => {
    pressedAtMs = performance.now();
  };
  host.addEventListener('pointerdown', press, { capture: true });
  let told = '';
  const pictures = new Set<() => void>();
  /** Camera of the last picture. */
  let seenFrom: StageModel['camera'] | null = null;

  function render(): void {
    const update = data && updated();
    if (!data || !update) return;
    if (update.worldChanged) {
      motion.begin(update, cause ?? 'advance', data.speed, prefersReducedMotion(), beats.hiddenTask);
    } else if (update.layoutChanged) motion.begin(update, 'jump', data.speed, false, -1);
    cause = null;
    // A zoom or a pan has changed the layout itself, before this update.
    const moved = update.layoutChanged || seenFrom !== model.camera;
    seenFrom = model.camera;
    if (moved) pointing.refresh();
    painter.paint(update, data, {
      selection: data.selection,
      hovered: [data.hover, hovered],
      focused: ringed ? focused : null,
    });
    if (moved) tellLayout();
    if (moved || update.worldChanged) placeFocus();
    model.forgetNews();
    for (const listener of pictures) listener();
    stageCamera.tell();
  }

  /** What is to be painted, seen from where it was asked to be seen from before there was anything. */
  function updated(): Update | null {
    const update = model.update();
    const again = update && stageCamera.prepare() ? model.update() : null;
    return update && again ? { ...update, drawn: again.drawn, layoutChanged: true } : update;
  }

  /** Instances that went keep their place for a beat, dotted and faint. */
  function holdGone(): void {
    const gone = new Set(model.news.gone);
    if (gone.size === 0) return;
    model.hold(gone);
    scheduler.animate({
      duration: data?.speed === 'slow' ? TIMES.beat : TIMES.travel,
      tick: () => undefined,
      end() {
        model.release(gone);
        repaint();
      },
    });
  }

  function tellLayout(): void {
    camera.sync();
    const info = layoutInfo();
    const text = JSON.stringify(info);
    if (!info || text === told) return;
    told = text;
    callbacks.onZoom(info);
  }

  function layoutInfo(): LayoutInfo | null {
    const info = model.info();
    if (!info || info.instances > 0 || info.fargate) return info;
    const { width, height } = model.viewport;
    return { ...info, emptyAt: emptyMarks(width, height, info.unit) };
  }

  function shape(ref: StageRef) {
    const { drawn, snapshot } = model;
    if (!drawn || !snapshot) return null;
    return shapeOf(ref, {
      layout: drawn.layout,
      flow: drawn.flow,
      places: drawn.places,
      hulls: drawn.scene.hulls,
      tasks: snapshot.tasks,
      book: snapshot.book,
    });
  }

  /** Where a task waited, in px of the layout: the middle of its hull in the tray. */
  function originOf(taskIndex: number): Point | null {
    const at = callbacks.originOf?.(taskIndex) ?? null;
    if (!at) return null;
    const box = host.getBoundingClientRect();
    const { x, y } = model.camera;
    return { x: at.left + at.width / 2 - box.left - x, y: at.top + at.height / 2 - box.top - y };
  }

  /** In host px. */
  function rect(ref: StageRef): { x: number; y: number; width: number; height: number } | null {
    const found = shape(ref);
    if (!found) return null;
    const left = Math.min(found.cpuFrom, found.memoryFrom);
    const { x, y } = model.camera;
    return {
      x: left + x,
      y: found.cpuTop + (ref.kind === 'zone' ? 0 : y),
      width: Math.max(found.cpuTo, found.memoryTo) - left,
      height: found.memoryBottom - found.cpuTop,
    };
  }

  function focusOn(ref: StageRef | null): void {
    focused = ref;
    ringed = true;
    placeFocus();
    bringIntoView();
    repaint();
  }

  function placeFocus(): void {
    const { snapshot, drawn } = model;
    if (!snapshot || !drawn) return;
    if (focused === null || describe(focused, snapshot) === '' || !rect(focused)) {
      focused = walk(null, 'first', walkOf(drawn, snapshot));
    }
    keyboard.place(focused ? describe(focused, snapshot) : '', focused && rect(focused));
  }

  /** Pans so that what the keyboard is on can be seen. */
  function bringIntoView(): void {
    const at = focused && rect(focused);
    if (!at) return;
    const { width, height } = model.viewport;
    const top = model.drawn?.layout.metrics.contentTop ?? 0;
    const dx = Math.max(0, 24 - at.x) + Math.min(0, width - 24 - (at.x + at.width));
    const dy = Math.max(0, top + 24 - at.y) + Math.min(0, height - 24 - (at.y + at.height));
    if (dx === 0 && dy === 0) return;
    model.panTo(model.camera.x + dx, model.camera.y + dy);
    camera.sync();
  }

  function middle(): { x: number; y: number } {
    const at = focused && keyboard.hasFocus ? rect(focused) : null;
    const { width, height } = model.viewport;
    return at ? { x: at.x + at.width / 2, y: at.y + at.height / 2 } : { x: width / 2, y: height / 2 };
  }

  function activate(ref: StageRef): void {
    const at = rect(ref);
    const box = host.getBoundingClientRect();
    if (at) callbacks.onActivate(ref, { x: box.left + at.x + at.width / 2, y: box.top + at.y + at.height / 2 });
  }

  const camera = createCamera(host, {
    zoomTo(zoom, from, to) {
      model.zoomTo(zoom, from, to);
      repaint();
    },
    panTo(x, y) {
      repaint();
      return model.panTo(x, y);
    },
    state: () => model.camera,
    maxZoom: () => model.maxZoom,
  });
  const stageCamera = createStageCamera({ model, scheduler, repaint, sync: () => camera.sync() });
  const glide = (zoom: number, at: Point): void => stageCamera.glide(zoom, at);
  const keyboard = createStageKeyboard(host, {
    focused() {
      const byPointer = performance.now() - pressedAtMs < PRESS_MS;
      ringed = !byPointer && host.querySelector('.stage-proxy:focus-visible') !== null;
      if (data?.selection && rect(data.selection)) focused = data.selection;
      placeFocus();
      repaint();
    },
    blurred() {
      ringed = false;
      repaint();
    },
    move(move) {
      const { drawn, snapshot } = model;
      if (!drawn || !snapshot) return null;
      focusOn(walk(focused, move, walkOf(drawn, snapshot)));
      if (focused) keyboard.say(describe(focused, snapshot));
      return focused;
    },
    select: () => callbacks.onSelect(focused),
    clear: () => callbacks.onSelect(null),
    activate: () => focused && activate(focused),
    zoom: (direction) => glide(direction === 0 ? 1 : model.camera.zoom * ZOOM_STEP ** direction, middle()),
  });
  const pointing = listenToPointer(host, {
    hit(x, y, touch) {
      const { drawn, snapshot } = model;
      if (!drawn || !snapshot) return null;
      return hitTest(
        {
          layout: drawn.layout,
          flow: drawn.flow,
          places: drawn.places,
          tasks: snapshot.tasks,
          balancers: drawn.balancers,
          pan: model.camera,
          taskIn: snapshot.book.taskIn,
        },
        x,
        y,
        touch,
      );
    },
    hover(ref) {
      hovered = ref;
      callbacks.onHover(ref);
      repaint();
    },
    select(ref) {
      keyboard.focus();
      if (ref) focused = ref;
      placeFocus();
      callbacks.onSelect(ref);
    },
    activate: (ref, point) => callbacks.onActivate(ref, point),
  });
  const resize = (): void => {
    const { form = 'desktop', scale = 1 } = data ?? {};
    const { clientWidth: width, clientHeight: height } = host;
    stageCamera.hold();
    model.resize({ width, height, form, scale });
    repaint();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  // A canvas does not draw again by itself when a font arrives.
  document.fonts.addEventListener('loadingdone', repaint);

  return {
    scheduler,
    setData(next) {
      const before = model.snapshot;
      const wasGone = model.news.gone.length;
      const changed = model.accept(next);
      const restyled =
        data === null ||
        data.litOwner !== next.litOwner ||
        data.theme !== next.theme ||
        data.litInstances !== next.litInstances ||
        data.litTasks !== next.litTasks ||
        data.ghosts !== next.ghosts ||
        data.differs !== next.differs ||
        data.onlyDiffering !== next.onlyDiffering ||
        data.filter !== next.filter ||
        !sameRef(data.selection, next.selection) ||
        !sameRef(data.hover, next.hover);
      const resized = data?.form !== next.form || data?.scale !== next.scale;
      data = next;
      const why = next.cause ?? (model.drawnWorld === next.frame.world ? 'advance' : 'world');
      if (changed && (cause === null || WEIGHT[why] > WEIGHT[cause])) cause = why;
      const now = model.snapshot;
      if (cause === 'advance' && before?.world === now?.world && model.news.gone.length > wasGone) holdGone();
      if (changed && model.isSortedByState) sortSteps.frame(why, performance.now());
      if (resized) resize();
      else if (changed || restyled) repaint();
    },
    showBeat: (beat) => beats.show(beat, prefersReducedMotion()),
    zoomIn: () => glide(model.camera.zoom * ZOOM_STEP, middle()),
    zoomOut: () => glide(model.camera.zoom / ZOOM_STEP, middle()),
    fit: () => glide(1, middle()),
    zoomTo(zoom, ref) {
      const at = ref ? rect(ref) : null;
      glide(zoom, at ? { x: at.x + at.width / 2, y: at.y + at.height / 2 } : middle());
    },
    layoutInfo,
    rectOf(ref) {
      const at = rect(ref);
      const box = host.getBoundingClientRect();
      return at && new DOMRect(box.left + at.x, box.top + at.y, at.width, at.height);
    },
    focus(ref) {
      if (ref) focusOn(ref);
      keyboard.focus();
    },
    overview: () => (model.drawn ? overviewOf(model.drawn.layout, model.camera, model.viewport) : null),
    painted: () => painter.view,
    lookAt: (x, y) => stageCamera.lookAt(x, y),
    camera: () => stageCamera.now(),
    setCamera(next, { animate } = { animate: false }) {
      stageCamera.set(next, animate);
    },
    onCamera: (listener) => stageCamera.onChange(listener),
    onPicture(listener) {
      pictures.add(listener);
      return () => pictures.delete(listener);
    },
    destroy() {
      seat?.leave();
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', repaint);
      host.removeEventListener('pointerdown', press, { capture: true });
      sortSteps.destroy();
      pointing.stop();
      camera.destroy();
      keyboard.destroy();
      base.destroy();
      overlay.destroy();
      host.classList.remove('stage');
    },
  };
}
