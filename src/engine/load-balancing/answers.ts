import type { Engine } from '../engine';
import type { SimulationState } from '../state';
import { behaviourOf, milliseconds } from '../task/containers';
import type { Behaviour } from './health-checks';
import { containerIn } from '../task/plan/shared-containers';

/** When a target's container answers checks, by its image and by what has happened to it. Times in simulated ms. */

export type Answers = Pick<Behaviour, 'answersFromMs' | 'answersUntilMs'>;
const NEVER: Answers = { answersFromMs: Infinity, answersUntilMs: Infinity };

/** When it answers from a moment on, what was before left out: from -Infinity where it answers then. */
export function ahead({ answersFromMs, answersUntilMs }: Answers, timeMs: number): Answers {
  if (answersUntilMs <= timeMs || answersUntilMs <= answersFromMs) return NEVER;
  return { answersFromMs: answersFromMs <= timeMs ? -Infinity : answersFromMs, answersUntilMs };
}

/** From when to when the target's container answers, as things stand: assumption `target-answers`. */
export function plannedAnswers(engine: Engine, row: number): Answers {
  const { targets } = engine.state;
  const task = targets.task[row] ?? -1;
  const container = containerIn(engine.state, task, targets.container[row] ?? -1);
  if (targets.failed[row] === 1 || container === undefined || Number.isNaN(container.startedAtMs)) return NEVER;
  const { healthyAfterSeconds = 0 } = behaviourOf(engine, container.image);
  if (healthyAfterSeconds === null) return NEVER;
  // A task that was there when the run began has warmed up before.
  const warmUpMs = wasThereAtStart(engine.state, task) ? 0 : milliseconds(healthyAfterSeconds);
  return { answersFromMs: container.startedAtMs + warmUpMs, answersUntilMs: container.exitsAtMs };
}

/** Whether a service's task is one of those that are RUNNING when the run begins: all others have been placed. */
export function wasThereAtStart({ tasks }: SimulationState, task: number): boolean {
  return tasks.createdAtMs[task] === 0 && tasks.decision[task] === -1;
}
