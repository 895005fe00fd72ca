import { INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../../frame/frame';
import { cellSize } from '../fargate/flow';
import type { Flow } from '../fargate/flow';
import { createIntList } from '../int-list';
import type { IntList } from '../int-list';
import type { StageLayout } from '../layout';
import type { StageView } from '../view';
import { instanceMark, taskMark } from './marks';
import type { MarkSource } from './marks';
import type { MapPalette } from './palette';
import { fargatePlace, taskPlace } from './picture';
import type { MapCamera, MapPicture, MapPlan } from './picture';

/** Of a view, what the map depends on. */
export type MapView = Pick<
  StageView,
  | 'scene'
  | 'pan'
  | 'width'
  | 'height'
  | 'catalog'
  | 'instances'
  | 'tasks'
  | 'book'
  | 'light'
  | 'litOwner'
  | 'changedInstances'
  | 'differs'
  | 'flow'
>;

/** Gathers what has changed on the map, and says it when it is asked. */
export interface MapTeller {
  /** Takes a view in. What the view calls news has to be taken while it is new. */
  take(view: MapView, ratio: number): void;
  takePalette(palette: MapPalette): void;
  /** What has changed since this was last asked; null when nothing has. */
  picture(): MapPicture | null;
  readonly hasNews: boolean;
  /** The next picture says everything. */
  forgetTold(): void;
}

export function createMapTeller(): MapTeller {
  /** Tasks whose cells are to be told, and slots that were left. */
  const cells = createIntList();
  const left = createIntList();
  const instances = createIntList();
  let all = true;
  let view: MapView | null = null;
  let plan: MapPlan | null = null;
  let palette: MapPalette | null = null;
  let camera: MapCamera | null = null;
  /** What has not been told yet. */
  let news = { plan: false, palette: false, camera: false, fargate: false };
  /** Codes of the cells of Fargate tasks as they were told last, column after column. */
  let fargateTold: Uint8Array = new Uint8Array(0);

  function takePlan({ scene: { layout }, instances: rows, flow }: MapView): void {
    const next = planOf(layout, rows.length / INSTANCE_WIDTH, flow);
    if (plan && samePlan(plan, next)) return;
    plan = next;
    news.plan = true;
    all = true;
  }

  function takeCamera(next: MapCamera): void {
    if (camera && sameCamera(camera, next)) return;
    camera = next;
    news.camera = true;
  }

  /** Remembers which marks are to be told, also while the painter is busy. */
  function gather(next: MapView): void {
    if (next.flow !== view?.flow || next.book.news.fargate) news.fargate = true;
    if (view === null || !sameLook(view, next)) all = true;
    if (all) return;
    const { book, changedInstances } = next;
    if (changedInstances === 'all') all = true;
    else for (const index of changedInstances) instances.push(index);
    // A lit service's share changes with its tasks.
    if (next.litOwner !== null) for (const index of book.news.instances.view()) instances.push(index);
    if (plan?.block) {
      for (const task of book.news.tasks.view()) cells.push(task);
      for (const value of book.news.left.view()) left.push(value);
    }
    if (cells.length + left.length + instances.length > next.tasks.length) all = true;
  }

  function marks(from: MapView, by: MapPlan): Int32Array<ArrayBuffer> {
    const source: MarkSource = from;
    const told = createIntList(1024);
    const isPlain = by.block !== null;
    const { tasks } = from.book;
    const tellInstance = (index: number): void => {
      told.push(index);
      told.push(instanceMark(source, index, isPlain));
    };
    const tellCell = (index: number, slot: number, row: number): void => {
      told.push(taskPlace(by, index, slot));
      told.push(taskMark(source, row, tasks));
    };
    if (all) {
      for (let index = 0; index < by.instances; index += 1) {
        tellInstance(index);
        if (by.block) from.book.slotsOf(index).forEach((row, slot) => row >= 0 && tellCell(index, slot, row));
      }
    } else {
      for (const index of instances.view()) tellInstance(index);
      for (const task of cells.view()) {
        const row = from.book.rowOf(task);
        const index = row < 0 ? -1 : (tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1);
        if (index >= 0) tellCell(index, from.book.slotOf(task), row);
      }
      for (let at = 0; at < left.length; at += 2) {
        tellCell(left.at(at), left.at(at + 1), from.book.rowAt(left.at(at), left.at(at + 1)));
      }
    }
    if (all || news.fargate) tellFargate(from, by, told);
    return told.view().slice();
  }

  /** Of the cells of Fargate tasks those that are not as they were told. */
  function tellFargate(from: MapView, by: MapPlan, told: IntList): void {
    const first = fargatePlace(by, 0);
    const codes = fargateCodes(from, by);
    const before = !all && fargateTold.length === codes.length ? fargateTold : null;
    for (let at = 0; at < codes.length; at += 1) {
      if (before ? before[at] === codes[at] : codes[at] === 0) continue;
      told.push(first + at);
      told.push(codes[at] ?? 0);
    }
    fargateTold = codes;
  }

  return {
    take(next, ratio) {
      takePlan(next);
      takeCamera(cameraOf(next, ratio));
      gather(next);
      view = next;
    },
    takePalette(next) {
      palette = next;
      news.palette = true;
    },
    picture() {
      if (!view || !plan || !palette || !camera) return null;
      // With a plan all codes begin at 0: free slots need not be told.
      news.plan ||= all;
      const told = marks(view, plan);
      const picture: MapPicture = {
        ...(news.plan && { plan: copyOf(plan) }),
        ...(news.palette && { palette }),
        ...(news.camera && { camera }),
        ...(told.length > 0 && { marks: told }),
      };
      news = { plan: false, palette: false, camera: false, fargate: false };
      all = false;
      cells.clear();
      left.clear();
      instances.clear();
      return Object.keys(picture).length > 0 ? picture : null;
    },
    get hasNews() {
      return (
        all ||
        cells.length > 0 ||
        left.length > 0 ||
        instances.length > 0 ||
        news.plan ||
        news.palette ||
        news.camera ||
        news.fargate
      );
    },
    forgetTold() {
      news = { plan: true, palette: true, camera: true, fargate: true };
      all = true;
    },
  };
}

/** A copy of which the buffers can be moved. */
function copyOf(plan: MapPlan): MapPlan {
  return { ...plan, groups: plan.groups.map(({ columns, members }) => ({ columns, members: members.slice() })) };
}

/** Whether marks look the same for the same rows. */
function sameLook(a: MapView, b: MapView): boolean {
  return a.light === b.light && a.litOwner === b.litOwner && a.catalog === b.catalog && a.book === b.book;
}

function planOf({ zones, block }: StageLayout, instances: number, flow: Flow | null): MapPlan {
  return {
    instances,
    groups: zones.map((zone) => ({ columns: zone.columns, members: membersOf(zone.instances) })),
    block: block && { columns: block.columns, rows: block.rows },
    fargate: fargatePlan(flow),
  };
}

/** Cells are counted in steps, so that not every task more makes another plan. */
const CELL_STEP = 64;

function fargatePlan(flow: Flow | null): MapPlan['fargate'] {
  if (!flow) return [];
  return flow.columns.map(({ tasks }) => ({
    cells: Math.ceil(tasks.length / CELL_STEP) * CELL_STEP,
    across: Math.max(1, flow.across),
  }));
}

function fargateCodes(from: MapView, by: MapPlan): Uint8Array {
  const first = fargatePlace(by, 0);
  const codes = new Uint8Array(fargatePlace(by, by.fargate.length) - first);
  for (const [column, { tasks }] of (from.flow?.columns ?? []).entries()) {
    const at = fargatePlace(by, column) - first;
    for (let cell = 0; cell < tasks.length; cell += 1)
      codes[at + cell] = taskMark(from, from.book.rowOf(tasks[cell] ?? -1), from.book.tasks);
  }
  return codes;
}

const known = new WeakMap<readonly number[], Int32Array<ArrayBuffer>>();

/** The same array for the same list, so that plans can be compared by identity. */
function membersOf(list: readonly number[]): Int32Array<ArrayBuffer> {
  const members = known.get(list) ?? Int32Array.from(list);
  known.set(list, members);
  return members;
}

function samePlan(a: MapPlan, b: MapPlan): boolean {
  return (
    a.instances === b.instances &&
    a.block?.columns === b.block?.columns &&
    a.block?.rows === b.block?.rows &&
    a.fargate.map(({ cells, across }) => `${cells} ${across}`).join() ===
      b.fargate.map(({ cells, across }) => `${cells} ${across}`).join() &&
    a.groups.length === b.groups.length &&
    a.groups.every((group, at) => group.members === b.groups[at]?.members && group.columns === b.groups[at].columns)
  );
}

function cameraOf({ scene: { layout }, pan, width, height }: MapView, ratio: number): MapCamera {
  const { block, columnWidth, pitchX, pitchY } = layout;
  return {
    width,
    height,
    ratio,
    lefts: layout.zones.map(({ x }) => x + pan.x),
    top: layout.metrics.contentTop + pan.y,
    pitchX,
    pitchY,
    boxWidth: columnWidth,
    boxHeight: block ? block.rows * block.height : pitchY - layout.metrics.cellGap,
    fargate: {
      lefts: layout.fargate.map(({ x }) => x + pan.x),
      top: layout.fargateTop + pan.y,
      pitch: layout.fargateCell,
      side: cellSize(layout.fargateCell),
    },
  };
}

function sameCamera(a: MapCamera, b: MapCamera): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.ratio === b.ratio &&
    a.top === b.top &&
    a.pitchX === b.pitchX &&
    a.pitchY === b.pitchY &&
    a.boxWidth === b.boxWidth &&
    a.boxHeight === b.boxHeight &&
    a.fargate.top === b.fargate.top &&
    a.fargate.pitch === b.fargate.pitch &&
    a.fargate.lefts.join() === b.fargate.lefts.join() &&
    a.lefts.length === b.lefts.length &&
    a.lefts.every((left, at) => left === b.lefts[at])
  );
}
