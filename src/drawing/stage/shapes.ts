import { TASK, TASK_WIDTH } from '../../frame/frame';
import { frameShape } from './scene';
import type { HullScene } from './scene';
import type { HullShape } from './hull';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import { END, END_WIDTH } from './task-places';
import type { TaskPlaces } from './task-places';

export interface ShapeSource {
  readonly layout: StageLayout;
  readonly places: TaskPlaces;
  readonly tasks: Int32Array;
  readonly hulls: readonly HullScene[];
}

/** The outline of what a reference names, in px of the layout, at whatever level is drawn; null where it is not drawn. */
export function shapeOf(ref: StageRef, source: ShapeSource): HullShape | null {
  const { layout } = source;
  switch (ref.kind) {
    case 'task':
      return layout.level === 'map' ? null : taskShape(ref.taskIndex, source);
    case 'instance':
      return instanceShape(ref.instanceIndex, layout);
    case 'zone': {
      const zone = layout.zones.find((each) => each.zone === ref.zone);
      const { zoneNameY, zoneRuleY, unit } = layout.metrics;
      return zone ? box(zone.x, zoneNameY - 13 * unit, zone.width, zoneRuleY - zoneNameY + 13 * unit) : null;
    }
    case 'waiting':
      return null;
  }
}

/** The lanes of an instance, or its cell on the map. */
export function instanceShape(index: number, layout: StageLayout): HullShape | null {
  const at = (column: number): number => layout.boxes[index * BOX_WIDTH + column] ?? 0;
  if (at(BOX.height) === 0) return null;
  return layout.level === 'map' ? box(at(BOX.x), at(BOX.y), at(BOX.width), at(BOX.height)) : frameShape(layout, index);
}

function taskShape(taskIndex: number, { layout, places, tasks, hulls }: ShapeSource): HullShape | null {
  const hull = hulls.find((each) => each.taskIndex === taskIndex);
  if (hull) return hull;
  for (let at = 0; at < places.rows.length; at += 1) {
    const cell = (places.rows[at] ?? 0) * TASK_WIDTH;
    if (tasks[cell + TASK.taskIndex] !== taskIndex) continue;
    const frame = instanceShape(tasks[cell + TASK.instanceIndex] ?? -1, layout);
    if (!frame) return null;
    const end = (column: number): number => frame.cpuFrom + (places.ends[at * END_WIDTH + column] ?? 0);
    return {
      ...frame,
      cpuFrom: end(END.cpuFrom),
      cpuTo: end(END.cpuTo),
      memoryFrom: end(END.memoryFrom),
      memoryTo: end(END.memoryTo),
    };
  }
  return null;
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
