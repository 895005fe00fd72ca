import { TASK_STATUS } from '../../ecs/status';
import { TASK, TASK_WIDTH } from '../../frame/frame';

/** Runs of frames as the page's frame store makes them: dense rows, of which the last takes the place of one that leaves. */

export interface Step {
  readonly instances: number;
  readonly tasks: Int32Array;
  /** Positions of the rows that have changed since the step before. */
  readonly changed: Int32Array;
}

type Change =
  | { readonly kind: 'place'; readonly instance: number; readonly owner: number }
  | { readonly kind: 'status'; readonly at: number; readonly status: number }
  | { readonly kind: 'move'; readonly at: number; readonly instance: number }
  | { readonly kind: 'leave'; readonly at: number };

const STATUSES = [
  TASK_STATUS.PROVISIONING,
  TASK_STATUS.PENDING,
  TASK_STATUS.RUNNING,
  TASK_STATUS.STOPPING,
  TASK_STATUS.STOPPED,
  TASK_STATUS.DELETED,
] as const;

/** How often each kind of change comes, of ten. */
const KINDS = ['place', 'place', 'place', 'place', 'status', 'status', 'status', 'move', 'leave', 'leave'] as const;

/**
 * A run from numbers drawn at random: a list per step, a number per change. `owners` counts owners, each with the task definition of the same
 * index.
 */
export function runFrom(numbers: readonly (readonly number[])[], instances = 5, owners = 3): Step[] {
  return stepsOf(
    numbers.map((step) => step.map((number) => changeFrom(number, instances, owners))),
    instances,
  );
}

function changeFrom(number: number, instances: number, owners: number): Change {
  const kind = KINDS[number % KINDS.length] ?? 'place';
  const rest = Math.floor(number / KINDS.length);
  const at = rest % 997;
  const more = Math.floor(rest / 997);
  // One in so many has no instance.
  const instance = (more % (instances + 1)) - 1;
  switch (kind) {
    case 'place':
      return { kind, instance, owner: at % owners };
    case 'status':
      return { kind, at, status: STATUSES[more % STATUSES.length] ?? 0 };
    case 'move':
      return { kind, at, instance };
    case 'leave':
      return { kind, at };
  }
}

function stepsOf(steps: readonly (readonly Change[])[], instances: number): Step[] {
  const rows: number[][] = [];
  let created = 0;
  return steps.map((changes) => {
    const changed = new Set<number>();
    for (const change of changes) {
      if (change.kind === 'place') {
        changed.add(rows.length);
        rows.push(newRow(created, change.instance, change.owner));
        created += 1;
        continue;
      }
      if (rows.length === 0) continue;
      const position = change.at % rows.length;
      const row = rows[position] ?? [];
      changed.add(position);
      if (change.kind === 'status') row[TASK.lastStatus] = change.status;
      else if (change.kind === 'move') row[TASK.instanceIndex] = change.instance;
      else {
        const last = rows.pop() ?? [];
        if (position < rows.length) rows[position] = last;
      }
    }
    const positions = [...changed].filter((position) => position < rows.length);
    return { instances, tasks: Int32Array.from(rows.flat()), changed: Int32Array.from(positions) };
  });
}

function newRow(taskIndex: number, instance: number, owner: number): number[] {
  const row = Array.from({ length: TASK_WIDTH }, () => 0);
  row[TASK.taskIndex] = taskIndex;
  row[TASK.instanceIndex] = instance;
  row[TASK.ownerIndex] = owner;
  row[TASK.taskDefinitionIndex] = owner;
  row[TASK.number] = taskIndex + 1;
  row[TASK.lastStatus] = TASK_STATUS.PROVISIONING;
  row[TASK.stopCode] = -1;
  row[TASK.reserves] = 1;
  return row;
}
