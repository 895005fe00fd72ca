import { TASK, TASK_WIDTH } from '../../frame/frame';
import { shapeOfTask } from './fargate/find';
import type { Flow } from './fargate/flow';
import { frameShape } from './scene';
import type { HullScene } from './scene';
import type { HullShape } from './hull';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import { END, END_WIDTH } from './task-places';
import type { TaskPlaces } from './task-places';
import { taskRowIn } from './task-rows';
import type { TaskRows } from './task-rows';

export interface ShapeSource extends TaskRows {
  readonly layout: StageLayout;
  /** Absent where no task is on Fargate. */
  readonly flow?: Flow | null;
  readonly places: TaskPlaces;
  readonly hulls: readonly HullScene[];
}

/** The outline of what a reference names, in px of the layout, at whatever level is drawn; null where it is not drawn. */
export function shapeOf(ref: StageRef, source: ShapeSource): HullShape | null {
  const { layout } = source;
  switch (ref.kind) {
    case 'task':
      return layout.level === 'map' ? cellShape(ref.taskIndex, source) : hullShape(ref.taskIndex, source);
    case 'instance':
      return instanceShape(ref.instanceIndex, layout);
    case 'zone': {
      const own = layout.byZone ? layout.zones.find((each) => each.zone === ref.zone) : undefined;
      const zone = own ?? layout.fargate.find((each) => each.zone === ref.zone);
      return zone ? headShape(zone, layout) : null;
    }
    case 'capacityProvider': {
      const group = layout.zones[layout.providers?.indexOf(ref.provider) ?? -1];
      return group ? headShape(group, layout) : null;
    }
    case 'waiting':
      return null;
  }
}

/** The head of a column. */
function headShape({ x, width }: Pick<StageLayout['zones'][number], 'x' | 'width'>, layout: StageLayout): HullShape {
  const { zoneNameY, zoneRuleY, unit } = layout.metrics;
  return box(x, zoneNameY - 13 * unit, width, zoneRuleY - zoneNameY + 13 * unit);
}

/** The lanes of an instance, or its cell on the map. */
export function instanceShape(index: number, layout: StageLayout): HullShape | null {
  const at = (column: number): number => layout.boxes[index * BOX_WIDTH + column] ?? 0;
  if (at(BOX.height) === 0) return null;
  return layout.level === 'map' ? box(at(BOX.x), at(BOX.y), at(BOX.width), at(BOX.height)) : frameShape(layout, index);
}

function hullShape(taskIndex: number, source: ShapeSource): HullShape | null {
  const { layout, places, tasks, hulls } = source;
  const hull = hulls.find((each) => each.taskIndex === taskIndex);
  if (hull) return hull;
  const row = taskRowIn(source, taskIndex);
  if (row < 0) return null;
  const instance = tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1;
  if (instance < 0) return shapeOfTask(source.flow ?? null, taskIndex);
  const frame = instanceShape(instance, layout);
  if (!frame) return null;
  const { rows, ends } = places.of(instance);
  const at = rows.indexOf(row);
  if (at < 0) return null;
  const end = (column: number): number => frame.cpuFrom + (ends[at * END_WIDTH + column] ?? 0);
  return {
    ...frame,
    cpuFrom: end(END.cpuFrom),
    cpuTo: end(END.cpuTo),
    memoryFrom: end(END.memoryFrom),
    memoryTo: end(END.memoryTo),
  };
}

/** A task's cell on the map; where tasks of instances have none, that of its instance. */
function cellShape(taskIndex: number, source: ShapeSource): HullShape | null {
  const { layout, tasks } = source;
  const { block } = layout;
  const row = taskRowIn(source, taskIndex);
  const instance = row < 0 ? -1 : (tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1);
  if (instance < 0) return row < 0 ? null : shapeOfTask(source.flow ?? null, taskIndex);
  if (!block) return instanceShape(instance, layout);
  const slot = source.book?.slotOf(taskIndex) ?? -1;
  if (slot < 0) return null;
  const index = instance * BOX_WIDTH;
  const x = (layout.boxes[index + BOX.x] ?? 0) + (slot % block.columns) * block.width;
  const y = (layout.boxes[index + BOX.y] ?? 0) + Math.floor(slot / block.columns) * block.height;
  return box(x, y, block.width, block.height);
}

function box(x: number, y: number, width: number, height: number): HullShape {
  const middle = y + height / 2;
  return {
    cpuFrom: x,
    cpuTo: x + width,
    memoryFrom: x,
    memoryTo: x + width,
    cpuTop: y,
    cpuBottom: middle,
    memoryTop: middle,
    memoryBottom: y + height,
  };
}
