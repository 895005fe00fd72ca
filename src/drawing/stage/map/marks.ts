import { INSTANCE_STATUS, TASK_STATUS } from '../../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../../frame/frame';
import type { Catalog } from '../../../frame/frame';
import { densityStep, serviceSlot } from '../../theme';
import type { Differences } from '../differences';
import type { Light } from '../light';
import { lightOfInstance, lightOfTask } from '../light';
import type { TaskBook } from '../task-book';
import { UNLIT_HUE, instanceCode, taskCode } from './codes';
import type { Cut, Form } from './codes';

/** How tasks and instances look on the map: their codes. */

/** From this share of the fuller resource on, an idle other one is shown. */
const CUT_FROM = 0.78;
const CPU_LEADS_BY = 0.4;
const MEMORY_LEADS_BY = 0.3;

export interface Cell {
  /** Step of the density ramp, 0 to 5. */
  readonly step: number;
  readonly cut: Cut;
}

/** How an instance is drawn, from the shares of CPU and memory that are reserved, 0 to 1. */
export function cellOf(cpuShare: number, memoryShare: number): Cell {
  const step = densityStep(Math.max(cpuShare, memoryShare));
  if (cpuShare >= CUT_FROM && cpuShare - memoryShare > CPU_LEADS_BY) return { step, cut: 'memoryIdle' };
  if (memoryShare >= CUT_FROM && memoryShare - cpuShare > MEMORY_LEADS_BY) return { step, cut: 'cpuIdle' };
  return { step, cut: 'none' };
}

export interface MarkSource {
  readonly catalog: Catalog;
  readonly instances: Int32Array;
  readonly book: Pick<TaskBook, 'tasks' | 'slotsOf'>;
  readonly light: Light;
  /** The owner that is lit; instances show its share, tasks of others turn grey. */
  readonly litOwner: number | null;
  readonly differs: Differences | null;
}

/** Code of an instance's mark; `plain` where it is only the ground under the cells of its tasks. */
export function instanceMark(source: MarkSource, index: number, plain = false): number {
  const { instances } = source;
  const row = index * INSTANCE_WIDTH;
  const { step, cut } = plain ? PLAIN : shadeOf(source, index);
  const barred =
    instances[row + INSTANCE.status] === INSTANCE_STATUS.DRAINING || instances[row + INSTANCE.agentConnected] === 0;
  const ringed = source.differs?.instances.has(index) === true;
  return instanceCode({ step, cut, barred, strength: lightOfInstance(source.light, index), ringed });
}

const PLAIN: Cell = { step: 0, cut: 'none' };

function shadeOf(source: MarkSource, index: number): Cell {
  if (source.litOwner !== null) return { step: densityStep(ownerShare(source, index)), cut: 'none' };
  const { instances } = source;
  const row = index * INSTANCE_WIDTH;
  return cellOf(
    share(instances, row, INSTANCE.cpuUnitsFree, INSTANCE.cpuUnitsRegistered),
    share(instances, row, INSTANCE.memoryMiBFree, INSTANCE.memoryMiBRegistered),
  );
}

/** Code of the cell of a task, by the position of its row; 0 for a row that is not there, and for a task that is deleted. */
export function taskMark({ catalog, book, light, litOwner }: MarkSource, row: number, tasks = book.tasks): number {
  if (row < 0) return 0;
  const cell = row * TASK_WIDTH;
  const status = tasks[cell + TASK.lastStatus] ?? 0;
  if (status > TASK_STATUS.STOPPED) return 0;
  const ownerIndex = tasks[cell + TASK.ownerIndex] ?? -1;
  const hue =
    litOwner !== null && litOwner !== ownerIndex ? UNLIT_HUE : serviceSlot(catalog.owners[ownerIndex]?.colour ?? 0);
  const older = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1]?.newest === false;
  return taskCode(hue, formOf(status, older), lightOfTask(light, tasks, row));
}

function formOf(status: number, older: boolean): Form {
  if (status < TASK_STATUS.RUNNING) return 2;
  if (status > TASK_STATUS.RUNNING) return 3;
  return older ? 1 : 0;
}

/** Share of the scarcer resource that the lit owner's tasks reserve on an instance, 0 to 1. */
function ownerShare({ catalog, instances, book, litOwner }: MarkSource, index: number): number {
  const { tasks } = book;
  let cpuUnits = 0;
  let memoryMiB = 0;
  for (const position of book.slotsOf(index)) {
    const cell = position * TASK_WIDTH;
    if (position < 0 || tasks[cell + TASK.ownerIndex] !== litOwner || tasks[cell + TASK.reserves] !== 1) continue;
    const definition = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1];
    cpuUnits += definition?.cpuUnits ?? 0;
    memoryMiB += definition?.memoryMiB ?? 0;
  }
  const row = index * INSTANCE_WIDTH;
  const of = (amount: number, column: number): number => amount / Math.max(1, instances[row + column] ?? 1);
  return Math.max(of(cpuUnits, INSTANCE.cpuUnitsRegistered), of(memoryMiB, INSTANCE.memoryMiBRegistered));
}

function share(instances: Int32Array, row: number, freeColumn: number, registeredColumn: number): number {
  const registered = instances[row + registeredColumn] ?? 0;
  return registered > 0 ? 1 - (instances[row + freeColumn] ?? 0) / registered : 0;
}
