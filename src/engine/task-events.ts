import type { EventKind, EventRow } from '../frame/frame';
import { taskIdOf } from './ids';
import { startedTasks, stoppedRunningTasks } from './service/messages';
import type { SimulationState } from './state';

/**
 * A service has started tasks, or stopped running ones. Their ids would be most of what a large run has to remember, and nobody reads most of them: an
 * event of this kind makes its words and names when it is asked.
 */
export class TasksEvent implements EventRow {
  readonly sequence: number;
  readonly atMs: number;
  readonly kind: EventKind;
  readonly ownerIndex: number;
  readonly instanceIndexes: readonly number[] = NO_INSTANCES;
  readonly errorCode: string | null = null;
  readonly seed: number;
  readonly service: string;
  /** How many of the started tasks take the place of unhealthy ones; null where tasks have been stopped. */
  readonly replaced: number | null;
  /** Rows and numbers of the tasks: of each stretch in which both count up its first row, its length and its first number. */
  readonly stretches: Int32Array;

  constructor(state: SimulationState, owner: number, tasks: readonly number[], replaced: number | null) {
    this.sequence = state.events.length;
    this.atMs = state.timeMs;
    this.kind = replaced === null ? 'scaling' : 'placement';
    this.ownerIndex = owner;
    this.seed = state.seed;
    this.service = state.owners[owner]?.name ?? '';
    this.replaced = replaced;
    this.stretches = stretchesOf(state, tasks);
  }

  get message(): string {
    const ids = this.taskIndexes.map((task) => taskIdOf(this.seed, task));
    return this.replaced === null
      ? stoppedRunningTasks(this.service, ids)
      : startedTasks(this.service, ids, this.replaced);
  }

  get taskIndexes(): readonly number[] {
    return numbersIn(this.stretches, 0);
  }

  get taskNames(): readonly string[] {
    return numbersIn(this.stretches, 2).map((number) => `${this.service}-${number}`);
  }
}

/** How many tasks an event is about. */
export function taskCountOf(event: EventRow): number {
  if (!(event instanceof TasksEvent)) return event.taskIndexes.length;
  let count = 0;
  for (let at = 1; at < event.stretches.length; at += 3) count += event.stretches[at] ?? 0;
  return count;
}

/** Events as they cross to the page: with all their words. */
export function plainEvents(events: readonly EventRow[]): EventRow[] {
  return events.map((event) => {
    if (!(event instanceof TasksEvent)) return event;
    const { sequence, atMs, kind, message, ownerIndex, taskIndexes, taskNames, instanceIndexes, errorCode } = event;
    return { sequence, atMs, kind, message, ownerIndex, taskIndexes, taskNames, instanceIndexes, errorCode };
  });
}

const NO_INSTANCES: readonly number[] = [];

function stretchesOf({ tasks: { number } }: SimulationState, tasks: readonly number[]): Int32Array {
  const stretches: number[] = [];
  let nextTask = -1;
  let nextNumber = -1;
  for (const task of tasks) {
    const own = number[task] ?? 0;
    if (task === nextTask && own === nextNumber) stretches[stretches.length - 2] = (stretches.at(-2) ?? 0) + 1;
    else stretches.push(task, 1, own);
    nextTask = task + 1;
    nextNumber = own + 1;
  }
  return Int32Array.from(stretches);
}

/** @param column 0 for rows, 2 for numbers */
function numbersIn(stretches: Int32Array, column: 0 | 2): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < stretches.length; at += 3) {
    const first = stretches[at + column] ?? 0;
    for (let offset = 0; offset < (stretches[at + 1] ?? 0); offset++) numbers.push(first + offset);
  }
  return numbers;
}
