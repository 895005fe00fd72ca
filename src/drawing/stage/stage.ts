import './stage.css';
import type { Catalog, Frame } from '../../frame/frame';
import { createScheduler } from '../scheduler';
import type { Scheduler } from '../scheduler';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import type { ThemeName } from '../tokens';
import { BOX, BOX_WIDTH, layoutStage } from './layout';
import type { StageLayout } from './layout';
import type { StageForm } from './metrics';
import type { StageRef } from './refs';
import { buildScene } from './scene';
import { createSvgLayer } from './svg-layer';
import { placeTasks } from './task-places';
import type { StageView } from './view';
import { gutterMarks, tasksPerZone, zoneHeadMarks } from './zone-heads';

/** The stage: one drawing of the cluster in an element of the page. */

export interface StageCallbacks {
  onSelect(ref: StageRef | null): void;
  onHover(ref: StageRef | null): void;
  /** Double click, long press or the context-menu key; `point` in client px. */
  onActivate(ref: StageRef, point: { readonly x: number; readonly y: number }): void;
  onZoom(zoom: number): void;
}

export interface StageData {
  readonly catalog: Catalog;
  /** Read during the call only: its buffers may be recycled afterwards. */
  readonly frame: Frame;
  readonly selection: StageRef | null;
  readonly hover: StageRef | null;
  readonly litOwner: number | null;
  readonly theme: ThemeName;
  readonly speed: 'slow' | number;
  readonly form?: StageForm;
}

export interface Stage {
  setData(data: StageData): void;
  readonly scheduler: Scheduler;
  destroy(): void;
}

export function createStage(
  host: HTMLElement,
  _callbacks: StageCallbacks,
  scheduler: Scheduler = createScheduler(),
): Stage {
  host.classList.add('stage');
  const layer = createSvgLayer(scheduler);
  const overlay = svgElement('svg', { class: 'stage-overlay', width: '100%', height: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  const heads = svgElement('g');
  overlay.append(defs, heads);
  host.append(layer.element, overlay);
  const patterns = createSvgPatterns(defs);
  let data: StageData | null = null;

  function render(): void {
    if (!data) return;
    const { catalog, frame } = data;
    const viewport = { width: host.clientWidth, height: host.clientHeight, form: data.form ?? 'desktop' };
    const layout = layoutStage(catalog, frame.instances, viewport);
    const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
    const inView = layout.zones.flatMap((zone) => zone.instances);
    const scene = buildScene(
      { catalog, instances: frame.instances, tasks: frame.tasks },
      layout,
      places,
      inView,
      devicePixelRatio,
    );
    const view: StageView = {
      scene,
      places,
      tasks: frame.tasks,
      instances: frame.instances,
      pan: { x: 0, y: 0 },
      width: viewport.width,
      height: viewport.height,
      litOwner: data.litOwner,
      litInstances: null,
      selection: data.selection,
      beat: null,
      hidden: new Set(),
      moved: new Map(),
      fadeMs: 200,
    };
    layer.paint(view);
    drawSvg(
      heads,
      [
        ...zoneHeadMarks(layout, tasksPerZone(layout, places, frame.tasks), null),
        ...gutterMarks(layout, firstLanes(layout)),
      ],
      patterns,
    );
  }

  const observer = new ResizeObserver(() => scheduler.request(render));
  observer.observe(host);
  return {
    scheduler,
    setData(next) {
      data = next;
      scheduler.request(render);
    },
    destroy() {
      observer.disconnect();
      layer.destroy();
      overlay.remove();
      host.classList.remove('stage');
    },
  };
}

/** Middles of the first instance's lanes, for the words beside them. */
function firstLanes(layout: StageLayout): { readonly cpuMiddle: number; readonly memoryMiddle: number } | null {
  const index = layout.zones.find((zone) => zone.instances.length > 0)?.instances[0];
  if (index === undefined) return null;
  const box = index * BOX_WIDTH;
  const at = (column: number): number => layout.boxes[box + column] ?? 0;
  const cpuTop = at(BOX.y) + layout.head;
  const memoryTop = cpuTop + at(BOX.cpuThickness) + layout.waist;
  return { cpuMiddle: cpuTop + at(BOX.cpuThickness) / 2, memoryMiddle: memoryTop + at(BOX.memoryThickness) / 2 };
}
