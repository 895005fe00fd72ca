import { INSTANCE_STATUS } from '../../ecs/status';
import { TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import { createCanvasPainter } from '../canvas-marks';
import { balancerMarks } from '../stage/balancer-marks';
import { createDifferenceBook } from '../stage/differences';
import { differingShapes, differsMarks } from '../stage/differs-marks';
import type { Drawn } from '../stage/drawn';
import { firstVm } from '../stage/fargate/find';
import { paintVmBars } from '../stage/fargate/paint-vm-bars';
import { hullMarks } from '../stage/hull-marks';
import { cornerMarks, headMarks, instanceMarks } from '../stage/instance-marks';
import { createMapPixels } from '../stage/map/map-pixels';
import { createMapTeller } from '../stage/map/map-teller';
import { mapPalette } from '../stage/map/palette';
import { frameShape } from '../stage/scene';
import { paintBars } from '../stage/paint-bars';
import type { Snapshot } from '../stage/snapshot';
import { createStageLink } from '../stage/stage-link';
import { createStageModel } from '../stage/stage-model';
import type { StageModel, Update } from '../stage/stage-model';
import { emptyMarks, isEmptyLayout, pointedMarks } from '../stage/stage-overlay-marks';
import type { Camera, LayoutInfo, StageData } from '../stage/stage-types';
import { instanceStyle } from '../stage/styles';
import { hullStrength, isSibling, strengthOf } from '../stage/view';
import type { StageView } from '../stage/view';
import { groupTexts, gutterMarks, tasksPerColumn, tasksPerZone, windowOf, zoneHeadMarks } from '../stage/zone-heads';
import { printColours } from './colours';
import { SHARPNESS, marksLayer } from './picture';
import type { Box, Layer } from './picture';

export interface StagePicture {
  readonly layers: readonly Layer[];
  readonly info: LayoutInfo | null;
}

/** One of the stages of a picture. */
export interface StageOfPicture {
  readonly data: StageData;
  /** Where it stands, px. */
  readonly box: Box;
}

/**
 * Stages in boxes of a picture, at one scale: all of them, or the part that a camera shows. Nothing that moves or is pointed at is on them, but what is
 * selected.
 */
export function stagePictures(stages: readonly StageOfPicture[], camera: Camera | null): StagePicture[] {
  const link = stages.length > 1 ? createStageLink() : null;
  const models = stages.map(({ data, box }) => {
    const model = createStageModel(() => SHARPNESS, link?.join({ relay: () => undefined, follow: () => undefined }));
    model.resize({ width: box.width, height: box.height, form: data.form ?? 'desktop' });
    model.accept(data);
    model.update();
    return model;
  });
  // Each lays out for what all have, once all have told.
  for (const model of models) model.update();
  if (camera) for (const model of models) aim(model, camera);
  return stages.map(({ data, box }, at) => {
    const model = models[at];
    const update = model?.update();
    return model && update ? pictureOf(model, update, data, box) : { layers: [], info: null };
  });
}

function pictureOf(model: StageModel, { drawn, snapshot }: Update, data: StageData, box: Box): StagePicture {
  const view = stillView(model, drawn, snapshot, data);
  const { contentTop, unit } = drawn.layout.metrics;
  const below: Box = { ...box, y: box.y + contentTop - 6, height: box.height - contentTop + 6 };
  const at = { x: box.x + model.camera.x, y: box.y + model.camera.y };
  const info = model.info();
  if (isEmptyLayout(drawn.layout))
    return { info, layers: [marksLayer(emptyMarks(box.width, box.height, unit).marks, { x: box.x, y: box.y })] };
  const pointed = { selection: data.selection, hovered: [], focused: null, hidden: new Set<number>() };
  return {
    info,
    layers: [
      ...contentLayers(view, box, at, below),
      marksLayer(gutterMarks(drawn.layout, firstLanes(drawn)), { ...at, clip: below }),
      marksLayer(pointedMarks(pointed, drawn, snapshot), { ...at, clip: below }),
      marksLayer(headsOf(drawn, snapshot, data, model), { x: at.x, y: box.y, clip: box }),
    ],
  };
}

/** Brings what a camera shows to the middle below the heads, as the stage itself does. */
function aim(model: StageModel, { k, x, y }: Camera): void {
  const { width, height } = model.viewport;
  const middle = { x: width / 2, y: (height + (model.layout?.metrics.contentTop ?? 0)) / 2 };
  model.zoomTo(k, middle, middle);
  const { layout } = model;
  if (layout) model.panTo(middle.x - x * layout.width, middle.y - y * layout.height);
}

function stillView(model: StageModel, drawn: Drawn, snapshot: Snapshot, data: StageData): StageView {
  const { filter = null, selection } = data;
  const row = selection?.kind === 'task' ? snapshot.book.rowOf(selection.taskIndex) : -1;
  const siblings = row < 0 ? null : (snapshot.tasks[row * TASK_WIDTH + TASK.ownerIndex] ?? null);
  const { differs } = createDifferenceBook().take(data.differs ?? null, snapshot);
  const differing = data.onlyDiffering === true ? differs : null;
  return {
    scene: drawn.scene,
    places: drawn.places,
    flow: drawn.flow,
    catalog: snapshot.catalog,
    tasks: snapshot.tasks,
    instances: snapshot.instances,
    book: snapshot.book,
    changedInstances: 'all',
    inView: drawn.inView,
    theme: 'light',
    pan: model.camera,
    width: model.viewport.width,
    height: model.viewport.height,
    litOwner: data.litOwner,
    light: { filter, litInstances: null, litTasks: null, siblings, differing },
    differs,
    selection,
    beat: null,
    hidden: new Set(),
    moved: new Map(),
    fadeMs: 0,
  };
}

/** Middles of the first instance's lanes, for the words beside them. */
function firstLanes({ layout, flow }: Drawn): { readonly cpuMiddle: number; readonly memoryMiddle: number } | null {
  const index = layout.zones.find(({ instances }) => instances.length > 0)?.instances[0];
  const first = index === undefined ? firstVm(flow) : frameShape(layout, index);
  if (first === null) return null;
  const { cpuTop, cpuBottom, memoryTop, memoryBottom } = first;
  return { cpuMiddle: (cpuTop + cpuBottom) / 2, memoryMiddle: (memoryTop + memoryBottom) / 2 };
}

function contentLayers(view: StageView, box: Box, at: { x: number; y: number }, clip: Box): Layer[] {
  const { level } = view.scene.layout;
  if (level === 'map')
    return [{ kind: 'image', x: box.x, y: box.y, width: box.width, height: box.height, clip, image: mapImage(view) }];
  if (level === 'bars')
    return [{ kind: 'image', x: box.x, y: box.y, width: box.width, height: box.height, clip, image: barsImage(view) }];
  return hullLayers(view).map((layer) => ({ ...layer, ...at, clip }));
}

/** Everything of a strength is one layer: instances below, tasks above. */
function hullLayers(view: StageView): Layer[] {
  const { scene } = view;
  const layers: Layer[] = [];
  for (const instance of scene.instances) {
    const strength = instance.status === INSTANCE_STATUS.INACTIVE ? 0.28 : strengthOf(view, instance);
    const style = instanceStyle(view, instance, strength);
    layers.push(
      marksLayer(instanceMarks(instance, scene.layout, style), strength < 1 ? { opacity: strength } : {}),
      marksLayer(headMarks(instance, scene.layout, style)),
    );
  }
  const size = 11 * scene.layout.metrics.unit;
  for (const hull of scene.hulls) {
    const strength = hullStrength(view, hull);
    const marks = hullMarks(hull, {
      size,
      labels: strength === 1,
      sibling: isSibling(view, hull),
      unlit: view.litOwner !== null && view.litOwner !== hull.ownerIndex,
      detailed: scene.layout.level === 'detail',
    });
    layers.push(marksLayer(marks, strength < 1 ? { opacity: strength } : {}));
  }
  layers.push(marksLayer(scene.instances.flatMap((instance) => cornerMarks(instance, scene.layout))));
  layers.push(marksLayer(differsMarks(differingShapes(view))));
  return layers;
}

function canvasFor({ width, height }: Pick<StageView, 'width' | 'height'>): {
  canvas: HTMLCanvasElement;
  ink: CanvasRenderingContext2D;
} {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SHARPNESS);
  canvas.height = Math.round(height * SHARPNESS);
  const ink = canvas.getContext('2d');
  if (!ink) throw new Error('this browser cannot draw on a canvas');
  return { canvas, ink };
}

function barsImage(view: StageView): HTMLCanvasElement {
  const { canvas, ink } = canvasFor(view);
  const colours = printColours();
  ink.setTransform(SHARPNESS, 0, 0, SHARPNESS, view.pan.x * SHARPNESS, view.pan.y * SHARPNESS);
  const painter = createCanvasPainter(ink, colours);
  paintBars(ink, painter, view.scene.layout, view, view.inView, colours);
  paintVmBars(ink, painter, view, colours);
  return canvas;
}

function mapImage(view: StageView): HTMLCanvasElement {
  const { canvas, ink } = canvasFor(view);
  const lit = view.litOwner === null ? null : (view.catalog.owners[view.litOwner]?.colour ?? null);
  const teller = createMapTeller();
  teller.takePalette(mapPalette(printColours(), lit));
  teller.take(view, SHARPNESS);
  const picture = teller.picture();
  const map = createMapPixels();
  if (picture) map.draw(picture);
  if (map.width > 0 && map.height > 0)
    ink.putImageData(new ImageData(new Uint8ClampedArray(map.pixels.buffer), map.width, map.height), 0, 0);
  return canvas;
}

function headsOf(drawn: Drawn, snapshot: Snapshot, { selection, arrangement }: StageData, model: StageModel) {
  const { layout, balancers } = drawn;
  const window = windowOf(layout, model.camera.x, model.viewport.width);
  const selected = selection?.kind === 'task' ? selection.taskIndex : -1;
  const failed = new Set(snapshot.failedZones);
  return [
    ...balancerMarks(balancers, { layout, window, selected }),
    ...zoneHeadMarks(layout, {
      taskCounts: tasksPerZone(layout, snapshot.book.liveTasks),
      fargateCounts: tasksPerColumn(drawn.flow?.columns ?? [], snapshot.book),
      groupTexts: arrangement?.group.by === 'capacityProvider' ? groupTexts(layout, snapshot.groups) : null,
      notes: null,
      failed,
      window,
    }),
  ];
}

/** Codes of the states that tasks on the stage are in. */
export function statusesOf({ frame }: Pick<StageData, 'frame'>): readonly number[] {
  const found = new Set<number>();
  for (let row = 0; row < rowCount(frame.tasks, TASK_WIDTH); row += 1)
    found.add(frame.tasks[row * TASK_WIDTH + TASK.lastStatus] ?? 0);
  return [...found].sort((a, b) => a - b);
}
