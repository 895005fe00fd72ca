import { DESIRED_STATUS } from '../ecs/status';
import type { DeploymentDetail } from '../frame/explanation';
import type { SimulationState } from './state';
import { stoppingAtMs } from './task-rows/endings';
import { taskDeployment } from './task-rows/kinds';
import { startedAtMs } from './task-rows/moments';

/** How many tasks the deployments of a service had over time: read off the task table, which keeps every task of the run. */

/** Moments that a chart of a few hundred px can still tell apart; of more, the last in each of so many equal stretches is kept. */
const MOST_MOMENTS = 1_500;

/** Every task there has been of these deployments (indexes in `state.deployments`), in order of creation: one pass over the task table. */
export function tasksOfDeployments(state: SimulationState, deployments: readonly number[]): number[] {
  const wanted = new Set(deployments);
  const found: number[] = [];
  for (let task = 0; task < state.tasks.count; task++) if (wanted.has(taskDeployment(state, task))) found.push(task);
  return found;
}

/** The counts of each of these deployments, whose tasks are `tasks`, from each moment on at which one changed. */
export function countsOverTime(
  state: SimulationState,
  deployments: readonly number[],
  tasks: readonly number[],
): ReadonlyMap<number, DeploymentDetail['counts']> {
  const changes = new Map<number, Change[]>(deployments.map((deployment) => [deployment, []]));
  for (const task of tasks) changes.get(taskDeployment(state, task))?.push(...changesOf(state, task));
  return new Map([...changes].map(([deployment, list]) => [deployment, summed(list, state.timeMs)]));
}

interface Change {
  readonly atMs: number;
  readonly running: number;
  readonly pending: number;
}

/** A task counts as pending from its creation, as running once it runs, and no more when its desired status is STOPPED. */
function changesOf(state: SimulationState, task: number): Change[] {
  const { tasks, timeMs } = state;
  const createdAtMs = tasks.createdAtMs[task] ?? 0;
  const runsFromMs = startedAtMs(state, task);
  const ran = runsFromMs <= timeMs;
  const changes: Change[] = [{ atMs: createdAtMs, running: 0, pending: 1 }];
  if (ran) changes.push({ atMs: runsFromMs, running: 1, pending: -1 });
  if (tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED)
    changes.push({ atMs: stoppingAtMs(state, task), running: ran ? -1 : 0, pending: ran ? 0 : -1 });
  return changes;
}

function summed(changes: Change[], untilMs: number): DeploymentDetail['counts'] {
  changes.sort((a, b) => a.atMs - b.atMs);
  const stretchMs = (untilMs - (changes[0]?.atMs ?? untilMs)) / MOST_MOMENTS;
  const counts: { at: number; running: number; pending: number }[] = [];
  let [running, pending] = [0, 0];
  let beganMs = -Infinity;
  for (const change of changes) {
    running += change.running;
    pending += change.pending;
    const sameMoment = counts.at(-1)?.at === change.atMs / 1_000;
    const sameStretch = changes.length > MOST_MOMENTS && change.atMs - beganMs < stretchMs;
    if (sameMoment || sameStretch) counts.pop();
    else beganMs = change.atMs;
    counts.push({ at: change.atMs / 1_000, running, pending });
  }
  return counts;
}
