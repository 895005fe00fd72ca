import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { announceStarts, announceStops } from './announce';
import { countTasks, tallyOf } from './counts';
import type { ServiceCounts, ServiceTask, Tally } from './counts';
import { liveCount } from './live-tasks';
import type { Passing } from './passing';
import { startTasks } from './start-tasks';
import { stopForDrain, stopTasks } from './stop';
import { replacements } from './unhealthy';

/** The tasks of one deployment or task set, which is kept at a size of its own. */
export interface SizedSet {
  /** Index of the deployment. */
  readonly deployment: number;
  readonly desired: number;
  /** Another set waits for room: whatever starts here would take it. */
  readonly waits: boolean;
}

/** What a pass has done for a set. */
export interface KeptUp {
  /** Of the tasks as they were when it began. */
  readonly tally: Tally;
  /** Something has been started or stopped. */
  readonly moved: boolean;
  /** Tasks that are wanted could not be started. */
  readonly held: boolean;
  /** Tasks are wanted, and nothing could be done about it. */
  readonly idle: boolean;
  /** Protected tasks that would have been stopped. */
  readonly kept: readonly ServiceTask[];
}

/**
 * Brings tasks nearer to what they are to be: starts what is missing, replaces what is ill or has to leave, stops what is too much. Source:
 * placement-and-lifecycle 6.1; how many start and stop in one pass of a deployment: services-and-capacity 1.3 and 1.4.
 * @param tasks all of the service's, or those of the set
 * @param set left out, the service has its desired count of tasks, and new ones are its PRIMARY deployment's
 */
export function* keepUp(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  set?: SizedSet,
): Passing<KeptUp> {
  const stoppedAtOnce = yield* stopForDrain(engine, service, tasks);
  const counts = countTasks(service, without(tasks, stoppedAtOnce), set?.desired);
  const halted = engine.state.deployments[set?.deployment ?? service.deployments[0] ?? -1]?.rolloutState === 'FAILED';
  const wanted = halted || set?.waits === true ? 0 : Math.max(0, counts.desired - counts.good.length);
  const started = yield* startTasks(engine, service, allowedStarts(counts, wanted), set?.deployment);
  // Starts that are held up by something else than room do not become possible by stopping what there is.
  const heldUp = started.throttled || (started.failed > 0 && service.failure === null);
  const replaced = replacements(engine.state, service, counts.ill, { wanted, started: started.placed.length });
  const { stopped, kept } = yield* stopTasks(engine, service, counts, {
    wanted,
    started: started.placed.length,
    hasRoom: heldUp || (started.placed.length > 0 && started.failed === 0),
    halted,
  });
  announceStarts(engine, service, started.placed, replaced);
  announceStops(engine, service, [...stoppedAtOnce, ...stopped]);
  const moved = started.placed.length + stoppedAtOnce.length + stopped.length > 0;
  const held = started.failed > 0 || started.throttled;
  return { tally: tallyOf(counts), moved, held, idle: wanted > 0 && !moved && !held && kept.length === 0, kept };
}

/** The same for a service in which nothing is amiss and no task has to go: what is missing starts. */
export function* fillUp(engine: Engine, service: ServiceState): Passing<KeptUp> {
  const { desiredCount: desired, taskCount } = service;
  const tally = { desired, good: liveCount(service), healthy: taskCount.healthy, leaving: 0 };
  const wanted = desired - tally.good;
  const { placed, failed, throttled } = yield* startTasks(engine, service, wanted);
  const replaced = replacements(engine.state, service, [], { wanted, started: placed.length });
  announceStarts(engine, service, placed, replaced);
  const moved = placed.length > 0;
  const held = failed > 0 || throttled;
  return { tally, moved, held, idle: wanted > 0 && !moved && !held, kept: [] };
}

function without(tasks: readonly ServiceTask[], gone: readonly ServiceTask[]): readonly ServiceTask[] {
  if (gone.length === 0) return tasks;
  const left = new Set(tasks);
  for (const task of gone) left.delete(task);
  return [...left];
}

/** Replacing what died and scaling out need no percentages; what replaces tasks that are still there has to fit under the upper bound. */
function allowedStarts({ upper, good, leaving, ill }: ServiceCounts, wanted: number): number {
  const replaced = leaving.length + ill.length;
  return replaced === 0 ? wanted : Math.max(0, Math.min(wanted, upper - good.length - replaced));
}
