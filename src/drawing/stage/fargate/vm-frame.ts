import { TASK_STATUS } from '../../../ecs/status';
import { polygon } from '../../marks';
import type { Mark, Points } from '../../marks';
import type { ThemeColours } from '../../theme';
import { hullOutline } from '../hull';
import type { HullShape } from '../hull';
import { FRAME_GAP } from './flow';

/** Legs of the corner that says Spot, px. */
const CORNER = 7;

/** The frame of a micro-VM around its task, as the instance's is around its own; gone with the task's containers. */
export function vmFrame(hull: HullShape & { readonly status: number }, spot: boolean, unit: number): Mark[] {
  if (hull.status >= TASK_STATUS.DELETED) return [];
  const isOver = hull.status === TASK_STATUS.STOPPED;
  const by = (FRAME_GAP.hulls + 0.5) * unit;
  const frame = polygon(hullOutline(hull, by), {
    stroke: 'rule',
    strokeWidth: unit,
    ...(isOver && { dash: [1, 3] }),
  });
  return spot ? [frame, spotCorner(hull.cpuTo + by, hull.cpuTop - by, unit)] : [frame];
}

/** What can be taken away has an ink corner at its top right, whether instance or micro-VM; `x` and `y` are the frame's. */
export function spotCorner(x: number, y: number, unit: number, leg = CORNER): Mark {
  return polygon(cornerPoints(x + 0.5 * unit, y - 0.5 * unit, leg * unit), { fill: 'ink' });
}

function cornerPoints(x: number, y: number, leg: number): Points {
  return [x - leg, y, x, y, x, y + leg];
}

/** The same on a canvas. */
export function paintCorner(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { base }: ThemeColours,
  leg: number,
): void {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cornerPoints(x, y, leg);
  context.fillStyle = base.ink;
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.lineTo(x2, y2);
  context.fill();
}
