import { readTheme } from '../../theme';
import { INSTANCE_WIDTH } from '../../../frame/frame';
import { createIntList } from '../int-list';
import type { StageLayout } from '../layout';
import type { StageView } from '../view';
import { instanceMark, taskMark } from './marks';
import type { MarkSource } from './marks';
import { mapPalette } from './palette';
import type { MapPalette } from './palette';
import { createPainterClient } from './painter-client';
import { taskPlace } from './picture';
import type { MapCamera, MapPicture, MapPlan } from './picture';

/** Level Map: tells the painter what has changed, when it has painted what it was told before. */
export interface MapLayer {
  readonly element: HTMLElement;
  paint(view: StageView): void;
  /** Whether all that was asked for has been painted. */
  readonly isSettled: boolean;
  destroy(): void;
}

export function createMapLayer(painted: () => void): MapLayer {
  const client = createPainterClient();
  const cells = createIntList();
  const instances = createIntList();
  let all = true;
  let view: StageView | null = null;
  let plan: MapPlan | null = null;
  let palette: { readonly key: string; readonly palette: MapPalette } | null = null;
  let camera: MapCamera | null = null;
  /** What has not been told yet. */
  let news: { plan: boolean; palette: boolean; camera: boolean } = { plan: false, palette: false, camera: false };

  function takePlan(layout: StageLayout, count: number): void {
    const next = planOf(layout, count);
    if (plan && samePlan(plan, next)) return;
    plan = next;
    news.plan = true;
    all = true;
  }

  function takePalette({ theme, catalog, litOwner }: StageView): void {
    const lit = litOwner === null ? null : (catalog.owners[litOwner]?.colour ?? null);
    const key = `${theme} ${lit}`;
    if (palette?.key === key) return;
    palette = { key, palette: mapPalette(readTheme(client.element), lit) };
    news.palette = true;
  }

  function takeCamera(next: MapCamera): void {
    if (camera && sameCamera(camera, next)) return;
    camera = next;
    news.camera = true;
  }

  /** Remembers which marks are to be told, also while the painter is busy. */
  function gather(next: StageView): void {
    if (view === null || !sameLook(view, next)) all = true;
    if (all) return;
    const { book, changedInstances } = next;
    if (changedInstances === 'all') all = true;
    else for (const index of changedInstances) instances.push(index);
    // A lit service's share changes with its tasks.
    if (next.litOwner !== null) for (const index of book.news.instances.view()) instances.push(index);
    if (plan?.block) for (const value of book.news.cells.view()) cells.push(value);
    if (cells.length + instances.length > 2 * next.tasks.length) all = true;
  }

  function marks(from: StageView, by: MapPlan): Int32Array<ArrayBuffer> {
    const source: MarkSource = { ...from, book: from.book };
    const told = createIntList(1024);
    const isPlain = by.block !== null;
    const { tasks } = from.book;
    const tellInstance = (index: number): void => {
      told.push(index);
      told.push(instanceMark(source, index, isPlain));
    };
    const tellCell = (index: number, slot: number, row: number): void => {
      const place = taskPlace(by, index, slot);
      if (place < 0) return;
      told.push(place);
      told.push(taskMark(source, row, tasks));
    };
    if (all) {
      for (let index = 0; index < by.instances; index += 1) {
        tellInstance(index);
        if (by.block) from.book.slotsOf(index).forEach((row, slot) => row >= 0 && tellCell(index, slot, row));
      }
    } else {
      for (const index of instances.view()) tellInstance(index);
      for (let at = 0; at < cells.length; at += 2) {
        const [index, slot] = [cells.at(at), cells.at(at + 1)];
        tellCell(index, slot, from.book.rowAt(index, slot));
      }
    }
    return told.view().slice();
  }

  function flush(): void {
    if (client.isBusy || !view || !plan || !palette || !camera) return;
    const told = marks(view, plan);
    if (told.length === 0 && !news.plan && !news.palette && !news.camera) return;
    const picture: MapPicture = {
      ...(news.plan && {
        plan: { ...plan, groups: plan.groups.map((group) => ({ ...group, members: group.members.slice() })) },
      }),
      ...(news.palette && { palette: palette.palette }),
      ...(news.camera && { camera }),
      ...(told.length > 0 && { marks: told }),
    };
    news = { plan: false, palette: false, camera: false };
    all = false;
    cells.clear();
    instances.clear();
    client.paint(picture);
  }

  client.onPainted = () => {
    flush();
    painted();
  };
  client.onLost = () => {
    news = { plan: true, palette: true, camera: true };
    all = true;
    flush();
  };

  return {
    element: client.element,
    paint(next) {
      takePlan(next.scene.layout, next.instances.length / INSTANCE_WIDTH);
      takePalette(next);
      takeCamera(cameraOf(next));
      gather(next);
      view = next;
      flush();
    },
    get isSettled() {
      return !client.isBusy && cells.length === 0 && instances.length === 0 && !all && !news.camera && !news.palette;
    },
    destroy() {
      client.destroy();
      client.element.remove();
    },
  };
}

/** Whether marks look the same for the same rows. */
function sameLook(a: StageView, b: StageView): boolean {
  return a.light === b.light && a.litOwner === b.litOwner && a.catalog === b.catalog && a.book === b.book;
}

function planOf({ zones, block }: StageLayout, instances: number): MapPlan {
  return {
    instances,
    groups: zones.map((zone) => ({ columns: zone.columns, members: membersOf(zone.instances) })),
    block: block && { columns: block.columns, rows: block.rows },
  };
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
    a.groups.length === b.groups.length &&
    a.groups.every((group, at) => group.members === b.groups[at]?.members && group.columns === b.groups[at].columns)
  );
}

function cameraOf({ scene: { layout }, pan, width, height }: StageView): MapCamera {
  const { block, columnWidth, pitchX, pitchY } = layout;
  return {
    width,
    height,
    ratio: devicePixelRatio,
    lefts: layout.zones.map(({ x }) => x + pan.x),
    top: layout.metrics.contentTop + pan.y,
    pitchX,
    pitchY,
    boxWidth: columnWidth,
    boxHeight: block ? block.rows * block.height : pitchY - layout.metrics.cellGap,
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
    a.lefts.length === b.lefts.length &&
    a.lefts.every((left, at) => left === b.lefts[at])
  );
}
