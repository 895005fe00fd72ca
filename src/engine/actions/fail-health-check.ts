import { failTargets } from '../load-balancing/registration';
import { targetVerdict } from '../load-balancing/verdict';
import { shortNameOf } from '../names';
import { failContainers } from '../task/health';
import type { Action } from './action';
import { chosenTasks } from './crash-task';

/**
 * FailHealthCheck: in the named tasks, or the oldest ones of a service, health checks fail from now on: a container's, and those of the task's targets. A
 * container that is named fails its own check alone. How long it takes until that counts is the checks' own matter.
 */
export const failHealthCheck: Action = (engine, input) => {
  const { state } = engine;
  const container = typeof input['container'] === 'string' ? input['container'] : null;
  const tasks = chosenTasks(engine, input).filter((task) => {
    const checked = failContainers(engine, task, container);
    const targeted = container === null && targetVerdict(state, task) !== 'none';
    if (targeted) failTargets(engine, task);
    return checked || targeted;
  });
  const said = tasks.map((task) => shortNameOf(state, task)).join(', ');
  return { said: said === '' ? 'no RUNNING task with a health check' : said, kind: 'failure', subjects: { tasks } };
};
