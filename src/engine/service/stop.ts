import { effectiveStrategies } from '../../ecs/placement-rules';
import { recordDecision } from '../decide';
import type { Engine } from '../engine';
import { chooseTaskToStop, inStopOrder } from '../placement/stop-selection';
import type { StopCandidate } from '../placement/stop-selection';
import type { ServiceState } from '../state';
import { stopTask } from '../task/lifecycle';
import { countTasks, healthyIn, primaryOf } from './counts';
import type { ServiceCounts, ServiceTask } from './counts';

/** A pass stops tasks. Source: placement-and-lifecycle 2.4, 6.1 and 6.5; services-and-capacity 1.3. */

export interface StoppedTask {
  readonly task: number;
  /** Whether it was RUNNING when it was told. */
  readonly running: boolean;
}

/** Tasks that are not RUNNING yet leave a draining instance at once. */
export function stopForDrain(engine: Engine, service: ServiceState): StoppedTask[] {
  const { good, leaving } = countTasks(engine, service);
  const tasks = [...good, ...leaving].filter((task) => task.draining && !task.running);
  return tasks.map((task) => stop(engine, service, task));
}

/** More tasks than desired: the service's strategies say which go. The percentages have no say. */
export function stopSurplus(engine: Engine, service: ServiceState, { good, desired }: ServiceCounts): StoppedTask[] {
  return stopSome(engine, service, good, good.length - desired);
}

/**
 * Tasks that are to be replaced go as soon as the healthy ones that stay are enough.
 * @param wanted tasks missing before this pass started any
 * @param starting whether this pass has started what it wanted: then nothing needs to go for room
 */
export function stopLeaving(
  engine: Engine,
  service: ServiceState,
  counts: ServiceCounts,
  { wanted, starting }: { readonly wanted: number; readonly starting: boolean },
): StoppedTask[] {
  const healthy = counts.leaving.filter((task) => task.healthy);
  const others = counts.leaving.filter((task) => !task.healthy);
  const total = healthy.length + healthyIn(counts.good);
  const surplus = Math.max(0, total - counts.lower);
  const allowed = wanted === 0 ? surplus : starting ? Math.max(0, total - counts.desired) : Math.min(surplus, wanted);
  return [
    // What is not healthy costs nothing against the lower bound.
    ...(starting ? [] : others.map((task) => stop(engine, service, task))),
    ...stopOldestFirst(engine, service, healthy, Math.min(healthy.length, allowed)),
  ];
}

/** The oldest deployment's tasks first, then as on a scale-in. */
function stopOldestFirst(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  count: number,
): StoppedTask[] {
  const { deployment } = engine.state.taskLife;
  const stopped: StoppedTask[] = [];
  for (
    let left = [...tasks];
    stopped.length < count;
    left = left.filter(({ task }) => !stopped.some((it) => it.task === task))
  ) {
    const oldest = Math.min(...left.map(({ task }) => deployment[task] ?? -1));
    const pool = left.filter(({ task }) => deployment[task] === oldest);
    stopped.push(...stopSome(engine, service, pool, Math.min(pool.length, count - stopped.length)));
  }
  return stopped;
}

function stopSome(engine: Engine, service: ServiceState, tasks: readonly ServiceTask[], count: number): StoppedTask[] {
  if (count <= 0) return [];
  // Where all go there is nothing to choose.
  if (count >= tasks.length) return tasks.map((task) => stop(engine, service, task));
  const byTask = new Map(tasks.map((task) => [task.task, task]));
  const order = inStopOrder(engine.state, Int32Array.from(byTask.keys()));
  const candidates = Array.from(order, (task) => byTask.get(task)).flatMap((task) => (task ? [candidateOf(task)] : []));
  const stopped: StoppedTask[] = [];
  while (stopped.length < count) {
    const chosen = byTask.get(chooseOne(engine, service, candidates));
    if (!chosen) return stopped;
    candidates.splice(
      candidates.findIndex(({ task }) => task === chosen.task),
      1,
    );
    stopped.push(stop(engine, service, chosen));
  }
  return stopped;
}

function candidateOf({ task, old, draining, running }: ServiceTask): StopCandidate {
  return { task, protected: false, oldDeployment: old, draining, unhealthy: false, notRunning: !running };
}

/** The task to stop, -1 for none. */
function chooseOne(engine: Engine, service: ServiceState, candidates: readonly StopCandidate[]): number {
  const { state, outcome } = engine;
  const strategies = effectiveStrategies(service.input.placementStrategy ?? [], 'service');
  const chosen = chooseTaskToStop(state, candidates, strategies, service.group, state.random.stop, outcome);
  if (chosen < 0) return -1;
  recordDecision(engine, 'stop', chosen, {
    owner: service.owner,
    taskDefinition: state.tasks.taskDefinition[chosen] ?? -1,
  });
  return chosen;
}

/** Tells one task to stop. Assumption `deployment-of-stop`. */
function stop(engine: Engine, service: ServiceState, { task, draining, old, running }: ServiceTask): StoppedTask {
  const deployment = primaryOf(engine.state, service)?.id ?? '';
  const reason =
    draining && !old
      ? `Service ${service.name}: container instance is in DRAINING state`
      : `Scaling activity initiated by (deployment ${deployment})`;
  stopTask(engine, task, 'ServiceSchedulerInitiated', reason);
  return { task, running };
}
