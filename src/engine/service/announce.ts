import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { TasksEvent } from '../task-events';
import { byDeployment } from './counts';
import type { ServiceTask, Tally } from './counts';
import * as messages from './messages';
import { causeIsGone, say, sayOnce } from './say';
import type { StoppedTask } from './stop';

/** What a pass says: one event for each kind of thing that it has done, or cannot do. Source: placement-and-lifecycle 1.8. */

/** @param replaced how many of the started ones take the place of unhealthy tasks */
export function announceStarts(
  engine: Engine,
  service: ServiceState,
  started: readonly number[],
  replaced: number,
): void {
  const { state } = engine;
  if (started.length > 0) {
    state.events.push(new TasksEvent(state, service.owner, started, replaced));
  }
  if (service.failure === null) return;
  const { message, closestInstance } = service.failure;
  const instances = closestInstance < 0 ? [] : [closestInstance];
  sayOnce(engine, service, 'placement', 'failure', message, { instances });
}

export function announceStops(engine: Engine, service: ServiceState, stopped: readonly StoppedTask[]): void {
  const running = stopped.filter((it) => it.running).map((it) => it.task);
  const pending = stopped.filter((it) => !it.running).map((it) => it.task);
  if (running.length > 0) {
    engine.state.events.push(new TasksEvent(engine.state, service.owner, running, null));
  }
  if (pending.length > 0) {
    say(engine, service, 'scaling', messages.stoppedPendingTasks(service.name, pending.length), { tasks: pending });
  }
}

/** Protected tasks that the service would stop: one event for each deployment of theirs. */
export function announceKept(engine: Engine, service: ServiceState, kept: readonly ServiceTask[]): void {
  const { state } = engine;
  if (kept.length === 0) return causeIsGone(service, 'protection');
  for (const [index, pool] of byDeployment(state, kept)) {
    const message = messages.cannotScaleIn(service.name, state.deployments[index]?.id ?? '', pool.length);
    const tasks = pool.map(({ task }) => task);
    const saidAtMs = sayOnce(engine, service, 'protection', 'failure', message, { tasks });
    service.repeatAtMs = Math.min(service.repeatAtMs, saidAtMs + engine.timingsMs.eventRepeat);
  }
}

/** Both percentages stand in the way: nothing can start before something stops, and nothing may stop. */
export function announceBlocked(engine: Engine, service: ServiceState, tally: Tally, idle: boolean): void {
  const waitsForHealth = tally.healthy < tally.good;
  if (idle && tally.leaving > 0 && !waitsForHealth) {
    const message = messages.cannotStopOrStart(service.name);
    service.repeatAtMs = sayOnce(engine, service, 'blocked', 'failure', message) + engine.timingsMs.eventRepeat;
  } else {
    causeIsGone(service, 'blocked');
  }
}
