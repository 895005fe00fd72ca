import { findTask, shortNameOf } from '../names';
import { stopTask as stop } from '../task/lifecycle';
import { invalid } from './action';
import type { Action } from './action';
import { taskOwner } from '../task-rows/kinds';

/** StopTask, by id, ARN or short name. Source: placement-and-lifecycle 5.5. */
export const stopTask: Action = (engine, { task: reference, reason }) => {
  const task = findTask(engine.state, String(reference));
  if (task < 0) return invalid('The referenced task was not found.');
  stop(engine, task, 'UserInitiated', typeof reason === 'string' ? reason : 'Task stopped by user');
  return {
    said: shortNameOf(engine.state, task),
    subjects: { owner: taskOwner(engine.state, task), tasks: [task] },
  };
};
