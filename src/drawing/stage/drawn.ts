import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import { balancersOf } from './balancers';
import type { Balancers } from './balancers';
import { BOX, BOX_WIDTH, layoutStage } from './layout';
import type { KeptLayout, StageLayout } from './layout';
import type { StageViewport } from './metrics';
import { buildScene } from './scene';
import type { StageScene } from './scene';
import type { Snapshot } from './snapshot';
import { placeTasks } from './task-places';
import type { TaskPlaces } from './task-places';

/** What is worked out before anything is painted, each part again only when something it depends on has changed. */
export interface Drawn {
  readonly layout: StageLayout;
  readonly places: TaskPlaces;
  readonly scene: StageScene;
  readonly inView: readonly number[];
  readonly balancers: Balancers;
}

export interface DrawnInput {
  readonly snapshot: Snapshot;
  readonly viewport: StageViewport;
  readonly zoom: number;
  readonly pan: { readonly x: number; readonly y: number };
  readonly leaving: ReadonlySet<number>;
  readonly keep: KeptLayout | null;
  readonly pixelRatio: number;
}

/** Layout for an input, taken over from `previous` when only tasks changed. */
export function layoutFor(
  input: DrawnInput,
  previous: { readonly input: DrawnInput; readonly layout: StageLayout } | null,
): StageLayout {
  if (previous && sameLayoutInput(previous.input, input)) return previous.layout;
  return layoutStage(
    input.snapshot.catalog,
    input.snapshot.instances,
    input.viewport,
    input.zoom,
    input.keep,
    input.leaving,
  );
}

/** Tasks in their places, and what of it is in view. */
export function drawUp(input: DrawnInput, layout: StageLayout, places: TaskPlaces | null): Drawn {
  const { catalog, instances, tasks } = input.snapshot;
  const placed = places ?? placeTasks(catalog, instances, tasks, layout, input.snapshot.daemons);
  const inView = instancesInView(layout, input);
  const elements = layout.level === 'hulls' || layout.level === 'detail';
  const scene = buildScene(input.snapshot, layout, placed, elements ? inView : [], input.pixelRatio);
  return { layout, places: placed, scene, inView, balancers: balancersOf(layout, input.snapshot) };
}

/** Instances whose box, with a little air for rings and tags, meets the window. */
function instancesInView(layout: StageLayout, { pan, viewport }: DrawnInput): number[] {
  const air = 20;
  const found: number[] = [];
  for (const zone of layout.zones) {
    const left = zone.x + pan.x;
    if (left > viewport.width + air || left + zone.width < -air) continue;
    for (const index of zone.instances) {
      const box = index * BOX_WIDTH;
      const x = (layout.boxes[box + BOX.x] ?? 0) + pan.x;
      const y = (layout.boxes[box + BOX.y] ?? 0) + pan.y;
      if (x > viewport.width + air || x + layout.columnWidth < -air) continue;
      if (y > viewport.height + air || y + (layout.boxes[box + BOX.height] ?? 0) < -air) continue;
      found.push(index);
    }
  }
  return found;
}

function sameLayoutInput(a: DrawnInput, b: DrawnInput): boolean {
  return (
    a.zoom === b.zoom &&
    a.viewport.width === b.viewport.width &&
    a.viewport.height === b.viewport.height &&
    a.viewport.form === b.viewport.form &&
    a.leaving === b.leaving &&
    sameFleet(a.snapshot, b.snapshot)
  );
}

/** Columns of an instance on which the layout depends. */
const SIZES = [
  INSTANCE.status,
  INSTANCE.cpuUnitsRegistered,
  INSTANCE.memoryMiBRegistered,
  INSTANCE.gpusRegistered,
] as const;

/** Whether two snapshots have the same instances of the same sizes. */
export function sameFleet(a: Snapshot, b: Snapshot): boolean {
  if (a === b || a.instances === b.instances) return a.catalog === b.catalog;
  if (a.instances.length !== b.instances.length) return false;
  if (a.catalog !== b.catalog && !sameNames(a, b)) return false;
  for (let row = 0; row < a.instances.length; row += INSTANCE_WIDTH) {
    for (const column of SIZES) if (a.instances[row + column] !== b.instances[row + column]) return false;
  }
  return true;
}

function sameNames(a: Snapshot, b: Snapshot): boolean {
  return (
    a.catalog.zones.join() === b.catalog.zones.join() &&
    a.catalog.targetGroups.length === b.catalog.targetGroups.length &&
    a.catalog.instances.length === b.catalog.instances.length &&
    a.catalog.instances.every((instance, index) => {
      const other = b.catalog.instances[index];
      return (
        instance.id === other?.id &&
        instance.availabilityZone === other.availabilityZone &&
        instance.memoryMiB === other.memoryMiB
      );
    })
  );
}
