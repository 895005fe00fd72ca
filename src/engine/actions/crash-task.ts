import { DESIRED_STATUS, TASK_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { findService, findTask, shortNameOf } from '../names';
import { liveTasksOf } from '../service/live-tasks';
import type { SimulationState } from '../state';
import { crashContainer } from '../task/lifecycle';
import { textsOf } from './action';
import type { Action } from './action';

/** A container exits on its own: in the named tasks, or in the oldest ones of a service. */
export const crashTask: Action = (engine, input) => {
  const { container, exitCode } = input;
  const tasks = chosenTasks(engine, input);
  for (const task of tasks) {
    crashContainer(
      engine,
      task,
      typeof container === 'string' ? container : null,
      typeof exitCode === 'number' ? exitCode : 1,
    );
  }
  const said = tasks.map((task) => shortNameOf(engine.state, task)).join(', ');
  return { said: said === '' ? 'no RUNNING task to crash' : said, kind: 'failure', subjects: { tasks } };
};

/** RUNNING tasks that an event of the world is about: the named ones, or the `count` oldest of a service that it could befall. */
export function chosenTasks(
  engine: Engine,
  { tasks, service, count }: Readonly<Record<string, unknown>>,
  couldBefall: (state: SimulationState, task: number) => boolean = () => true,
): readonly number[] {
  if (typeof service === 'string') {
    return runningTasksOf(engine, service)
      .filter((task) => couldBefall(engine.state, task))
      .slice(0, typeof count === 'number' ? count : 1);
  }
  const named = textsOf(tasks).map((reference) => findTask(engine.state, reference));
  return named.filter((task) => isRunning(engine, task));
}

function runningTasksOf(engine: Engine, service: string): number[] {
  const { state } = engine;
  const found = state.services[findService(state, service)];
  const tasks = found ? liveTasksOf(state, found) : [];
  return tasks.filter((task) => isRunning(engine, task));
}

function isRunning({ state }: Engine, task: number): boolean {
  return (
    state.tasks.lastStatus[task] === TASK_STATUS.RUNNING && state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING
  );
}
