import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_LIFECYCLES, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { FONT_FAMILY, stretchName } from '../canvas-marks';
import type { CanvasPainter } from '../canvas-marks';
import type { Colour, Paint } from '../marks';
import { fitName, lineWidth } from '../text';
import { serviceSlot } from '../theme';
import type { ThemeColours } from '../theme';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';
import type { Differences } from './differences';
import { paintCorner } from './fargate/vm-frame';
import { END, END_WIDTH } from './task-places';
import type { Light } from './light';
import type { TaskPlaces } from './task-places';
import { taskStrength } from './view';

/** Level Bars: two thin bars per instance, CPU above memory, with a segment per task. */

const BOOTS = INSTANCE_LIFECYCLES.indexOf('pending');
const HAS_NOTICE = INSTANCE_LIFECYCLES.indexOf('spotNotice');
/** Paper between two segments. */
const GAP = 0.75;

export interface BarsSource {
  readonly catalog: Catalog;
  readonly instances: Int32Array;
  readonly tasks: Int32Array;
  readonly places: TaskPlaces;
  readonly litOwner: number | null;
  readonly light: Light;
  readonly differs: Differences | null;
}

/** Rubs out what is drawn of an instance. */
export function clearBars(context: CanvasRenderingContext2D, layout: StageLayout, index: number): void {
  const at = (column: number): number => layout.boxes[index * BOX_WIDTH + column] ?? 0;
  const air = Math.min(layout.metrics.barColumnGap, layout.metrics.barRowGap) / 2;
  context.clearRect(
    at(BOX.x) - 1,
    at(BOX.y) - air,
    layout.metrics.barColumnGap + Math.max(layout.columnWidth, at(BOX.width)) - 1,
    at(BOX.height) + 2 * air,
  );
}

/** Draws the given instances; the context is in px of the layout. */
export function paintBars(
  context: CanvasRenderingContext2D,
  painter: CanvasPainter,
  layout: StageLayout,
  source: BarsSource,
  inView: readonly number[],
  colours: ThemeColours,
): void {
  for (const index of inView) {
    const box = index * BOX_WIDTH;
    const at = (column: number): number => layout.boxes[box + column] ?? 0;
    const x = at(BOX.x);
    const cpuTop = at(BOX.y) + layout.head;
    const memoryTop = cpuTop + at(BOX.cpuThickness) + layout.waist;
    const bars: readonly Bar[] = [
      { x, y: cpuTop, length: at(BOX.cpuLength), thickness: at(BOX.cpuThickness), column: END.cpuFrom },
      { x, y: memoryTop, length: at(BOX.memoryLength), thickness: at(BOX.memoryThickness), column: END.memoryFrom },
    ];
    context.fillStyle = colours.density[2] ?? colours.base.rule;
    context.fillRect(
      x + at(BOX.memoryUsable),
      memoryTop,
      at(BOX.memoryLength) - at(BOX.memoryUsable),
      at(BOX.memoryThickness),
    );
    for (const bar of bars) paintSegments(context, painter, source, index, bar);
    paintFrames(context, source, index, bars, colours);
    if (source.differs?.instances.has(index)) paintDiffering(context, source, index, bars, colours);
    if (layout.head > 0) paintHead(context, layout, source, index, colours);
  }
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly thickness: number;
  /** First of the bar's two columns in the tasks' ends. */
  readonly column: number;
}

function paintSegments(
  context: CanvasRenderingContext2D,
  painter: CanvasPainter,
  source: BarsSource,
  index: number,
  bar: Bar,
): void {
  const { catalog, tasks, places, litOwner } = source;
  const { rows, ends } = places.of(index);
  for (let at = 0; at < rows.length; at += 1) {
    const cell = (rows[at] ?? 0) * TASK_WIDTH;
    const status = tasks[cell + TASK.lastStatus] ?? 0;
    if (status >= TASK_STATUS.STOPPED) continue;
    const ownerIndex = tasks[cell + TASK.ownerIndex] ?? -1;
    const paint = segmentPaint(catalog, ownerIndex, litOwner, status);
    const from = ends[at * END_WIDTH + bar.column] ?? 0;
    const to = ends[at * END_WIDTH + bar.column + 1] ?? 0;
    context.fillStyle = painter.paint(paint);
    context.globalAlpha = taskStrength(source, rows[at] ?? 0);
    context.fillRect(bar.x + from, bar.y, Math.max(0.5, to - from - Math.min(GAP, (to - from) * 0.3)), bar.thickness);
  }
  context.globalAlpha = 1;
}

/** A ring has no room here: what differs has a line of the red pencil over its CPU segment, and one under its memory segment. */
function paintDiffering(
  context: CanvasRenderingContext2D,
  { tasks, places, differs }: BarsSource,
  index: number,
  bars: readonly Bar[],
  colours: ThemeColours,
): void {
  const { rows, ends } = places.of(index);
  context.fillStyle = colours.base.accent;
  for (const [at, row] of rows.entries()) {
    if (!differs?.tasks.has(tasks[row * TASK_WIDTH + TASK.taskIndex] ?? -1)) continue;
    if ((tasks[row * TASK_WIDTH + TASK.lastStatus] ?? 0) >= TASK_STATUS.STOPPED) continue;
    for (const [lane, bar] of bars.entries()) {
      const from = ends[at * END_WIDTH + bar.column] ?? 0;
      const to = ends[at * END_WIDTH + bar.column + 1] ?? 0;
      const y = lane === 0 ? bar.y - LINE_GAP - LINE : bar.y + bar.thickness + LINE_GAP;
      context.fillRect(bar.x + from, y, Math.max(1, to - from), LINE);
    }
  }
}

/** The line of what differs, and the paper between it and the bar, px. */
const LINE = 1.75;
const LINE_GAP = 1;

/** What a task's segments are filled with: its service's colour, hatched on its way out. */
export function segmentPaint(catalog: Catalog, ownerIndex: number, litOwner: number | null, status: number): Paint {
  const isLit = litOwner === null || litOwner === ownerIndex;
  const colour: Colour = isLit ? `service-${serviceSlot(catalog.owners[ownerIndex]?.colour ?? 0) + 1}` : 'd3';
  return status > TASK_STATUS.RUNNING ? `dense/${colour}` : colour;
}

function paintFrames(
  context: CanvasRenderingContext2D,
  source: BarsSource,
  index: number,
  bars: readonly Bar[],
  colours: ThemeColours,
): void {
  const row = index * INSTANCE_WIDTH;
  const draining = source.instances[row + INSTANCE.status] === INSTANCE_STATUS.DRAINING;
  const isThere =
    source.instances[row + INSTANCE.agentConnected] === 1 && source.instances[row + INSTANCE.lifecycle] !== BOOTS;
  context.setLineDash(isThere ? [] : [4, 3]);
  context.lineWidth = 0.75;
  context.strokeStyle = colours.base.rule;
  for (const bar of bars) context.strokeRect(bar.x, bar.y, bar.length, bar.thickness);
  context.setLineDash([]);
  const [top] = bars;
  if (source.catalog.instances[index]?.spot && top) {
    const hasNotice = source.instances[row + INSTANCE.lifecycle] === HAS_NOTICE;
    paintCorner(context, top.x + top.length, top.y, colours, hasNotice ? 9 : 5);
  }
  if (!draining) return;
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return;
  context.fillStyle = colours.base.ink;
  for (let y = first.y; y < last.y + last.thickness; y += 5)
    context.fillRect(first.x + Math.max(first.length, last.length) + 3, y, 3, 2.5);
}

function paintHead(
  context: CanvasRenderingContext2D,
  layout: StageLayout,
  { catalog }: BarsSource,
  index: number,
  colours: ThemeColours,
): void {
  const entry = catalog.instances[index];
  if (!entry) return;
  const size = 11 * layout.metrics.unit;
  const box = index * BOX_WIDTH;
  const x = layout.boxes[box + BOX.x] ?? 0;
  const y = (layout.boxes[box + BOX.y] ?? 0) + layout.head - 4 * layout.metrics.unit;
  context.font = `400 ${size}px ${FONT_FAMILY}`;
  context.textAlign = 'left';
  context.fillStyle = colours.base.ink2;
  const name = fitName(entry.id, layout.columnWidth, size);
  if (!name) return;
  context.fontStretch = stretchName(name.stretch);
  context.fillText(name.text, x, y);
  context.fontStretch = 'normal';
  const room = layout.columnWidth - lineWidth(entry.id, size) - 6;
  if (layout.columnWidth < layout.metrics.barTypeFrom || lineWidth(entry.instanceType, size) > room) return;
  context.textAlign = 'right';
  context.fillStyle = colours.base.ink3;
  context.fillText(entry.instanceType, x + layout.columnWidth, y);
}
