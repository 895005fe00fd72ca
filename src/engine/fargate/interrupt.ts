import { SPOT_INTERRUPTED } from '../../ecs/fargate-messages';
import { TASK_STATUS } from '../../ecs/status';
import { drawIndex } from '../../lib/random';
import type { RandomStream } from '../../lib/random';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { shortNameOf } from '../names';
import { isOnFargateSpot } from '../task-rows/platform';
import { interruptTask } from '../task/lifecycle';

/** Fargate takes Spot tasks back: SIGTERM with the warning, and two minutes later the micro-VM is gone. Source: services-and-capacity 4.8;
 * assumption `fargate-spot-interruption`. */

/** RUNNING tasks of FARGATE_SPOT that have not been told to stop. */
function isInterruptible({ state }: Engine, task: number): boolean {
  return state.tasks.lastStatus[task] === TASK_STATUS.RUNNING && isOnFargateSpot(state, task);
}

/** The warning comes for some tasks; those that are not RUNNING on Spot get none. Answers with those that do. */
export function interruptOnFargate(engine: Engine, tasks: readonly number[]): number[] {
  const interrupted = tasks.filter((task) => isInterruptible(engine, task));
  for (const task of interrupted) interruptTask(engine, task, 'SpotInterruption', SPOT_INTERRUPTED);
  return interrupted;
}

/** The warning comes for one of all, drawn. */
export function interruptAnyOnFargate(engine: Engine, stream: RandomStream): void {
  const { state } = engine;
  const candidates = state.fargate.spotTasks.filter((task) => isInterruptible(engine, task));
  const chosen = candidates.length === 0 ? undefined : candidates[drawIndex(stream, candidates.length)];
  if (chosen === undefined) return;
  interruptOnFargate(engine, [chosen]);
  const seconds = engine.timingsMs.spotNotice / 1_000;
  const message = `Fargate Spot interrupts ${shortNameOf(state, chosen)}: SIGTERM now, and its capacity is taken back in ${seconds} s.`;
  writeEvent(engine, 'failure', message, { tasks: [chosen] });
}
