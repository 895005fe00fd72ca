import type { Engine } from '../engine';
import { taskIdAt } from '../names';
import type { ServiceState } from '../state';
import { countTasks, healthyIn, primaryOf } from './counts';
import type { ServiceCounts } from './counts';
import * as messages from './messages';
import { causeIsGone, say, sayOnce } from './say';
import { startTasks } from './start';
import { stopForDrain, stopLeaving, stopSurplus } from './stop';
import type { StoppedTask } from './stop';
import { settlesAtMs } from './task-health';

/**
 * One pass of a REPLICA service's scheduler: it brings the service nearer to its promise. Source: placement-and-lifecycle 6.1; how many tasks
 * start and stop in one pass of a deployment: services-and-capacity 1.3 and 1.4.
 */
export function replicaPass(engine: Engine, service: ServiceState): void {
  const stoppedAtOnce = stopForDrain(engine, service);
  const counts = countTasks(engine, service);
  const wanted = Math.max(0, counts.desired - counts.good.length);
  const started = startTasks(engine, service, allowedStarts(counts, wanted));
  const stopped = [
    ...stoppedAtOnce,
    ...stopSurplus(engine, service, counts),
    ...stopLeaving(engine, service, counts, { wanted, starting: started.placed.length > 0 && started.failed === 0 }),
  ];
  announce(engine, service, started.placed, stopped);
  const moved = started.placed.length + stopped.length > 0;
  announceBlocked(engine, service, counts, wanted > 0 && !moved && started.failed === 0 && !started.throttled);
  retireDeployments(engine, service);
  settle(engine, service, moved || started.failed > 0 || started.throttled);
  planNextPass(engine, service, moved);
}

/** Replacing what died and scaling out need no percentages; what replaces leaving tasks has to fit under the upper bound. */
function allowedStarts({ upper, good, leaving }: ServiceCounts, wanted: number): number {
  return leaving.length === 0 ? wanted : Math.max(0, Math.min(wanted, upper - good.length - leaving.length));
}

function announce(
  engine: Engine,
  service: ServiceState,
  started: readonly number[],
  stopped: readonly StoppedTask[],
): void {
  const { state } = engine;
  const idsOf = (tasks: readonly number[]) => tasks.map((task) => taskIdAt(state, task));
  if (started.length > 0) {
    say(engine, service, 'placement', messages.startedTasks(service.name, idsOf(started)), { tasks: started });
  }
  if (service.failure !== null) {
    const { message, closestInstance } = service.failure;
    sayOnce(engine, service, 'placement', 'failure', message, {
      instances: closestInstance < 0 ? [] : [closestInstance],
    });
  }
  const running = stopped.filter((it) => it.running).map((it) => it.task);
  const pending = stopped.filter((it) => !it.running).map((it) => it.task);
  if (running.length > 0) {
    say(engine, service, 'scaling', messages.stoppedRunningTasks(service.name, idsOf(running)), { tasks: running });
  }
  if (pending.length > 0) {
    say(engine, service, 'scaling', messages.stoppedPendingTasks(service.name, pending.length), { tasks: pending });
  }
}

/** Both percentages stand in the way: nothing can start before something stops, and nothing may stop. */
function announceBlocked(engine: Engine, service: ServiceState, counts: ServiceCounts, idle: boolean): void {
  const waitsForHealth = healthyIn(counts.good) < counts.good.length;
  if (idle && counts.leaving.length > 0 && !waitsForHealth) {
    const message = messages.cannotStopOrStart(service.name);
    service.repeatAtMs = sayOnce(engine, service, 'blocked', 'failure', message) + engine.timingsMs.eventRepeat;
  } else {
    causeIsGone(service, 'blocked');
  }
}

/** Older deployments without a task left are INACTIVE; a deleted service without tasks is too. */
function retireDeployments({ state }: Engine, service: ServiceState): void {
  const [primary, ...older] = service.deployments;
  const kept = older.filter((index) => (state.deployments[index]?.unfinishedTasks ?? 0) > 0);
  for (const index of older) {
    const deployment = state.deployments[index];
    if (deployment && !kept.includes(index)) deployment.status = 'INACTIVE';
  }
  service.deployments.splice(0, service.deployments.length, ...(primary === undefined ? [] : [primary]), ...kept);
  if (service.status !== 'DRAINING' || kept.length > 0) return;
  if ((primaryOf(state, service)?.unfinishedTasks ?? 0) === 0) {
    service.status = 'INACTIVE';
    state.catalogVersion++;
  }
}

/** One deployment, everything wanted is there, healthy, and nothing moves: a steady state. */
function settle(engine: Engine, service: ServiceState, unsettled: boolean): void {
  const { state } = engine;
  const counts = countTasks(engine, service);
  const deployment = primaryOf(state, service);
  service.steady =
    service.status === 'ACTIVE' &&
    !unsettled &&
    service.deployments.length === 1 &&
    counts.leaving.length === 0 &&
    healthyIn(counts.good) === counts.desired &&
    deployment?.unfinishedTasks === counts.desired;
  if (!service.steady || !deployment) return causeIsGone(service, 'steady');
  if (deployment.rolloutState === 'IN_PROGRESS') {
    deployment.rolloutState = 'COMPLETED';
    say(engine, service, 'deployment', messages.deploymentCompleted(service.name, deployment.id));
  }
  const saidAtMs = sayOnce(engine, service, 'steady', 'service', messages.steadyState(service.name));
  service.repeatAtMs = saidAtMs + engine.timingsMs.eventRepeat;
}

/** What time alone will bring: tasks that count as healthy from some moment on, and the end of a throttle. */
function planNextPass({ state }: Engine, service: ServiceState, moved: boolean): void {
  const { timeMs } = state;
  // What it changed has its effect at the next regular pass, not at another one of this moment.
  let nextMs = moved ? timeMs + 1 : Infinity;
  for (const task of service.liveTasks) {
    const settledAtMs = settlesAtMs(state, task);
    if (settledAtMs > timeMs && settledAtMs < nextMs) nextMs = settledAtMs;
  }
  const throttledUntilMs = primaryOf(state, service)?.throttledUntilMs ?? 0;
  if (throttledUntilMs > timeMs) nextMs = Math.min(nextMs, throttledUntilMs);
  // What the pass itself has changed has woken the service too; that counts as `moved`.
  service.passAtMs = nextMs;
  if (service.failure !== null) service.repeatAtMs = timeMs + 1;
}
