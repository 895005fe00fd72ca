import { providerToLeave } from '../../ecs/capacity-strategy';
import { effectiveStrategies } from '../../ecs/placement-rules';
import { launchOf, targetOfTask } from '../capacity/launch-target';
import { recordDecision } from '../decide';
import { WORK } from '../engine';
import type { Engine } from '../engine';
import { tasksToStop } from '../placement/stop-selection';
import type { StopCandidate } from '../placement/stop-selection';
import type { ServiceState, SimulationState } from '../state';
import { taskDefinitionIndex } from '../task-rows/kinds';
import { stopTask } from '../task/lifecycle';
import { byDeployment, healthyIn, primaryOf } from './counts';
import type { ServiceCounts, ServiceTask } from './counts';
import { isTired } from './passing';
import type { Passing } from './passing';
import { isReplaced, noteStopOfIll, reasonOfIllness, replacedFirst } from './unhealthy';

/** A pass stops tasks. Source: placement-and-lifecycle 2.4, 6.1 and 6.5; services-and-capacity 1.3, 1.6 and 1.7. */

/** A task that has been told to stop, as it was before. */
export type StoppedTask = Pick<ServiceTask, 'task' | 'running'>;

/** What a pass has told to stop, and what it would have if protection did not keep it. */
export interface Stops {
  readonly stopped: readonly ServiceTask[];
  /** Protected tasks that are too many or to be replaced. */
  readonly kept: readonly ServiceTask[];
}

/** What the pass has come to before it stops anything. */
export interface Progress {
  /** Tasks that were missing before the pass started any. */
  readonly wanted: number;
  /** How many it has started. */
  readonly started: number;
  /** Nothing needs to go for room: everything wanted has been started, or waits for something else than room. */
  readonly hasRoom: boolean;
  /** The deployment has been given up: nothing replaces what would be stopped. */
  readonly halted: boolean;
}

/** Tasks that are not RUNNING yet leave a draining instance at once. */
export function stopForDrain(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
): Passing<ServiceTask[]> {
  return stopAll(
    engine,
    service,
    tasks.filter((task) => task.draining && !task.running),
  );
}

/** Everything that has to go in this pass, in the order of placement-and-lifecycle 6.1, rule 4. */
export function* stopTasks(
  engine: Engine,
  service: ServiceState,
  counts: ServiceCounts,
  progress: Progress,
): Passing<Stops> {
  const { good, desired } = counts;
  const surplus = yield* stopSome(engine, service, good, good.length - desired, true);
  const ill = yield* stopAll(
    engine,
    service,
    replacedFirst(engine.state, counts.ill).slice(0, illToStop(engine.state, counts, progress)),
  );
  // Assumption `failed-deployment-scales-in`.
  const leaving = progress.halted
    ? yield* stopOldestFirst(engine, service, counts.leaving, counts.leaving.length - desired)
    : yield* stopLeaving(engine, service, withoutStopped(counts, surplus.stopped), {
        ...progress,
        wanted: progress.wanted - ill.length,
      });
  return {
    stopped: [...surplus.stopped, ...ill, ...leaving.stopped],
    kept: [...surplus.kept, ...leaving.kept],
  };
}

/** What has been stopped as too much does not keep the service above its lower bound. */
function withoutStopped(counts: ServiceCounts, stopped: readonly ServiceTask[]): ServiceCounts {
  if (stopped.length === 0) return counts;
  const gone = new Set(stopped);
  return { ...counts, good: counts.good.filter((task) => !gone.has(task)) };
}

/**
 * Ill tasks go one for one as those that replace them become healthy. Where nothing can start beside them one goes at a time, whatever the lower
 * bound: it contributes nothing to it (services-and-capacity 1.6; assumption `unhealthy-replaced`).
 */
function illToStop(
  state: SimulationState,
  { ill, good, desired }: ServiceCounts,
  { wanted, started, hasRoom, halted }: Progress,
): number {
  if (ill.length === 0) return 0;
  const healthy = healthyIn(good);
  const replaced = ill.length - Math.max(0, desired - healthy);
  if (replaced > 0) return replaced;
  const awaitsReplacement = healthy < good.length && ill.some(({ task }) => isReplaced(state, task));
  return wanted > 0 && started === 0 && !hasRoom && !halted && !awaitsReplacement ? 1 : 0;
}

/** Tasks that are to be replaced go as soon as the healthy ones that stay are enough. */
function* stopLeaving(
  engine: Engine,
  service: ServiceState,
  counts: ServiceCounts,
  { wanted, hasRoom }: Pick<Progress, 'wanted' | 'hasRoom'>,
): Passing<Stops> {
  if (counts.leaving.length === 0) return NOTHING;
  const healthy = counts.leaving.filter((task) => task.healthy);
  const others = counts.leaving.filter((task) => !task.healthy);
  const total = healthy.length + healthyIn(counts.good);
  const surplus = Math.max(0, total - counts.lower);
  const allowed = wanted <= 0 ? surplus : hasRoom ? Math.max(0, total - counts.desired) : Math.min(surplus, wanted);
  // What is not healthy costs nothing against the lower bound.
  const first = hasRoom && wanted > 0 ? NOTHING : yield* stopSome(engine, service, others, others.length);
  const second = yield* stopOldestFirst(engine, service, healthy, Math.min(healthy.length, allowed));
  return { stopped: [...first.stopped, ...second.stopped], kept: [...first.kept, ...second.kept] };
}

/** Instances that are compared with each other in the time of one unit of work. */
const COMPARED_PER_WORK = 4;

const NOTHING: Stops = { stopped: [], kept: [] };

/** The oldest deployment's tasks first, then as on a scale-in. */
function* stopOldestFirst(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  count: number,
): Passing<Stops> {
  if (count <= 0) return NOTHING;
  const stopped: ServiceTask[] = [];
  const kept: ServiceTask[] = [];
  for (const [, pool] of byDeployment(engine.state, tasks)) {
    const stops = yield* stopSome(engine, service, pool, Math.min(pool.length, count - stopped.length));
    stopped.push(...stops.stopped);
    kept.push(...stops.kept);
  }
  return { stopped, kept };
}

function* stopSome(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  count: number,
  byProvider = false,
): Passing<Stops> {
  if (count <= 0) return NOTHING;
  const held = tasks.filter((task) => isHeld(service, task));
  const free = held.length === 0 ? tasks : tasks.filter((task) => !isHeld(service, task));
  const kept = count > free.length ? held : [];
  // Where all go there is nothing to choose.
  if (count >= free.length) return { stopped: yield* stopAll(engine, service, free), kept };
  return { stopped: yield* stopChosen(engine, service, tasks, count, byProvider), kept };
}

/**
 * Protection is from scale-in and deployments alone: what is ill, on a draining instance, or of a service that is deleted goes (assumptions
 * `protection-reach` and `deleted-service-protection`).
 */
function isHeld({ status }: ServiceState, task: ServiceTask): boolean {
  return task.protected && status === 'ACTIVE' && (task.old || !(task.ill || task.draining));
}

/** One of some tasks goes for a reason of its own, chosen as on a scale-in; null where all are protected. */
export function stopOneOf(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  reason: string,
): ServiceTask | null {
  const chosen = choices(engine, service, tasks, reason)();
  const found = tasks.find(({ task }) => task === chosen);
  if (found === undefined) return null;
  stopTask(engine, found.task, 'ServiceSchedulerInitiated', reason);
  return found;
}

/**
 * The strategies say which.
 * @param count less than there are
 * @param byProvider first the provider that is furthest beyond its share gives one up (services-and-capacity 4.2)
 */
function* stopChosen(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  count: number,
  byProvider: boolean,
): Passing<ServiceTask[]> {
  const byTask = new Map(tasks.map((task) => [task.task, task]));
  const choose = byProvider ? choicesByProvider(engine, service, tasks) : choices(engine, service, tasks);
  // A choice compares the instances on which the tasks are.
  const workOfChoice = Math.ceil(Math.min(tasks.length, engine.state.instances.count) / COMPARED_PER_WORK);
  const stopped: ServiceTask[] = [];
  while (stopped.length < count) {
    engine.work += workOfChoice;
    const chosen = byTask.get(choose());
    if (!chosen) return stopped;
    stopped.push(stop(engine, service, chosen));
    if (isTired(engine)) yield;
  }
  return stopped;
}

function candidateOf(service: ServiceState, task: ServiceTask): StopCandidate {
  return {
    task: task.task,
    protected: isHeld(service, task),
    oldDeployment: task.old,
    draining: task.draining,
    unhealthy: task.unhealthy,
    notRunning: !task.running,
  };
}

/** The same for each provider of the service's strategy, which takes its turn when it has the most beyond its share. */
function choicesByProvider(engine: Engine, service: ServiceState, tasks: readonly ServiceTask[]): () => number {
  const { state } = engine;
  const { targets, shares } = launchOf(state, service.input);
  const lists = [...targets.map((): ServiceTask[] => []), []];
  for (const task of tasks) lists[targetOfTask(state, targets, task.task)]?.push(task);
  if (lists.filter((list) => list.length > 0).length < 2) return choices(engine, service, tasks);
  const counts = lists.map((list) => list.length);
  const free = lists.map((list) => list.filter((task) => !isHeld(service, task)).length);
  const choose = lists.map((list) => (list.length === 0 ? () => -1 : choices(engine, service, list)));
  return () => {
    const at = providerToLeave(shares, counts, free);
    const chosen = choose[at]?.() ?? -1;
    if (chosen < 0) return -1;
    counts[at] = (counts[at] ?? 0) - 1;
    free[at] = (free[at] ?? 0) - 1;
    return chosen;
  };
}

/** Answers at each call with the next of the tasks to stop, -1 for none; the decision is recorded. */
function choices(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
  reason: string | null = null,
): () => number {
  const { state, outcome } = engine;
  const candidates = tasks.map((task) => candidateOf(service, task));
  const strategies = effectiveStrategies(service.input.placementStrategy ?? [], 'service');
  const choose = tasksToStop(state, candidates, strategies, service.group, state.random.stop, outcome);
  let left = candidates;
  return () => {
    engine.watchStops?.(
      { service: state.services.indexOf(service), candidates: left, strategies, reason },
      state.decisions.count,
    );
    const chosen = choose();
    if (chosen < 0) return -1;
    // Only who looks on needs to know who is left.
    if (engine.watchStops !== null) left = left.filter(({ task }) => task !== chosen);
    const taskDefinition = taskDefinitionIndex(state, chosen);
    recordDecision(engine, 'stop', chosen, { owner: service.owner, taskDefinition });
    return chosen;
  };
}

export function* stopAll(engine: Engine, service: ServiceState, tasks: readonly ServiceTask[]): Passing<ServiceTask[]> {
  const stopped: ServiceTask[] = [];
  for (const task of tasks) {
    stopped.push(stop(engine, service, task));
    if (isTired(engine)) yield;
  }
  return stopped;
}

/** Tells one task to stop. */
function stop(engine: Engine, service: ServiceState, task: ServiceTask): ServiceTask {
  engine.work += WORK.decision;
  if (task.ill && !task.old) noteStopOfIll(engine.state, service, task.task);
  stopTask(engine, task.task, 'ServiceSchedulerInitiated', reasonToStop(engine, service, task));
  return task;
}

/** Assumption `deployment-of-stop`. */
function reasonToStop({ state }: Engine, service: ServiceState, { task, old, ill, draining }: ServiceTask): string {
  if (!old && ill) return reasonOfIllness(state, task);
  if (!old && draining) return `Service ${service.name}: container instance is in DRAINING state`;
  return `Scaling activity initiated by (deployment ${primaryOf(state, service)?.id ?? ''})`;
}
