import { TASK_STATUS } from '../../../ecs/status';
import { TASK, TASK_WIDTH } from '../../../frame/frame';
import type { CanvasPainter } from '../../canvas-marks';
import type { ThemeColours } from '../../theme';
import { segmentPaint } from '../paint-bars';
import { taskStrength } from '../view';
import type { StageView } from '../view';
import { visitInView } from './find';
import { FRAME_GAP, shapeAt } from './flow';
import { paintCorner } from './vm-frame';

/** Level Bars on Fargate: two segments in a thin frame. */

export type VmBarsSource = Pick<
  StageView,
  'flow' | 'book' | 'catalog' | 'tasks' | 'light' | 'litOwner' | 'differs' | 'pan' | 'width' | 'height'
>;

/** Room around the window, px. */
const AIR = 20;

/** Rubs out the columns of micro-VMs, as far as they are seen. */
export function clearVmBars(context: CanvasRenderingContext2D, { flow, pan, height }: VmBarsSource): void {
  for (const { x, width } of flow?.columns ?? []) context.clearRect(x - 4, -pan.y, width + 8, height);
}

/** Draws the micro-VMs that are seen; the context is in px of the layout. */
export function paintVmBars(
  context: CanvasRenderingContext2D,
  painter: CanvasPainter,
  source: VmBarsSource,
  colours: ThemeColours,
): void {
  const { flow, pan, width, height } = source;
  if (!flow) return;
  const window = { left: -AIR - pan.x, right: width + AIR - pan.x, top: -AIR - pan.y, bottom: height + AIR - pan.y };
  visitInView(flow, window, ({ column, position }) => {
    const own = flow.columns[column];
    const task = own?.tasks[position] ?? -1;
    const row = source.book.rowOf(task);
    const status = source.tasks[row * TASK_WIDTH + TASK.lastStatus] ?? 0;
    if (!own || row < 0 || status >= TASK_STATUS.STOPPED) return;
    const shape = shapeAt(flow, own, position);
    context.globalAlpha = taskStrength(source, row);
    const ownerIndex = source.tasks[row * TASK_WIDTH + TASK.ownerIndex] ?? -1;
    context.fillStyle = painter.paint(segmentPaint(source.catalog, ownerIndex, source.litOwner, status));
    context.fillRect(shape.cpuFrom, shape.cpuTop, shape.cpuTo - shape.cpuFrom, shape.cpuBottom - shape.cpuTop);
    const memory = shape.memoryTo - shape.memoryFrom;
    context.fillRect(shape.memoryFrom, shape.memoryTop, memory, shape.memoryBottom - shape.memoryTop);
    const by = FRAME_GAP.bars;
    const right = Math.max(shape.cpuTo, shape.memoryTo) + by;
    const [left, top] = [shape.cpuFrom - by, shape.cpuTop - by];
    const isRinged = source.differs?.tasks.has(task) === true;
    context.lineWidth = isRinged ? 1.75 : 0.75;
    context.strokeStyle = isRinged ? colours.base.accent : colours.base.rule;
    context.strokeRect(left, top, right - left, shape.memoryBottom + by - top);
    if (isOnSpot(source, row)) paintCorner(context, right, top, colours, 5);
    context.globalAlpha = 1;
  });
}

function isOnSpot({ catalog, tasks }: VmBarsSource, row: number): boolean {
  return catalog.capacityProviders[(tasks[row * TASK_WIDTH + TASK.platform] ?? 0) - 2]?.kind === 'fargateSpot';
}
