import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { announceBlocked, announceKept, announceStarts, announceStops } from './announce';
import { countTasks, primaryOf } from './counts';
import type { ServiceCounts, ServiceTask } from './counts';
import { lookAtTasks } from './look';
import { planNextPass } from './next-pass';
import { retireDeployments, settle } from './settle';
import { startTasks } from './start';
import { stopForDrain, stopTasks } from './stop';
import { replacements } from './unhealthy';

/**
 * One pass of a REPLICA service's scheduler: it brings the service nearer to its promise. Source: placement-and-lifecycle 6.1; how many tasks
 * start and stop in one pass of a deployment: services-and-capacity 1.3 and 1.4.
 */
export function replicaPass(engine: Engine, service: ServiceState): void {
  const tasks = lookAtTasks(engine, service);
  const stoppedAtOnce = stopForDrain(engine, service, tasks);
  const counts = countTasks(service, without(tasks, stoppedAtOnce));
  const halted = primaryOf(engine.state, service)?.rolloutState === 'FAILED';
  const wanted = halted ? 0 : Math.max(0, counts.desired - counts.good.length);
  const started = startTasks(engine, service, allowedStarts(counts, wanted));
  // Starts that are held up by something else than room do not become possible by stopping what there is.
  const heldUp = started.throttled || (started.failed > 0 && service.failure === null);
  const replaced = replacements(engine.state, service, counts.ill, { wanted, started: started.placed.length });
  const { stopped, kept } = stopTasks(engine, service, counts, {
    wanted,
    started: started.placed.length,
    hasRoom: heldUp || (started.placed.length > 0 && started.failed === 0),
    halted,
  });
  announceStarts(engine, service, started.placed, replaced);
  announceStops(engine, service, [...stoppedAtOnce, ...stopped]);
  announceKept(engine, service, kept);
  const moved = started.placed.length + stoppedAtOnce.length + stopped.length > 0;
  const idle = wanted > 0 && !moved && started.failed === 0 && !started.throttled && kept.length === 0;
  announceBlocked(engine, service, counts, idle);
  retireDeployments(engine, service);
  settle(engine, service, counts, moved || started.failed > 0 || started.throttled);
  planNextPass(engine, service, moved, kept);
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
