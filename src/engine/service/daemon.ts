import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { announceBlocked, announceStarts, announceStops } from './announce';
import { countTasks, primaryOf, tallyOf } from './counts';
import type { ServiceTask } from './counts';
import { belongingOf, noteDaemons } from './daemon-services';
import { startDaemons } from './daemon-start';
import { stopDaemons } from './daemon-stop';
import type { DaemonTasks } from './daemon-stop';
import { lookAtTasks } from './look';
import type { Passing } from './passing';
import { planNextPass } from './next-pass';
import { retireDeployments, settle } from './settle';
import { replacements } from './unhealthy';

/**
 * One pass of a DAEMON service's scheduler: the instances on which its tasks belong make its desired count. An update stops first and
 * starts after, so what this pass stops the next one replaces. Source: placement-and-lifecycle 6.3; services-and-capacity 1.18.
 */
export function* daemonPass(engine: Engine, service: ServiceState): Passing {
  const live = lookAtTasks(engine, service);
  noteDaemons(engine);
  const { instances, changesWithTasks } = belongingOf(engine, service);
  service.desiredCount = instances.length;
  const tally = tallyOf(countTasks(service, live));
  const tasks = tasksByPlace(engine, live, new Set(instances));
  const halted = primaryOf(engine.state, service)?.rolloutState === 'FAILED';
  const started = yield* startDaemons(engine, service, halted ? [] : instances);
  const stopped = yield* stopDaemons(engine, service, tasks);
  const missing = started.placed.length + started.failed;
  const replaced = replacements(engine.state, service, [], { wanted: missing, started: started.placed.length });
  announceStarts(engine, service, started.placed, replaced);
  announceStops(engine, service, stopped);
  const moved = started.placed.length + stopped.length > 0;
  const unsettled = moved || started.failed > 0 || started.throttled;
  announceBlocked(engine, service, tally, !unsettled && tasks.inPlace.some((task) => task.old));
  retireDeployments(engine, service);
  settle(engine, service, tally, unsettled);
  planNextPass(engine, service, moved, []);
  if (changesWithTasks) service.repeatAtMs = engine.state.timeMs + 1;
}

function tasksByPlace(engine: Engine, live: readonly ServiceTask[], belonging: ReadonlySet<number>): DaemonTasks {
  const isInPlace = ({ task }: ServiceTask) => belonging.has(engine.state.tasks.instanceIndex[task] ?? -1);
  return { inPlace: live.filter(isInPlace), outOfPlace: live.filter((task) => !isInPlace(task)) };
}
