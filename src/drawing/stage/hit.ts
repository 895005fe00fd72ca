import { TASK, TASK_WIDTH } from '../../frame/frame';
import { frameShape } from './scene';
import { stationAt } from './balancers';
import type { Balancers } from './balancers';
import { taskAtPoint } from './fargate/find';
import type { Flow } from './fargate/flow';
import type { HullShape } from './hull';
import { BOX, BOX_WIDTH, rowAt } from './layout';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import { END, END_WIDTH } from './task-places';
import type { TaskPlaces } from './task-places';

/** What is under a point, by arithmetic: no element listens for itself, so a canvas answers as an SVG does. */

export interface HitTarget {
  readonly layout: StageLayout;
  /** Absent where no task is on Fargate. */
  readonly flow?: Flow | null;
  readonly places: TaskPlaces;
  readonly tasks: Int32Array;
  readonly balancers: Balancers;
  readonly pan: { readonly x: number; readonly y: number };
  /** The task (`taskIndex`) in a slot of an instance, -1 for none. */
  taskIn?(instanceIndex: number, slot: number): number;
}

/** A hull narrower than this can still be hit by a mouse. */
const MOUSE_TARGET = 8;
/** By touch, the nearest hull within this distance is meant. */
const TOUCH_REACH = 24;

/** The reference at a point in host px, or null on empty paper. */
export function hitTest(target: HitTarget, x: number, y: number, touch: boolean): StageRef | null {
  const { layout, pan } = target;
  const contentX = x - pan.x;
  if (y <= layout.metrics.zoneRuleY + 4) {
    const station = stationAt(target.balancers, contentX, y, touch ? TOUCH_REACH / 2 : MOUSE_TARGET);
    if (station) return { kind: 'task', taskIndex: station.taskIndex };
    if (y < layout.metrics.zoneNameY - 16) return null;
    const zone = layout.zones.find((each) => contentX >= each.x && contentX <= each.x + each.width);
    const column = layout.fargate.find((each) => contentX >= each.x && contentX <= each.x + each.width);
    const name = zone && layout.byZone ? zone.zone : (column?.zone ?? null);
    const provider = zone ? (layout.providers?.[layout.zones.indexOf(zone)] ?? -1) : -1;
    if (provider >= 0) return { kind: 'capacityProvider', provider };
    return name === null ? null : { kind: 'zone', zone: name };
  }
  const contentY = y - pan.y;
  const index = instanceAt(layout, contentX, contentY);
  if (index < 0) {
    const taskIndex = target.flow ? taskAtPoint(target.flow, contentX, contentY, touch ? TOUCH_REACH / 2 : 0) : -1;
    return taskIndex < 0 ? null : { kind: 'task', taskIndex };
  }
  const task =
    layout.level === 'map'
      ? (target.taskIn?.(index, slotAt(layout, index, contentX, contentY)) ?? -1)
      : taskAt(target, index, contentX, contentY, touch);
  return task >= 0 ? { kind: 'task', taskIndex: task } : { kind: 'instance', instanceIndex: index };
}

/** The instance whose box holds the point, -1 for none. */
export function instanceAt(layout: StageLayout, x: number, y: number): number {
  for (const zone of layout.zones) {
    if (x < zone.x || x > zone.x + zone.width) continue;
    const column = Math.floor((x - zone.x) / layout.pitchX);
    const row = rowAt(zone.rowTops, y);
    if (row < 0 || column >= zone.columns) continue;
    const index = zone.instances[row * zone.columns + column];
    if (index === undefined) continue;
    const box = index * BOX_WIDTH;
    const left = layout.boxes[box + BOX.x] ?? 0;
    const top = layout.boxes[box + BOX.y] ?? 0;
    const bottom = top + (layout.boxes[box + BOX.height] ?? 0);
    if (x >= left && x <= left + layout.columnWidth && y >= top && y <= bottom) return index;
  }
  return -1;
}

/** The cell of the map at a point, or -1 where there is none: the slot that it stands for. */
export function slotAt(layout: StageLayout, index: number, x: number, y: number): number {
  const { block, boxes } = layout;
  if (!block) return -1;
  const column = Math.floor((x - (boxes[index * BOX_WIDTH + BOX.x] ?? 0)) / block.width);
  const row = Math.floor((y - (boxes[index * BOX_WIDTH + BOX.y] ?? 0)) / block.height);
  const isInside = column >= 0 && column < block.columns && row >= 0 && row < block.rows;
  return isInside ? row * block.columns + column : -1;
}

/** The task of an instance whose hull is at a point: in a lane by its segment, in the waist by the lean of its sides. */
function taskAt({ layout, places, tasks }: HitTarget, index: number, x: number, y: number, touch: boolean): number {
  const frame = frameShape(layout, index);
  if (y < frame.cpuTop || y > frame.memoryBottom) return -1;
  const lean = leanAt(frame, y);
  let best = -1;
  let least = Infinity;
  const { rows, ends } = places.of(index);
  for (let at = 0; at < rows.length; at += 1) {
    const end = (column: number): number => frame.cpuFrom + (ends[at * END_WIDTH + column] ?? 0);
    const from = end(END.cpuFrom) + (end(END.memoryFrom) - end(END.cpuFrom)) * lean;
    const to = end(END.cpuTo) + (end(END.memoryTo) - end(END.cpuTo)) * lean;
    const reach = touch ? TOUCH_REACH : Math.max(0, (MOUSE_TARGET - (to - from)) / 2);
    const distance = Math.max(0, from - x, x - to);
    if (distance > reach || distance >= least) continue;
    least = distance;
    best = tasks[(rows[at] ?? 0) * TASK_WIDTH + TASK.taskIndex] ?? -1;
  }
  return best;
}

/** 0 in the CPU lane, 1 in the memory lane, between them the share of the way down the waist. */
function leanAt(frame: HullShape, y: number): number {
  if (y <= frame.cpuBottom) return 0;
  if (y >= frame.memoryTop) return 1;
  return (y - frame.cpuBottom) / (frame.memoryTop - frame.cpuBottom);
}
