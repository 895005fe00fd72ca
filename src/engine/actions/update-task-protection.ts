import { findTask, shortNameOf } from '../names';
import type { Engine } from '../engine';
import { isLiveServiceTask, protectedTasksOf, protectUntil } from '../service/protection';
import { serviceOf, wakeService } from '../service/wake';
import { invalid, textsOf } from './action';
import type { Action } from './action';
import { taskOwner } from '../task-rows/kinds';

/**
 * UpdateTaskProtection. Source: placement-and-lifecycle 1.6 for the failures; a request for more than ten tasks or a time out of range is
 * refused as a whole.
 */
export const updateTaskProtection: Action = (engine, { tasks: references, protectionEnabled, expiresInMinutes }) => {
  const { state } = engine;
  const named = textsOf(references);
  const minutes = typeof expiresInMinutes === 'number' ? expiresInMinutes : DEFAULT_MINUTES;
  const enabled = protectionEnabled === true;
  if (named.length < 1 || named.length > MOST_TASKS)
    return invalid(`UpdateTaskProtection takes 1 to ${MOST_TASKS} tasks; ${named.length} were given.`);
  if (enabled && (minutes < 1 || minutes > MOST_MINUTES))
    return invalid(`expiresInMinutes is 1 to ${MOST_MINUTES}; ${minutes} was given.`);
  const changed: number[] = [];
  const failures: { arn: string; reason: string }[] = [];
  for (const reference of named) {
    const task = findTask(state, reference);
    const reason = failureOf(engine, task, enabled);
    if (reason !== null) failures.push({ arn: reference, reason });
    else {
      protectUntil(state, task, enabled ? state.timeMs + minutes * 60_000 : NaN);
      wakeService(state, serviceOf(state, task));
      changed.push(task);
    }
  }
  const names = changed.map((task) => shortNameOf(state, task)).join(', ');
  const what = enabled ? `for ${minutes} min` : 'off';
  return {
    ...(failures.length === 0 ? {} : { failures }),
    said: changed.length === 0 ? 'no task' : `${what}: ${names}`,
    subjects: { tasks: changed, owner: changed[0] === undefined ? null : taskOwner(state, changed[0]) },
  };
};

const DEFAULT_MINUTES = 120;
const MOST_MINUTES = 2_880;
const MOST_TASKS = 10;

/** ECS's reason why the protection of this task cannot be changed; null where it can. */
function failureOf({ state }: Engine, task: number, enabled: boolean): string | null {
  if (task < 0) return 'MISSING';
  if (!isLiveServiceTask(state, task)) return 'TASK_NOT_VALID';
  const service = state.services[serviceOf(state, task)];
  if (!service || !enabled) return null;
  // Already more than the service wants: another one would keep it from settling for longer.
  return protectedTasksOf(state, service) > service.desiredCount ? 'DEPLOYMENT_BLOCKED' : null;
}
