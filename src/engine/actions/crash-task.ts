import { DESIRED_STATUS, TASK_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { findService, findTask, shortNameOf } from '../names';
import { crashContainer } from '../task/lifecycle';
import { textsOf } from './action';
import type { Action } from './action';

/** A container exits on its own: in the named tasks, or in the oldest ones of a service. */
export const crashTask: Action = (engine, { tasks: references, service, count, container, exitCode }) => {
  const { state } = engine;
  const named = textsOf(references).map((reference) => findTask(state, reference));
  const chosen =
    typeof service === 'string'
      ? runningTasksOf(engine, service).slice(0, typeof count === 'number' ? count : 1)
      : named;
  const tasks = chosen.filter((task) => isRunning(engine, task));
  for (const task of tasks) {
    crashContainer(
      engine,
      task,
      typeof container === 'string' ? container : null,
      typeof exitCode === 'number' ? exitCode : 1,
    );
  }
  const said =
    tasks.length === 0 ? 'no RUNNING task to crash' : tasks.map((task) => shortNameOf(state, task)).join(', ');
  return { said, kind: 'failure', subjects: { tasks } };
};

function runningTasksOf(engine: Engine, service: string): number[] {
  const { state } = engine;
  const tasks = state.services[findService(state, service)]?.liveTasks ?? [];
  return tasks.filter((task) => isRunning(engine, task));
}

function isRunning({ state }: Engine, task: number): boolean {
  return (
    state.tasks.lastStatus[task] === TASK_STATUS.RUNNING && state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING
  );
}
