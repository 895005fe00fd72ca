import { TASK_STATUS } from '../../ecs/status';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import type { HullScene } from './scene';

/**
 * What is said of a task beside its state: a hollow station with a cross, as on the load balancer's line, where it is unhealthy; a lock where it is
 * protected from scale-in; a keel where a daemon put it. Signs stand in the waist, where no label is.
 */

const RADIUS = 4.5;
const LOCK = 10;
/** From the middle of one sign to that of the next. */
const PITCH = 13;

export function signMarks(hull: HullScene, colour: Colour, unit: number): Mark[] {
  return [...keel(hull, unit), ...waistSigns(hull, colour, unit)];
}

function keel({ daemon, status, memoryFrom, memoryTo, memoryBottom }: HullScene, unit: number): Mark[] {
  if (!daemon || status >= TASK_STATUS.STOPPED) return [];
  const height = 2 * unit;
  return [polygon(rectangle(memoryFrom, memoryBottom - height, memoryTo - memoryFrom, height), { fill: 'ink' })];
}

function waistSigns(hull: HullScene, colour: Colour, unit: number): Mark[] {
  const live = hull.status <= TASK_STATUS.RUNNING;
  const signs = [
    ...(live && hull.unhealthy ? [(x: number, y: number, scale: number) => unhealthy(x, y, colour, scale)] : []),
    ...(live && hull.isProtected ? [(x: number, y: number, scale: number) => lock(x, y, scale)] : []),
  ];
  if (signs.length === 0) return [];
  const width = (hull.cpuTo - hull.cpuFrom + hull.memoryTo - hull.memoryFrom) / 2;
  const x = (hull.cpuFrom + hull.cpuTo + hull.memoryFrom + hull.memoryTo) / 4;
  const y = (hull.cpuBottom + hull.memoryTop) / 2;
  // Where both do not fit, the first says more.
  const shown = width >= PITCH * unit * signs.length ? signs : signs.slice(0, 1);
  const scale = Math.min(unit, width / (RADIUS * 2 + 1));
  return shown.flatMap((sign, index) => sign(x + (index - (shown.length - 1) / 2) * PITCH * unit, y, scale));
}

function unhealthy(x: number, y: number, colour: Colour, scale: number): Mark[] {
  const radius = RADIUS * scale;
  const reach = radius * 0.72;
  return [
    { kind: 'circle', x, y, radius, fill: 'paper', stroke: colour, strokeWidth: 1.5 * scale },
    lines(
      [
        [x - reach, y - reach, x + reach, y + reach],
        [x - reach, y + reach, x + reach, y - reach],
      ],
      { stroke: 'ink', strokeWidth: 1.5 * scale },
    ),
  ];
}

function lock(x: number, y: number, scale: number): Mark[] {
  const size = LOCK * scale;
  return [{ kind: 'icon', icon: 'protected', x: x - size / 2, y: y - size / 2, size, stroke: 'ink' }];
}
