import { select } from 'd3-selection';
import { INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../../src/frame/frame';
import type { Frame } from '../../../src/frame/frame';
import { BASE, SERVICES } from '../../../src/drawing/tokens';
import { changingFrames, fleetOf } from './fleet';

/**
 * The way in which c3vis, a well-known drawing of ECS clusters, draws: a column per instance, in it one SVG group with a rectangle and a name per task, and
 * all of it removed and made again when anything has changed. Only the way is c3vis's: the code is written for this benchmark.
 */

interface Column {
  readonly index: number;
  readonly tasks: readonly Cell[];
}

interface Cell {
  readonly name: string;
  readonly colour: string;
  readonly stroke: string;
  readonly height: number;
  readonly top: number;
}

const COLUMN_WIDTH = 60;
const HEIGHT = 800;

const svg = select(document.body).append('svg');
let owners: readonly string[] = [];
let nextFrame: (() => Frame) | null = null;

function columnsOf({ instances, tasks }: Frame): Column[] {
  const columns = Array.from({ length: instances.length / INSTANCE_WIDTH }, (_, index) => ({
    index,
    tasks: [] as Cell[],
  }));
  const perColumn = tasks.length / TASK_WIDTH / columns.length;
  for (let at = 0; at < tasks.length; at += TASK_WIDTH) {
    const column = columns[tasks[at + TASK.instanceIndex] ?? -1];
    const owner = tasks[at + TASK.ownerIndex] ?? 0;
    const height = HEIGHT / perColumn;
    column?.tasks.push({
      name: `${owners[owner]}-${tasks[at + TASK.number]}`,
      colour: SERVICES[owner % SERVICES.length]?.light ?? BASE.well.light,
      stroke: tasks[at + TASK.lastStatus] === 3 ? BASE.ink.light : BASE.accent.light,
      height,
      top: column.tasks.length * height,
    });
  }
  return columns;
}

function draw(frame: Frame): void {
  svg.selectAll('*').remove();
  const columns = svg
    .selectAll('g.instance')
    .data(columnsOf(frame))
    .enter()
    .append('g')
    .attr('class', 'instance')
    .attr('transform', ({ index }) => `translate(${index * COLUMN_WIDTH} 0)`);
  const tasks = columns
    .selectAll('g.task')
    .data((column) => column.tasks)
    .enter()
    .append('g')
    .attr('class', 'task');
  tasks
    .append('rect')
    .attr('y', ({ top }) => top)
    .attr('width', COLUMN_WIDTH - 4)
    .attr('height', ({ height }) => height)
    .style('fill', ({ colour }) => colour)
    .style('stroke', ({ stroke }) => stroke);
  tasks
    .append('text')
    .attr('x', COLUMN_WIDTH / 2)
    .attr('y', ({ top, height }) => top + height / 2)
    .style('font-size', '8px')
    .style('text-anchor', 'middle')
    .text(({ name }) => name);
}

function advance(): void {
  if (!nextFrame) throw new Error('prepare comes first');
  draw(nextFrame());
}

window.bench = {
  async prepare(size) {
    const { catalog, frame } = fleetOf(size);
    owners = catalog.owners.map(({ name }) => name);
    nextFrame = changingFrames(frame, size.changes);
    draw(frame);
    return Promise.resolve();
  },
  eachFrame: advance,
  pictures: () => [],
  async change() {
    advance();
    return new Promise((resolve) => requestAnimationFrame(() => resolve()));
  },
};
